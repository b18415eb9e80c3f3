#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Times zb and bare programs in turn, and prints the shortest times and their ratios. See run.sh. Standard library only.

The clock's time is what a user waits; the processor's is the same on a machine that is busy with other things."""
import argparse
import json
import os
import pathlib
import resource
import shutil
import sys
import tempfile
import time

import big_ledger
import grow_ledger

SOURCE = pathlib.Path(__file__).resolve().parents[2]
LAST_DAY = big_ledger.LAST_DAY.isoformat()
CLOCK = f"{LAST_DAY}T18:00:00+08:00"


def run_once(words, folder, output=os.devnull):
    """Seconds by the clock, by the processor, and peak memory in MiB of one run; ends everything where it fails."""
    environment = {"PATH": os.environ["PATH"], "ZB_NOW": CLOCK, "LANG": os.environ.get("LANG", "C.UTF-8")}
    files = [(os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
             (os.POSIX_SPAWN_OPEN, 1, str(output), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)]
    began = time.perf_counter()
    child = os.posix_spawn(words[0], words, environment | {"ZB_DB": str(folder / "zb.db")}, file_actions=files)
    _, status, used = os.wait4(child, 0)
    seconds = time.perf_counter() - began
    if os.waitstatus_to_exitcode(status) != 0:
        raise SystemExit(f"failed: {' '.join(words)}")
    return seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def own_memory():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


class Contest:
    """One product run and its floor, timed in turn so that both meet the same machine."""

    def __init__(self, name, floor_name):
        self.name, self.floor_name = name, floor_name
        self.runs, self.floor_runs = [], []

    def round(self, product, floor, folder):
        self.runs.append(run_once(product, folder))
        self.floor_runs.append(run_once(floor, folder))

    def line(self):
        waited, worked, memory = (min(column) for column in zip(*self.runs))
        floor_waited, floor_worked, _ = (min(column) for column in zip(*self.floor_runs))
        # A child begins as a copy of this program: what is not above its size tells nothing.
        memory = f"{memory:.0f}" if memory > own_memory() + 1 else "-"
        return (f"{self.name:<38}{waited * 1000:>10.2f}{waited / floor_waited:>7.1f}x{worked * 1000:>10.2f}{worked / floor_worked:>7.1f}x"
                f"{memory:>7}  {self.floor_name}")


def ledger_in(folder, zb, projects):
    """Made anew unless the folder holds one of that size."""
    about = folder / "about.json"
    if about.exists():
        known = json.loads(about.read_text(encoding="utf-8"))
        if known["projects"] == projects:
            return known
        raise SystemExit(f"{folder} holds a ledger of {known['projects']} projects, not {projects}")
    folder.mkdir(parents=True, exist_ok=True)
    began = time.perf_counter()
    known = big_ledger.make(zb, folder, SOURCE, projects)
    known["seconds"] = round(time.perf_counter() - began, 1)
    about.write_text(json.dumps(known), encoding="utf-8")
    return known


def starts(zb, floors, folder, runs):
    contests = []
    for words in (["--version"], ["help", "step", "advance"], ["calendar", "plus", "2026-11-20", "10"]):
        contest = Contest(f"zb {' '.join(words)}", "empty C program")
        for _ in range(runs * 4):
            contest.round([zb, *words], [floors + "/floor_start"], folder)
        contests.append(contest)
    return contests


def writes(zb, floors, folder, known, runs):
    """Each round takes another project one move further, on a copy of the ledger; the floor has a copy of its own."""
    contest = Contest("zb step advance", "SQLite: one row, committed, closed")
    with tempfile.TemporaryDirectory(dir=folder) as place:
        copies = [pathlib.Path(place) / name for name in ("product", "floor")]
        for copy in copies:
            copy.mkdir()
            shutil.copy(folder / "zb.db", copy / "zb.db")
        for code, step in list(known["in_hand"].items())[:runs]:
            contest.round([zb, "step", "advance", code, step, "--on", LAST_DAY],
                          [floors + "/floor_write", str(copies[1] / "zb.db")], copies[0])
    return contest


def reads(zb, floors, folder, words, runs):
    contest = Contest(f"zb {' '.join(words)}", "SQLite: each entry read, parsed once")
    for _ in range(runs):
        contest.round([zb, *words], [floors + "/floor_read", str(folder / "zb.db")], folder)
    return contest


def smallest_read(zb, floors, folder, words, runs):
    contest = Contest(f"zb {' '.join(words)}", "empty C program")
    for _ in range(runs):
        contest.round([zb, *words], [floors + "/floor_start"], folder)
    return contest


def in_a_large_ledger(zb, floors, folder, known, entries, runs):
    """What is about one project or one person must take no longer than in the small ledger; what is about all may grow with it."""
    large = folder / "large"
    if not (large / "zb.db").exists():
        large.mkdir()
        grow_ledger.Grower(folder / "zb.db", large / "zb.db").grow(entries)
    print(f"\nthe same in a ledger of {entries_in(floors, large)} entries, {(large / 'zb.db').stat().st_size / 1e6:.0f} MB")
    in_hand = list(known["in_hand"].items())
    first = grow_ledger.renamed(in_hand[0][0], 1)
    writing = Contest("zb step advance", "SQLite: one row, committed, closed")
    with tempfile.TemporaryDirectory(dir=folder) as place:
        copy = shutil.copy(folder / "zb.db", place)  # the floor's entries are no chain
        for code, step in in_hand[:runs]:
            writing.round([zb, "step", "advance", grow_ledger.renamed(code, 1), step, "--on", LAST_DAY], [floors + "/floor_write", copy], large)
    yield writing
    yield smallest_read(zb, floors, large, ["step", "list", "--project", first], runs)
    yield smallest_read(zb, floors, large, ["project", "show", first], runs)
    yield smallest_read(zb, floors, large, ["today", "--by", grow_ledger.renamed("服务专员01", 1)], min(runs, 5))
    for words in (["step", "list", "--lamp", "red"], ["today", "--office"]):
        yield reads(zb, floors, large, words, min(runs, 3))


def write_list(path, rows):
    """A published list: every row another project, three of them to an enterprise."""
    with path.open("w", encoding="utf-8") as file:
        file.write("项目名称,建设单位,总投资,建设地点,行业,项目阶段,清单名称\n")
        for number in range(1, rows + 1):
            file.write(f"第{number}号厂房建设项目,第{number // 3}号企业,{number % 900 + 100}万元,江海区,装备制造,前期,2026年重大项目清单\n")


def imports(zb, floors, folder, rows, runs):
    """Each run fills an empty ledger of its own; the second list is the same, so that every row is found again and none is written."""
    fresh = Contest(f"zb project import, {rows} rows", "SQLite: the rows and their index")
    again = Contest("the same list once more", "SQLite: each entry read, parsed once")
    with tempfile.TemporaryDirectory(dir=folder) as place:
        place = pathlib.Path(place)
        write_list(place / "list.csv", rows)
        run_once([zb, "init", "--practice", "--quiet"], place)
        for run in range(runs):
            copies = [place / f"{name}{run}" for name in ("product", "floor")]
            for copy in copies:
                copy.mkdir()
                shutil.copy(place / "zb.db", copy / "zb.db")
            words = [zb, "project", "import", str(place / "list.csv"), "--quiet"]
            fresh.round(words, [floors + "/floor_import", str(copies[1] / "zb.db"), str(place / "list.csv")], copies[0])
            again.round(words, [floors + "/floor_read", str(copies[0] / "zb.db")], copies[0])
            for copy in copies:
                shutil.rmtree(copy)
    return [fresh, again]


def entries_in(floors, folder):
    counted = folder / "counted.txt"
    run_once([floors + "/floor_read", str(folder / "zb.db")], folder, counted)
    return counted.read_text(encoding="utf-8").split()[0]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--zb", required=True)
    parser.add_argument("--floors", required=True)
    parser.add_argument("--projects", type=int, default=100)
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--rows", type=int)
    parser.add_argument("--entries", type=int, default=0)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--keep", type=pathlib.Path)
    asked = parser.parse_args()
    projects = 1000 if asked.full else asked.projects
    zb = str(pathlib.Path(asked.zb).resolve())
    with tempfile.TemporaryDirectory(prefix="zb-bench-") as passing:
        folder = (asked.keep or pathlib.Path(passing) / "ledger").resolve()
        known = ledger_in(folder, zb, projects)
        size = (folder / "zb.db").stat().st_size / 1e6
        print(f"ledger: {projects} projects of {big_ledger.STEPS} steps, {entries_in(asked.floors, folder)} entries, "
              f"{size:.0f} MB, made by zb in {known['seconds']} s; shortest of {asked.runs} runs (starts: {asked.runs * 4})\n")
        print(f"{'':<38}{'clock ms':>10}{'floor':>8}{'CPU ms':>10}{'floor':>8}{'MiB':>7}  floor")
        for contest in starts(zb, asked.floors, folder, asked.runs):
            print(contest.line())
        first = next(iter(known["in_hand"]))
        print(writes(zb, asked.floors, folder, known, asked.runs).line())
        print(smallest_read(zb, asked.floors, folder, ["step", "list", "--project", first], asked.runs).line())
        for words in (["report", "weekly", "--as-of", LAST_DAY], ["ledger", "verify"]):
            print(reads(zb, asked.floors, folder, words, asked.runs).line(), flush=True)
        rows = asked.rows or (100_000 if asked.full else 100 * projects)
        for contest in imports(zb, asked.floors, folder, rows, min(asked.runs, 3)):
            print(contest.line(), flush=True)
        entries = asked.entries or (1_000_000 if asked.full else 0)
        if entries:
            for contest in in_a_large_ledger(zb, asked.floors, folder, known, entries, asked.runs):
                print(contest.line(), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
