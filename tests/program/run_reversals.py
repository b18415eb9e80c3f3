#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Goes on from the quickstart's three weeks with four weeks of corrections, and asks what corrections must leave as it is.

    run_reversals.py ZB SOURCE

Each Monday things that the last circular told are cancelled, each Wednesday they are recorded again, each Thursday days are corrected, each
Friday a circular is issued. Asked: every earlier circular is still printed byte for byte; what is cancelled is taken back and
told again in the later ones, so that all together equal the ledger, recounted from the entries alone; the independent verifier finds the
ledger sound; a refused reversal writes nothing and tells what must go first. Standard library only.
"""
import datetime
import json
import pathlib
import subprocess
import sys
import tempfile

import play_scenario

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "independent"))
import recount  # noqa: E402

STEPS = ("step.decided", "step.accepted", "step.filed", "step.issued")
EACH_WEEK = 3
LAST = datetime.date(2026, 12, 18)


class Corrector(play_scenario.Player):
    def __init__(self, zb, source, folder):
        super().__init__(zb, source, folder)
        self.owed = []  # what was cancelled on Monday and comes again on Wednesday
        self.printed = {}
        self.kept = {}  # entry of each issue → its name and text
        self.cancelled = self.corrected = self.refused = 0

    def entries(self, now):
        """Entries that count, of steps; the newest first."""
        rows = json.loads(self.must(["ledger", "list", "--format", "json"], now))
        return [row for row in reversed(rows) if row["reversed_by"] is None and row["kind"] in STEPS]

    def keep_printed(self, now):
        """Every issued circular, as it is printed from its head when it is new."""
        for issued in json.loads(self.must(["report", "list", "--format", "json"], now)):
            words = ["report", "weekly", "--as-of", issued["as_of"], "--head", str(issued["head"]), "--format", "markdown"]
            if issued["issue"] not in self.printed:
                self.printed[issued["issue"]] = words, self.must(words, now)

    def week(self, monday):
        at = [f"{monday + datetime.timedelta(days=day)}T10:00:00+08:00" for day in range(5)]
        self.cancel(at[0])
        for row in reversed(self.owed):
            self.record_again(row, at[2])
        self.owed = []
        self.correct(at[3])
        self.ask_too_much(at[4])
        self.sign(at[4], monday.isocalendar().week)
        self.keep_printed(at[4])

    def sign(self, now, week):
        """In one step, or from a reviewed draft; every other issue is corrected after one more entry."""
        weekly = ["report", "weekly", "--by", "专班办01"]
        if week % 2:
            self.must([*weekly, "--as-of", now[:10], "--draft"], now)
            drafted = json.loads(self.must(["report", "list", "--format", "json"], now))[-1]
            self.must(["report", "review", drafted["issue"], "--by", "服务专员01"], now)
        self.must([*weekly, "--as-of", now[:10], "--issue"], now)
        issued = json.loads(self.must(["report", "list", "--format", "json"], now))[-1]
        self.kept[issued["entry"]] = issued["issue"], self.must(["report", "show", issued["issue"]], now)
        if week % 2:
            self.must(["note", "add", "JH-2026-001", "--progress", "签发后补记一条", "--by", "服务专员01"], now)
            self.must([*weekly, "--correct", issued["issue"], "--reason", "漏记一条"], now)

    def cancel(self, now):
        """The newest entries that nothing stands on, no two of one kind in a week."""
        for row in self.entries(now):
            if len(self.owed) == EACH_WEEK:
                return
            if any(row["kind"] == other["kind"] for other in self.owed):
                continue
            before = self.must(["ledger", "head"], now)
            done = self.run(["ledger", "reverse", str(row["seq"]), "--note", "记错，先冲销"], now)
            if done.returncode == 0:
                self.owed.append(row)
                self.cancelled += 1
                continue
            self.refusal(row, done, before, now)

    def refusal(self, row, done, before, now):
        self.refused += 1
        if done.returncode != 1 or b"zb ledger reverse" not in done.stderr or self.must(["ledger", "head"], now) != before:
            raise SystemExit(f"冲销第 {row['seq']} 条被拒绝得不对：{done.stderr.decode()}")

    def ask_too_much(self, now):
        """The oldest filings: all that came after stands on them."""
        before = self.must(["ledger", "head"], now)
        for row in [row for row in self.entries(now) if row["kind"] == "step.filed"][-EACH_WEEK:]:
            self.refusal(row, self.run(["ledger", "reverse", str(row["seq"])], now), before, now)

    def record_again(self, row, now):
        body = json.loads(row["body"])
        words = ["step", "advance", row["project"], body["step"], "--to", row["kind"].split(".")[1], "--on", row["on"]]
        for owed in body.get("owed", []):
            words += ["--owe", f"{owed['material']}:{owed['due']}"]
        for option in ("promise", "early", "parallel", "certificate", "note"):
            words += [f"--{option}", body[option]] if option in body else []
        self.must(words, now)

    def correct(self, now):
        """The newest days that may be a day later."""
        corrected = 0
        for row in self.entries(now):
            later = datetime.date.fromisoformat(row["on"]) + datetime.timedelta(days=1)
            words = ["step", "correct", row["project"], json.loads(row["body"])["step"], "--on", later.isoformat(), "--reason", "日期记错"]
            corrected += later.isoformat() < now and self.run(words, now).returncode == 0
            if corrected == EACH_WEEK:
                break
        self.corrected += corrected


def broken(zb, player, tests):
    """Sentences that tell what does not hold."""
    now = f"{LAST}T18:00:00+08:00"
    for issue, (words, text) in player.printed.items():
        if player.must(words, now) != text:
            yield f"{issue} 重新打印变了"
    for entry, (issue, text) in player.kept.items():
        if player.must(["report", "show", issue, "--entry", str(entry)], now) != text:
            yield f"{issue} 第 {entry} 条签发的正文变了"
    if min(player.cancelled, player.corrected, player.refused) < EACH_WEEK:
        yield "冲销、更正或拒绝得太少，什么也没有试到"
    player.must(["ledger", "verify"], now)
    lines = player.must(["ledger", "list", "--format", "jsonl"], now)
    verified = subprocess.run([sys.executable, tests / "independent" / "verify_ledger.py"], input=lines, capture_output=True, check=False)
    if verified.returncode != 0:
        yield f"独立核对：{verified.stdout.decode()}"
    if recount.main([zb, str(player.folder)]) != 0:
        yield "重算不符"


def main(zb, source):
    tests = pathlib.Path(__file__).resolve().parents[1]
    with tempfile.TemporaryDirectory(prefix="zb-reversals-") as folder:
        practice = ["sh", str(tests.parent / "examples" / "practice" / "run.sh"), str(pathlib.Path(zb).resolve()), folder]
        subprocess.run(practice, stdout=subprocess.DEVNULL, check=True)
        player = Corrector(zb, source, folder)
        player.keep_printed("2026-11-23T09:30:00+08:00")
        monday = datetime.date(2026, 11, 23)
        while monday <= LAST:
            player.week(monday)
            monday += datetime.timedelta(days=7)
        faults = list(broken(zb, player, tests))
    print("\n".join(faults))
    print(f"{len(player.printed)} 期通报，冲销 {player.cancelled} 次，更正 {player.corrected} 次，拒绝 {player.refused} 次，不符 {len(faults)} 处")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
