#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs what the pages of help by subject print. Usage: check_topics.py ZB

Each example of `zb help 日期` and `zb help 格式` must exit 0, or 3 where that is an answer, on the worked case of `zb demo`; the forms told
of must be those that some command takes; `zb help -k` must find commands by words of their pages. Standard library only.
"""
import json
import re
import shlex
import sys
import tempfile

import command_list
from check_notice import Program


def main(zb):
    faults, examples = [], []
    with tempfile.TemporaryDirectory(prefix="zb-topics-") as folder:
        program = Program(zb, folder)
        program.must("demo", "case")
        program.folder /= "case"
        pages = {topic: json.loads(program.must("help", topic, "--format", "json")) for topic in ("日期", "格式", "期限")}
        for topic in ("日期", "格式"):
            examples += [row["example"] for row in pages[topic]]
        for line in examples:
            status, _, said = program.run(shlex.split(line)[1:])
            if status not in (0, 3):
                faults.append(f"{line}: exit {status}\n{said}")
        told = {row["form"] for row in pages["格式"]}
        taken = set()
        for path in command_list.commands(program.zb):
            listed = re.search(r"--format 格式 .*：([a-z、]+)", command_list.page_of(program.zb, *path))
            taken |= set(listed.group(1).split("、")) if listed else set()
        if told != taken:
            faults.append(f"the forms told of are {sorted(told)}, those taken {sorted(taken)}")
        if not all(row["basis"] and row["rule"] for row in pages["期限"]):
            faults.append("a clock without a rule or a basis")
        found = program.must("help", "-k", "容缺")
        if "zb material lapses" not in found or "zb calendar plus" in found:
            faults.append(f"zb help -k 容缺 finds\n{found}")
        if program.run(["help", "-k", "没有这样的字"])[0] != 3:
            faults.append("zb help -k finds what no page says")
        short = program.must("step", "list", "001", "-q", "-w"), program.must("step", "list", "001", "--quiet", "--wide")
        if short[0] != short[1]:
            faults.append("-q -w is not --quiet --wide")
    print("\n".join(faults))
    print(f"{len(examples)} examples, {len(faults)} faults")
    return 1 if faults or len(examples) < 15 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
