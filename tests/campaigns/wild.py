# SPDX-License-Identifier: Apache-2.0
"""Wild commands. Called by wild.sh: wild.py ZB FOLDER COMMANDS SEED

After each write: an exit 1 or 2 wrote nothing, there was no signal, and reading commands answer, every one of them after every tenth write
and a few of them in between. A fault is printed with the commands that led there.
"""
import contextlib
import pathlib
import random
import shutil
import sqlite3
import subprocess
import sys

FAR = ["-9999d", "-36525d", "+36525d", "+19000wd"]  # as many as the others: few writes get so far that their day is asked
DAYS = [*FAR, *FAR, *FAR, *FAR, *FAR, "today", "-2d", "-1wd", "+3wd", "2000-01-01", "1999-12-31", "2100-12-31", "2101-01-01", "月底", "季末",
        "年底", "2月29日", "02-29", "下周五", "上周日", "2026-11-20", "2026-10-01", "2024-02-29", "2026-06-30", "0000-00-00", "9999-12-31"]
FAR_COUNTS = ["19000", "20000", "36500"]  # working days and days that end behind 2100
COUNTS = [*FAR_COUNTS, *FAR_COUNTS, *FAR_COUNTS, "0", "1", "2", "5", "10", "15", "30", "250", "3650", "18000", "99999", "2147483647", "2147483648", "-1", "9223372036854775808", "1e3"]
TEXTS = ["x", "已送件", "甲" * 400, "a,b;c\"d'", "=1+1", "\u202e反", "", " ", "😀", "\\u0000", "第一行\n第二行", "-", "--", "1.10", "x" * 70000]
CLOCKS = ["2000-01-01T00:00:00+08:00", "2000-01-01T00:00:01+08:00", "2026-11-20T16:30:00+08:00", "2026-12-31T23:59:59+08:00", "2027-01-01T00:00:00+08:00",
          "2100-12-31T23:59:59+08:00", "2099-12-31T12:00:00+08:00"]
SECONDS = [0, -1, 946684799, 946684800, 1795000000, 4133980799, 4133980800, 32503680000]
PROJECTS = ["001", "002", "003", "006", "A-1", "不存在"]
STEPS = ["eia_report", "施工许可", "环评", "水保审批", "planning_permit", "消防设计", "节能审查", "联合验收"]
STATES = ["filed", "correcting", "accepted", "decided", "issued", "refused", "denied", "waived"]
SETTINGS = ["lamp.yellow_left", "lamp.intake_limit", "lamp.issue_limit", "lamp.escalate_after", "lamp.expiry_yellow", "dunning.reply_days", "plan.least_samples", "x"]
# What stands in a template: one letter each.
WORDS = {"D": DAYS, "N": COUNTS, "F": FAR_COUNTS, "T": TEXTS, "P": PROJECTS, "S": STEPS, "A": STATES, "V": SETTINGS}
WRITES = [
    "note add <P> --progress <T> --on <D>",
    "note add <P> --progress <T> --difficulty <T> --next <T>",
    "step advance <P> <S> --to <A> --on <D>",
    "step advance <P> <S> --on <D> --note <T>",
    "step pause <P> <S> --kind 听证 --expected <N> --notice x --on <D>",
    "step pause 002 eia_report --kind 专家评审 --expected <F> --notice x",
    "step pause <P> <S> --kind 专家评审 --expected <F> --notice x",
    "step resume <P> <S> --on <D>",
    "step hold <P> <S> --note <T> --on <D>",
    "step release <P> <S> --on <D>",
    "step extend <P> <S> --days <N> --approver 局长 --note <T> --on <D>",
    "step revoke <P> <S> --note <T> --on <D>",
    "step reply <P> <S> --reason <T> --expected <D> --by 服务专员01",
    "setting set <V> <N> --on <D>",
    "project add --code <T> --name <T> --on <D>",
    "project add --name <T> --investment <N> --on <D>",
    "project set <P> --content <T> --on <D>",
    "project suspend <P> --note <T> --on <D>",
    "project resume <P> --note <T> --on <D>",
    "problem add <P> --title <T> --lead 区住房和城乡建设局 --due <D> --on <D>",
    "team assign <P> --specialist 服务专员01 --on <D>",
    "team cover <P> --staff 服务专员02 --from <D> --to <D>",
    "plan make <P> --flow shehui_gongye --start <D>",
    "plan make <P> --flow shehui_gongye --start 2026-12-01 --limit 施工期:<N>",
    "plan make <P> --flow shehui_gongye --target <D>",
    "plan adopt <P> --on <D>",
    "staff add --name <T> --role 服务专员 --department 政数局 --on <D>",
    "undo --yes",
    "ledger reverse <N> --note <T> --on <D>",
]
READS = [["project", "list"], ["today", "--office"], ["report", "weekly"], ["step", "list"], ["chart", "--all"], ["ledger", "verify"], ["log"], ["report", "daily", "--by", "服务专员01"],
         ["project", "show", "002"], ["step", "due"], ["setting", "list"], ["problem", "list"], ["plan", "show", "002"], ["ledger", "export"], ["project", "export"], ["step", "show", "002", "eia_report"],
         ["staff", "list"], ["search", "x"], ["export", "sqlite", "-o", "e.db", "--force"], ["certificate", "list"], ["material", "missing"], ["project", "time", "002"], ["chart", "002"]]
# What a command may well be given: half of the words are so, that half of the commands get far.
TAME = {"D": ["2026-11-20", "2026-11-19", "today", "-1wd"], "N": ["1", "2", "5", "10", "460", "461"], "F": FAR_COUNTS, "T": ["x", "已送件"], "P": ["001", "002", "003", "006"], "S": ["eia_report", "施工许可", "环评", "消防设计"],
        "A": STATES, "V": ["lamp.yellow_left", "lamp.intake_limit", "lamp.issue_limit"]}
READ_DAY = "2026-11-20"


class Wild:
    def __init__(self, zb, folder, seed):
        self.zb, self.folder, self.chance = zb, folder, random.Random(seed)
        self.library = str(folder / "shifted_clock.so")
        self.told, self.faults, self.tried, self.written = [], [], 0, 0
        self.environment = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "XDG_STATE_HOME": str(folder / "state")}

    def run(self, words, **more):
        return subprocess.run([self.zb, *words], env={**self.environment, **more}, cwd=self.folder, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=60)

    def fault(self, text):
        self.faults.append("\n".join([text, *(f"    {line}" for line in self.told[-6:])]))

    def wild_command(self):
        words = []
        for word in self.chance.choice(WRITES).split():
            kinds = TAME if self.chance.random() < 0.6 else WORDS
            words.append(self.chance.choice(kinds[word[1]]) if word.startswith("<") else word)
        if self.chance.random() < 0.15:
            words += [f"--today={self.chance.choice(DAYS)}"]
        return words

    def clock(self, practice):
        if practice:
            return {"ZB_NOW": self.chance.choice(CLOCKS)} if self.chance.random() < 0.3 else {"ZB_NOW": CLOCKS[2]}
        return {"LD_PRELOAD": self.library, "SHIFTED_CLOCK": str(self.chance.choice(SECONDS))}

    def entries(self, path):
        with contextlib.closing(sqlite3.connect(path)) as database:
            return database.execute("SELECT max(seq), hash FROM entry").fetchone()

    def write(self, path, words, clock):
        before = self.entries(path)
        done = self.run(["--db", str(path), *words], **clock)
        self.tried += 1
        told = " ".join(f"{n}={v}" for n, v in clock.items() if n != "LD_PRELOAD")
        self.told.append(f"{told} zb {' '.join(word[:60] for word in words)}  -> {done.returncode}")
        said = done.stderr.decode("utf-8", "replace")
        after = self.entries(path)
        self.written += after != before
        if done.returncode not in (0, 1, 2, 3, 74):
            self.fault(f"exit {done.returncode}: {said[-200:]}")
        if done.returncode in (1, 2) and after != before:
            self.fault(f"exit {done.returncode}, but entries were written: {said[-200:]}")
        if len(said) > 12000:
            self.fault(f"{len(said)} characters on standard error")

    def read(self, path, reads, clock):
        for words in reads:
            done = self.run(["--db", str(path), *words, "--today", READ_DAY], **clock)
            said = done.stderr.decode("utf-8", "replace")
            if done.returncode not in (0, 3) and "没有方案" not in said:
                self.fault(f"zb {' '.join(words)} no longer answers, exit {done.returncode}: {said[:300]}")
            # Shown of ledgers of earlier programs only: this one refuses what such a day follows from.
            if "2100年以后".encode() in done.stdout:
                self.fault(f"zb {' '.join(words)} shows a day behind 2100")

    def play(self, count):
        practice = self.folder / "demo" / "zb.db"
        self.run(["demo", "demo"])
        kept = self.folder / "kept.db"
        shutil.copy(practice, kept)
        self.read(practice, READS, {"ZB_NOW": CLOCKS[2]})
        for number in range(count):
            if self.faults and len(self.faults) > 20:
                break
            formal = number % 8 == 7
            if formal:
                self.play_formal(number)
                continue
            self.write(practice, self.wild_command(), self.clock(True))
            every = number % 10 == 0
            before = len(self.faults)
            self.read(practice, READS if every else self.chance.sample(READS, 1), {"ZB_NOW": CLOCKS[2]})
            if len(self.faults) > before or number % 50 == 49:
                shutil.copy(kept, practice)
        self.read(practice, READS, {"ZB_NOW": CLOCKS[2]})

    def play_formal(self, number):
        """A formal ledger on a machine whose clock stands anywhere, from its beginning."""
        path = self.folder / f"formal{number}.db"
        clock = self.clock(False)
        done = self.run(["init", "--db", str(path)], **clock)
        self.told.append(f"{clock['SHIFTED_CLOCK']} zb init -> {done.returncode}")
        self.tried += 1
        if done.returncode not in (0, 1):
            self.fault(f"init: exit {done.returncode}")
        if done.returncode != 0:
            if path.exists():
                self.fault("a refused init left a file")
            return
        self.write(path, [*self.wild_command(), "--clock-ok"], self.clock(False))
        self.read(path, [["project", "list"], ["ledger", "verify"]], {})
        path.unlink()


def main(zb, folder, count, seed):
    wild = Wild(str(pathlib.Path(zb).resolve()), pathlib.Path(folder), int(seed))
    wild.play(int(count))
    print("\n".join(wild.faults[:20]))
    print(f"{wild.tried} wild commands, {wild.written} written, {len(wild.faults)} faults found")
    return 1 if wild.faults or wild.written < wild.tried // 20 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
