#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Looks at zb on a terminal and beside one: pager, colours, progress bar, and that nothing of it is in a pipe. Usage: check_terminal.py ZB"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

from environment import bare
from terminal import converse

EVENING = "2026-11-20T17:30:00+08:00"
RED = "\x1b[31m红\x1b[0m"
BAR = re.compile(r"\[#*-+\] \d+%")
TAKEN_AWAY = "\r\x1b[K"
# Each reads every entry, which takes its time in a large ledger.
READINGS = (["ledger", "verify"], ["report", "weekly"], ["doctor"], ["backup", "copy.db", "--force"],
            ["export", "sqlite", "-o", "tables.db", "--force"])
LAMPS = ["step", "list", "--lamp", "red", "--columns", "project,name,lamp"]


class Screen:
    """A terminal of 20 lines and 100 columns, with a pager that marks its lines."""

    def __init__(self, zb, folder):
        self.zb, self.folder = str(zb), folder
        self.environment = bare(folder, TERM="xterm", LC_ALL="C.UTF-8", PAGER="sed s/^/P:/")

    def on_terminal(self, *words, **told):
        """What comes out, standard error too."""
        environment = {**self.environment, "ZB_NOW": EVENING, **told}
        return converse([self.zb, *words], [], environment, self.folder)[0]

    def in_pipe(self, *words, **told):
        environment = {**self.environment, "ZB_NOW": EVENING, **told}
        done = subprocess.run([self.zb, *words], cwd=self.folder, env=environment, capture_output=True, check=True, encoding="utf-8")
        return done.stdout + done.stderr


def import_many(screen):
    """An import whose bar is to be seen at once, not after a while that a fast machine would not need."""
    rows = "".join(json.dumps({"project": "JH-2026-001", "progress": f"第 {n} 次"}, ensure_ascii=False) + "\n" for n in range(3000))
    (screen.folder / "rows.jsonl").write_text(rows, encoding="utf-8")
    return ["note", "add", "--input", "rows.jsonl", "--by", "服务专员01", "--dry-run", "--format", "json"]


def faults_of(screen):
    (screen.folder / "forty.jsonl").write_text('{"project":"001","progress":"一句"}\n' * 40, encoding="utf-8")
    long_receipt = screen.on_terminal("note", "add", "--input", "forty.jsonl", "--by", "服务专员01")
    checks = [
        ("a long list opens the pager", "P:001 甲公司" in screen.on_terminal("step", "list", "--columns", "project,name")),
        ("a short one does not", "P:" not in screen.on_terminal(*LAMPS)),
        ("ZB_PAGER wins over PAGER", "Q:001 甲公司" in screen.on_terminal("step", "list", "--columns", "project,name", ZB_PAGER="sed s/^/Q:/")),
        ("an empty one opens none", "P:" not in screen.on_terminal("step", "list", "--columns", "project,name", ZB_PAGER="")),
        ("a pager that is not there loses nothing", "006 己公司" in screen.on_terminal("step", "list", "--columns", "project,name", PAGER="no-such-pager")),
        ("a receipt is never paged", long_receipt.count("已记录") == 40 and "P:" not in long_receipt),
        ("a dumb terminal gets no pager", "P:" not in screen.on_terminal("step", "list", "--columns", "project", TERM="dumb")),
        ("lamps have their colour on a terminal", RED in screen.on_terminal(*LAMPS)),
        ("NO_COLOR takes it away", "\x1b" not in screen.on_terminal(*LAMPS, NO_COLOR="1")),
        ("a dumb terminal has none", "\x1b" not in screen.on_terminal(*LAMPS, TERM="dumb")),
        ("--color never is obeyed", "\x1b" not in screen.on_terminal(*LAMPS, "--color", "never")),
        ("a pipe has neither colour nor pager", not set("\x1b") & set(screen.in_pipe("step", "list")) and "P:" not in screen.in_pipe("step", "list")),
        ("--color always is obeyed in a pipe", RED in screen.in_pipe(*LAMPS, "--color", "always")),
        ("never in CSV", "\x1b" not in screen.in_pipe(*LAMPS, "--color", "always", "--format", "csv")),
        ("rows are whole in a pipe, however narrow", screen.in_pipe("step", "list", COLUMNS="40") == screen.in_pipe("step", "list")),
    ]
    bulk = import_many(screen)
    checks += [
        ("a long import shows how far it is", "/3000 行" in screen.on_terminal(*bulk, ZB_PROGRESS_DELAY="0")),
        ("not while it could be short", "/3000 行" not in screen.on_terminal(*bulk, ZB_PROGRESS_DELAY="600")),
        ("not with --quiet", "/3000 行" not in screen.on_terminal(*bulk, "--quiet", ZB_PROGRESS_DELAY="0")),
        ("not in a pipe", "/3000 行" not in screen.in_pipe(*bulk, ZB_PROGRESS_DELAY="0")),
    ]
    for words in READINGS:
        seen = screen.on_terminal(*words, ZB_PROGRESS_DELAY="0")
        checks += [
            (f"{words[:2]} shows how far it is, and takes the bar away", TAKEN_AWAY in BAR.split(seen, maxsplit=1)[-1] and BAR.search(seen)),
            (f"{words[:2]} shows nothing while it could be short", not BAR.search(screen.on_terminal(*words, ZB_PROGRESS_DELAY="600"))),
        ]
    return [what for what, holds in checks if not holds], len(checks)


def main(zb):
    with tempfile.TemporaryDirectory(prefix="zb-terminal-") as name:
        screen = Screen(pathlib.Path(zb).resolve(), pathlib.Path(name))
        subprocess.run([screen.zb, "demo", "case"], cwd=name, env=screen.environment, check=True, capture_output=True)
        screen.folder = pathlib.Path(name) / "case"
        faults, made = faults_of(screen)
    print("\n".join(f"does not hold: {fault}" for fault in faults))
    print(f"{made} checks, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
