# SPDX-License-Identifier: Apache-2.0
"""For recount.py: working days, and the entries replayed one by one."""
import collections
import datetime

from recount_office import take_office, takes_office

ONE_DAY = datetime.timedelta(days=1)
# Kinds that move no figure of a circular.
SILENT = {"ledger.opened", "setting.changed", "holiday.noticed", "flow.recorded", "department.recorded", "staff.added", "team.cover_named",
          "note.added", "submission.sealed", "report.issued", "report.drafted", "report.reviewed", "report.corrected", "plan.drafted",
          "entry.reversed", "material.credit_restored", "contact.recorded", "contact.erased", "article.added", "article.revised",
          "article.withdrawn", "problem.escalated", "problem.assigned", "project.summarized", "appraisal.sealed"}
SETTINGS = ("lamp.yellow_left", "lamp.yellow_used_share", "lamp.intake_yellow", "lamp.intake_limit")


def date(text):
    return datetime.date.fromisoformat(text) if text else None


def iso(day):
    return day.isoformat() if day else None


class Calendar:
    """Day by day, on purpose: slow and plain. What is known is what the entries up to a head have noticed."""

    def __init__(self, entries, head):
        self.works = {date(day["date"]): day.get("work", False) for entry in entries
                      if entry["kind"] == "holiday.noticed" and entry["seq"] <= head for day in entry["body"]["days"]}

    def working(self, day):
        return self.works.get(day, day.weekday() < 5)

    def count(self, first, last):
        return sum(self.working(first + ONE_DAY * i) for i in range((last - first).days + 1)) if last >= first else 0

    def elapsed(self, start, end):
        """Working days after `start` up to `end`; negative where `end` is earlier."""
        return self.count(start + ONE_DAY, end) if end >= start else -self.count(end + ONE_DAY, start)

    def plus(self, day, number):
        while number:
            day += ONE_DAY if number > 0 else -ONE_DAY
            number -= self.working(day) * (1 if number > 0 else -1)
        return day

    def next_working(self, day):
        return day if self.working(day) else self.plus(day, 1)


class Attempt:
    def __init__(self, project, step, seq):
        self.project, self.step, self.seq = project, step, seq
        self.state = "planned"
        self.filed = self.refiled = self.accepted = self.decided = self.ended = None
        self.opened_on = self.opening_used = None  # 期初
        self.seqs = {}
        self.corrections, self.pauses, self.holds, self.owed = [], [], [], []
        self.escalated = None
        self.moves = []  # (word, day, entry)
        self.extension = 0

    def __getitem__(self, name):
        return getattr(self, name)


class Ledger:
    def __init__(self, lines):
        self.entries, self.calendars, self.kept = lines, {}, {}

    def cancelled(self, head):
        """Numbers of the entries that reversals up to `head` cancel; a reversal that is itself cancelled cancels nothing."""
        gone = set()
        for entry in reversed(self.entries):
            if entry["kind"] == "entry.reversed" and entry["seq"] <= head and entry["seq"] not in gone:
                gone.add(entry["body"]["entry"])
        return gone

    def fold(self, head, day):
        """What is known at `head` of what happened up to the evening of `day`."""
        state, gone = State(), self.cancelled(head)
        for entry in self.entries:
            if entry["seq"] <= head and entry["seq"] not in gone and entry["on"] <= iso(day):
                state.take(entry)
        return state

    def last_of_day(self, day):
        return max((entry["seq"] for entry in self.entries if entry["recorded_at"][:10] <= iso(day)), default=0)

    def calendar(self, head):
        notices = sum(entry["kind"] == "holiday.noticed" and entry["seq"] <= head for entry in self.entries)
        return self.calendars.setdefault(notices, Calendar(self.entries, head))


class State:
    def __init__(self):
        self.projects, self.specialists, self.problems = {}, {}, {}
        self.inquiries, self.reviews, self.resolutions, self.meetings, self.services = {}, {}, {}, {}, {}
        self.intakes, self.handovers = {}, {}
        self.drafts, self.plans, self.baselines = {}, {}, {}
        self.attempts, self.latest, self.settings = [], {}, {}
        self.team, self.own, self.leaves = [], collections.defaultdict(list), collections.defaultdict(list)
        self.terms = collections.defaultdict(list)  # code -> [(day, entry, specialists)]
        self.registry = {}  # code -> [(what, day, entry, about)]: 入库, 更名, 调出 …

    def last(self, project, step):
        return self.latest.get((project, step))

    def take_person(self, kind, body, on, seq, project):
        if kind == "step.assigned":
            self.own[project, body["step"]].append((on, seq, body["staff"]))
        elif kind == "team.member_assigned":
            self.team.append({"project": project, "department": body["department"], "staff": body["staff"], "from": on, "seq": seq, "until": None})
        elif kind == "team.specialist_assigned":
            self.terms[project].append((on, seq, [body["staff"], *body.get("others", [])]))
        elif kind == "team.member_removed":
            for member in self.team:
                if member["project"] == project and member["staff"] == body["staff"] and member["until"] is None and member["from"] <= on \
                        and body.get("department") in (None, member["department"]):
                    member["until"] = on
            if "department" not in body and body["staff"] in self.specialists_on(project, on):
                self.terms[project].append((on, seq, [name for name in self.specialists_on(project, on) if name != body["staff"]]))
        elif kind == "staff.changed":
            mine = self.leaves[body["name"]]
            if "leave" in body.get("cleared", []):  # back on that day
                mine[:] = [(first, on - ONE_DAY if last is None or last >= on else last, gone) for first, last, gone in mine if first < on]
            if "leave_from" in body:
                first, last = date(body["leave_from"]), date(body.get("leave_until"))
                mine[:] = [other for other in mine if (last and other[0] > last) or (other[1] and other[1] < first)]
                mine.append((first, last, last is None))
        if project in self.terms:
            self.specialists[project] = next(iter(sorted(self.terms[project])[-1][2]), None)

    def specialists_on(self, project, day):
        terms = [names for first, _, names in sorted(self.terms[project]) if first <= day]
        return terms[-1] if terms else []

    def responsible(self, project, step, day):
        """The step's own person by day and entry; else whom the team has last for the department, neither taken off nor gone for good."""
        own = [one for one in self.own[project, step["step"]] if one[0] <= day]
        if own:
            return max(own)[2]
        gone = {name for name, leaves in self.leaves.items() for first, last, for_good in leaves
                if for_good and first <= day and (last is None or day <= last)}
        team = [(member["from"], member["seq"], member["staff"]) for member in self.team
                if (member["project"], member["department"]) == (project, step["department"]) and member["staff"] not in gone
                and member["from"] <= day and (member["until"] is None or day < member["until"])]
        return max(team)[2] if team else None

    def is_listed(self, code, day):
        """在册: on the list already and neither 调出 nor 归档 by the evening of the day."""
        words = [what for what, on, _, _ in self.registry[code] if on <= day and what != "renamed"]
        return bool(words) and words[-1] not in ("moved_out", "archived")

    def take(self, entry):
        kind, body, on, seq, project = entry["kind"], entry["body"], date(entry["on"]), entry["seq"], entry["project"]
        if kind == "setting.changed" and body["name"] in SETTINGS:
            self.settings[body["name"]] = int(body["value"])
        if kind.startswith("team.") or kind in ("step.assigned", "staff.changed"):
            return self.take_person(kind, body, on, seq, project)
        if kind == "project.added":
            self.projects[project] = dict(body)
            self.registry[project] = [("listed", on, seq, None)]
        elif kind == "project.changed":
            if "name" in body:
                self.registry[project].append(("renamed", on, seq, self.projects[project]["name"]))
            self.projects[project].update(body)
        elif kind in ("project.closed", "project.suspended", "project.resumed"):
            word = body.get("as", kind.split(".")[1])
            self.registry[project].append((word, on, seq, body["note"]))
        elif kind == "plan.drafted":
            self.drafts[seq] = {step["step"]: step for step in body["steps"]}
        elif kind == "plan.adopted":
            self.plans[project] = self.drafts[body["draft"]]
            for key, step in self.plans[project].items():
                if "responsible" in step:
                    self.own[project, key].append((on, seq, step["responsible"]))
            self.baselines.setdefault(project, self.plans[project])
        elif kind == "problem.raised":
            self.problems[body["code"]] = {**body, "project": project, "raised": on, "due": date(body["due"]), "seq": seq, "solved": None}
        elif kind == "problem.solved":
            self.problems[body["code"]].update(solved=on, solved_seq=seq)
        elif kind == "problem.cleared":
            self.problems[body["code"]].update(cleared=on)
        elif kind == "problem.returned":
            problem = self.problems[body["code"]]
            problem.update(solved=None, returned=problem.get("returned", 0) + 1, due=date(body["due"]) if body.get("due") else problem["due"])
        elif takes_office(kind):
            take_office(self, entry)
        elif kind in ("material.received", "material.returned"):
            self.paper(kind, self.last(project, body["step"]), body["material"], on, seq)
        elif kind.startswith("step."):
            self.move(kind, body, on, seq, project)
        elif kind not in SILENT:
            raise SystemExit(f"第 {seq} 条：recount 不认识 {kind}")

    def move(self, kind, body, on, seq, project):
        word = kind.split(".")[1]
        attempt = self.last(project, body["step"])
        begins = word == "opened" or (word == "filed" and not (attempt and attempt.state == "correcting"))
        if begins or (attempt is None and word in ("accepted", "decided")):
            attempt = Attempt(project, body["step"], seq)
            self.attempts.append(attempt)
            self.latest[project, body["step"]] = attempt
        attempt.seqs.setdefault(word, seq)
        if word not in ("opened", "replied", "escalated"):
            attempt.moves.append((word, on, seq))
        getattr(self, "on_" + word)(attempt, body, on, seq)

    def on_opened(self, attempt, body, on, _):
        attempt.opened_on, attempt.opening_used = on, body.get("used")
        attempt.accepted, attempt.decided = date(body.get("accepted")), date(body.get("decided"))
        attempt.state = "issued" if "issued" in body else "decided" if attempt.decided else "accepted"

    def on_filed(self, attempt, _, on, __):
        attempt.filed, attempt.refiled, attempt.state = attempt.filed or on, on, "filed"

    def on_returned(self, attempt, _, on, seq):
        attempt.corrections.append((on, seq))
        attempt.state = "correcting"

    def on_accepted(self, attempt, body, on, seq):
        attempt.accepted, attempt.state = on, "accepted"
        attempt.owed += [{"material": owed["material"], "due": date(owed["due"]), "since": on, "seq": seq, "promise": body.get("promise"),
                          "received": None} for owed in body.get("owed", [])]

    def on_paused(self, attempt, body, on, _):
        attempt.pauses.append({"from": on, "to": None, "expected": body["expected"], "procedure": body["procedure"]})
        attempt.state = "paused"

    def on_resumed(self, attempt, _, on, seq):
        attempt.pauses[-1].update(to=on, resumed_seq=seq)
        attempt.state = "accepted"

    def on_held(self, attempt, _, on, __):
        attempt.holds.append([on, None])

    def on_released(self, attempt, _, on, __):
        attempt.holds[-1][1] = on

    def on_extended(self, attempt, body, _, __):
        attempt.extension = body["days"]

    def on_escalated(self, attempt, body, on, _):
        attempt.escalated = (on, body["to"])

    def on_replied(self, *_):
        """A department's answer moves no clock."""

    def on_decided(self, attempt, _, on, __):
        attempt.decided, attempt.state = on, "decided"

    def on_denied(self, attempt, _, on, seq):
        """不予行政许可 is a decision: the item is done with."""
        attempt.decided, attempt.state = on, "denied"
        attempt.seqs.setdefault("decided", seq)

    def on_issued(self, attempt, *_):
        attempt.state = "issued"

    def on_refused(self, attempt, _, on, __):
        attempt.ended, attempt.state = on, "refused"

    def on_withdrawn(self, attempt, _, on, __):
        attempt.ended, attempt.state = on, "withdrawn"

    def paper(self, kind, attempt, material, on, seq):
        """What was owed came, or was given back; a paper that nobody owes moves no figure."""
        for owed in attempt.owed if attempt else []:
            if owed["material"] == material and (kind == "material.received") == (owed["received"] is None):
                owed.update(received=on, received_seq=seq) if kind == "material.received" else owed.update(received=None)
                return
