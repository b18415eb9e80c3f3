#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Types zb-tutorial(7) as a newcomer would, line by line, in an empty folder. Usage: check_tutorial.py ZB SOURCE

Every line that the page sets apart (by a tab) is run by bash, in one shell. Each must end with 0, and say something unless it only sets the
scene. At the end the folder holds the ledger with one issued circular, and the circular as a letter.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

from environment import bare

QUIET = re.compile(r"(export|mkdir|cd|echo) ")


def main(zb, source):
    zb = pathlib.Path(zb).resolve()
    page = (pathlib.Path(source) / "man" / "zb-tutorial.7.scd").read_text(encoding="utf-8")
    lines = [line[1:] for line in page.splitlines() if line.startswith("\t")]
    faults = []
    with tempfile.TemporaryDirectory(prefix="zb-tutorial-") as name:
        script = "".join(f"{line}\necho '\n'--- line {number} ended with $?\n" for number, line in enumerate(lines))
        done = subprocess.run(["/bin/bash", "-c", script], cwd=name, env=bare(name, zb, LC_ALL="C.UTF-8"), stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, encoding="utf-8")
        folder = pathlib.Path(name) / "练习"
        if not (folder / "周通报.docx").is_file() or not (folder / "周通报.docx").read_bytes().startswith(b"PK"):
            faults.append("no letter at the end")
    said = re.split(r"\n--- line \d+ ended with (\d+)\n", done.stdout)
    for line, output, status in zip(lines, said[0::2], said[1::2]):
        if status != "0":
            faults.append(f"{line}\n  exit {status}: {output.strip()}")
        elif not output.strip() and not QUIET.match(line) and " -o " not in line:
            faults.append(f"{line}\n  says nothing")
    if len(said) // 2 != len(lines):
        faults.append(f"{len(said) // 2} of {len(lines)} lines ran")
    if "第1期" not in done.stdout:
        faults.append("no circular was issued")
    print("\n".join(faults))
    print(f"{len(lines)} lines of zb-tutorial(7), {len(faults)} faults")
    return 1 if faults or len(lines) < 20 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
