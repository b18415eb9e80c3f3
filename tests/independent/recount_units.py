# SPDX-License-Identifier: Apache-2.0
"""For recount.py: the departments, the submissions, the news and the annex of a circular, counted from the entries."""
import collections

from recount_entries import ONE_DAY, date
from recount_steps import DONE, forecasts

WORDS = {"filed": "收件", "returned": "告知补正", "decided": "办结", "issued": "发证", "paused": "进入特别程序", "held": "挂起",
         "released": "解除挂起", "extended": "延长审批期限", "refused": "不予受理", "denied": "不予许可", "withdrawn": "撤回"}
WORK = ("step.", "note.", "material.", "problem.", "service.")
LAMPS = ("red", "yellow", "grey", "green")
PHASES = ("未编方案", "立项用地规划许可", "工程建设许可", "施工许可", "在建", "竣工验收")
ANNEX = ("project", "name", "stage", "specialist", "lamp")
NODES = ("land_contract", "completion_filing")  # 拿地, 竣工


def share(part, whole):
    """Half up, one place; nothing of nothing."""
    tenths = (part * 20 + whole) // (2 * whole) if whole else None
    return None if tenths is None else f"{tenths // 10}.{tenths % 10}"


def percent(part, whole):
    return None if not whole else share(part * 100, whole) + "%"


def departments(circular, entries):
    """Figures and rows of 八: the seven in the notice's order (that of the 组长 last), then whoever has something to tell."""
    units = {}
    for entry in entries:
        if entry["kind"] == "department.recorded" and entry["seq"] <= circular.head:
            units[entry["body"]["code"]] = entry["body"]
    seven = [unit for unit in units.values() if unit.get("role") in ("组长单位", "副组长单位")]
    seven.sort(key=lambda unit: unit.get("role") == "组长单位" or unit.get("remark", "").startswith("组长单位"))
    accepted, decided = circular.of("accepted", counted="approval"), circular.of("decided", counted="approval")

    def row(wanted):
        mine = [view for view in decided if wanted(view)]
        hand = [view for view in circular.in_hand if view.counted_as == "approval" and wanted(view)]
        return {**counts(mine), "accepted": sum(map(wanted, accepted)), **colours(hand)}

    names = [unit["name"] for unit in seven]
    rows = [{"department": name, **row(lambda view, name=name: view.step["department"] == name)} for name in names]
    for name in (unit["name"] for unit in units.values() if unit["name"] not in names):
        other = {"department": name, **row(lambda view, name=name: view.step["department"] == name)}
        if other["accepted"] or other["decided"] or other["in_hand"]:
            rows.append(other)
    figures = {f"total.{name}": value for name, value in row(lambda view: True).items()}
    utilities = colours([view for view in circular.in_hand if view.counted_as == "utility"])
    utilities["decided"] = len(circular.of("decided", counted="utility"))
    return figures | {f"utility.{name}": value for name, value in utilities.items()}, rows


def counts(decided):
    used, promised = sum(view.used for view in decided), sum(view.limit for view in decided)
    on_time = sum(not view.past for view in decided)
    return {"decided": len(decided), "on_time": on_time, "on_time_rate": percent(on_time, len(decided)),
            "used_mean": share(used, len(decided)), "promised_mean": share(promised, len(decided))}


def colours(hand):
    lamps = collections.Counter(view.lamp for view in hand)
    return {"in_hand": len(hand), "overdue": sum(view.past for view in hand), **{lamp: lamps[lamp] for lamp in LAMPS}}


class Submissions:
    """Who owed which day, by the sealed days. What was cancelled stays counted where it was submitted before; what `step correct` records
    in its place is no entry more."""

    def __init__(self, ledger, calendar, day, head, until):
        """`until`: the instant from which it is judged what is missing; none: the end of the day."""
        self.calendar, self.day = calendar, day
        self.all = [entry for entry in ledger.entries if entry["seq"] <= head]
        gone = ledger.cancelled(head)
        self.standing = [entry for entry in self.all if entry["seq"] not in gone]
        self.until = until or (day + ONE_DAY).isoformat()
        self.seals, self.specialists, self.since, self.added, self.hours = {}, collections.defaultdict(list), {}, {}, []
        self.covers, self.listed = collections.defaultdict(list), collections.defaultdict(list)
        self.by_seq = {entry["seq"]: entry for entry in self.all}
        self.reversed_by = {entry["body"]["entry"]: entry["seq"] for entry in self.standing if entry["kind"] == "entry.reversed"}
        self.sealed = collections.defaultdict(list)
        for entry in self.standing:
            self.take(entry["kind"], entry["project"], entry)

    def take(self, kind, project, entry):
        if kind == "submission.sealed":
            self.seals.setdefault((project, entry["on"]), entry)
            self.sealed[project].append(entry)
        elif kind == "team.specialist_assigned":
            self.specialists[project].append((entry["on"], entry["seq"], [entry["body"]["staff"], *entry["body"].get("others", [])]))
        elif kind == "team.member_removed" and "department" not in entry["body"]:
            rest = [name for name in self.team(project, entry["on"]) if name != entry["body"]["staff"]]
            self.specialists[project].append((entry["on"], entry["seq"], rest))
        elif kind == "team.cover_named":
            self.covers[project].append(entry["body"])
        elif kind == "project.added":
            self.added[project] = entry["on"]
        elif kind in ("project.closed", "project.suspended", "project.resumed"):
            self.listed[project].append((entry["on"], kind))
        elif kind == "setting.changed" and entry["body"]["name"] == "submission.deadline":
            self.hours.append((entry["on"], entry["body"]["value"]))
        if project:
            self.since.setdefault(project, entry["recorded_at"][:10])

    def standing_on_list(self, project, day):
        return ["project.resumed", *(word for since, word in self.listed[project] if since <= day)][-1]

    def is_listed(self, project, day):
        return self.standing_on_list(project, day) != "project.closed"

    def on_duty(self, project, day):
        """The lead's stand-in of that day, else the lead; nobody for a project that is not followed that evening: 调出, 归档, 暂缓."""
        if self.standing_on_list(project, day) != "project.resumed":
            return None
        return self.serving(project, day)

    def team(self, project, day):
        """The specialists, the lead first."""
        since = [names for first, _, names in sorted(self.specialists[project]) if first <= day]
        return since[-1] if since else []

    def serving(self, project, day):
        leads = next(iter(self.team(project, day)), None)
        covers = [cover["staff"] for cover in self.covers[project] if cover["from"] <= day <= cover["to"] and cover.get("of", leads) == leads]
        return covers[0] if leads and covers else leads

    def lead(self, project, day):
        return next(iter(self.team(project, day)), None) if self.is_listed(project, day) else None

    def standing_of(self, project, day):
        hour = [value for first, value in self.hours if first <= day][-1]
        seal = self.seals.get((project, day))
        if seal is None:
            return ("pending" if self.until[:16] <= f"{day}T{hour}" else "missing"), None
        if seal["recorded_at"][:10] != day:
            return "missing", seal
        return ("on_time" if seal["recorded_at"] <= f"{day}T{hour}:00.000+08:00" else "late"), seal

    def owed(self, first, last):
        """(project, day, who, standing, seal) by project and day."""
        for project in sorted(self.added):
            for number in range((last - first).days + 1):
                day = first + ONE_DAY * number
                told = day.isoformat()
                who = self.on_duty(project, told)
                if who and self.calendar.working(day) and self.since[project] <= told and self.added[project] <= told:
                    yield project, told, who, *self.standing_of(project, told)

    def anew(self, entry):
        """The reversal right before an entry in the same act: that of `step correct`."""
        before = self.by_seq.get(entry["seq"] - 1)
        act = before and before["kind"] == "entry.reversed" and (before["project"], before["recorded_at"]) == (entry["project"], entry["recorded_at"])
        return before if act else None

    def stands(self, entry):
        """Cancelled work counts where it was submitted before it was cancelled, or where what was recorded in its place stands."""
        reversal = self.reversed_by.get(entry["seq"])
        if reversal is None or self.submitted(entry, reversal):
            return True
        after = self.by_seq.get(reversal + 1)
        return bool(after and self.anew(after) and after["kind"].startswith(WORK) and self.stands(after))

    def submitted(self, entry, before):
        covered = 0
        for seal in self.sealed[entry["project"]]:
            body = seal["body"]
            held = entry["seq"] in body["holds"] if "holds" in body else covered < entry["seq"] <= body["up_to"]
            if held:
                return seal["seq"] < before
            covered = body["up_to"]
        return False

    def entries(self, first, last):
        """(who, late) of each 台账条目 recorded in the days."""
        for entry in self.all:
            recorded = date(entry["recorded_at"][:10])
            if not entry["kind"].startswith(WORK) or entry["kind"] in ("step.opened", "step.assigned") or not first <= recorded <= last:
                continue
            if self.anew(entry) or not self.stands(entry):
                continue
            yield self.serving(entry["project"], recorded.isoformat()), self.calendar.elapsed(date(entry["on"]), recorded) > 1


def submission_rows(now, day, days, told):
    """A row each specialist that owed a day, recorded something or leads a project on the evening of `day`, and the sums."""
    serving = collections.Counter(now.lead(project, day.isoformat()) for project in now.added)
    staff = [entry["body"]["name"] for entry in now.standing if entry["kind"] == "staff.added"]
    rows = []
    for name in staff:
        mine = [(standing, seal) for _, _, who, standing, seal in days if who == name]
        own = [late for who, late in told if who == name]
        if not mine and not own and not serving[name]:
            continue
        standings = collections.Counter(standing for standing, _ in mine)
        sent = [seal for standing, seal in mine if standing in ("on_time", "late")]
        nil = sum(bool(seal["body"].get("nil")) for seal in sent)
        rows.append({"specialist": name, "projects": serving[name], "due": len(mine) - standings["pending"], "on_time": standings["on_time"],
                     "late": standings["late"], "missing": standings["missing"], "nil": nil, "progress": len(sent) - nil,
                     "entries": len(own), "late_entries": sum(own)})
    sums = {name: sum(row[name] for row in rows) for name in rows[0] if name != "specialist"} if rows else collections.Counter()
    for row in [*rows, sums]:
        row.update(on_time_rate=percent(row["on_time"], row["due"]), late_entry_rate=percent(row["late_entries"], row["entries"]))
    return rows, sums


def submissions(ledger, circular):
    """Figures, rows, late days, missing days of 九. A day that was pending when the circular before was made is counted now."""
    now = Submissions(ledger, circular.calendar, circular.day, circular.head, circular.until)
    then = Submissions(ledger, circular.calendar, circular.before_day, circular.before_head, circular.before_until)
    pending = set() if circular.before_day >= circular.first else {
        (row[0], row[1]) for row in then.owed(circular.before_day, circular.before_day) if row[3] == "pending"}
    carried = [row for row in now.owed(circular.before_day, circular.before_day) if (row[0], row[1]) in pending]
    days = sorted([*carried, *now.owed(circular.first, circular.day)], key=lambda row: row[:2])
    rows, sums = submission_rows(now, circular.day, days, list(now.entries(circular.first, circular.day)))
    figures = {f"total.{name}": value for name, value in sums.items()}
    figures |= {"carried": len(carried), "pending": sum(row[3] == "pending" for row in days)}
    listed = {standing: [{"project": project, "day": day, "specialist": who, "sent": seal and seal["recorded_at"][:10]}
                         for project, day, who, each, seal in days if each == standing] for standing in ("late", "missing")}
    return figures, rows, listed["late"], listed["missing"]


def is_milestone(step):
    return step["kind"] == "milestone" or step["step"] == "land_auction"


def week_moves(circular):
    """Moves of the period by project, in the order of day and entry."""
    found = collections.defaultdict(list)
    for attempt in circular.now.attempts:
        step = circular.now.plans[attempt.project][attempt.step]
        special = "part_of" in step and step.get("line", "").startswith("特别程序")
        if special or (step["kind"] == "enterprise" and not is_milestone(step)):
            continue
        for word, on, seq in attempt.moves:
            if on >= circular.first:
                found[attempt.project].append((on, seq, word, attempt, step))
    return {project: sorted(moves, key=lambda move: move[:2]) for project, moves in found.items()}


def news(circular):
    rows = []
    moves = week_moves(circular)
    for code in sorted([*(row["project"] for row in circular.projects()), *circular.left()]):
        item = {"project": code, "project_name": circular.now.projects[code]["name"]}
        own = []
        for what, on, seq, about in circular.now.registry[code]:
            if on <= circular.day and (on >= circular.first or seq > circular.before_head):
                own.append({**item, "step": None, "step_name": None, "what": what, "on": on.isoformat(), "about": about, "entry": seq})
        for on, seq, word, attempt, step in moves.get(code, []):
            what, about = news_of(circular, code, (word, seq, attempt, step))
            if what:
                own.append({**item, "step": step["step"], "step_name": step["name"], "what": what, "on": on.isoformat(), "about": about,
                            "entry": seq})
        rows += sorted(own, key=lambda row: (row["on"], row["entry"]))
        followed = code in circular.now.plans and code in circular.before.plans
        if followed and circular.before.is_listed(code, circular.before_day) and circular.now.is_listed(code, circular.day):
            phase, before = phase_of(circular, code, circular.now), phase_of(circular, code, circular.before)
            if phase_rank(phase) > phase_rank(before):
                rows.append({**item, "step": None, "step_name": None, "what": "stage_entered", "on": circular.day.isoformat(),
                             "about": phase, "entry": None})
    return rows


def phase_rank(phase):
    return PHASES.index(phase) if phase in PHASES else len(PHASES)


def phase_of(circular, code, state):
    """The stage; 在建 where 施工许可 is issued and nothing of 竣工验收 has begun."""
    stage = circular.stage_of(code, state)
    begun = [state.last(code, step["step"]) for step in state.plans[code].values() if step["stage"] == "竣工验收"]
    if stage not in ("施工许可", "竣工验收") or not all(last is None or last.state in ("planned", "waived") for last in begun):
        return stage
    if "construction_permit" not in state.plans[code]:
        return "在建" if stage == "竣工验收" else stage
    permit = state.last(code, "construction_permit")
    return "在建" if permit and permit.state in ("issued", "waived") else "施工许可"


def news_of(circular, code, move):
    word, seq, attempt, step = move
    if word == "decided":
        return ("reached", None) if is_milestone(step) or step["step"] in NODES else (None, None)
    if word == "resumed":
        return "pause_over", next(pause["procedure"] for pause in attempt.pauses if pause.get("resumed_seq") == seq)
    if word in ("issued", "denied", "refused", "withdrawn", "revoked"):
        return word, None
    if word != "filed" or attempt.seq != seq or step["kind"] not in ("permit", "filing", "review") or "part_of" in step:
        return None, None
    for other in circular.now.plans[code].values():
        special = "part_of" in other and other.get("line", "").startswith("特别程序")
        mine = other["step"] == step["step"] or other.get("part_of") == step["step"]
        if other["kind"] in ("permit", "filing", "review") and not special and not mine and other["stage"] == step["stage"]:
            last = circular.now.last(code, other["step"])
            if not last or last.state not in DONE:
                return None, None
            if last.filed and (last.filed, last.seq) > (attempt.filed, seq):
                return None, None  # that one was filed later
    return "last_filed", step["stage"]


def week_words(moves):
    attempts = {}
    for move in moves:
        attempts[move[3].seq] = attempts.pop(move[3].seq, []) + [move]
    return "；".join(last_words(own) for own in attempts.values()) or None


def last_words(own):
    on, seq, word, attempt, step = own[-1]
    day = lambda when: when.strftime("%m-%d")
    if word == "issued" and len(own) > 1 and own[-2][2] == "decided":
        decided = own[-2][0]
        return f"{step['short_name']}{day(on)}办结并发证" if decided == on else f"{step['short_name']}{day(decided)}办结、{day(on)}发证"
    told = WORDS.get(word)
    if word == "accepted":
        told = "申请" if step["kind"] == "utility" else "容缺受理" if attempt.owed else "受理"
    if word == "decided" and (step["kind"] == "utility" or is_milestone(step)):
        told = "完成"
    if word == "resumed":
        told = next(pause["procedure"] for pause in attempt.pauses if pause.get("resumed_seq") == seq) + "结束"
    return f"{step['short_name']}{day(on)}{told}"


def annex(circular):
    rows = []
    moves = week_moves(circular)
    for project in circular.projects():
        code = project["project"]
        hand = {view.step["step"]: answer_of(view) for view in circular.in_hand if view.project == code}
        node = circular.node_of(code, forecasts(circular.now, code, circular.day, circular.calendar)) if code in circular.now.plans else None
        node = node or {"node": None, "node_name": None, "current": None, "forecast": None}
        rows.append({**{name: project[name] for name in ANNEX},
                     "week": week_words(moves.get(code, [])), "in_hand": hand or None,
                     **{name: node[name] for name in ("node", "node_name", "current", "forecast")}})
    for code in circular.left():
        project = circular.now.projects[code]
        rows.append({**dict.fromkeys((*ANNEX, "in_hand", "node", "node_name", "current", "forecast")), "project": code, "name": project["name"],
                     "stage": circular.stage_of(code), "specialist": circular.now.specialists.get(code), "week": week_words(moves.get(code, []))})
    return sorted(rows, key=lambda row: row["project"])


def answer_of(view):
    if view.state in ("paused", "correcting"):
        return view.state
    due = view.intake_due if view.state == "filed" else view.due
    return due.isoformat() if due else ""
