# SPDX-License-Identifier: Apache-2.0
"""The material of a monthly meeting counted from the entries alone: the month, the month before it beside it, what is due in the next."""
from recount_appraisal import Appraisal
from recount_circular import WORST_FIRST, Circular
from recount_entries import ONE_DAY
from recount_nodes import stretches
from recount_office import office_figures, resolution_figures, resolution_rows


def first_of(day):
    return day.replace(day=1)


def first_of_next(day):
    return first_of(first_of(day) + ONE_DAY * 31)


def month_until(ledger, day, head, until=None):
    """The days of a month up to `day`, by the entries up to `head`, beside what was known at the end of the month before."""
    before = first_of(day) - ONE_DAY
    known = ledger.last_of_day(before) or head  # a ledger that was not begun then: by what is known now
    return Circular(ledger, day, head, before, min(known, head), until)


class Month:
    def __init__(self, ledger, day, head, until=None):
        self.ledger, self.head = ledger, head
        self.month = month_until(ledger, day, head, until)
        eve = first_of(day) - ONE_DAY
        known = min(ledger.last_of_day(eve) or head, head)
        before = first_of(eve) - ONE_DAY
        self.last_month = Circular(ledger, eve, known, before, min(ledger.last_of_day(before) or head, head))
        self.appraisal = Appraisal(ledger, head, first_of(day), day, until)
        self.month.ahead = first_of_next(first_of_next(day)) - ONE_DAY

    def comparison(self):
        now, before = self.month.overall(), self.last_month.overall()
        names = {"收件": "received", "受理": "accepted", "办结": "decided", "按时办结": "on_time", "期末在办": "in_hand",
                 "超期在办": "overdue_promised", "一次性告知补正": "corrections_told", "容缺受理": "accepted_with_owed"}
        return [{"figure": word, "month": now[name], "last_month": before[name]} for word, name in names.items()]

    def nodes(self):
        """Figures and rows of the stretches between nodes that ended in the year, of every project that was ever on the list."""
        state, day = self.month.now, self.month.day
        rows = []
        for code in sorted(state.plans):
            for row in stretches(state, code, self.month.calendar):
                if row["end"][:4] == str(day.year) and row["end"] <= day.isoformat():
                    rows.append({"project": code, "name": state.projects[code]["name"], **row})
        figures = {}
        for way in dict.fromkeys((row["from"], row["to"]) for row in rows):
            mine = [row for row in rows if (row["from"], row["to"]) == way]
            figures["至".join(way) + ".count"] = len(mine)
            for name in ("days", "working_days"):
                figures[f"{'至'.join(way)}.{name}"] = sorted(row[name] for row in mine)[(len(mine) - 1) // 2]
        return figures, rows

    def due(self):
        first = first_of_next(self.month.day).isoformat()
        return [row for row in self.month.due_next_week() if row["due"] >= first]

    def sections(self):
        every, rows_of = self.month.sections()
        whole = every["overall"]
        departments = self.appraisal.departments()
        nodes, node_rows = self.nodes()
        by_lamp = sorted(rows_of["annex"], key=lambda row: WORST_FIRST.index(row["lamp"]) if row["lamp"] else len(WORST_FIRST))
        same = ("red_items", "yellow_items", "grey_items", "overdue_items", "paused_items", "resumed_this_week", "held_items", "decided_late",
                "problems")
        rows = {"resolutions": resolution_rows(self.month), "overall": self.comparison(), "projects": by_lamp, "late": rows_of["plan_slip"],
                "departments": departments, "due_next_month": self.due(), "nodes": node_rows,
                **{name: rows_of[name] for name in same}}
        figures = {"resolutions": resolution_figures(self.month), "lamps": every["lamps"], "problems": every["problems"],
                   "overall": {"projects": whole["projects"], "investment_yuan": whole["investment"], "decided": whole["decided"],
                               "on_time": whole["on_time"], "overdue": whole["overdue_promised"]},
                   "departments": self.appraisal.department_figures(), "nodes": nodes,
                   "services": {"accepted_with_owed": whole["accepted_with_owed"], "corrections": whole["corrections_told"],
                                "corrections_repeated": whole["corrections_repeated"], **office_figures(self.month)}}
        return figures, rows
