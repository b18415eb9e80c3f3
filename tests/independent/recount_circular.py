# SPDX-License-Identifier: Apache-2.0
"""For recount.py: what one weekly circular must say, counted from the entries between two issues."""
import collections
import datetime
import re

from recount_entries import ONE_DAY, date, iso
from recount_office import inquiry_rows, office_figures, resolution_figures, resolution_rows, review_rows
from recount_steps import DONE, IN_HAND, StepView, forecasts
from recount_units import annex, departments, news, submissions

ABOUT = re.compile("约|超|近|逾|余|多|以上|左右|不低于|不少于|不超过")
STAGES = ("立项用地规划许可", "工程建设许可", "施工许可", "竣工验收")
WORST_FIRST = ("red", "yellow", "grey", "green")


def one_place(numerator, denominator):
    """Half up, one place."""
    tenths = (numerator * 20 + denominator) // (2 * denominator)
    return f"{tenths // 10}.{tenths % 10}"


class Circular:
    """What the circular of `day` must say: the entries up to `head`, those after `before_head` being new since the issue before."""

    def __init__(self, ledger, day, head, before_day, before_head, until=None, before_until=None):
        self.ledger, self.day, self.head = ledger, day, head
        self.calendar = calendar = ledger.calendar(head)
        self.first = before_day + ONE_DAY
        self.ahead = day + ONE_DAY * (14 - day.isoweekday())  # Sunday of the next week in which anybody works
        while not calendar.count(self.ahead - ONE_DAY * 6, self.ahead):
            self.ahead += ONE_DAY * 7
        self.now = ledger.fold(head, day)
        self.before = ledger.fold(before_head, before_day)
        self.before_day, self.before_head = before_day, before_head
        self.until, self.before_until = until, before_until
        self.views = self.look(self.now, day, calendar)
        self.views_before = self.look(self.before, before_day, ledger.calendar(before_head))
        self.in_hand = [view for view in self.views if view.state in IN_HAND and self.now.is_listed(view.project, day)]
        self.in_hand_before = [view for view in self.views_before
                               if view.state in IN_HAND and self.before.is_listed(view.project, before_day)]
        # What the issue before has printed, by step, attempt and event; of the day that it was printed with.
        self.printed = {(view.key, what): (on, view) for view in self.views_before for what, on, _ in view.events()}
        standing = {(view.key, what): on for view in self.views for what, on, _ in view.events()}
        self.taken_back = [(what, view) for (key, what), (_, view) in self.printed.items()
                           if (key, what) not in standing or self.is_new(key, what, standing[key, what])]
        self.told = collections.defaultdict(list)  # (what, when) -> views, in the order of day and entry
        for view in self.views:
            for what, on, seq in view.events():
                if self.is_new(view.key, what, on):
                    when = "prior" if on < self.first else "week"
                    self.told[what, when].append((on, seq, view))
        for events in self.told.values():
            events.sort(key=lambda event: event[:2])

    @staticmethod
    def look(state, day, calendar):
        ordinals, views = collections.Counter(), []
        for attempt in state.attempts:
            ordinals[attempt.project, attempt.step] += 1
            view = StepView(state, attempt, day, calendar)
            view.key = (attempt.project, attempt.step, ordinals[attempt.project, attempt.step])
            views.append(view)
        return sorted((view for view in views if view.counted_as), key=lambda view: view.key)

    def is_new(self, key, what, on):
        """Not printed before, or with another day than now, which lies in this period."""
        printed = self.printed.get((key, what))
        return printed is None or (on != printed[0] and on >= self.first)

    def corrected(self):
        """Decisions printed before whose result is another now, their day not moved into this period."""
        printed = {view.key: view for view in self.views_before if view.attempt.decided and view.counted_as == "approval"}
        return [view for view in self.views if view.attempt.decided and view.key in printed and ("decided" in view.attempt.seqs)
                and not self.is_new(view.key, "decided", view.attempt.decided)
                and (view.past, view.state == "denied") != (printed[view.key].past, printed[view.key].state == "denied")]

    def word(self):
        """本周 where the first and the last working day lie in one week from Monday to Sunday."""
        days = [self.first + ONE_DAY * i for i in range((self.day - self.first).days + 1)]
        working = [day for day in days if self.calendar.working(day)] or days
        return "本周" if working[0].isocalendar()[:2] == working[-1].isocalendar()[:2] else "本期"

    def of(self, what, when="week", counted=None):
        return [view for _, _, view in self.told[what, when] if counted in (None, view.counted_as)]

    def overall(self):
        decided = self.of("decided", counted="approval")
        accepted = self.of("accepted", counted="approval")
        used = sum(view.used for view in decided)
        promised = sum(view.limit for view in decided)
        on_time = sum(not view.past for view in decided)
        projects = self.projects()
        before = {code for code in self.before.projects if self.before.is_listed(code, self.before_day)}
        gone = collections.Counter(self.left_as(code) for code in self.left())
        money = sum(row["investment"] or 0 for row in projects)
        about = [row["investment"] or 0 for row in projects if row["investment"] is not None and self.is_approximate(row["project"])]
        figures = {
            "projects": len(projects),
            "investment": money,
            "investment_wan": (money + 5000) // 10000,
            "without_investment": sum(row["investment"] is None for row in projects),
            "approximate": len(about), "investment_approximate": sum(about),
            "without_plan": sum(row["lamp"] is None for row in projects),
            "without_specialist": sum(row["specialist"] is None for row in projects),
            "projects_before": len(before), "archived": gone["archived"], "moved_out": gone["moved_out"],
            "entered": sum(code not in before for code in [*(row["project"] for row in projects), *self.left()]),
            "red_projects_change": self.red_projects(self.now, self.views) - self.red_projects(self.before, self.views_before),
            "received": len(self.of("received")),
            "received_approval": len(self.of("received", counted="approval")),
            "received_utility": len(self.of("received", counted="utility")),
            "accepted": len(accepted),
            "decided": len(decided),
            "decided_utility": len(self.of("decided", counted="utility")),
            "on_time": on_time,
            "used_sum": used,
            "promised_sum": promised,
            "corrections_told": sum(on >= self.first and view.counted_as == "approval"
                                    for view in self.views for on, _ in view.attempt.corrections),
            "corrections_items": sum(any(on >= self.first for on, _ in view.attempt.corrections)
                                     for view in self.views if view.counted_as == "approval"),
            "corrections_repeated": sum(on >= self.first for view in self.views if view.counted_as == "approval"
                                        for on, _ in view.attempt.corrections[1:]),
            "accepted_with_owed": sum(bool(view.attempt.owed) for view in accepted),
            "in_hand": len(self.in_hand),
            "in_hand_approval": sum(view.counted_as == "approval" for view in self.in_hand),
            "in_hand_utility": sum(view.counted_as == "utility" for view in self.in_hand),
            "overdue_utility": sum(view.past and view.counted_as == "utility" for view in self.in_hand),
            "overdue_promised": sum(view.past and view.counted_as == "approval" for view in self.in_hand),
            "overdue_legal": sum(view.legal_past and view.counted_as == "approval" for view in self.in_hand),
        }
        figures |= {"on_time_rate": None, "used_mean": None, "promised_mean": None}
        if decided:
            figures |= {"on_time_rate": one_place(on_time * 100, len(decided)) + "%", "used_mean": one_place(used, len(decided)),
                        "promised_mean": one_place(promised, len(decided))}
        figures |= {f"by_stage.{stage}": count for stage, count in collections.Counter(row["stage"] for row in projects).items()}
        lamps = collections.Counter(row["lamp"] for row in projects)
        return figures | {f"project_lamps.{lamp}": lamps[lamp] for lamp in WORST_FIRST}

    def flow(self):
        return {
            "in_hand_before": len(self.in_hand_before), "moved_out": self.moved_out(),
            "received": len(self.of("received")), "received_prior": len(self.of("received", "prior")),
            "opened": len(self.of("opened")) + len(self.of("opened", "prior")),
            "decided": len(self.of("decided")), "decided_prior": len(self.of("decided", "prior")),
            "accepted_prior": len(self.of("accepted", "prior", "approval")),
            "refused": len(self.of("refused")) + len(self.of("refused", "prior")),
            "withdrawn": len(self.of("withdrawn")) + len(self.of("withdrawn", "prior")),
            "reversed_received": self.reversed("received"), "reversed_opened": self.reversed("opened"),
            "reversed_decided": self.reversed("decided"), "reversed_exited": self.reversed("refused", "withdrawn"),
            "reversed_accepted": sum(what == "accepted" and view.counted_as == "approval" for what, view in self.taken_back),
            "corrected": len(self.corrected()), "in_hand": len(self.in_hand),
        }

    def moved_out(self):
        """In hand before or received since, and no longer so only because the project has left the list."""
        before = {view.key for view in self.in_hand_before}
        since = {view.key for (what, _), events in self.told.items() if what in ("received", "opened") for _, _, view in events}
        return sum(view.state in IN_HAND and not self.now.is_listed(view.project, self.day) and view.key in before | since
                   for view in self.views)

    def reversed(self, *kinds):
        return sum(what in kinds for what, _ in self.taken_back)

    def lamp_of(self, state, views, code):
        if code not in state.plans:
            return None
        mine = [view for view in views if view.project == code]
        lamps = {view.lamp for view in mine if view.state in IN_HAND} | {view.owed_lamp(owed) for view in mine for owed in view.owed_open()}
        return next((lamp for lamp in WORST_FIRST if lamp in lamps), "green")

    def red_projects(self, state, views):
        day = self.day if state is self.now else self.before_day
        return sum(self.lamp_of(state, views, code) == "red" for code in state.projects if state.is_listed(code, day))

    def left(self):
        """Projects that left the list in this period, or were printed as listed before."""
        days = [self.first + ONE_DAY * i for i in range((self.day - self.first).days + 1)]
        return [code for code in sorted(self.now.projects) if not self.now.is_listed(code, self.day)
                and (code in self.before.projects and self.before.is_listed(code, self.before_day)
                     or any(self.now.is_listed(code, day) for day in days))]

    def left_as(self, code):
        return next((what for what, on, _, _ in reversed(self.now.registry[code]) if on <= self.day and what != "renamed"), None)

    def stage_of(self, code, state=None):
        state = state or self.now
        unfinished = [step for step in state.plans.get(code, {}).values()
                      if (state.last(code, step["step"]) or {"state": "planned"})["state"] not in DONE]
        if code not in state.plans:
            return "未编方案"
        for stage in STAGES:
            if any(step["stage"] == stage for step in unfinished):
                return stage
        return unfinished[0]["stage"] if unfinished else "已办结"

    def projects(self):
        rows = []
        for code, project in sorted(self.now.projects.items()):
            if not self.now.is_listed(code, self.day):
                continue
            money = project.get("investment")
            rows.append({"project": code, "name": project["name"], "investment": money,
                         "investment_wan": None if money is None else (money + 5000) // 10000, "stage": self.stage_of(code),
                         "specialist": self.now.specialists.get(code), "lamp": self.lamp_of(self.now, self.views, code)})
        return rows

    def is_approximate(self, code):
        """The list prints 约, 超, 以上 …: an amount that is not exact."""
        return ABOUT.search(self.now.projects[code].get("investment_printed") or "") is not None

    def due_next_week(self):
        rows = []
        last = self.ahead
        for view in self.views:
            what, due = {"filed": ("acceptance", view.intake_due), "paused": ("pause_end", view.announced_end),
                         "accepted": ("limit", view.due)}.get(view.state, (None, None))
            if due and self.day < due <= last:
                rows.append({**view.item(), "due": due.isoformat(), "what": what, "department": view.step["department"],
                             "responsible": view.responsible, "left": self.calendar.elapsed(self.day, due)})
            for owed in view.owed_open():
                if self.day < owed["due"] <= last:
                    rows.append({**view.item(), "due": owed["due"].isoformat(), "what": "owed:" + owed["material"], "department": None,
                                 "responsible": self.now.specialists.get(view.project), "left": self.calendar.elapsed(self.day, owed["due"])})
        return sorted(rows, key=lambda row: (row["due"], row["project"], row["step"]))

    def owed(self):
        """Figures, rows, rows of what was made good; `other` is what fell away, came late or was cancelled."""
        told = {(view.key, owed["material"]): owed["received"] for view in self.views_before for owed in view.attempt.owed}
        every = [(view, owed) for view in self.views for owed in view.attempt.owed]
        opened = [(view, owed) for view in self.views for owed in view.owed_open()]
        received = [(view, owed) for view, owed in every
                    if owed["received"] and owed["received"] >= self.first and not told.get((view.key, owed["material"]))]
        figures = {
            "before": sum(len(view.owed_open()) for view in self.views_before),
            "new": sum((view.key, owed["material"]) not in told and owed["since"] >= self.first for view, owed in every),
            "received": len(received), "open": len(opened),
            "overdue": sum(owed["due"] < self.day for _, owed in opened),
        }
        figures["other"] = figures["open"] - figures["before"] - figures["new"] + figures["received"]
        rows = [{**view.item(), "material": owed["material"], "promise": owed["promise"], "due": owed["due"].isoformat(),
                 "left": self.calendar.elapsed(self.day, owed["due"]), "lamp": view.owed_lamp(owed)} for view, owed in opened]
        made_good = [{**view.item(), "material": owed["material"], "received": owed["received"].isoformat(),
                      "due": owed["due"].isoformat()} for view, owed in received]
        return figures, rows, made_good

    def problems(self):
        every = self.now.problems.values()
        opened = [problem for problem in every if not problem["solved"]]
        printed = self.before.problems
        new = [problem for code, problem in self.now.problems.items() if code not in printed]
        solved = [problem for code, problem in self.now.problems.items()
                  if problem["solved"] and not (code in printed and printed[code]["solved"])]
        figures = {
            "before": sum(not problem["solved"] for problem in self.before.problems.values()),
            "new": sum(problem["raised"] >= self.first for problem in new),
            "new_prior": sum(problem["raised"] < self.first for problem in new),
            "returned": sum(bool(printed[code]["solved"]) and problem.get("returned", 0) > printed[code].get("returned", 0)
                            for code, problem in self.now.problems.items() if code in printed and not problem["solved"]),
            "solved": sum(problem["solved"] >= self.first for problem in solved),
            "solved_prior": sum(problem["solved"] < self.first for problem in solved),
            "reversed": 0, "open": len(opened),
        }
        rows = [{"code": problem["code"], "project": problem["project"],
                 "project_name": self.now.projects[problem["project"]]["name"], "title": problem["title"], "lead": problem["lead"],
                 "raised": problem["raised"].isoformat(), "due": problem["due"].isoformat(),
                 "overdue": max(self.calendar.elapsed(problem["due"], self.day), 0)} for problem in opened]
        return figures, rows

    def stage_rank(self, stage):
        return STAGES.index(stage) if stage in STAGES else len(STAGES)

    def node_of(self, code, expected):
        """The next node with its days; None where nothing of the stage is left."""
        plan, baseline = self.now.plans[code], self.now.baselines[code]
        stage = self.stage_of(code)
        open_steps = [step for step in plan.values() if step["step"] in expected and step["stage"] == stage]
        if not open_steps:
            return None
        main = [step for step in open_steps if step.get("line", "").startswith("主线")]
        node = main[:1] or open_steps
        name = f"{stage}阶段办结"
        if main:
            itself = main[0]["kind"] == "milestone" or main[0]["short_name"].endswith("备案")
            name = main[0]["short_name"] + ("" if itself else "办结")
        return {"node": main[0]["step"] if main else stage, "node_name": name,
                "baseline": max((baseline[step["step"]]["finish"] for step in node if step["step"] in baseline), default=None),
                "current": max(step["finish"] for step in node),
                "forecast": max(expected[step["step"]] for step in node).isoformat()}

    def is_suspended(self, code):
        """暂缓 on the day, by the last change of its standing."""
        changes = [(on, seq, what) for what, on, seq, _ in self.now.registry[code] if on <= self.day and what != "renamed"]
        return max(changes)[2] == "suspended"

    def slips(self):
        rows = []
        for code in sorted(code for code in self.now.plans if self.now.is_listed(code, self.day)):
            if self.is_suspended(code):
                continue  # judged against no plan
            node = self.node_of(code, forecasts(self.now, code, self.day, self.calendar))
            if node is None:
                continue
            forecast = datetime.date.fromisoformat(node["forecast"])
            late = [self.calendar.elapsed(date(node[plan]), forecast) if node[plan] else 0 for plan in ("baseline", "current")]
            if max(late) > 0:
                rows.append({"project": code, "project_name": self.now.projects[code]["name"], **node,
                             "to_baseline": late[0], "to_current": late[1], "owners": late[0],
                             "progress": f"滞后{late[1]}" if late[1] > 0 else "正常"})
        return rows

    def sections(self):
        """Section by section what the report's JSON must hold: figures, rows."""
        week = self.of
        coloured = {lamp: [view.item() for view in self.in_hand if view.lamp == lamp] for lamp in WORST_FIRST}
        owed, owed_rows, made_good = self.owed()
        problems, problem_rows = self.problems()
        units, unit_rows = departments(self, self.ledger.entries)
        sent, sent_rows, late, missing = submissions(self.ledger, self)
        prior = [{**view.item(), "what": what, "on": on.isoformat(), "counted": view.counted_as}
                 for what in ("received", "accepted", "decided") for on, _, view in self.told[what, "prior"]
                 if what != "accepted" or view.counted_as == "approval"]
        rows = {
            "projects": self.projects(), "flow": sorted(prior, key=lambda row: row["on"]),
            "in_hand": [view.in_hand_row() for view in self.in_hand],
            "decided": [view.decided_row() for view in week("decided", counted="approval")],
            "decided_utility": [view.decided_row() for view in week("decided", counted="utility")],
            "accepted": [view.accepted_row() for view in week("accepted", counted="approval")],
            "received_not_accepted": [{**view.item(), "state": view.state, "filed": view.attempt.filed.isoformat()}
                                      for view in week("received") if view.state in ("filed", "correcting")],
            "due_next_week": self.due_next_week(),
            "red_items": coloured["red"], "yellow_items": coloured["yellow"], "grey_items": coloured["grey"],
            "overdue_items": [view.overdue_row() for view in self.in_hand if view.past],
            "paused_items": [view.paused_row() for view in self.in_hand if view.state == "paused"],
            "resumed_this_week": [row for view in self.views for row in view.resumed_rows(self.first)],
            "held_items": [view.held_row() for view in self.in_hand if view.attempt.holds],
            "decided_late": [{**view.item(), "over": view.overdue} for view in week("decided", counted="approval") if view.past],
            "plan_slip": self.slips(), "owed": owed_rows, "owed_received": made_good, "problems": problem_rows, "news": news(self),
            "departments": unit_rows, "submissions": sent_rows, "submissions_late": late, "submissions_missing": missing,
            "annex": annex(self), "resolutions": resolution_rows(self),
            "inquiries": inquiry_rows(self), "reviews": review_rows(self),
        }
        figures = {"overall": {**self.overall(), **office_figures(self)}, "flow": self.flow(), "lamps": {lamp: len(items) for lamp, items in coloured.items()},
                   "owed": owed, "problems": problems, "opening": {"working_days": self.calendar.count(self.first, self.day)},
                   "departments": units, "submissions": sent, "resolutions": resolution_figures(self)}
        return figures, rows
