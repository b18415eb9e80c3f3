# SPDX-License-Identifier: Apache-2.0
"""Commands with an allocation that fails. Called by memory.sh: memory.py ZB FOLDER TRIES

Asked of each try: no signal and no abort; exit 1 or 2 wrote nothing; exit 0 wrote; 74 says that it may have; the ledger can be read
afterwards; and the next command writes as if nothing had been.
"""
import contextlib
import os
import pathlib
import random
import shutil
import sqlite3
import subprocess
import sys

import bad_inputs

NOW = "2026-11-20T16:30:00+08:00"
BULK = "".join(f'{{"project":"A-{i % 5}","progress":"已送件{i}"}}\n' for i in range(10))
LIST = "项目代码,项目名称,总投资\r\n" + "".join(f"B-{i},新能源材料项目{i},{i}000\r\n" for i in range(1, 9))
# What is run, and what it reads from standard input. The last is a command that writes nothing.
COMMANDS = {
    "write": (["note", "add", "A-1", "--progress", "已送件"], b""),
    "lines": (["note", "add", "--input", "-"], BULK.encode()),
    "import": (["project", "import", "-"], LIST.encode("gb18030")),
    "workbook": (["project", "import", "-"], bad_inputs.workbook(bad_inputs.sheet(("项目代码", "项目名称"), ("B-1", "新能源材料项目"), ("B-2", "智能装备项目")))),
    "read": (["report", "weekly"], b""),
}
ALLOWED = {0, 1, 2, 74}


class Ledger:
    def __init__(self, zb, folder):
        self.zb, self.folder, self.path = zb, folder, folder / "z.db"
        self.environment = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "XDG_STATE_HOME": str(folder / "state"), "ZB_DB": str(self.path),
                            "ZB_NOW": NOW, **{n: v for n, v in os.environ.items() if n in ("ASAN_OPTIONS", "UBSAN_OPTIONS")}}

    def run(self, words, given=b"", **more):
        return subprocess.run([self.zb, *words], env={**self.environment, **more}, input=given, capture_output=True, check=False, cwd=self.folder, timeout=60)

    def begin_anew(self):
        """A command that could not close properly leaves a -wal, which belongs to the file it lay beside."""
        for ending in ("-wal", "-shm"):
            self.path.with_name(self.path.name + ending).unlink(missing_ok=True)
        shutil.rmtree(self.folder / "state", ignore_errors=True)  # what was seen of the ledger before
        shutil.copy(self.folder / "fresh.db", self.path)

    def entries(self):
        with contextlib.closing(sqlite3.connect(self.path)) as database:
            return database.execute("SELECT max(seq), hash FROM entry").fetchone()


def make(ledger):
    for words in (["init", "--practice"], *(["project", "add", "--code", f"A-{i}", "--name", f"项目{i}"] for i in range(5))):
        done = ledger.run(words)
        assert done.returncode == 0, done.stderr.decode()
    shutil.copy(ledger.path, ledger.folder / "fresh.db")


def allocations(ledger, words, given, library):
    counted = ledger.folder / "count"
    ledger.run(words, given, LD_PRELOAD=library, FAIL_COUNT=str(counted))
    ledger.begin_anew()
    return int(counted.read_text())


def fault_of(ledger, words, given, failing):
    """What is wrong with one try, or None."""
    before = ledger.entries()
    done = ledger.run(words, given, **failing)
    after = ledger.entries()
    said = done.stderr.decode("utf-8", "replace")
    if done.returncode not in ALLOWED:
        return f"exit {done.returncode}: {said[-200:]}"
    if done.returncode in (1, 2) and after != before:
        return f"exit {done.returncode}, but entries were written"
    if done.returncode == 74 and "写入" not in said:
        return f"exit 74 says not what to do: {said!r}"
    if done.returncode != 0 and "错误" not in said:
        return f"exit {done.returncode} without a word: {said!r}"
    return None


def still_works(ledger):
    for words in (["ledger", "verify"], ["project", "list"], ["note", "add", "A-2", "--progress", "照常"]):
        done = ledger.run(words)
        if done.returncode != 0:
            return f"afterwards zb {' '.join(words)}: exit {done.returncode}: {done.stderr.decode()}"
    return None


def main(zb, folder, tries):
    ledger = Ledger(str(pathlib.Path(zb).resolve()), pathlib.Path(folder))
    library, tries = str(pathlib.Path(folder, "failing_malloc.so")), int(tries)
    make(ledger)
    chance = random.Random(20260701)
    faults, injected = [], 0
    for name, (words, given) in COMMANDS.items():
        last = allocations(ledger, words, given, library)
        places = range(1, last + 1) if tries == 0 else sorted(chance.sample(range(1, last + 1), min(tries, last)))
        for place in places:
            for on in ({}, {"FAIL_ON": "1"}):
                injected += 1
                fault = fault_of(ledger, words, given, {"LD_PRELOAD": library, "FAIL_AT": str(place), **on})
                if fault:
                    faults.append(f"{name}, allocation {place} of {last}{' and on' if on else ''}: {fault}")
            if injected % 64 == 0:
                fault = still_works(ledger)
                if fault:
                    faults.append(f"{name}, allocation {place}: {fault}")
                ledger.begin_anew()
    print("\n".join(faults[:40]))
    print(f"{injected} allocations failed, {len(faults)} faults found")
    return 1 if faults or injected < 100 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
