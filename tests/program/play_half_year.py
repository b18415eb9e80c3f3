#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Plays half a year of the office, over four holidays, and asks what must hold of its circulars.

    play_half_year.py ZB SOURCE [FOLDER] [--shift DAYS] [--seed N]

The story stands in tests/half_year/story.txt. Asked: every number of every circular, recounted from the entries alone (tests/independent);
all circulars together are the ledger; no day in two of them or in none, each report day owed once; every project of a period in its
annex; each issue reprints byte for byte at the end, and what is asked as of a day gives at the end what it gave that evening.
FOLDER keeps the ledger, for reading. --shift plays the story so many days later, so that its weeks meet the holidays elsewhere, --seed moves
each step's days by chance; then what is no longer lawful is refused and left out, the rest must hold. Standard library only.
"""
import argparse
import datetime
import json
import pathlib
import re
import sys
import tempfile

import half_year_story
import play_scenario

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "independent"))
import recount  # noqa: E402
import recount_steps  # noqa: E402
import recount_units  # noqa: E402

END = "2027-06-01T09:00:00+08:00"


class Office(play_scenario.Player):
    """Plays the events in bulk, issues the circulars between them."""

    def __init__(self, zb, source, folder):
        super().__init__(zb, source, folder)
        self.evenings = []  # (command, what it said that evening)
        self.texts = []     # (name, entry, head, day, text) of each issue, corrections too
        self.moved = ""     # what the import of the notice said
        self.refused = 0

    def words_of(self, event):
        args = dict(event["args"])
        if "file" in args:
            args["file"] = str(self.source / args["file"])
            return [*event["cmd"].split(), args.pop("file"), *self.options(args)]
        if "entry" in args:
            args["entry"] = str(self.entry_of(args["entry"], event["now"]))
        operands = [args.pop(name) for name in ("problem", "project", "step", "material", "entry", "staff")
                    if name in args and (name != "staff" or event["cmd"] == "staff set")]
        return [*event["cmd"].split(), *self.options(args), *operands]

    def options(self, args):
        return super().words_of({"cmd": "", "args": args})

    def entry_of(self, wanted, now):
        """The last entry of that project, step and kind."""
        project, step, kind = wanted
        shown = json.loads(self.must(["step", "list", project, "--format", "json"], now))
        key = next(row["step"] for row in shown if step in (row.get("short_name"), row.get("step_name"), row.get("name")))
        rows = json.loads(self.must(["ledger", "list", "--format", "json"], now))
        return max(row["seq"] for row in rows if (row["project"], row["kind"]) == (project, kind) and json.loads(row["body"])["step"] == key)

    def play_story(self, story):
        due = [(circular["made"], self.sign, circular) for circular in story.circulars]
        due += [(circular["corrected"][0], self.correct, circular) for circular in story.circulars if circular["corrected"]]
        due += [(f"{circular['day']}T23:50:00+08:00", self.ask, circular) for circular in story.circulars]
        due.sort(key=lambda each: each[0])
        for group in self.groups(story.events(), [moment for moment, _, _ in due]):
            while due and due[0][0] <= group[0]["now"]:
                _, act, circular = due.pop(0)
                act(circular)
            said = self.do(group, varied=story.varied)
            if group[0]["cmd"] == "calendar import":
                self.moved = said.decode()
        for _, act, circular in due:
            act(circular)

    def do(self, group, varied):
        """One command; in a varied story what is refused is left out, and the rest of its file recorded."""
        now = group[0]["now"]
        words = [*group[0]["cmd"].split(), "--input", self.file_of([event["args"] for event in group])]
        if len(group) == 1:
            try:
                words = self.words_of(group[0])
            except ValueError:  # a varied story: there is no such entry
                self.refused += varied
                return b""
        if not varied:
            return self.must(words, now)
        done = self.run([*words, *(["--keep-going"] if len(group) > 1 else [])], now)
        self.refused += done.returncode != 0
        if done.returncode not in (0, 1, 3):
            raise SystemExit(f"退出码 {done.returncode}：zb {' '.join(words)}（{now}）\n{done.stderr.decode()}")
        return done.stdout

    @staticmethod
    def groups(events, moments):
        """Consecutive events of one day and command that no circular stands between; submissions of one minute together."""
        groups = []
        for event in events:
            last = groups[-1][-1] if groups else None
            alone = play_scenario.ALONE - {"ledger submit"} | {"staff import", "calendar import", "ledger reverse"}
            same = last and (last["cmd"], last["now"][:10]) == (event["cmd"], event["now"][:10]) and event["cmd"] not in alone
            if same and event["cmd"] == "ledger submit":
                same = last["now"] == event["now"]
            if same and not any(last["now"] < moment <= event["now"] for moment in moments):
                groups[-1].append(event)
            else:
                groups.append([event])
        return groups

    def sign(self, circular):
        weekly = ["report", "weekly", "--as-of", circular["day"], *circular["options"], "--by", "专班办01"]
        if circular["drafted"]:
            self.must([*weekly, "--draft"], circular["made"])
            name = json.loads(self.must(["report", "list", "--format", "json"], circular["made"]))[-1]["issue"]
            self.must(["report", "review", name, "--by", "政数分管01"], circular["made"])
            weekly = ["report", "weekly", "--as-of", circular["day"], "--by", "专班办01"]
        self.must([*weekly, "--issue"], circular["made"])
        self.keep_text(circular["day"], circular["made"])

    def correct(self, circular):
        now, reason = circular["corrected"]
        name = json.loads(self.must(["report", "list", "--format", "json"], now))[-1]["issue"]
        self.must(["report", "weekly", "--correct", name, "--reason", reason, "--by", "专班办01"], now)
        self.keep_text(circular["day"], now)

    def ask(self, circular):
        """The circular as it would be that night, and whose lamps are on."""
        for words in (["report", "weekly", "--as-of", circular["day"]], ["step", "list", "--in-hand", "--as-of", circular["day"]]):
            words += ["--format", "json"]
            self.evenings.append((words, self.must(words, f"{circular['day']}T23:50:00+08:00")))

    def keep_text(self, day, now):
        issued = json.loads(self.must(["report", "list", "--format", "json"], now))[-1]
        self.texts.append((issued["issue"], issued["entry"], issued["head"], day, self.must(["report", "show", issued["issue"]], now)))


class Properties:
    """What must hold of the circulars, whatever the story: counted from the entries by tests/independent."""

    def __init__(self, office, story):
        self.office, self.story = office, story
        self.ledger = recount.read_ledger(office.zb, str(office.folder))
        self.issues = list(recount.circulars(self.ledger))
        self.comparison = play_scenario.Comparison()
        self.reports = [self.printed(body, circular) for body, circular in self.issues]

    def printed(self, body, circular):
        words = ["report", "weekly", "--as-of", body["as_of"], "--head", str(body["head"]), "--format", "json"]
        return json.loads(self.office.must([*words, *(["--at", circular.until[11:16]] if circular.until else [])], END))

    def periods(self):
        """No day in two circulars or in none."""
        before = None
        for report in self.reports:
            first, last = report["period"]["from"], report["period"]["to"]
            if before:
                self.comparison.equal(f"截至 {last} 的一期自何日起", first, (before + half_year_story.ONE_DAY).isoformat())
            before = datetime.date.fromisoformat(last)

    def report_days(self):
        """Each report day of each project is owed in exactly one of them; what was not due yet stands in the next."""
        owed = 0
        for report in self.reports:
            figures = play_scenario.section_of(report, "submissions")["figures"]
            owed += figures["total.due"]
        first, last = self.issues[0][1], self.issues[-1][1]
        whole = recount_units.Submissions(self.ledger, last.calendar, last.day, last.head, None)
        days = len(list(whole.owed(first.first, last.day)))
        pending = play_scenario.section_of(self.reports[-1], "submissions")["figures"].get("pending", 0)
        self.comparison.equal("各期应报合计", owed + pending, days)

    def annexes(self):
        """A row for every project that was on the list on some day of the period, and for no other."""
        for (_, circular), report in zip(self.issues, self.reports):
            days = [circular.first + half_year_story.ONE_DAY * number for number in range((circular.day - circular.first).days + 1)]
            wanted = [code for code in sorted(circular.now.projects) if any(circular.now.is_listed(code, day) for day in days)]
            found = [row["project"] for row in play_scenario.section_of(report, "annex")["rows"]]
            self.comparison.equal(f"截至 {circular.day} 的附表", found, wanted)

    def reprints(self):
        """Each issue, corrections too, byte for byte at the end: by its entry, and by the number and day that it rests on."""
        for name, entry, head, day, text in self.office.texts:
            self.comparison.equal(f"{name} 第 {entry} 条", self.office.must(["report", "show", name, "--entry", str(entry)], END) == text, True)
            words = ["report", "weekly", "--head", str(head), "--as-of", day, "--format", "markdown"]
            self.comparison.equal(f"{name} 依据第 {head} 条", self.office.must(words, END) == text, True)

    def evenings(self):
        """Asked at the end as of a day: what was said that evening."""
        for words, said in self.office.evenings:
            self.comparison.equal(" ".join(words), self.office.must(words, END) == said, True)

    def moved_days(self):
        """The notice of December moves exactly the dates that both calendars differ in, and says so."""
        notice = next(entry for entry in self.ledger.entries if entry["kind"] == "holiday.noticed" and "演练" in entry["body"]["number"])
        day = datetime.date.fromisoformat(notice["on"])
        then, now = ({(code, step, what): when for code, step, what, when in expected_days(self.ledger, day, head)}
                     for head in (notice["seq"] - 1, notice["seq"]))
        wanted = {(*key, then[key].isoformat(), now[key].isoformat()) for key in then if then[key] != now[key]}
        rows = [re.split(" {2,}", line.strip()) for line in self.office.moved.splitlines() if line.startswith("JH-")]
        found = {(row[0], row[2], *row[3:6]) for row in rows}
        self.comparison.equal("放假通知改动的日期", (sorted(found - wanted), sorted(wanted - found)), ([], []))
        self.comparison.equal("有日期因放假通知变动", len(wanted) > 9 or self.story.varied, True)


def expected_days(ledger, day, head):
    """(project, step, what, when) of every date that counting days gives: limits of what runs, the expected end of what is unfinished."""
    state, calendar = ledger.fold(head, day), ledger.calendar(head)
    for code in sorted(code for code in state.plans if state.is_listed(code, day)):
        for step, when in recount_steps.forecasts(state, code, day, calendar).items():
            name = state.plans[code][step]["short_name"]
            yield code, name, "预计办结", when
            attempt = state.last(code, step)
            view = attempt and recount_steps.StepView(state, attempt, day, calendar)
            if not view or view.state not in recount_steps.IN_HAND:
                continue
            known = {}
            if view.state == "accepted":
                own = view.due or recount_steps.limit_end(view.step, view.accepted, calendar)  # what is no item has its limit too
                known = {"承诺到期": own, "法定到期": view.legal_due}
            yield from ((code, name, what, when) for what, when in known.items() if when)


def main(*arguments):
    asked = argparse.ArgumentParser()
    for name in ("zb", "source"):
        asked.add_argument(name)
    asked.add_argument("folder", nargs="?")
    asked.add_argument("--shift", type=int, default=0)
    asked.add_argument("--seed", type=int)
    asked = asked.parse_args(arguments)
    zb, source, folder = asked.zb, asked.source, asked.folder
    story = half_year_story.Story(pathlib.Path(source).resolve(), asked.shift, asked.seed)
    with tempfile.TemporaryDirectory(prefix="zb-half-year-") as place:
        office = Office(zb, source, folder or place)
        office.play_story(story)
        failed = recount.main([zb, str(office.folder)])
        properties = Properties(office, story)
        for ask in (properties.periods, properties.report_days, properties.annexes, properties.reprints, properties.evenings, properties.moved_days):
            ask()
        office.must(["ledger", "verify"], END)
    comparison = properties.comparison
    for fault in comparison.faults:
        print(fault)
    played = f"{len(story.events())} 条命令（拒绝 {office.refused} 次），{len(office.texts)} 次签发"
    print(f"{played}，核对 {comparison.made} 处，不符 {len(comparison.faults)} 处")
    return 1 if failed or comparison.faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
