# SPDX-License-Identifier: Apache-2.0
"""The summary of a project counted from the entries alone. Who the main line waits for is not walked again: what its days must add up to
is."""
from recount_circular import Circular
from recount_entries import ONE_DAY, date, iso
from recount_nodes import decided_on, stretches
from recount_units import percent

APPROVAL = ("permit", "filing", "review")
LESSONS = ("experience", "shortcomings", "advice")


def saved_text(used, limit):
    """比法定提速: 70.0%, or by how many days it took longer."""
    if not limit:
        return None
    return f"超{used - limit}天" if used > limit else percent(limit - used, limit)


class Summary:
    """Up to the evening of `day` by the entries up to `head`; what was learnt stands behind it, in the entry that keeps the page."""

    def __init__(self, ledger, project, day, head):
        self.project, self.day = project, day
        self.calendar, self.state = ledger.calendar(head), ledger.fold(head, day)
        self.plan = self.state.plans[project]
        self.views = [view for view in Circular.look(self.state, day, self.calendar) if view.project == project and view.counted_as]
        self.attempts = [attempt for attempt in self.state.attempts if attempt.project == project]
        self.lessons = next((entry["body"] for entry in ledger.entries if (entry["kind"], entry["project"]) == ("project.summarized", project)), {})
        self.entries = [entry for entry in ledger.entries if entry["seq"] <= head and entry["seq"] not in ledger.cancelled(head)]

    def decided(self, step):
        return decided_on(self.state, self.project, step)

    def project_figures(self):
        mine = [step for step in self.plan.values()
                if step["kind"] in APPROVAL and not ("part_of" in step and step.get("line", "").startswith("特别程序"))]
        people = set()
        for step in mine:
            attempt, decided = self.state.last(self.project, step["step"]), self.decided(step["step"])
            people.add(self.state.responsible(self.project, step, max(decided, attempt.opened_on or decided) if decided else self.day))
        return {"departments": len({step["department"] for step in mine}), "people": len(people - {None})}

    def saved(self):
        """Figures, and a row a stage: of what was decided since zb knew it, by working days, with a legal limit."""
        stages, total = {}, dict.fromkeys(("items", "legal", "promised", "used"), 0)
        for step in self.plan.values():
            for view in self.views:
                last = self.state.last(self.project, step["step"])
                if view.attempt is not last or view.counted_as != "approval" or not last.decided or last.opened_on:
                    continue
                if step["unit"] != "working" or "legal" not in step or "promised" not in step:
                    continue
                for sums in (stages.setdefault(step["stage"], dict.fromkeys(total, 0)), total):
                    for name, value in zip(total, (1, step["legal"], step["promised"], view.used)):
                        sums[name] += value
        rows = [{"stage": stage, **sums, "saved_legal": saved_text(sums["used"], sums["legal"]),
                 "saved_promised": saved_text(sums["used"], sums["promised"])} for stage, sums in stages.items()]
        return total, rows

    def interruptions(self):
        owed = [paper for attempt in self.attempts for paper in attempt.owed]
        escalations = [entry for entry in self.entries if (entry["kind"], entry["project"]) == ("step.escalated", self.project)]
        return {"owed": len(owed), "owed_late": sum(bool(paper["received"] and paper["received"] > paper["due"]) for paper in owed),
                "corrections": sum(len(attempt.corrections) for attempt in self.attempts),
                "pauses": sum(len(attempt.pauses) for attempt in self.attempts),
                "holds": sum(len(attempt.holds) for attempt in self.attempts),
                "extensions": sum(bool(attempt.extension) for attempt in self.attempts), "escalations": len(escalations)}

    def problems(self):
        solutions = {entry["body"]["code"]: entry["body"].get("note") for entry in self.entries if entry["kind"] == "problem.solved"}
        return [{"code": code, "title": problem["title"], "lead": problem["lead"], "raised": iso(problem["raised"]),
                 "solved": iso(problem["solved"]), "solution": solutions.get(code),
                 "days": self.calendar.elapsed(problem["raised"], problem["solved"]) if problem["solved"] else None}
                for code, problem in sorted(self.state.problems.items()) if problem["project"] == self.project]

    def at_work(self, day):
        """What clock of an approval item ran on the day: of its handling, of the answer to its filing."""
        for view in self.views:
            attempt = view.attempt
            issued = next((on for word, on, _ in attempt.moves if word == "issued"), None)
            last = (issued if view.step["kind"] == "permit" else None) or attempt.decided
            if view.counted_as == "approval" and attempt.accepted and attempt.accepted < day <= (last or self.day) and not view.stopped(day):
                return "government"
        for view in self.views:
            attempt = view.attempt
            if view.counted_as == "approval" and attempt.filed and attempt.filed < day <= (attempt.accepted or self.day):
                return "intake"
        return None

    def check_time(self, comparison, where, sections):
        """四: the whole and its parts."""
        line, days = sections["main_line"]["figures"], sections["by_day"]["figures"]
        first, last = date(line["from"]), date(line["to"])
        comparison.equal(f"{where} 主线终点", line["to"], iso(self.decided(line["node"])))
        comparison.equal(f"{where} 主线实际", line["actual"], self.calendar.elapsed(first, last))
        baseline = date(self.state.baselines[self.project][line["node"]]["finish"])
        comparison.equal(f"{where} 主线晚几天", line["slip"], self.calendar.elapsed(baseline, last))
        comparison.equal(f"{where} 主线计划", line["plan"], line["actual"] - line["slip"])
        comparison.equal(f"{where} 按责任合计", sum(value for name, value in line.items() if name.startswith("owner.")), line["slip"])
        rows = sections["main_line"]["rows"]
        for name in ("actual", "plan"):
            comparison.equal(f"{where} 各段{name}合计", sum(row[name] for row in rows), line[name])
        ran = [self.at_work(first + ONE_DAY * number) for number in range(1, (last - first).days + 1)
               if self.calendar.working(first + ONE_DAY * number)]
        comparison.equal(f"{where} 实际用时合计", days["total"], len(ran))
        comparison.equal(f"{where} 政府审批、收件审核", [days["government"], days["intake"]], [ran.count("government"), ran.count("intake")])
        comparison.equal(f"{where} 其余", sum(days[name] for name in ("notice", "special", "enterprise", "waiting")), ran.count(None))

    def check(self, comparison, where, report, kept):
        sections = {section["key"]: section for section in report["sections"]}
        totals, rows = self.saved()
        own = {"project": self.project_figures(), "saved": totals, "interruptions": self.interruptions(),
               "lessons": {name: self.lessons.get(name) for name in LESSONS} if kept else dict.fromkeys(LESSONS)}
        rows = {"nodes": stretches(self.state, self.project, self.calendar), "saved": rows, "problems": self.problems()}
        counted = [section for section in report["sections"] if section["key"] not in ("time", "main_line", "by_day")]
        comparison.circular(where, {"sections": counted}, (own, rows))
        self.check_time(comparison, where, sections)
        comparison.equal(f"{where} 时间", sections["time"]["figures"], {name: sections["main_line"]["figures"][name] for name in ("actual", "plan", "slip")})
