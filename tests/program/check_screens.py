#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Looks at every list and report on terminals of 80, 100 and 120 columns. Usage: check_screens.py ZB SOURCE [FOLDER]

The ledger is that of examples/two_months, at its end; FOLDER holds one that was played before. On a terminal no line is longer than it; what
can be copied (a code, a date, a number) stands on one line, as it does in a pipe; a list has eight columns at most, none of words for
programs, and says which it leaves out; --wide has them all; no line of a cell begins with what closes. Pages of help fit too. Standard
library only.
"""
import concurrent.futures
import fcntl
import functools
import itertools
import json
import os
import pathlib
import pty
import re
import struct
import subprocess
import sys
import tempfile
import termios
import unicodedata

import command_list
import example_forms
from environment import bare
from play_two_months import ASKED, END, GIVEN

WIDTHS = (80, 100, 120)
MOST_COLUMNS = 8
LONGEST_WHOLE = 24  # hashes and bodies may break
# What a reader copies: letters and digits with what joins them, at least one digit among them.
RUN = re.compile(r"[A-Za-z0-9_./:+-]*[0-9][A-Za-z0-9_./:+-]*")
RULE = re.compile(r" *-+(  -+)*$")
CLOSING = "，。、；：！？）》」』】〕"
PROGRAM_WORD = re.compile(r"[a-z]+([_.][a-z]+)*")
# Where words of programs are what the list is about: they are typed as they stand there.
OF_PROGRAMS = {"department list", "setting list", "ledger list", "flow list", "flow conditions", "completion", "ledger show"}
# What is no table for people: entries for programs, files, texts kept as they were issued.
NOT_LOOKED_AT = {"export sqlite", "site", "ledger export", "ledger sign", "plan export", "flow export", "report show"}
MORE = [["chart", "--all"], ["contact", "show", "天倬"], ["today", "--office"], ["project", "show", "001", "--card"], ["staff", "list", "--tree"],
        ["project", "show", "JH-2026-007"], ["step", "show", "JH-2026-007", "施工许可", "--why"], ["ledger", "list", "--limit", "60"],
        ["calendar", "plus", "2026-09-30", "5"], ["calendar", "between", "2026-09-01", "2026-10-30"]]
BY_MORE = {words[0] + " " + words[1] for words in MORE if words[0] in ("calendar", "ledger")}


@functools.lru_cache(maxsize=None)
def width_of_character(c):
    return 0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1


def width_of(text):
    """Columns of a terminal: two for what is wide in East Asia, none for marks, one for the ambiguous."""
    return sum(map(width_of_character, text))


def cells_of(line, starts):
    """The pieces of the line in those columns; none where something stands between them."""
    by_column = "".join(c + "\0" * (width_of_character(c) - 1) for c in line)
    cells = [by_column[start:end].strip(" ") for start, end in zip(starts, [*starts[1:], None])]
    if any(by_column[max(0, start - 2) : start].strip(" ") for start in starts) or not line.strip():
        return None
    return [cell.replace("\0", "") for cell in cells]


class Office:
    def __init__(self, zb, folder):
        self.zb, self.folder = zb, pathlib.Path(folder)
        self.environment = bare(self.folder.parent, ZB_NOW=END, TERM="dumb", LC_ALL="C.UTF-8")

    def in_pipe(self, *words):
        done = subprocess.run([self.zb, *words], cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL, capture_output=True, check=False)
        return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")

    def on_terminal(self, width, *words):
        """What the screen shows, and the words about it."""
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))
        with tempfile.TemporaryFile() as said:
            child = subprocess.Popen([self.zb, *words], cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL, stdout=slave, stderr=said)
            os.close(slave)
            seen = b""
            while True:
                try:
                    part = os.read(master, 65536)
                except OSError:
                    break
                if not part:
                    break
                seen += part
            os.close(master)
            child.wait()
            said.seek(0)
            return seen.decode("utf-8").replace("\r\n", "\n"), said.read().decode("utf-8")


def readings(zb):
    """Every reading command with what it asks for; a report as text for the screen."""
    for words in command_list.commands(zb):
        page = command_list.page_of(zb, *words)
        name = " ".join(words)
        if name in NOT_LOOKED_AT | BY_MORE | {"calendar import", "calendar export"} or not (example_forms.is_reading(page) or words[0] == "calendar"):
            continue
        usage = next(line for line in page.splitlines() if line.startswith("用法：")).split("[")[0].split()[1:]
        yield name, [*(GIVEN.get(word, word) for word in usage), *ASKED.get(name, [])], page
    for words in MORE:
        yield " ".join(words[:2]), words, command_list.page_of(zb, *(words[:1] if words[0] in ("chart", "today") else words[:2]))


def lists():
    """Commands whose answer in JSON is a list."""
    known = json.loads((example_forms.SCHEMAS / "lists.schema.json").read_text(encoding="utf-8"))["$defs"]
    return {name.removesuffix(" P") for name in known}


class Screen:
    """What is shown, as tables: of each the columns where they start, its headings, and its cells by lines."""

    def __init__(self, text):
        self.lines = text.split("\n")
        self.runs = {run.strip("./:+-") for run in RUN.findall(text) if not run.endswith("...")}  # but what is cut and says so
        self.tables = [self.table_at(place) for place, line in enumerate(self.lines) if RULE.match(line)]

    def table_at(self, place):
        starts = [part.start() for part in re.finditer("-+", self.lines[place])]
        rows = (cells_of(line, starts) for line in self.lines[place + 1 :])
        return starts, list(itertools.takewhile(lambda cells: cells is not None, rows))

    def columns(self):
        """Of the widest table, as many as have a word in them."""
        return max((sum(any(row[i] not in ("", "-") for row in rows) for i in range(len(starts))) for starts, rows in self.tables), default=0)

    def cells(self):
        return {cell for _, rows in self.tables for row in rows for cell in row}


def faults_of_screen(screen, width, whole, is_list, of_programs):
    long = [line for line in screen.lines if width_of(line) > width]
    if long:
        yield f"{len(long)} lines are longer, to {max(map(width_of, long))} columns: {long[0]}"
    hashes = " ".join(run for run in whole.runs if len(run) > LONGEST_WHOLE)
    broken = [run for run in screen.runs if run not in whole.runs and run not in hashes]
    if broken:
        yield f"not whole: {sorted(broken)[:5]}"
    if is_list and screen.tables and max(len(starts) for starts, _ in screen.tables) > MOST_COLUMNS:
        yield "more than eight columns"
    words = {cell for cell in screen.cells() & whole.cells() if PROGRAM_WORD.fullmatch(cell)}
    if words and not of_programs:
        yield f"words of programs: {sorted(words)[:5]}"
    closing = [cell for cell in screen.cells() if cell[:1] in CLOSING and cell]
    if closing:
        yield f"a line begins with what closes: {closing[0]}"


def faults_of(office, name, words, page, is_list):
    form = ["--format", "table"] if "--format 格式" in page else []
    status, text, told = office.in_pipe(*words, *form)
    if status not in (0, 3):
        yield f"zb {' '.join(words)}: exit {status}: {told}"
        return
    whole = Screen(text)
    whole.runs |= Screen(told).runs
    for width in WIDTHS:
        seen, said = office.on_terminal(width, *words, *form)
        screen = Screen(seen)
        faults = list(faults_of_screen(screen, width, whole, is_list, name in OF_PROGRAMS))
        if screen.columns() < whole.columns() - len(re.findall("  键 ", text)):
            if "屏幕上没有列出" not in said:
                faults.append("columns left out without a word")
            elif Screen(office.on_terminal(width, *words, *form, "--wide")[0]).columns() < whole.columns():
                faults.append("not all with --wide")
        yield from (f"{width} zb {' '.join(words)}: {fault}" for fault in faults)


def faults_of_help(office, words):
    """A page fits too; command lines alone stay whole, to be copied."""
    page = command_list.page_of(office.zb, *words)
    for width in WIDTHS:
        seen, _ = office.on_terminal(width, "help", *words)
        if seen != office.on_terminal(width, *words, "--help")[0]:
            yield f"{width} zb {' '.join(words)} --help is not zb help {' '.join(words)}"
        long = [line for line in seen.split("\n") if width_of(line) > width and not line.strip().startswith("zb ")]
        if long:
            yield f"{width} zb help {' '.join(words)}: a line of {width_of(long[0])} columns: {long[0]}"
        broken = set(re.findall("[A-Za-z0-9_-]+", seen)) - set(re.findall("[A-Za-z0-9_-]+", page))
        if broken:
            yield f"{width} zb help {' '.join(words)}: not whole: {sorted(broken)[:5]}"


def played(zb, source, folder):
    run = pathlib.Path(source).resolve() / "examples" / "two_months" / "run.sh"
    done = subprocess.run(["sh", str(run), zb, str(folder)], env=bare(folder.parent), check=False, capture_output=True, encoding="utf-8")
    if done.returncode != 0:
        raise SystemExit(f"退出码 {done.returncode}：run.sh\n{done.stdout}{done.stderr}")


def main(zb, source, folder=None):
    zb = str(pathlib.Path(zb).resolve())
    with tempfile.TemporaryDirectory(prefix="zb-screens-") as place:
        here = pathlib.Path(folder or pathlib.Path(place) / "两个月")
        if not folder:
            played(zb, source, here)
        office, asked, listed = Office(zb, here), list(readings(zb)), lists()
        with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
            faults = [fault for found in pool.map(lambda one: list(faults_of(office, *one, one[0] in listed)), asked) for fault in found]
            pages = pool.map(lambda words: list(faults_of_help(office, words)), [[], *command_list.commands(zb)])
            faults += [fault for found in pages for fault in found]
    print("\n".join(faults))
    print(f"{len(asked)} lists and reports on terminals of {len(WIDTHS)} widths, {len(faults)} faults")
    return 1 if faults or len(asked) < 80 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
