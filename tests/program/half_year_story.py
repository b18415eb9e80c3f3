# SPDX-License-Identifier: Apache-2.0
"""Reads tests/half_year/story.txt: what happened, as events of the form of data/scenario (play_scenario.py plays both).

    项目 CODE NAME ENTERPRISE INVESTMENT DAY SPECIALIST    and indented under it, about this project:
      责任人：STAFF …                                       who answers for each department, by data/staff.csv
      方案 DAY FLOW CONDITION … [--option value …]          drafted and adopted that morning; indented under it, where the
                                                            meeting set the days: 日期：STEP DAY，… 期初：STEP 受理DAY 办结DAY 已用N，…
      STEP：MOVE DAY[@RECORDED] [option=value …]，…         one step's moves with their days
    交接 CODE DAY SPECIALIST
    DAY HH:MM COMMAND …                                    any command; @DAY in it is a date
    不报 SPECIALIST FIRST LAST                             sends nothing on these days; 迟报 SPECIALIST DAY HH:MM: sends at that hour
    通报 DAY [MADE-ON] HH:MM [拟稿] [更正 DAY HH:MM REASON] [--option value]

On every working day each specialist with a project sends the day's submission at 17:05.
"""
import collections
import csv
import datetime
import random
import shlex

ONE_DAY = datetime.timedelta(days=1)
OFFICE = "专班办01"
MOVES = {
    "收件": ("step advance", {"to": "filed"}), "补正": ("step advance", {"to": "correcting"}), "受理": ("step advance", {"to": "accepted"}),
    "办结": ("step advance", {"to": "decided"}), "发证": ("step advance", {"to": "issued"}), "不予受理": ("step advance", {"to": "refused"}),
    "不予许可": ("step advance", {"to": "denied"}), "撤回": ("step advance", {"to": "withdrawn"}), "停表": ("step pause", {}),
    "恢复": ("step resume", {}), "挂起": ("step hold", {}), "解除": ("step release", {}), "延长": ("step extend", {}),
    "答复": ("step reply", {}), "提级": ("step escalate", {}), "更正": ("step correct", {}), "收料": ("material receive", {}), "冲销": ("ledger reverse", {}),
}
KINDS = {"收件": "step.filed", "受理": "step.accepted", "办结": "step.decided"}


def day_of(text):
    """9-4, 2027-01-29: of months alone, 5 to 12 are 2026, 1 to 4 are 2027."""
    if len(text) == 10:
        return datetime.date.fromisoformat(text)
    month, day = map(int, text.split("-"))
    return datetime.date(2026 if month >= 5 else 2027, month, day)


class Story:
    """`events` in the order of their instants, `circulars` as dicts: day, made, drafted, corrected, options."""

    def __init__(self, source, shift=0, seed=None):
        """As it is written; else everything `shift` days later, so that other days fall on the holidays, and with a seed each move of a
        step up to three days later still: what is not lawful any more is refused, and the rest goes on."""
        self.source, self.shift, self.varied = source, datetime.timedelta(days=shift), bool(shift) or seed is not None
        self.chance, self.delays = None if seed is None else random.Random(seed), {}
        self.rows, self.circulars = [], []  # (instant, order, cmd, args)
        self.leads, self.closed = collections.defaultdict(list), {}
        self.silent, self.late = set(), {}
        self.entered = {}
        with open(source / "data" / "flows.csv", encoding="utf-8-sig", newline="") as rows:
            self.keys = {(row["template_key"], row["short_name"]): row["step_key"] for row in csv.DictReader(rows)}
        with open(source / "data" / "staff.csv", encoding="utf-8-sig", newline="") as rows:
            self.departments = {row["岗位代号"]: row["部门"] for row in csv.DictReader(rows)}
        self.departments["气象经办01"] = "江门市气象局"
        self.moves_of_day = collections.Counter()
        self.rest, self.work = self.holidays()
        self.add(self.iso("9-1"), "08:30:00", "init", {"practice": True})
        for line in (source / "tests" / "half_year" / "story.txt").read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                self.read(line)
        self.submit()
        self.rows.sort(key=lambda row: row[:2])

    def day_of(self, text):
        return day_of(text) + self.shift

    def iso(self, text):
        return self.day_of(text).isoformat()

    def holidays(self):
        rest, work = set(), set()
        for path in ("data/cn-holidays.csv", "tests/half_year/holidays_2027_drill.csv"):
            with open(self.source / path, encoding="utf-8-sig", newline="") as rows:
                for row in csv.DictReader(rows):
                    (work if row["kind"] == "班" else rest).add(datetime.date.fromisoformat(row["date"]))
        return rest, work

    def add(self, day, clock, cmd, args):
        self.rows.append((f"{day}T{clock}+08:00", len(self.rows), cmd, args))

    def events(self):
        return [{"id": f"h{number:04}", "now": now, "cmd": cmd, "args": args} for number, (now, _, cmd, args) in enumerate(self.rows, 1)]

    def read(self, line):
        words = line.split()
        if line.startswith("  "):
            self.read_of_project(line.strip())
        elif words[0] == "项目":
            self.enter(*words[1:])
        elif words[0] == "交接":
            self.assign(self.full(words[1]), self.iso(words[2]), "09:10:00", words[3])
        elif words[0] == "不报":
            day = self.day_of(words[2])
            while day <= self.day_of(words[3]):
                self.silent.add((words[1], day))
                day += ONE_DAY
        elif words[0] == "迟报":
            self.late[words[1], self.day_of(words[2])] = words[3]
        elif words[0] == "通报":
            self.announce(words[1:])
        else:
            self.command(words[0], words[1], line.split(maxsplit=2)[2])

    def announce(self, words):
        circular = {"day": self.iso(words[0]), "made": None, "drafted": "拟稿" in words, "corrected": None, "options": []}
        on, clock = (words[0], words[1]) if ":" in words[1] else (words[1], words[2])
        circular["made"] = f"{self.iso(on)}T{clock}:00+08:00"
        if "更正" in words:
            at = words.index("更正")
            circular["corrected"] = (f"{self.iso(words[at + 1])}T{words[at + 2]}:00+08:00", words[at + 3])
        if "--number" in words:
            circular["options"] = words[words.index("--number"):][:2]
        self.circulars.append(circular)

    def command(self, day, clock, text):
        words = [self.iso(word[1:]) if word.startswith("@") else word for word in shlex.split(text)]
        args, at = {}, 2
        operands = {"project": ["project"], "problem add": ["project"], "problem solve": ["problem"], "inquiry add": ["project"],
                    **{f"inquiry {verb}": ["inquiry"] for verb in ("push", "answer", "return", "follow", "close")}, "note": ["project"], "team": ["project"], "step": ["project", "step"],
                    "staff set": ["staff"], "department": ["file"], "calendar": ["file"], "staff import": ["file"]}
        names = list(operands.get(" ".join(words[:2]), operands.get(words[0], [])))
        while at < len(words):
            if words[at].startswith("--"):
                value = words[at + 1] if at + 1 < len(words) and not words[at + 1].startswith("--") else True
                name = words[at][2:]
                args[name] = [*([args[name]] if isinstance(args[name], str) else args[name]), value] if name in args else value
                at += 1 if value is True else 2
            else:
                args[names.pop(0)] = words[at]
                at += 1
        if "project" in args:
            args["project"] = self.full(args["project"])
        if words[:2] == ["project", "close"]:
            self.closed[args["project"]] = self.day_of(day)
        self.add(self.iso(day), f"{clock}:00", " ".join(words[:2]), args)

    def enter(self, code, name, enterprise, investment, day, specialist):
        self.project = code = self.full(code)
        self.entered[code] = self.iso(day)
        self.add(self.iso(day), "09:00:00", "project add", {"code": code, "name": name, "enterprise": enterprise, "investment": investment,
                                                      "source": "区重大项目清单（演练）", "by": OFFICE})
        self.assign(code, self.iso(day), "09:05:00", specialist)

    def assign(self, code, day, clock, specialist):
        self.leads[code].append((datetime.date.fromisoformat(day), specialist))
        self.add(day, clock, "team assign", {"project": code, "specialist": specialist, "by": OFFICE})

    def lead(self, code, day):
        return next((who for since, who in reversed(self.leads[code]) if since <= day), None)

    def read_of_project(self, line):
        head, _, rest = line.partition("：")
        if head == "责任人":
            for person in rest.split():
                self.add(self.entered[self.project], "09:06:00", "team assign", {
                    "project": self.project, "department": self.departments[person], "staff": person, "by": OFFICE})
        elif head.startswith("方案 "):
            self.plan(line.split()[1:])
        elif head == "日期":
            self.make["input"] = [{"step": self.keys[self.flow, step], "finish": self.iso(day)} for step, day in map(str.split, rest.split("，"))]
        elif head == "期初":
            self.adopt["opening"] = [self.opening(*row.split()) for row in rest.split("，")]
        else:
            for move in rest.split("，"):
                self.move(head, *move.split())

    def plan(self, words):
        day, self.flow, rest = self.iso(words[0]), words[1], words[2:]
        self.make = {"project": self.project, "flow": self.flow, "by": OFFICE}
        conditions = rest[:next((at for at, word in enumerate(rest) if word.startswith("--")), len(rest))]
        if conditions:
            self.make["condition"] = conditions
        options = rest[len(conditions):]
        for name, value in zip(options[::2], options[1::2]):
            self.make[name[2:]] = ":".join(self.iso(part[1:]) if part.startswith("@") else part for part in value.split(":"))
        self.adopt = {"project": self.project, "reason": "联合预审会审定", "by": OFFICE}
        self.add(day, "09:20:00", "plan make", self.make)
        self.add(day, "09:40:00", "plan adopt", self.adopt)

    def opening(self, step, *known):
        row = {"step": self.keys[self.flow, step]}
        for word in known:
            if word.startswith("已用"):
                row["used"] = int(word[2:])
            else:
                row[{"受理": "accepted", "办结": "decided", "发证": "issued"}[word[:2]]] = self.iso(word[2:])
        return row

    def delay(self, step, day):
        """By chance, the same for all that a step does in one day."""
        if not self.chance:
            return ONE_DAY * 0
        return self.delays.setdefault((self.project, step, day), ONE_DAY * self.chance.randrange(4))

    def move(self, step, move, when, *options):
        on, _, recorded = when.partition("@")
        happened = self.day_of(on) + self.delay(step, on)
        day = max(happened, self.day_of(recorded or on)).isoformat()
        cmd, fixed = MOVES[move]
        args = {"project": self.project, "step": step, **fixed, "by": self.lead(self.project, datetime.date.fromisoformat(day))}
        for option in options:
            name, _, value = option.partition("=")
            if name == "owe":
                material, _, due = value.rpartition(":")
                value = [f"{material}:{self.iso(due)}"]
            args[name] = self.iso(value) if name in ("on", "expected") and "-" in value else value
        if move == "冲销":
            args = {"entry": (self.project, step, KINDS[args.pop("of")]), "note": args["note"], "by": args["by"]}
        elif move != "更正":
            args["on"] = happened.isoformat()
        self.moves_of_day[day] += 1
        self.add(day, f"10:{self.moves_of_day[day]:02}:00", cmd, args)

    @staticmethod
    def full(code):
        return code if len(code) > 3 else f"JH-2026-{code}"

    def is_working(self, day):
        return day in self.work or (day not in self.rest and day.weekday() < 5)

    def submit(self):
        day, last = self.day_of("9-1"), self.day_of("2-26")
        while day <= last:
            if self.is_working(day):
                for who in sorted({self.lead(code, day) for code in self.leads if self.closed.get(code, day) >= day} - {None}):
                    if (who, day) not in self.silent:
                        self.add(day.isoformat(), self.late.get((who, day), "17:05") + ":00", "ledger submit", {
                            "mine": True, "by": who, "nil-rest": "按计划推进、无新进展"})
            day += ONE_DAY
