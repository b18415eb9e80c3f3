#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reads every Markdown that zb prints with cmark, the reference reader of CommonMark: no star or mark is left over as text.

    check_markdown.py ZB SOURCE

Of the two months of examples/two_months, where there is a document of every sort: letters, lists, reports; and every example of a command
whose page offers Markdown, on the worked case. In no text may `**` be seen, and a heading, a bold lead and a table must be read as such.
Ends with 77 where cmark is not installed.
"""
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree

import command_list
from environment import bare

CLOCK = "2026-11-20T18:00:00+08:00"
SPACE = "{http://commonmark.org/xml/1.0}"


def faults_of(text, where):
    done = subprocess.run(["cmark", "--to", "xml"], input=text.encode(), capture_output=True, check=True)
    root = tree.fromstring(done.stdout)
    for node in root.iter(f"{SPACE}text"):
        if "**" in (node.text or ""):
            yield f"{where}: {node.text[:80]!r} shows its stars"
    written = len(re.findall(r"^\*\*", text, re.MULTILINE))
    read = sum(1 for node in root.iter(f"{SPACE}paragraph") if len(node) and node[0].tag == f"{SPACE}strong")
    if read < written:
        yield f"{where}: {written} lines begin in bold, {read} are read so"


def two_months(zb, source, folder):
    done = subprocess.run(["sh", str(source / "examples" / "two_months" / "run.sh"), zb, str(folder)], env=bare(folder), check=False, capture_output=True)
    if done.returncode != 0:
        raise SystemExit(done.stderr.decode())
    for path in sorted(pathlib.Path(folder).rglob("*.md")):
        yield path.name, path.read_text(encoding="utf-8")


def examples(zb, folder):
    environment = bare(folder, ZB_NOW=CLOCK, ZB_DB="case/zb.db")
    subprocess.run([zb, "demo", "case"], cwd=folder, env=environment, check=True, capture_output=True)
    for words in command_list.commands(zb):
        page = command_list.page_of(zb, *words)
        if "docx" not in next((line for line in page.splitlines() if line.lstrip().startswith("--format")), ""):
            continue
        for example in command_list.examples(zb, words):
            if re.search(r"&&|>|--format| -o ", example):
                continue
            done = subprocess.run([zb, *shlex.split(example)[1:], "--format", "markdown"], cwd=folder, env=environment, capture_output=True, check=False)
            if done.returncode in (0, 3):
                yield example, done.stdout.decode()


def main(zb, source):
    if shutil.which("cmark") is None:
        print("skipped: cmark is not installed")
        return 77
    zb, source = str(pathlib.Path(zb).resolve()), pathlib.Path(source).resolve()
    faults, looked = [], 0
    with tempfile.TemporaryDirectory(prefix="zb-markdown-") as name:
        for where, text in [*two_months(zb, source, pathlib.Path(name) / "months"), *examples(zb, name)]:
            looked += 1
            faults += faults_of(text, where)
    print("\n".join(faults[:40]))
    print(f"{looked} texts in Markdown, {len(faults)} faults")
    return 1 if faults or looked < 100 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
