#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Walks every command of the list: its page, examples and exit statuses, and what it says to misspelt words. Usage: walk_commands.py ZB

That the examples run, also as JSON and as of a day, is run_examples.py's.
"""
import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import command_list
import example_forms
from environment import bare

STATUSES = {"0", "1", "2", "3", "74", "75"}


class Walk:
    def __init__(self, zb, folder):
        self.zb, self.folder = zb, folder
        self.environment = bare(folder)

    def run(self, words):
        return subprocess.run([self.zb, *words], cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL, capture_output=True, check=False, encoding="utf-8")

    def refused(self, words, hint):
        """Faults unless the line is refused as wrong, with a message, the hint, and as JSON too."""
        done = self.run([*words, "--format", "json"])
        if done.returncode != 2 or done.stdout:
            yield f"zb {' '.join(words)}: exit {done.returncode}, output {done.stdout[:80]!r}"
            return
        error = json.loads(done.stderr.splitlines()[-1])["error"]
        if hint not in (error["hint"] or ""):
            yield f"zb {' '.join(words)}: the hint is {error['hint']!r}, not {hint}"

    def faults_of(self, words):
        name = " ".join(words)
        page = command_list.page_of(self.zb, *words)
        if self.run([*words, "--help"]).stdout != page:
            yield f"zb {name} --help is not zb help {name}"
        yield from self.faults_of_page(name, page)
        yield from self.refused([*words, "--outptu", "x"], "--output")
        yield from self.refused([*words, "--no-such-option"], f"zb help {name}")
        if len(words) == 2:
            yield from self.refused([words[0], misspelt(words[1])], words[1])
        if example_forms.is_reading(page):
            yield from self.refused([*words, "--as-of", "2026-11-31"], "")

    def faults_of_page(self, name, page):
        examples = command_list.section(page, "例")
        if not any(f"zb {name}" in line for line in examples):
            yield f"zb help {name}: no example of itself"
        statuses = {line.split()[0]: line for line in command_list.section(page, "退出码")}
        writes, reads = example_forms.is_writing(page), example_forms.is_reading(page)
        needed = {"0", "1", "2"} | ({"74", "75"} if example_forms.is_writing(page) else set()) | ({"75"} if reads else set())
        if not needed <= set(statuses) <= STATUSES:
            yield f"zb help {name}: exit statuses {sorted(statuses)}"
        if reads and not ("--as-of 日期" in page and "--head" in page):
            yield f"zb help {name}: a reading without --as-of and --head"
        if page.rstrip().split("\n\n")[-1].split("\n")[0] != "退出码":
            yield f"zb help {name}: does not end with the exit statuses"
        if writes and not ("--dry-run" in page and "--request-id" in page):
            yield f"zb help {name}: a write without --dry-run"


def misspelt(word):
    """Two letters changed places; of a short word the last one doubled."""
    return word[:1] + word[2] + word[1] + word[3:] if len(word) > 3 and word[1] != word[2] else word + word[-1]


def main(zb):
    zb = str(pathlib.Path(zb).resolve())
    listed = list(command_list.commands(zb))
    with tempfile.TemporaryDirectory(prefix="zb-walk-") as folder, concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        walk = Walk(zb, folder)
        faults = [fault for found in pool.map(lambda words: list(walk.faults_of(words)), listed) for fault in found]
        for noun in {words[0] for words in listed}:
            if len(noun) > 3:
                faults += walk.refused([misspelt(noun), "list"], noun)
        if os.listdir(folder) and not os.listdir(folder) == [".local"]:
            faults.append(f"wrong command lines left {os.listdir(folder)}")
    print("\n".join(faults))
    print(f"{len(listed)} commands, {len(faults)} faults")
    return 1 if faults or len(listed) < 40 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
