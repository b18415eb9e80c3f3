#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Plays the table of the notice's demands (data/notice.json), in its order, on the worked case of `zb demo`. Usage: check_notice.py ZB SOURCE

All 57 demands of 江海政数〔2021〕14号 stand in it in their order. Each command that is said to serve one must exit 0, or 3 where that means
found, and print its word; what is served in part or not at all must say why. `zb help` and zb-notice(7) must print the same rows.
Standard library only.
"""
import json
import pathlib
import shlex
import subprocess
import sys
import tempfile

from environment import bare

EVENING = "2026-11-20T17:30:00+08:00"
DEMANDS = 57
PARTS = ["一", "二", "三", "四（一）", "四（二）", "四（三）", "四（四）", "四（五）", "四（六）", "五（一）", "五（二）", "五（三）", "六（一）", "六（二）",
         "六（三）", "六（四）"]
SERVED = {"有", "部分", "以后"}


class Program:
    def __init__(self, zb, folder):
        self.zb, self.folder = str(pathlib.Path(zb).resolve(strict=True)), pathlib.Path(folder)
        self.environment = bare(folder, ZB_NOW=EVENING)

    def run(self, words, given=""):
        done = subprocess.run([self.zb, *words], cwd=self.folder, env=self.environment, input=given.encode(), capture_output=True, check=False)
        return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")

    def must(self, *words):
        status, out, said = self.run(words)
        if status != 0:
            raise SystemExit(f"zb {' '.join(words)}: {status}\n{said}")
        return out


def faults_of_table(demands):
    """What is missing from the table, before anything is run."""
    if [demand["number"] for demand in demands] != list(range(1, DEMANDS + 1)):
        yield f"the demands are numbered {[demand['number'] for demand in demands]}"
    places = [PARTS.index(demand["part"]) for demand in demands]
    if places != sorted(places) or set(places) != set(range(len(PARTS))):
        yield "the parts of the notice are out of order, or one has no demand"
    for demand in demands:
        where, served = f"第 {demand['number']} 条", demand["served"]
        if list(demand) != ["number", "part", "served", "text", "commands", "remark"]:
            yield f"{where}: the keys are {list(demand)}"
        if served not in SERVED or not demand["text"]:
            yield f"{where}: {served} {demand['text']}"
        if served != "以后" and not demand["commands"]:
            yield f"{where}: {served}, and no command"
        if served != "有" and not demand["remark"]:
            yield f"{where}: {served}, and it is not said why"


def faults_of_play(program, demand):
    """Each command of the demand, behind those of the demands before it."""
    for command in demand["commands"]:
        status, out, said = program.run(shlex.split(command["line"])[1:])
        where = f"第 {demand['number']} 条 {command['line']}"
        if status not in (0, 3):
            yield f"{where}: exit {status}\n    {said.strip()}"
        elif not command["prints"] or command["prints"] not in out + said:
            yield f"{where}: does not print “{command['prints']}”\n    {(out + said)[:600]}"


def faults_of_pages(program, demands):
    rows = json.loads(program.must("help", "通知", "--format", "json"))
    wanted = [[demand["number"], demand["part"], demand["text"], demand["served"], *("；".join(command[key] for command in demand["commands"]) or None
               for key in ("line", "prints")), demand["remark"] or None] for demand in demands]
    if [list(row.values()) for row in rows] != wanted:
        yield "zb help 通知 --format json is not data/notice.json"
    if program.must("help", "六个一") != program.must("help", "通知"):
        yield "zb help 六个一 is not zb help 通知"
    page = program.must("help", "manual", "notice").replace("\\", "")  # as scdoc reads it
    if not page.startswith("zb-notice(7) "):
        yield "zb help manual notice is not zb-notice(7)"
    for demand in demands:
        if demand["text"] not in page or not all(command["line"].split(" --")[0] in page for command in demand["commands"]):
            yield f"zb-notice(7) lacks 第 {demand['number']} 条"


def main(zb, source):
    demands = json.loads((pathlib.Path(source) / "data" / "notice.json").read_text(encoding="utf-8"))
    faults = list(faults_of_table(demands))
    with tempfile.TemporaryDirectory(prefix="zb-notice-") as folder:
        program = Program(zb, folder)
        faults += faults_of_pages(program, demands)
        program.must("demo", "case")
        program.folder /= "case"
        played = 0
        for demand in demands:
            faults += faults_of_play(program, demand)
            played += len(demand["commands"])
        program.must("ledger", "verify")
    print("\n".join(faults))
    counts = "、".join(f"{served} {sum(demand['served'] == served for demand in demands)}" for served in ("有", "部分", "以后"))
    print(f"{len(demands)} 条要求（{counts}），{played} 条命令，不符 {len(faults)} 处")
    return 1 if faults or played < DEMANDS else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
