# SPDX-License-Identifier: Apache-2.0
"""属地 counted from the entries alone: projects and their items by the place where they are built."""
import collections

from recount_circular import WORST_FIRST
from recount_units import percent, phase_of

NONE = "未登记"
FIGURES = ("received", "accepted", "decided")


def region_of(project, by_code):
    place = (project.get("location") or "").strip()
    return (None if by_code else place) or project.get("region") or NONE


class Regions:
    def __init__(self, period, by_code=False):
        self.period, circular = period, period.circular
        self.where = {code: region_of(project, by_code) for code, project in period.state.projects.items()}
        self.listed = circular.projects()
        self.events = {what: period.happened(what, "approval") for what in FIGURES}

    def mine(self, region, views):
        return [view for view in views if region in (None, self.where[view.project])]

    def projects_in(self, region):
        return [row for row in self.listed if region in (None, self.where[row["project"]])]

    def row(self, region):
        """Of one, or of all together."""
        projects = self.projects_in(region)
        lamps = collections.Counter(row["lamp"] for row in projects)
        hand = self.mine(region, self.period.in_hand)
        approval = [view for view in hand if view.counted_as == "approval"]
        counts = {what: len(self.mine(region, self.events[what])) for what in FIGURES}
        on_time = sum(not view.past for view in self.mine(region, self.events["decided"]))
        return {"region": region, "projects": len(projects), "investment": sum(row["investment"] or 0 for row in projects),
                **{lamp: lamps[lamp] for lamp in WORST_FIRST}, "unplanned": lamps[None], **counts, "on_time": on_time,
                "on_time_rate": percent(on_time, counts["decided"]), "in_hand": len(approval), "overdue": sum(view.past for view in approval),
                "in_hand_utility": len(hand) - len(approval)}

    def regions(self):
        """Those with anything, most projects first, then by name; what has no place last."""
        rows = [self.row(region) for region in sorted(set(self.where.values()))]
        rows = [row for row in rows if any(row[name] for name in ("projects", "in_hand", "in_hand_utility", *FIGURES))]
        return sorted(rows, key=lambda row: (row["region"] == NONE, -row["projects"]))

    @staticmethod
    def figures(row):
        return {"projects": row["projects"], "investment_yuan": row["investment"], **{name: row[name] for name in ("decided", "in_hand", "overdue")}}

    def sections(self):
        rows = self.regions()
        return {"regions": {"regions": len(rows), **self.figures(self.row(None))}}, {"regions": rows}

    def sentences(self):
        """The line of sums, and what is said of amounts."""
        row = self.row(None)
        money = f"{(row['investment'] + 5000) // 10000:,}"
        cells = ["合计", row["projects"], money, *(row[name] for name in (*WORST_FIRST, "unplanned", *FIGURES, "on_time")),
                 row["on_time_rate"] or "—", row["in_hand"], row["overdue"], row["in_hand_utility"]]
        yield "| " + " | ".join(str(cell) if cell == "—" else f"**{cell}**" for cell in cells) + " |"
        yield from self.amounts(None)

    def amounts(self, region):
        projects = self.projects_in(region)
        without = sum(row["investment"] is None for row in projects)
        about = sum(row["investment"] is not None and self.period.circular.is_approximate(row["project"]) for row in projects)
        parts = [f"{without}个项目没有登记总投资"] if without else []
        parts += [f"{about}个项目的总投资清单上是约数"] if about else []
        if parts:
            yield "，".join(parts) + "。"

    def page(self, region):
        """Figures and rows of one region's own page."""
        row = self.row(region)
        return {"regions": self.figures(row)}, {"regions": [row], "projects": self.project_rows(region), "in_hand": self.in_hand_rows(region)}

    def phase(self, code):
        if self.period.circular.is_suspended(code):
            return "暂缓"
        planned = code in self.period.state.plans
        return phase_of(self.period.circular, code, self.period.state) if planned else "未编方案"

    def project_rows(self, region):
        """Of what is in hand the approval items count; below stand utilities too."""
        rows = []
        for project in self.projects_in(region):
            code = project["project"]
            hand = [view for view in self.period.in_hand if view.project == code and view.counted_as == "approval"]
            rows.append({"project": code, "name": project["name"], "investment": project["investment"], "phase": self.phase(code),
                         "specialist": next(iter(self.period.state.specialists_on(code, self.period.last)), None), "lamp": project["lamp"],
                         "in_hand": len(hand), "overdue": sum(view.past for view in hand), "node": self.period.annex[code]["node_name"],
                         "node_forecast": self.period.annex[code]["forecast"]})
        return rows

    def in_hand_rows(self, region):
        return [{"project": view.project, "step": view.step["step"], "department": view.step["department"], "responsible": view.responsible,
                 "state": view.state, "due": view.in_hand_row()["due"], "left": self.period.left(view), "lamp": view.lamp, "seq": view.attempt.seq}
                for view in self.period.by_urgency(self.mine(region, self.period.in_hand))]
