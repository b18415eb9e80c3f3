# SPDX-License-Identifier: Apache-2.0
"""提速 counted from the entries alone: what law and promise gave and what was used, of the items decided in a period."""
from recount_entries import iso
from recount_units import percent, share

UNITS = {"working": "个工作日", "calendar": "个日历日", "month": "个月"}
WHY = ("期初转入", "没有法定时限", "以日历日或月计时限", "没有承诺时限")


def why_not(view):
    """Why a decided item does not count; None where it does."""
    step = view.step
    if view.attempt.opened_on:
        return WHY[0]
    if "legal" not in step:
        return WHY[1]
    if step["unit"] != "working":
        return WHY[2]
    return None if "promised" in step else WHY[3]


def faster(used, whole):
    """62.9%, or 慢6.0%; nothing can be saved of nothing."""
    if not whole:
        return None
    return "慢" + percent(used - whole, whole) if used > whole else percent(whole - used, whole)


class Compression:
    def __init__(self, period, department=None, step=None):
        decided = [view for view in period.happened("decided", "approval") if department in (None, view.step["department"])
                   and step in (None, view.step["step"])]
        self.period = period
        self.least = period.appraisal.weights["least_decided"]
        self.counted = [view for view in decided if why_not(view) is None]
        self.others = [view for view in decided if why_not(view) is not None]

    @staticmethod
    def sums(views):
        return {"items": len(views), "legal": sum(view.step["legal"] for view in views), "promised": sum(view.step["promised"] for view in views),
                "used": sum(view.used for view in views), "used_median": sorted(view.used for view in views)[(len(views) - 1) // 2] if views else None}

    def row(self, views):
        sums = self.sums(views)
        means = {f"{name}_mean": share(sums[name], sums["items"]) for name in ("legal", "promised", "used")}
        return {"items": sums["items"], **means, "used_median": sums["used_median"], "saved_legal": faster(sums["used"], sums["legal"]),
                "saved_promised": faster(sums["used"], sums["promised"]), "sample": "样本小" if sums["items"] < self.least else None}

    def groups(self, name, order):
        return [{name: value, **self.row([view for view in self.counted if view.step[name] == value])} for value in order]

    def sections(self):
        steps = [view.step["step"] for view in self.counted]
        fullest = sorted(set(steps), key=lambda step: (-steps.count(step), step))
        units = [unit for names in self.period.appraisal.units() for unit in names
                 if any(view.step["department"] == unit for view in self.counted)]
        entries = [(view, "计") for view in self.counted] + [(view, "不计：" + why_not(view)) for view in self.others]
        rows = [{"step": view.step["step"], "department": view.step["department"], "project": view.project, "accepted": iso(view.accepted),
                 "decided": iso(view.attempt.decided), "legal": view.step.get("legal"), "promised": view.step.get("promised"), "used": view.used,
                 "unit": UNITS[view.step["unit"]], "counts": counts, "seq": view.attempt.seqs["decided"]} for view, counts in entries]
        figures = {"decided": len(self.counted) + len(self.others), **self.sums(self.counted)}
        return {"overall": figures}, {"departments": self.groups("department", units), "steps": self.groups("step", fullest), "entries": rows}

    def sentences(self):
        """Of the printed page, made of recounted numbers; the line of sums too."""
        sums, row = self.sums(self.counted), self.row(self.counted)
        text = f"办结审批事项{len(self.counted) + len(self.others)}项，其中计入提速{sums['items']}项"
        if sums["items"]:
            text += (f"：平均法定{row['legal_mean']}、承诺{row['promised_mean']}、实际{row['used_mean']}个工作日，"
                     f"用时中位数{row['used_median']}")
            text += f"；比法定提速{row['saved_legal']}" if row["saved_legal"] else ""
            text += f"，比承诺提速{row['saved_promised']}" if row["saved_promised"] else ""
            cells = ["合计", *(row[name] if row[name] is not None else "—" for name in
                             ("items", "legal_mean", "promised_mean", "used_mean", "used_median", "saved_legal", "saved_promised"))]
            yield "| " + " | ".join(str(cell) if cell == "—" else f"**{cell}**" for cell in cells) + " |"
        yield text + "。"
        why = [why_not(view) for view in self.others]
        if why:
            yield f"不计入的{len(why)}项：" + "、".join(f"{word}{why.count(word)}项" for word in WHY if word in why) + "。"
