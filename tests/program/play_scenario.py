#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Plays a scenario through the zb program and compares what it prints with the expected figures.

    play_scenario.py ZB SOURCE [--bulk [--keep FOLDER]] [--later]

ZB is the program, SOURCE the tree with tests/scenario (what is expected) and data. Each line of events.jsonl is one command under ZB_NOW; with --bulk,
consecutive lines of one day and one command go as one --input file, and each Friday's circular is issued: the last one must say the
same, and all together must equal the ledger. --keep FOLDER keeps the ledger as it stood before each command, for the tests that begin
from some day of the scenario (they look for the folder in ZB_PLAYED, and play it themselves where there is none). --later also plays the
lines that are marked so, of nouns that came to zb behind the others: no other figure depends on them. Standard library only.
"""
import datetime
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

AS_OF = "2026-11-20"
# What --input cannot carry: these have files of their own, or need their own instant.
ALONE = {"init", "department import", "plan make", "plan adopt", "ledger submit"}
# Nouns whose lines are marked `later` in events.jsonl, and that zb has.
LATER = ("inquiry", "review", "meeting", "resolution")


def scenario_events(source, later=()):
    """What happened up to AS_OF, in order; of the lines marked `later` those of these nouns. What a line says happened on the day after its
    instant (e0281) is played on that day: nothing is recorded before it happens."""
    lines = (pathlib.Path(source) / "data" / "scenario" / "events.jsonl").read_text(encoding="utf-8").splitlines()
    events = [event for event in map(json.loads, lines) if not event.get("later") or event["cmd"].split()[0] in later]
    for event in events:
        event["now"] = max(event["args"].get("on", ""), event["now"][:10]) + event["now"][10:]
    return sorted(events, key=lambda event: event["now"])


class Moments:
    """The scenario in bulk, its ledger copied as it stood before each command: `rows` of [instant, the command's words, file]."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.rows = []

    def keep(self, ledger, now, words):
        if words[0] != "init":
            self.rows.append([now, words, f"{len(self.rows)}.db"])
            shutil.copy(ledger, self.folder / self.rows[-1][2])

    def close(self, ledger):
        self.keep(ledger, f"{AS_OF}T18:00:00+08:00", ["the end"])
        (self.folder / "moments.json").write_text(json.dumps(self.rows, ensure_ascii=False), encoding="utf-8")

    @staticmethod
    def played(zb, source, folder):
        """Those that were kept beforehand (ZB_PLAYED), else played into the folder now."""
        moments = Moments(os.environ.get("ZB_PLAYED", folder))
        if "ZB_PLAYED" in os.environ:
            moments.rows = json.loads((moments.folder / "moments.json").read_text(encoding="utf-8"))
        else:
            with tempfile.TemporaryDirectory(prefix="zb-play-") as place:
                Player(zb, source, place, moments).play(scenario_events(source), bulk=True)
        return moments

    def put(self, folder, until):
        """The ledger before the first command at that instant or later; else the whole."""
        row = next((row for row in self.rows if row[0] >= until), self.rows[-1])
        shutil.copy(self.folder / row[2], pathlib.Path(folder) / "zb.db")


def put_whole_ledger(zb, source, folder):
    """The ledger after all that happened."""
    with tempfile.TemporaryDirectory(prefix="zb-days-") as kept:
        Moments.played(zb, source, kept).put(folder, "9999")


class Player:
    def __init__(self, zb, source, folder, moments=None):
        self.zb = str(pathlib.Path(zb).resolve())
        self.source = pathlib.Path(source).resolve()
        self.folder = pathlib.Path(folder)
        self.moments = moments
        self.files = 0

    def run(self, words, now):
        environment = {name: value for name, value in os.environ.items() if not name.startswith("ZB_")}
        environment["ZB_NOW"] = now
        environment["XDG_STATE_HOME"] = str(self.folder / ".state")  # copies of one ledger go on differently: heads seen of one are not the other's
        return subprocess.run([self.zb, *words], cwd=self.folder, env=environment, capture_output=True, check=False)

    def must(self, words, now):
        done = self.run(words, now)
        if done.returncode != 0:
            said = (done.stdout + done.stderr).decode("utf-8", "replace")
            raise SystemExit(f"退出码 {done.returncode}：zb {' '.join(words)}（{now}）\n{said}")
        return done.stdout

    def file_of(self, rows):
        self.files += 1
        path = self.folder / f"input-{self.files}.jsonl"
        path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
        return path.name

    def words_of(self, event):
        words = event["cmd"].split()
        for name, value in event["args"].items():
            if value is True:
                words.append(f"--{name}")
            elif isinstance(value, list) and value and isinstance(value[0], dict):
                words += [f"--{name}", self.file_of(value)]
            elif name == "file":
                words.append(str(self.source / "data" / value))
            else:
                for each in value if isinstance(value, list) else [value]:
                    words += [f"--{name}", str(each)]
        return words

    def play(self, events, bulk):
        """Gives the circulars issued on the Fridays between the events, as JSON; keeps the moments, where that was asked for."""
        issued = []
        friday = datetime.date(2026, 9, 4)
        for group in grouped(events) if bulk else [[event] for event in events]:
            first = group[0]
            while bulk and first["now"][:10] > friday.isoformat():
                self.keep(f"{friday}T18:30:00+08:00", ["report", "weekly"])
                issued.append(self.issue(friday.isoformat(), ["--number", "11"] if not issued else []))
                friday += datetime.timedelta(days=7)
            if len(group) == 1:
                words = self.words_of(first)
            else:
                words = [*first["cmd"].split(), "--input", self.file_of([event["args"] for event in group])]
            self.keep(first["now"], words)
            try:
                self.must(words, first["now"])
            except SystemExit as fault:
                raise SystemExit(f"{first['id']}：{fault}") from None
        if self.moments:
            self.moments.close(self.folder / "zb.db")
        return issued

    def keep(self, now, words):
        if self.moments:
            self.moments.keep(self.folder / "zb.db", now, words)

    def issue(self, friday, number):
        evening = f"{friday}T18:30:00+08:00"
        weekly = ["report", "weekly", "--as-of", friday, *number]
        report = json.loads(self.must([*weekly, "--format", "json"], evening))
        self.must([*weekly, "--issue", "--by", "专班办01"], evening)
        return report


def grouped(events):
    groups = []
    for event in events:
        last = groups[-1][0] if groups else None
        same = last and last["cmd"] == event["cmd"] and last["now"][:10] == event["now"][:10] and event["cmd"] not in ALONE
        if same:
            groups[-1].append(event)
        else:
            groups.append([event])
    return groups


class Comparison:
    def __init__(self):
        self.made = 0
        self.faults = []

    def equal(self, where, found, wanted):
        self.made += 1
        if found != wanted:
            self.faults.append(f"{where}：得 {found!r}，应为 {wanted!r}")

    def figures(self, where, found, wanted):
        for name, value in wanted.items():
            if isinstance(value, dict):
                self.figures(where, found, {f"{name}.{part}": count for part, count in value.items()})
            elif not isinstance(value, list):
                self.equal(f"{where}.{name}", found.get(name), value)

    def rows(self, where, found, wanted):
        self.equal(f"{where} 行数", len(found), len(wanted))
        for number, (row, want) in enumerate(zip(found, wanted)):
            pairs = want if isinstance(want, dict) else dict(zip(("project", "step"), want))
            for name, value in pairs.items():
                self.equal(f"{where}[{number}].{name}", row.get(name), value)


def compare_circular(comparison, report, wanted):
    sections = {section["key"]: section for section in report["sections"]}
    for key in ("overall", "flow", "lamps", "owed", "problems"):
        comparison.figures(key, sections[key]["figures"], wanted[key])
    for key in ("projects", "in_hand", "decided", "accepted", "received_not_accepted", "due_next_week", "plan_slip"):
        comparison.rows(key, sections[key]["rows"], wanted[key])
    for key, rows in wanted["lamps"].items():
        if isinstance(rows, list):
            comparison.rows(key, sections[key]["rows"], rows)
    comparison.rows("owed", sections["owed"]["rows"], wanted["owed"]["rows"])
    comparison.rows("owed_received", sections["owed_received"]["rows"], wanted["owed"]["received_rows"])
    comparison.rows("problems", sections["problems"]["rows"], wanted["problems"]["rows"])
    for what in ("received", "decided"):
        prior = [row for row in sections["flow"]["rows"] if row["what"] == what]
        comparison.rows(f"prior_{what}", prior, wanted["flow"][f"prior_{what}"])
    comparison.equal("period", [report["period"]["from"], report["period"]["to"]], wanted["week"])


def compare_units(comparison, report, wanted, given):
    """八, 九 and the annex, and who owns the slippage: against the expected figures, and the sums among themselves."""
    sections = {section["key"]: section for section in report["sections"]}
    departments, submissions = sections["departments"], sections["submissions"]
    comparison.rows("departments", departments["rows"], wanted["departments"]["rows"])
    comparison.figures("departments", departments["figures"], {name: wanted["departments"][name] for name in ("total", "utility")})
    for name in ("accepted", "decided", "on_time", "in_hand", "red", "yellow", "grey", "green", "overdue"):
        comparison.equal(f"各部门{name}合计", sum(row[name] for row in departments["rows"]), departments["figures"][f"total.{name}"])
    comparison.rows("submissions", submissions["rows"], wanted["submissions"]["rows"])
    comparison.figures("submissions", submissions["figures"], {"total": wanted["submissions"]["total"]})
    for name in ("late", "missing"):
        found = [[row["project"], row["day"]] for row in sections[f"submissions_{name}"]["rows"]]
        comparison.equal(f"submissions.{name}", found, wanted["submissions"][name])
    annex = sections["annex"]["rows"]
    comparison.rows("annex", annex, wanted["annex"])
    words = {"special": "特别程序", "enterprise": "企业", "early": "提前"}
    for row in sections["plan_slip"]["rows"]:
        owners = "、".join(f"{words.get(owner, owner)}{days}".replace("-", "−") for owner, days in given[row["project"]].items())
        comparison.equal(f"{row['project']} 主要责任", row["owners"], owners)


def compare_why(comparison, report, wanted):
    section = next(each for each in report["sections"] if each["key"] == "why")
    comparison.figures("why", section["figures"], wanted)
    rows = [[row["date"], row["verdict"], row["number"]] for row in section["rows"]]
    comparison.equal("why.rows", rows, wanted["rows"])


def compare_card(comparison, report, wanted):
    """The card: its steps, the line row by row, whose days they are, and what each working day was."""
    sections = {section["key"]: section for section in report["sections"]}
    comparison.rows("card", sections["steps"]["rows"], wanted["rows"])
    line = sections["main_line"]
    phases = {"handling": "", "pause": " pause", "preparing": " preparing", "intake": " intake", "correction": " correction"}
    rows = []
    for row in line["rows"]:
        expected = row["phase"] == "handling" and row["expected"] == row["actual"] > 0
        rows.append({**row, "what": row["step"] + (" (forecast)" if expected else phases.get(row["phase"], row["phase"]))})
    comparison.rows("main_line", rows, wanted["main_line"]["rows"])
    comparison.figures("main_line", line["figures"], {name: wanted["main_line"][name] for name in ("actual", "plan", "slip")})
    compare_owners(comparison, "JH-2026-001", line["figures"], wanted["main_line"]["by_owner"])
    comparison.figures("by_day", sections["by_day"]["figures"], wanted["by_day"])
    clock = wanted["approval_clock"]
    comparison.figures("card", sections["card"]["figures"], {f"approval_{name}": days for name, days in clock.items()})


def compare_owners(comparison, project, figures, wanted):
    owners = {name.removeprefix("owner."): days for name, days in figures.items() if name.startswith("owner.")}
    comparison.equal(f"{project} 按责任", owners, wanted)
def section_of(report, key):
    return next(section for section in report["sections"] if section["key"] == key)


def compare_today(comparison, player, wanted):
    """The page of the morning of AS_OF, with what was known the evening before."""
    known = json.loads(player.must(["ledger", "list", "--as-of", "2026-11-19", "--format", "jsonl"], f"{AS_OF}T18:00:00+08:00").splitlines()[-1])
    words = ["today", "--by", wanted["staff"], "--head", str(known["seq"]), "--today", AS_OF]
    page = json.loads(player.must([*words, "--format", "json"], f"{AS_OF}T18:00:00+08:00"))
    figures = section_of(page, "head")["figures"]
    comparison.equal("today.projects", figures["projects"], wanted["projects"])
    comparison.figures("today.items", figures, wanted["items"])
    lamps = [row["lamp"] for row in section_of(page, "head")["rows"]]
    comparison.equal("today.project_lamps", {lamp: lamps.count(lamp) for lamp in wanted["project_lamps"]}, wanted["project_lamps"])
    must = section_of(page, "must_do")["rows"]
    comparison.rows("today.overdue", [row for row in must if row["kind"] == "overdue"], wanted["overdue"])
    comparison.rows("today.decided_not_issued", [row for row in must if row["kind"] == "not_issued"], wanted["decided_not_issued"])
    comparison.rows("today.due_within_5wd", section_of(page, "due")["rows"], wanted["due_within_5wd"])
    comparison.rows("today.waiting", section_of(page, "waiting")["rows"], wanted["waiting"])
    comparison.rows("today.open_problems", section_of(page, "owed")["rows"], wanted["open_problems"])
    comparison.equal("today --check", player.run([*words, "--check"], f"{AS_OF}T18:00:00+08:00").returncode, 3)


def compare_submissions(comparison, player, receipt, period):
    """The daily report of the receipt's day, and who owed which day of the period."""
    evening = f"{AS_OF}T18:00:00+08:00"
    daily = json.loads(player.must(["report", "daily", "--on", receipt["date"], "--by", receipt["by"], "--format", "json"], evening))
    head = section_of(daily, "head")
    comparison.equal("daily.entries", (head["figures"]["entries"], head["figures"]["late_entries"]), (receipt["entries"], receipt["late_entries"]))
    wanted = [{name: row[name] for name in ("project", "kind", "entries", "late_entries")} for row in receipt["rows"]]
    comparison.rows("daily.projects", head["rows"], wanted)
    missing = json.loads(player.must(["ledger", "missing", "--from", "2026-11-01", "--to", AS_OF, "--format", "json"], evening))
    comparison.equal("ledger missing", [[row["project"], row["day"]] for row in missing], period["missing"])


def flow_of(report):
    return next(section["figures"] for section in report["sections"] if section["key"] == "flow")


def compare_circulars(comparison, circulars):
    """Each begins where the one before ended, and what all of them tell is what is in hand at the end."""
    in_hand = 0
    for circular in circulars:
        flow = flow_of(circular)
        where = f"截至 {circular['head']['as_of']}"
        comparison.equal(f"{where} 上期末", flow["in_hand_before"], in_hand)
        come = flow["received"] + flow["received_prior"] + flow["opened"] + flow["reversed_decided"] + flow["reversed_exited"]
        gone = flow["decided"] + flow["decided_prior"] + flow["exited"] + flow["reversed_received"] + flow["reversed_opened"]
        in_hand += come - gone
        comparison.equal(f"{where} 期末", flow["in_hand"], in_hand)


def compare_reprints(comparison, player, issued):
    """Months later each issued circular is still printed as it was kept, byte for byte."""
    later = "2026-12-18T09:00:00+08:00"
    for number, circular in enumerate(issued, 11):
        head = circular["head"]
        reprint = ["report", "weekly", "--head", str(head["seq"]), "--as-of", head["as_of"], "--format", "markdown"]
        kept = player.must(["report", "show", f"2026-{number}"], later)
        comparison.equal(f"重新打印第{number}期", player.must(reprint, later) == kept, True)


def compare_printings(comparison, player, name):
    """A printing, a later entry, the same printing again; then issued, shown and listed."""
    evening, later = f"{AS_OF}T18:30:00+08:00", "2026-11-23T09:00:00+08:00"
    weekly = ["report", "weekly", "--as-of", AS_OF, "--format", "markdown"]
    first = player.must(weekly, evening)
    head = json.loads(player.must([*weekly[:-1], "json"], evening))["head"]["seq"]
    issue = ["report", "weekly", "--issue", "--as-of", AS_OF, "--by", "专班办01", "--format", "json"]
    player.must(issue, evening)
    note = ["note", "add", "JH-2026-001", "--progress", "一条后来的记录", "--on", AS_OF, "--by", "服务专员01"]
    player.must(note, later)
    comparison.equal("--head 重新打印", player.must([*weekly, "--head", str(head)], later) == first, True)
    comparison.equal("签发稿", player.must(["report", "show", name], later) == first, True)
    comparison.equal("同一周再签发", player.run(issue, later).returncode, 1)
    listed = json.loads(player.must(["report", "list", "--format", "json"], later))
    comparison.equal("签发目录", (listed[-1]["issue"], listed[-1]["head"]), (name, head))


def compare_meetings(comparison, player):
    """会议 and 议定事项 as the sample prints them: in 一 and 七, in 十, on the specialist's page and on the card, and what was due in the month."""
    evening = f"{AS_OF}T18:00:00+08:00"
    text = player.must(["report", "weekly", "--as-of", AS_OF, "--format", "markdown"], evening).decode()
    for sentence in (
        "本周召开项目分析会1次，议定事项3项，办结2项，逾期1项；受理咨询2件，均已答复",
        "七、困难问题及议定事项",
        "未解决，逾期2天，提请下次分析会",
        "11月16日分析会议定事项3项：区住房和城乡建设局11-18前督促出具专家评审意见，已办结；区自然资源局11-17前提前介入丙公司方案审查，已办结；"
        "区农业农村和水利局11-18前会同区自然资源局核定乙公司水保范围，逾期2天，转下次分析会。",
        "会议安排**。下周召开项目分析会（日期待定），11月底前召开11月工作推进会。",
    ):
        comparison.equal(f"通报里的“{sentence}”", text.count(sentence), 1)
    page = player.must(["today", "--by", "服务专员01", "--as-of", AS_OF], evening).decode()
    comparison.equal("today 无逾期议定事项", page.count("无逾期议定事项；"), 1)
    card = player.must(["project", "show", "001", "--card", "--as-of", AS_OF], evening).decode()
    comparison.equal("card 会议", card.count("会议：联合预审会 1、专题会议 1"), 1)
    rows = json.loads(player.must(["resolution", "list", "--as-of", AS_OF, "--format", "json"], evening))
    due = [row for row in rows if "2026-11-01" <= row["due"] <= AS_OF]
    on_time = [row for row in due if row["done"] and row["done"] <= row["due"]]
    late = [row["code"] for row in due if not row["done"]]
    comparison.equal("本月到期、按期、逾期的议定事项", (len(due), len(on_time), late), (5, 4, ["R-042"]))


def compare_later(comparison, player, given):
    """What the lines marked `later` put into the circular, the card and the page of a day."""
    evening = f"{AS_OF}T18:00:00+08:00"
    figures = section_of(json.loads(player.must(["report", "weekly", "--as-of", AS_OF, "--format", "json"], evening)), "overall")["figures"]
    week = given["inquiries_week"]
    comparison.figures("inquiries", figures, {f"inquiries.{name}": week[name] for name in ("received", "answered")})
    rated = given["reviews_week"]
    comparison.figures("reviews", figures, {"reviews.very_satisfied": rated["非常满意"], "reviews.satisfied": rated["满意"],
                                            "reviews.active_rate": rated["rate"], "reviews.active": rated["numerator"],
                                            "decided": rated["denominator"]})
    said = {
        "report weekly": (["report", "weekly", "--as-of", AS_OF, "--format", "markdown"], ["受理咨询2件，均已答复；收到企业评价4件，其中非常满意3件、满意1件，主动评价率80.0%（4/5）。"]),
        "card": (["project", "show", "001", "--card", "--as-of", AS_OF], ["咨询 2 件，均已答复"]),
        "today": (["today", "--by", "服务专员01", "--as-of", AS_OF], ["无待答复咨询（12345 转办 0 件）；"]),
    }
    for where, (words, sentences) in said.items():
        text = player.must(words, evening).decode()
        for sentence in sentences:
            comparison.equal(f"{where}“{sentence}”", sentence in text, True)


def main(zb, source, *options):
    bulk = "--bulk" in options
    moments = Moments(options[options.index("--keep") + 1]) if "--keep" in options else None
    scenario = pathlib.Path(source) / "tests" / "scenario"
    expected = json.loads((scenario / "expected.json").read_text(encoding="utf-8"))
    events = scenario_events(source, LATER if "--later" in options else ())
    comparison = Comparison()
    with tempfile.TemporaryDirectory(prefix="zb-scenario-") as folder:
        player = Player(zb, source, folder, moments)
        issued = player.play(events, bulk)
        evening = f"{AS_OF}T18:00:00+08:00"
        weekly = json.loads(player.must(["report", "weekly", "--as-of", AS_OF, "--format", "json"], evening))
        compare_circular(comparison, weekly, expected["circular"])
        compare_units(comparison, weekly, expected["circular"], expected["given"]["plan_slip_owners"])
        if bulk:
            compare_circulars(comparison, [*issued, weekly])
            compare_reprints(comparison, player, issued)
        why = ["step", "show", expected["why"]["project"], expected["why"]["step"], "--why", "--as-of", AS_OF, "--format", "json"]
        compare_why(comparison, json.loads(player.must(why, evening)), expected["why"])
        card = ["project", "show", expected["card"]["project"], "--card", "--as-of", AS_OF, "--format", "json"]
        compare_card(comparison, json.loads(player.must(card, evening)), expected["card"])
        for project, owners in expected["given"]["plan_slip_owners"].items():
            time = json.loads(player.must(["project", "time", project, "--as-of", AS_OF, "--format", "json"], evening))
            compare_owners(comparison, project, next(each for each in time["sections"] if each["key"] == "main_line")["figures"], owners)
        compare_today(comparison, player, expected["today"])
        compare_submissions(comparison, player, expected["receipt"], expected["period_submissions"])
        player.must(["ledger", "verify"], evening)
        compare_printings(comparison, player, f"2026-{11 + len(issued)}" if bulk else "2026-01")
        if "--later" in options:
            compare_later(comparison, player, expected["given"]["later"])
            compare_meetings(comparison, player)
    for fault in comparison.faults:
        print(fault)
    print(f"演练 {len(events)} 条命令，核对 {comparison.made} 处，不符 {len(comparison.faults)} 处")
    return 1 if comparison.faults or comparison.made == 0 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
