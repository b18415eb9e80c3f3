#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Plays the transcripts and runs every command that zb prints in them, in a copy of the folder in which it was printed.

    run_hints.py ZB TRANSCRIPT…

Pages, feet, receipts, remarks and mends alike: a printed command must succeed (exit 0, or 3 where a check found something) at the clock of
the command that printed it. What cannot is named in EXCUSED with its reason. Help pages are left out: run_examples.py runs their examples.
"""
import concurrent.futures
import pathlib
import re
import shutil
import sys
import tempfile

import hints
import run_transcripts

# Transcript, the printed command's beginning, why it cannot be run there.
EXCUSED = [
    ("*", "zb department import 部门.csv", "the next steps after init speak of the user's own files"),
    ("*", "zb project import 清单.csv", "the same"),
    ("*", "zb staff add --name 服务专员01 --role 服务专员 --department 政数局", "the same, once departments are there"),
    ("*", "zb team assign 001 --specialist 服务专员01", "the same, once projects and staff are there"),
    ("backup", "zb backup 备份.db", "the file was made two commands before"),
    ("certificate", "zb team assign 001 --specialist 人员", "nobody is recorded in that ledger"),
    ("certificate", "zb report weekly --as-of 2026-07-31 --issue --by 签发人", "the same"),
    ("certificate", "zb staff add --name 区住房和城乡建设局分管领导", "no department is recorded in that ledger"),
    ("roles", "zb setting set access.writes 按角色", "the login that pastes it is nobody's in that ledger"),
    ("hands", "zb report weekly --draft --correct 期号", "which issue is the user's to know"),
    ("law", "zb step reply 001 施工图审查 --reason 原因 --expected 日期 --by 人员 --db 新.db", "nobody is recorded in that ledger"),
    ("command_line", "zb calendar plus", "names the command that was meant, not what it is asked"),
    ("habits", "zb init --db '/nowhere/system.db'", "a folder that cannot be there"),
    ("registry", "zb attachment add 项目 文件", "the file is the user's"),
    ("submission", "zb ledger submit --mine --by 服务专员03 --on 2026-11-23", "that day asks for a sentence in its turn"),
]
CLOCK = re.compile(r"ZB_NOW=(\S+)")
DAY = re.compile(r"--(?:today|as-of) (\d{4}-\d\d-\d\d)|ZB_TODAY=(\d{4}-\d\d-\d\d)")
LEFT_OUT = re.compile(r" help\b|--help|completion|__complete")


def copied(folder, place):
    def no_pipe(_, names):
        return [name for name in names if pathlib.Path(_, name).is_fifo()]

    shutil.copytree(folder, place, symlinks=True, ignore=no_pipe)
    return place


def environment_of(command, env):
    """As the command had it: a clock of its own, its day."""
    clock = CLOCK.findall(command)
    return {**env, **({"ZB_NOW": clock[-1].rstrip(";")} if clock else {})}


def day_of(command, env):
    days = [one or other for one, other in DAY.findall(command)]
    return days[-1] if days else env.get("ZB_TODAY") or env.get("ZB_NOW", "2026-11-20")[:10]

ASKS_FIRST = "要先问一句"


def is_excused(name, printed):
    return any(file in ("*", name) and printed.startswith(begin) for file, begin, _ in EXCUSED)


def answer_to(zb, folder, env, commands):
    """Of the last of the commands, run one behind the other in a copy of the folder."""
    with tempfile.TemporaryDirectory() as place:
        copy = copied(folder, pathlib.Path(place) / "copy")
        for words in commands:
            status, answer = hints.run_in(zb, copy, {**env, "HOME": str(copy)}, words)
            if status == 2 and ASKS_FIRST in answer:  # who pastes it at a terminal says yes
                status, answer = hints.run_in(zb, copy, {**env, "HOME": str(copy)}, [*words, "--yes"])
    return status, answer


def faults_of(path, zb):
    settings, _, blocks, _ = run_transcripts.parse(path.read_text(encoding="utf-8").split("\n"))
    seen, faults = set(), []
    with tempfile.TemporaryDirectory() as folder:
        base = run_transcripts.environment(zb, folder, settings)
        if "scenario" in settings:
            run_transcripts.play_scenario(zb, folder, settings["scenario"])
        for _, lines, _ in blocks:
            command = "\n".join(lines)
            said = "\n".join(run_transcripts.raw(lines, folder, base))
            if LEFT_OUT.search(command):
                continue
            env = environment_of(command, base)
            before = []  # commands of one text stand one behind the other: 先…；再…
            for printed in hints.printed_commands(said):
                if (env.get("ZB_NOW"), printed) in seen or is_excused(path.stem, printed):
                    continue
                seen.add((env.get("ZB_NOW"), printed))
                words = hints.filled(printed, day_of(command, env))
                status, answer = answer_to(zb, folder, env, [words])
                if status not in (0, 3) and before:
                    status, answer = answer_to(zb, folder, env, [*before, words])
                before.append(words)
                if status not in (0, 3):
                    faults.append(f"{path.name}: {lines[0]}\n  prints  {printed}\n  which answers {status}: {' '.join(answer.splitlines()[:2])}")
    return len(seen), faults


def main():
    zb = pathlib.Path(sys.argv[1]).resolve(strict=True)
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        found = list(pool.map(lambda path: faults_of(pathlib.Path(path), zb), sys.argv[2:]))
    faults = [fault for _, each in found for fault in each]
    print("\n".join(faults))
    print(f"{sum(count for count, _ in found)} printed commands, {len(faults)} of them fail")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
