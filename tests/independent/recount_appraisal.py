# SPDX-License-Identifier: Apache-2.0
"""The appraisal of a period counted from the entries alone: departments, responsible people, specialists, lamps of its evenings."""
import collections
import fractions

from recount_circular import Circular
from recount_entries import ONE_DAY, date
from recount_steps import IN_HAND
from recount_unscored import opinion_rows, service_rows
from recount_units import Submissions, percent, share, submission_rows

# What holds until a setting says otherwise (zb setting list).
WEIGHTS = {"on_time": 50, "compression": 20, "resolutions": 20, "reviews": 10, "least_decided": 5}
GOOD = ("very_satisfied", "satisfied", "basically_satisfied")


def half_up(value):
    return int(value + fractions.Fraction(1, 2))


def points(tenths):
    return f"{tenths // 10}.{tenths % 10}"


class Appraisal:
    """Of the days from `first` to `last` by the entries up to `head`; `until`: the minute at which it was made, where that was on its last
    day and submissions were not due yet."""

    def __init__(self, ledger, head, first, last, until=None):
        self.ledger, self.head, self.first, self.last, self.until = ledger, head, first, last, until
        self.calendar = ledger.calendar(head)
        self.state, self.cancelled = ledger.fold(head, last), ledger.cancelled(head)
        self.weights = self.settings()
        self.views = [view for view in Circular.look(self.state, last, self.calendar) if view.counted_as == "approval"]

    def settings(self):
        found = dict(WEIGHTS)
        for entry in self.ledger.entries:
            body = entry["body"]
            if entry["kind"] == "setting.changed" and entry["seq"] <= self.head and entry["on"] <= self.last.isoformat():
                if body["name"].startswith("appraisal."):
                    found[body["name"].split(".")[1]] = int(body["value"])
        return found

    def within(self, day):
        return day is not None and self.first <= day <= self.last

    def items_of(self, wanted):
        """What was decided in the period, on time and late, and what is in hand at its end, past its day and not."""
        sorts = collections.defaultdict(list)
        for view in filter(wanted, self.views):
            told = {what: on for what, on, _ in view.events()}
            if "decided" in told:
                if self.within(told["decided"]):
                    sorts["late" if view.past else "on_time"].append(view)
            elif view.state in IN_HAND and self.state.is_listed(view.project, self.last):
                sorts["overdue" if view.past else "running"].append(view)
        return sorts

    @staticmethod
    def counts(items):
        decided = items["on_time"] + items["late"]
        return {"due": len(decided) + len(items["overdue"]), "on_time": len(items["on_time"]), "decided": len(decided),
                "used": sum(view.used for view in decided), "promised": sum(view.limit for view in decided)}

    def resolutions_of(self, unit):
        due = [one for one in self.state.resolutions.values() if one["lead"] == unit and self.within(one["due"])]
        return len(due), sum((one["done"] or self.last) <= one["due"] for one in due)

    def reviews_of(self, wanted):
        """All, the active ones, and the good ones among these."""
        every = [review for review in self.state.reviews.values() if self.within(review["received"]) and wanted(review)]
        active = [review for review in every if not review["excluded"] and not review.get("by_default")]
        return len([review for review in every if not review["excluded"]]), len(active), sum(review["level"] in GOOD for review in active)

    def scores(self, counted, resolutions, reviews):
        """Tenths of points by metric; none where there is nothing to judge by."""
        weight = self.weights
        scores = {}
        if counted["due"]:
            scores["on_time"] = half_up(fractions.Fraction(10 * weight["on_time"] * counted["on_time"], counted["due"]))
        if counted["decided"] and counted["promised"]:
            share_used = fractions.Fraction(counted["used"], counted["promised"])
            scores["compression"] = half_up(max(0, min(1, fractions.Fraction(3, 2) - share_used)) * 10 * weight["compression"])
        if resolutions[0]:
            scores["resolutions"] = half_up(fractions.Fraction(10 * weight["resolutions"] * resolutions[1], resolutions[0]))
        if reviews[1]:
            scores["reviews"] = half_up(fractions.Fraction(10 * weight["reviews"] * reviews[2], reviews[1]))
        return scores

    def units(self):
        """The departments by name: the seven in the notice's order, then whoever has something."""
        known = {}
        for entry in self.ledger.entries:
            if entry["kind"] == "department.recorded" and entry["seq"] <= self.head:
                known[entry["body"]["code"]] = entry["body"]
        seven = [unit for unit in known.values() if unit.get("role") in ("组长单位", "副组长单位")]
        seven.sort(key=lambda unit: unit.get("role") == "组长单位" or unit.get("remark", "").startswith("组长单位"))
        names = [unit["name"] for unit in seven]
        return names, [unit["name"] for unit in known.values() if unit["name"] not in names]

    def unit_row(self, unit):
        items = self.items_of(lambda view: view.step["department"] == unit)
        counted = self.counts(items)
        resolutions, reviews = self.resolutions_of(unit), self.reviews_of(lambda review: self.rated_unit(review) == unit)
        scores = self.scores(counted, resolutions, reviews)
        available = sum(self.weights[metric] for metric in scores)
        tenths = sum(scores.values())
        return {"department": unit, "due": counted["due"], "on_time": counted["on_time"],
                **{f"{name}_points": points(scores[metric]) if metric in scores else None
                   for name, metric in (("on_time", "on_time"), ("compression", "compression"), ("resolution", "resolutions"), ("review", "reviews"))},
                "used_mean": share(counted["used"], counted["decided"]), "promised_mean": share(counted["promised"], counted["decided"]),
                "resolutions_due": resolutions[0], "resolutions_kept": resolutions[1], "reviews": reviews[1], "reviews_good": reviews[2],
                "points": points(tenths) if available else None, "available": available,
                "points_rate": percent(tenths, 10 * available), "rank": None,
                "_decided": counted["decided"], "_tenths": tenths, "_any": bool(sum(map(len, items.values())) or resolutions[0] or reviews[0])}

    def departments(self):
        seven, others = self.units()
        rows = [self.unit_row(unit) for unit in seven]
        rows += [row for row in map(self.unit_row, others) if row["_any"]]
        part = [row for row in rows if row["_decided"] >= self.weights["least_decided"] and row["available"]]
        for row in part if len(part) > 1 else []:  # nobody to be before or behind
            mine = fractions.Fraction(row["_tenths"], row["available"])
            row["rank"] = 1 + sum(fractions.Fraction(other["_tenths"], other["available"]) > mine for other in part)
        return [{name: value for name, value in row.items() if not name.startswith("_")} for row in rows]

    def department_figures(self):
        items = self.items_of(lambda view: True)
        counted = self.counts(items)
        return {"working_days": self.calendar.count(self.first, self.last), "total.due": counted["due"],
                "total.on_time": counted["on_time"], "total.overdue": len(items["overdue"])}

    def lamps(self):
        """Working-day evenings of the period on which an item was red or yellow, by its department."""
        found = collections.Counter()
        for number in range((self.last - self.first).days + 1):
            day = self.first + ONE_DAY * number
            if not self.calendar.working(day):
                continue
            evening = self.ledger.fold(self.head, day)
            for view in Circular.look(evening, day, self.calendar):
                if view.counted_as == "approval" and view.state in IN_HAND and evening.is_listed(view.project, day):
                    found[view.step["department"], view.lamp] += 1
        return found

    def reference(self, rows):
        lamps, found = self.lamps(), []
        for row in rows:
            items = self.items_of(lambda view, unit=row["department"]: view.step["department"] == unit)
            told = sum(self.within(on) for view in self.views if view.step["department"] == row["department"]
                       for on, _ in view.attempt.corrections)
            if sum(map(len, items.values())) or told:
                found.append({"department": row["department"], "running": len(items["running"]), "overdue": len(items["overdue"]),
                              "red_days": lamps[row["department"], "red"], "yellow_days": lamps[row["department"], "yellow"],
                              "corrections": told})
        return found

    def persons(self):
        who = sorted({(view.step["department"], view.responsible) for view in self.views if view.responsible})
        rows = []
        for unit, person in who:
            counted = self.counts(self.items_of(lambda view: (view.step["department"], view.responsible) == (unit, person)))
            if not counted["due"]:
                continue
            means = [share(counted[name], counted["decided"]) for name in ("used", "promised")]
            rows.append({"department": unit, "person": person, "due": counted["due"], "on_time": counted["on_time"],
                         "on_time_rate": percent(counted["on_time"], counted["due"]), "means": "/".join(means) if counted["decided"] else None})
        order = [name for names in self.units() for name in names]
        return sorted(rows, key=lambda row: (order.index(row["department"]), row["person"]))

    def specialists(self):
        now = Submissions(self.ledger, self.calendar, self.last, self.head, self.until)
        days = list(now.owed(self.first, self.last))
        rows, _ = submission_rows(now, self.last, days, list(now.entries(self.first, self.last)))
        found = []
        for row in rows:
            own = lambda review, name=row["specialist"]: name == self.rated_person(review)
            _, active, good = self.reviews_of(own)
            found.append({"specialist": row["specialist"], "projects": row["projects"], "due": row["due"], "on_time": row["on_time"],
                          "on_time_rate": row["on_time_rate"], "late_entries": f"{row['late_entries']}/{row['entries']}",
                          "late_entry_rate": row["late_entry_rate"], "reviews": active, "reviews_good": good})
        return found

    def rated_unit(self, review):
        return self.state.plans[review["project"]][review["step"]]["department"] if review["of"] == "step" else None

    def rated_person(self, review):
        if review["of"] != "team":
            return review.get("staff")
        return next(iter(self.state.specialists_on(review["project"], review["received"])), None)

    def sections(self):
        departments = self.departments()
        unscored = {"joint_reviews": opinion_rows(self), "services": service_rows(self)}
        return {"departments": self.department_figures()}, {
            "departments": departments, "reference": self.reference(departments), "persons": self.persons(), "specialists": self.specialists(),
            **{key: rows for key, rows in unscored.items() if rows}}  # nothing of what there is none


def sealed_of(ledger):
    """(what was sealed, its recount) of each period."""
    for entry in ledger.entries:
        if entry["kind"] == "appraisal.sealed":
            body = entry["body"]
            yield entry, Appraisal(ledger, body["head"], date(body["first"]), date(body["last"]))


