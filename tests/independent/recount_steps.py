# SPDX-License-Identifier: Apache-2.0
"""For recount.py: a step's clock and lamp on a day, its rows in a circular, and when the unfinished are to be expected."""
import collections

from recount_entries import ONE_DAY, date, iso

IN_HAND = ("filed", "correcting", "accepted", "paused")
DONE = ("decided", "issued", "waived")


def length_end(step, start, calendar):
    """The last day by its own length, counted from the day after it began."""
    limit = step.get("promised", step.get("legal", 0))
    return calendar.plus(start, limit) if step["unit"] == "working" else start + ONE_DAY * limit


def limit_end(step, start, calendar):
    """The last day of its limit, moved to a working day; none without a limit. 公示 and 招拍挂公告 may end on a rest day."""
    if not {"promised", "legal"} & step.keys():
        return None
    end = length_end(step, start, calendar)
    return end if "shortest" in step else calendar.next_working(end)


class StepView:
    """One attempt as of the evening of a day."""

    def __init__(self, state, attempt, day, calendar):
        self.attempt, self.day, self.calendar, self.settings = attempt, day, calendar, state.settings
        self.project, self.project_name = attempt.project, state.projects[attempt.project]["name"]
        self.step = state.plans[attempt.project][attempt.step]
        special = "part_of" in self.step and self.step.get("line", "").startswith("特别程序")
        counted = {"utility": "utility", "permit": "approval", "filing": "approval", "review": "approval"}.get(self.step["kind"])
        self.counted_as = None if special else counted
        decided = attempt.decided and max(attempt.decided, attempt.opened_on or attempt.decided)
        self.responsible = state.responsible(attempt.project, self.step, decided or day)
        self.state, self.accepted = attempt.state, attempt.accepted
        self.limit = self.step.get("promised", self.step.get("legal", 0))
        self.special = self.special_stops(state)
        self.judge_intake()
        self.judge_pause()
        self.judge_limits()
        self.lamp = self.judge_lamp()

    def judge_intake(self):
        """行政许可法 第三十二条: no answer within five working days is acceptance from the day of receipt, of a permit alone."""
        self.deemed, self.deemed_from, self.intake_due = False, None, None
        if not self.attempt.refiled:
            return
        self.intake_due = self.calendar.plus(self.attempt.refiled, self.settings["lamp.intake_limit"])
        if self.step["kind"] != "permit":
            return
        self.deemed_from = self.intake_due + ONE_DAY
        corrected = self.attempt.corrections[-1][0] if self.state == "correcting" else None
        answer = self.accepted or self.attempt.decided or self.attempt.ended or corrected
        answered = answer is not None and answer < self.deemed_from
        self.deemed = not answered and self.day >= self.deemed_from
        if self.deemed:
            self.accepted = self.attempt.refiled
            self.state = "accepted" if self.state == "filed" else self.state

    def judge_pause(self):
        self.announced_end, self.pause_used, self.pause_over = None, 0, 0
        if self.state == "paused":
            pause = self.attempt.pauses[-1]
            self.announced_end = self.calendar.plus(pause["from"] - ONE_DAY, pause["expected"])
            self.pause_used = self.calendar.count(pause["from"], self.day)
            self.pause_over = max(self.pause_used - pause["expected"], 0)

    def special_stops(self, state):
        """(first, last, legal too) of each sub-item that stops the clock: to its end, at most to its last day by its own length. 公示 is none
        of 行政许可法 第四十五条: the legal clock runs on."""
        found = []
        for sub in state.plans[self.project].values():
            attempt = state.last(self.project, sub["step"])
            if sub.get("part_of") != self.step["step"] or not sub.get("line", "").startswith("特别程序") or not attempt or not attempt.accepted:
                continue
            last = length_end(sub, attempt.accepted, self.calendar)
            if attempt.decided:
                last = min(last, attempt.decided)
            found.append((attempt.accepted, last, "公示" not in sub["name"]))
        return found

    def stopped(self, day, legal=False):
        """行政许可法 第四十五条: from the notice's day to the result's, both included; an open pause to its announced end at least."""
        if any(first <= day <= last and (both or not legal) for first, last, both in self.special):
            return True
        for pause in self.attempt.pauses:
            end = pause["to"] or max(self.calendar.plus(pause["from"] - ONE_DAY, pause["expected"]), self.day)
            if pause["from"] <= day <= end:
                return True
        return False

    def counts(self, day, legal=False):
        return self.calendar.working(day) and not self.stopped(day, legal)

    def due_of(self, limit, legal=False):
        """The day on which the limit's last counted day falls, walking day by day from acceptance (not counted)."""
        day, left = self.accepted, limit
        if self.attempt.opening_used is not None:
            day, left = self.attempt.opened_on, limit - self.attempt.opening_used
        if left < 0:
            return self.calendar.plus(day, left)
        if self.step["unit"] != "working":
            raise SystemExit(f"{self.project} {self.step['step']}：recount 只数工作日的时限")
        while left > 0:
            day += ONE_DAY
            left -= self.counts(day, legal)
        return day

    def judge_limits(self):
        self.due = self.legal_due = None
        self.used = self.overdue = self.legal_overdue = 0
        self.past = self.legal_past = False
        if not self.accepted or not self.counted_as:
            return
        until = self.attempt.decided or self.day
        start = self.attempt.opened_on if self.attempt.opening_used is not None else self.accepted
        days = [start + ONE_DAY * i for i in range(1, (until - start).days + 1)]
        self.used = (self.attempt.opening_used or 0) + sum(self.counts(day) for day in days)
        self.due = self.due_of(self.limit) if "promised" in self.step or "legal" in self.step else None
        self.legal_due = self.due_of(self.step["legal"] + self.attempt.extension, True) if "legal" in self.step else None
        past = lambda due, legal: sum(self.counts(due + ONE_DAY * i, legal) for i in range(1, (until - due).days + 1)) if due else 0
        self.overdue, self.legal_overdue = past(self.due, False), past(self.legal_due, True)
        self.past, self.legal_past = bool(self.due and until > self.due), bool(self.legal_due and until > self.legal_due)

    def nearly(self, left, used, limit):
        return left <= self.settings["lamp.yellow_left"] and used * self.settings["lamp.yellow_used_share"] >= limit

    def judge_lamp(self):
        """By the clock alone; grey while paused, but what was past before stays red."""
        if self.state not in IN_HAND:
            return None
        if self.state == "paused":
            return "red" if self.past else "yellow" if self.pause_over else "grey"
        lamps = ["green"]
        if self.state == "filed":
            waited = self.calendar.elapsed(self.attempt.refiled, self.day)
            lamps += ["yellow"] * (waited >= self.settings["lamp.intake_yellow"]) + ["red"] * (waited >= self.settings["lamp.intake_limit"])
        if self.state == "accepted" and self.due:
            near = self.nearly(max(self.calendar.elapsed(self.day, self.due), 0), self.used, self.limit)
            lamps += ["red"] if self.past else ["yellow"] * near
        return next(lamp for lamp in ("red", "yellow", "green") if lamp in lamps)

    def events(self):
        """(what, day, entry) of what happened to this attempt; 期初 that was already finished is none."""
        attempt = self.attempt
        if attempt.opened_on and attempt.decided and "decided" not in attempt.seqs:
            return []
        found = [("opened", attempt.opened_on, attempt.seq)] if attempt.opened_on else [
            ("received", attempt.filed or attempt.accepted or attempt.decided, attempt.seq)]  # done at once: received that day
        if self.accepted and not attempt.opened_on:
            found.append(("accepted", self.deemed_from if self.deemed else self.accepted, attempt.seqs.get("accepted", attempt.seq)))
        if attempt.decided:
            found.append(("decided", attempt.decided, attempt.seqs["decided"]))
        if self.state in ("refused", "withdrawn"):
            found.append((self.state, attempt.ended, attempt.seqs[self.state]))
        return found

    def owed_open(self):
        gone = self.attempt.state in ("refused", "withdrawn", "denied", "revoked")
        return [] if gone else [owed for owed in self.attempt.owed if not owed["received"]]

    def owed_lamp(self, owed):
        if self.day > owed["due"]:
            return "red"
        return "yellow" if self.calendar.elapsed(self.day, owed["due"]) <= self.settings["lamp.yellow_left"] else "green"

    def item(self):
        return {"project": self.project, "project_name": self.project_name, "step": self.step["step"], "step_name": self.step["name"]}

    def in_hand_row(self):
        waits = self.state in ("filed", "correcting")
        left = None
        if self.state == "filed" and self.day <= self.intake_due:
            left = self.calendar.elapsed(self.day, self.intake_due)
        elif self.state == "accepted" and self.due and not self.past:
            left = self.calendar.elapsed(self.day, self.due)
        return {**self.item(), "department": self.step["department"], "counted": self.counted_as, "state": self.state,
                "filed": iso(self.attempt.filed or self.attempt.accepted), "accepted": None if waits else iso(self.accepted),
                "promised": self.limit or None, "due": None if waits else iso(self.due), "left": left, "overdue": self.overdue,
                "legal_due": None if waits else iso(self.legal_due), "lamp": self.lamp,
                "decide_acceptance_by": iso(self.intake_due) if self.state == "filed" else None, "responsible": self.responsible}

    def decided_row(self):
        return {**self.item(), "department": self.step["department"], "accepted": iso(self.accepted), "decided": iso(self.attempt.decided),
                "used": self.used, "promised": self.limit or None, "on_time": not self.past, "over": self.overdue, "state": self.state}

    def accepted_row(self):
        return {**self.item(), "department": self.step["department"], "accepted": iso(self.accepted), "promised": self.limit or None,
                "due": iso(self.due), "decided": self.attempt.decided is not None, "with_owed": bool(self.attempt.owed), "deemed": self.deemed}

    def overdue_row(self):
        return {**self.item(), "due": iso(self.due), "overdue": self.overdue, "legal_due": iso(self.legal_due), "escalated": self.overdue >= 5,
                "escalated_on": iso(self.attempt.escalated[0]) if self.attempt.escalated else None,
                "escalated_to": self.attempt.escalated[1] if self.attempt.escalated else None}

    def paused_row(self):
        pause = self.attempt.pauses[-1]
        return {**self.item(), "from": iso(pause["from"]), "expected": pause["expected"], "used": self.pause_used,
                "announced_end": iso(self.announced_end), "procedure": pause["procedure"]}

    def resumed_rows(self, first):
        over = [pause for pause in self.attempt.pauses if pause["to"] and first <= pause["to"] <= self.day]
        used = [self.calendar.count(pause["from"], pause["to"]) for pause in over]
        return [{**self.item(), "used": days, "over": max(days - pause["expected"], 0), "to": iso(pause["to"])}
                for pause, days in zip(over, used)]

    def held_row(self):
        return {**self.item(), "days": sum(self.calendar.count(start, end or self.day) for start, end in self.attempt.holds)}


def forecasts(state, project, day, calendar):
    """Expected day of each unfinished step: what runs ends on its due date, the rest one after another from the day on."""
    plan = state.plans[project]
    attempts = {step: state.last(project, step) for step in plan}
    views = {step: StepView(state, attempt, day, calendar) for step, attempt in attempts.items() if attempt}
    where = {step: views[step].state if step in views else "planned" for step in plan}
    inside = collections.defaultdict(list)
    for step in plan.values():
        if step.get("part_of") in plan:
            inside[step["part_of"]].append(step["step"])
    known = {}

    def closed(step):
        return where[step] in ("issued", "waived") or (where[step] == "decided" and plan[step]["kind"] != "permit")

    def after_limit(step, start, stops=()):
        """The end by its limit from `start`, the days of `stops` not counted."""
        limit = plan[step].get("promised", plan[step].get("legal", 0))
        if plan[step]["unit"] != "working":
            return limit_end(plan[step], start, calendar) or calendar.next_working(start)
        while limit:
            start += ONE_DAY
            limit -= calendar.working(start) and not any(first <= start <= last for first, last in stops)
        return start

    def to_come(step, start):
        """(first, last) of the sub-items that will stop its clock and have not begun: each from its parent's acceptance, at least from
        the day and its predecessors' ends, to the last day by its own length."""
        subs = [plan[sub] for sub in inside[step] if plan[sub].get("line", "").startswith("特别程序") and where[sub] == "planned"]
        begins = [max([start, day, *(end(before) for before in sub.get("depends_on", []) if before in plan)]) for sub in subs]
        return [(begun, length_end(sub, begun, calendar)) for sub, begun in zip(subs, begins)]

    def accepted_end(step, view):
        """Its due date; with sub-items to come, counted on past their days; of what is no item, the end by its limit."""
        if not view.counted_as and view.accepted:
            return limit_end(plan[step], view.accepted, calendar)
        stops = to_come(step, view.accepted) if view.accepted else []
        if not stops or not view.due or view.past:
            return view.due
        known, view.special = view.special, view.special + [(first, last, True) for first, last in stops]
        due, view.special = view.due_of(view.limit), known
        return due

    def begin(step):
        # What is done, its certificate to come, holds nothing up from the day on, be that a rest day.
        latest = [end(before) if where[before] in DONE else calendar.next_working(end(before))
                  for before in plan[step].get("depends_on", []) if before in plan]
        parent = plan[step].get("part_of")
        if parent in plan and parent not in views:
            latest.append(begin(parent))
        return max([day, *latest])

    def unbegun(step):
        start = begin(step)
        row = plan[step]
        if row["kind"] == "milestone" and "promised" not in row:
            waits = any(before in plan for before in row.get("depends_on", []))
            return start if waits else max(start, date(row["finish"]))
        return after_limit(step, start, to_come(step, start))

    def own_end(step):
        view, what = views.get(step), where[step]
        if what in DONE:
            return day
        if what == "filed":
            start = view.intake_due if view.intake_due >= day else calendar.plus(day, 1)
            return after_limit(step, start, to_come(step, start))
        if what == "correcting":
            start = calendar.plus(day, 1 + view.settings["lamp.intake_limit"])
            return after_limit(step, start, to_come(step, start))
        if what in ("accepted", "paused"):
            earliest = max(day, view.announced_end or day)
            due = accepted_end(step, view) or date(plan[step]["finish"])
            return due if due >= earliest else calendar.plus(earliest, 1)
        return unbegun(step)

    def end(step):
        if step not in known:
            subs = [] if where[step] in DONE else [end(sub) for sub in inside[step] if not closed(sub)]
            known[step] = max([own_end(step), *subs])
        return known[step]

    return {step: end(step) for step in plan if where[step] not in DONE}
