# SPDX-License-Identifier: Apache-2.0
"""The page of one department counted from the entries alone: what it did in a period and what it has in hand at the end of it."""
import collections

from recount_circular import WORST_FIRST
from recount_entries import date, iso
from recount_office import LEVELS, resolution_row
from recount_unscored import opened_opinions, people_of, services_by
from recount_units import percent, share

SOON = 5  # working days
# Figure, word of the table, word of the paragraph, by kind of entry.
TURNS = {"step.returned": ("corrections", "一次性告知补正"), "step.paused": ("pauses", "特别程序"), "step.held": ("holds", "挂起（企业原因）"),
         "step.extended": ("extensions", "延长审批期限"), "step.escalated": ("escalations", "提级")}
LAMPS = {"red": "红", "yellow": "黄", "grey": "灰", "green": "绿"}
ASKS = {"consultation": "咨询", "help": "求助", "complaint": "投诉"}
DUE = {"filed": "受理（5日）期限", "paused": "特别程序告知期满", "accepted": "办结期限"}


class Department:
    def __init__(self, period, name):
        self.period, self.name = period, name
        self.views = [view for view in period.views if view.step["department"] == name]
        self.hand = period.by_urgency([view for view in period.in_hand if view.step["department"] == name])
        own = lambda views: [view for view in views if view.step["department"] == name]
        self.received, self.accepted = own(period.happened("received")), own(period.happened("accepted", "approval"))
        self.decided, self.utility = own(period.happened("decided", "approval")), own(period.happened("decided", "utility"))
        self.turned = list(self.turns())

    def due_soon(self):
        last = self.period.calendar.plus(self.period.last, SOON)
        return [view for view in self.hand if not view.past and self.period.acts_on(view)
                and self.period.last <= self.period.acts_on(view) <= last]

    def turns(self):
        """(kind, what it says, row) of each entry of the days that stopped, deferred or raised one of its items."""
        mine = {(view.project, view.step["step"]) for view in self.views}
        for entry in sorted(self.period.ledger.entries, key=lambda entry: (entry["on"], entry["seq"])):
            kind, body = entry["kind"], entry["body"]
            if entry["seq"] > self.period.head or entry["seq"] in self.period.appraisal.cancelled or not self.period.within(date(entry["on"])):
                continue
            if kind not in TURNS and not (kind == "step.accepted" and body.get("owed")) or (entry["project"], body["step"]) not in mine:
                continue
            row = {"project": entry["project"], "step": body["step"], "on": entry["on"], "seq": entry["seq"]}
            if kind == "step.accepted":
                for owed in body["owed"]:
                    yield "owed", {**row, "kind": "容缺受理", "words": f"{owed['material']}，{owed['due'][5:]} 前补齐"}
            else:
                yield TURNS[kind][0], {**row, "kind": TURNS[kind][1], "words": self.words_of(kind, body)}

    @staticmethod
    def words_of(kind, body):
        if kind == "step.paused":
            return f"{body['procedure']}，告知 {body['expected']} 个工作日"
        if kind == "step.extended":
            return f"{body['days']} 个工作日，{body['approver']}批准"
        return f"至{body['to']}：{body['note']}" if kind == "step.escalated" else body.get("note")

    def figures(self):
        on_time = [view for view in self.decided if not view.past]
        turned = collections.Counter(kind for kind, _ in self.turned)
        approval = [view for view in self.hand if view.counted_as == "approval"]
        return {"working_days": self.period.calendar.count(self.period.first, self.period.last), "received": len(self.received),
                "accepted": len(self.accepted), "decided": len(self.decided), "decided_utility": len(self.utility), "on_time": len(on_time),
                "late": len(self.decided) - len(on_time), "used": sum(view.used for view in self.decided),
                "promised": sum(view.limit for view in self.decided), "in_hand": len(self.hand), "in_hand_approval": len(approval),
                "overdue": sum(view.past for view in self.hand), "overdue_approval": sum(view.past for view in approval),
                "due_soon": len(self.due_soon()), "accepted_with_owed": sum(bool(view.attempt.owed) for view in self.accepted),
                "owed": len(self.still_owed()), **{figure: turned[figure] for figure, _ in TURNS.values()}}

    def still_owed(self):
        return [(view, owed) for view in self.views for owed in view.owed_open()]

    def reply(self, view):
        """Why it is not done, as last answered since this attempt began."""
        told = [entry["body"]["reason"] for entry in self.period.ledger.entries if entry["kind"] == "step.replied"
                and view.attempt.seq < entry["seq"] <= self.period.head and entry["seq"] not in self.period.appraisal.cancelled
                and (entry["project"], entry["body"]["step"]) == (view.project, view.step["step"]) and date(entry["on"]) <= self.period.last]
        return told[-1] if told else None

    def in_hand_rows(self):
        rows = []
        for view in self.hand:
            row = view.in_hand_row()
            rows.append({"project": view.project, "step": view.step["step"], "responsible": view.responsible, "state": view.state,
                         **{name: row[name] for name in ("accepted", "due", "legal_due", "lamp")}, "left": self.period.left(view),
                         "reply": self.reply(view), "seq": view.attempt.seq})
        return rows

    def due_rows(self):
        return [{"project": view.project, "step": view.step["step"], "due": iso(self.period.acts_on(view)), "what": DUE[view.state],
                 "left": self.period.calendar.elapsed(self.period.last, self.period.acts_on(view)), "responsible": view.responsible}
                for view in self.due_soon()]

    def decided_rows(self):
        """On time first, each by project and step."""
        order = sorted(self.decided, key=lambda view: (view.past, view.key))
        return [{"result": "超期" if view.past else "按时", "project": view.project, "name": view.project_name, "step": view.step["name"],
                 "accepted": iso(view.accepted), "due": iso(view.due), "decided": iso(view.attempt.decided), "used": view.used,
                 "promised": view.limit, "overdue": view.overdue, "seq": view.attempt.seqs["decided"]} for view in order]

    def received_rows(self):
        views = [*self.received, *(view for view in self.accepted if view not in self.received)]
        return [{"project": view.project, "step": view.step["step"], "received": iso(self.period.day_of(view, "received")),
                 "accepted": iso(self.period.day_of(view, "accepted")) if view.counted_as == "approval" else None, "state": view.state,
                 "seq": view.attempt.seq} for view in views]

    def joins(self, one):
        return self.name in (one["lead"], *one.get("co", []))

    def resolution_rows(self):
        known = self.period.state.resolutions
        rows = [resolution_row(self.period.circular, code, one) for code, one in sorted(known.items()) if self.joins(one)
                and (not one["done"] or self.period.within(one["done"]) or self.period.within(one["due"]))]
        return [{name: row[name] for name in ("code", "title", "lead", "co", "due", "state", "overdue", "done", "seq")} for row in rows]

    def problem_rows(self):
        rows = []
        for code, one in sorted(self.period.state.problems.items()):
            if self.joins(one) and (not one["solved"] or self.period.within(one["solved"])):
                late = "逾期" if one["due"] < self.period.last else "未解决"
                rows.append({"code": code, "project": one["project"], "title": one["title"], "lead": one["lead"],
                             "co": one.get("co") or None, "raised": iso(one["raised"]), "due": iso(one["due"]),
                             "state": "已销号" if one.get("cleared") else "已解决" if one["solved"] else late, "solved": iso(one["solved"])})
        return rows

    def inquiry_rows(self):
        people, rows = people_of(self.period.appraisal), []
        for code, one in sorted(self.period.state.inquiries.items()):
            settled = one["settled"]
            here = self.period.within(one["received"]) or (settled and self.period.within(settled[0]))
            if people.get(one.get("to")) == self.name and (not settled or here):
                waits = "逾期" if self.period.last > one["due"] else "待答复"
                ended = {"answered": "已答复", "returned": "已退回"}.get(settled[1]) if settled else waits
                rows.append({"code": code, "title": one["title"], "project": one["project"], "asks": ASKS[one["asks"]],
                             "received": iso(one["received"]), "due": iso(one["due"]), "state": "已办结" if one["closed"] else ended,
                             "staff": one["to"], "answered": iso(one["answered"])})
        return rows

    def review_rows(self):
        every = [(code, one) for code, one in sorted(self.period.state.reviews.items())
                 if self.period.within(one["received"]) and self.period.appraisal.rated_unit(one) == self.name]
        return [{"code": code, "received": iso(one["received"]), "project": one["project"], "step": one.get("step"), "level": LEVELS[one["level"]],
                 "counts": "排除" if one["excluded"] else "默认，不计" if one.get("by_default") else "计", "seq": one["seq"]} for code, one in every]

    def person_rows(self):
        counts = collections.defaultdict(collections.Counter)
        for view in self.hand:
            counts[view.responsible or "未指定"].update({"in_hand": 1, "overdue": view.past})
        for view in self.decided:
            counts[view.responsible or "未指定"].update({"decided": 1, "on_time": not view.past})
        for _, service in services_by(self.period.appraisal, self.name):
            counts[service["by"]]["services"] += 1
        return [{"person": name, **{what: own[what] for what in ("in_hand", "overdue", "decided", "on_time", "services")}}
                for name, own in sorted(counts.items())]

    def sections(self):
        return {"overall": self.figures()}, {
            "in_hand": self.in_hand_rows(), "due_soon": self.due_rows(), "decided": self.decided_rows(), "received": self.received_rows(),
            "turns": [row for _, row in self.turned], "resolutions": self.resolution_rows(), "problems": self.problem_rows(),
            "inquiries": self.inquiry_rows(), "opinions": opened_opinions(self.period.appraisal, self.name), "reviews": self.review_rows(),
            "persons": self.person_rows()}

    def sentences(self):
        """Of the printed page, made of recounted numbers."""
        figures = self.figures()
        yield self.work_sentence(figures)
        told = [f"{words}{figures[figure]}次" for figure, words in TURNS.values() if figures[figure]]
        told += [f"容缺受理{figures['accepted_with_owed']}项"] if figures["accepted_with_owed"] else []
        yield "，".join(told) + "。" if told else "没有补正、容缺、停表、挂起、延长和提级。"
        yield self.points_sentence()
        for word, rows in (("期末在办", self.hand), ("五个工作日内到期", self.due_soon()), ("本期办结", self.decided)):
            if rows:
                yield f"、{word}（{len(rows)}项）"
        owed = self.still_owed()
        if owed:
            yield f"期末容缺待补 {len(owed)} 份"
        for view, paper in owed:
            days = self.period.calendar.elapsed(self.period.last, paper["due"])
            yield f"{view.project_name}{view.step['short_name']}的{paper['material']}（" + (
                "今日到期" if paper["due"] == self.period.last else f"剩 {days} 个工作日" if days > 0 else "")

    def work_sentence(self, figures):
        text = f"收件{figures['received']}项，受理审批事项{figures['accepted']}项，办结{figures['decided']}项"
        if figures["decided"]:
            means = [share(figures[name], figures["decided"]) for name in ("used", "promised")]
            text += (f"，按时{figures['on_time']}项，按时办结率{percent(figures['on_time'], figures['decided'])}"
                     f"（{figures['on_time']}/{figures['decided']}），平均用时{means[0]}、平均承诺{means[1]}个工作日")
        if self.utility:
            text += f"；另办结公用服务{len(self.utility)}项，不评按时"
        text += f"。期末在办{len(self.hand)}项"
        if self.hand:
            lamps = collections.Counter(view.lamp for view in self.hand)
            text += ("（" + "、".join(f"{LAMPS[lamp]}{lamps[lamp]}" for lamp in WORST_FIRST)
                     + f"），其中超期{figures['overdue']}项，五个工作日内到期{figures['due_soon']}项")
        return text + "。"

    def points_sentence(self):
        row = self.period.scored.get(self.name)
        if row is None or not row["available"]:
            return "考核口径下本期没有应办结的审批事项，不计分。"
        text = f"应办结{row['due']}项、按时{row['on_time']}项，得分 {row['points']}/{row['available']}（试算）"
        least = self.period.appraisal.weights["least_decided"]
        if len(self.decided) < least:
            return text + f"；办结少于{least}件，样本小，不排名。"
        if row["rank"] is None:
            return text + f"；办结不少于{least}件的部门不到两个，不排名。"
        return text + f"；在办结不少于{least}件的部门里得分率第{row['rank']}。"
