# SPDX-License-Identifier: Apache-2.0
"""Bad inputs, each as a person gives it. Called by bad_input.sh: bad_input.py ZB FOLDER EVERY"""
import contextlib
import pathlib
import re
import resource
import sqlite3
import subprocess
import sys
import time

import bad_inputs

NOW = "2026-11-20T16:30:00+08:00"
SECONDS, MEMORY = 5, 512 << 20
SCREEN = 6000  # characters on standard error: the lines of a large terminal
INTERNALS = re.compile(r"std::|exception|terminate|assert|basic_string|what\(\)|abort|\.cpp\b", re.IGNORECASE)
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def seconds_of_children():
    """What they took of a processor, however busy it was with others."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def limit_memory():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


class Office:
    def __init__(self, zb, folder):
        self.zb, self.folder = zb, folder
        self.environment = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "XDG_STATE_HOME": str(folder / "state"), "ZB_NOW": NOW, "ZB_DB": str(folder / "demo" / "zb.db")}
        self.sanitized = "asan" in zb

    def run(self, words):
        arguments = [word.encode("utf-8", "surrogateescape") for word in words]
        return subprocess.run([self.zb, *arguments], env=self.environment, cwd=self.folder, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=60,
                              preexec_fn=None if self.sanitized else limit_memory)

    def head(self):
        with contextlib.closing(sqlite3.connect(self.environment["ZB_DB"])) as database:
            return database.execute("SELECT max(seq), hash FROM entry").fetchone()

    def faults_of(self, words, data, must_say):
        bad = "bad.toml" if words[0] == "flow" else "bad.txt"
        (self.folder / bad).write_bytes(data)
        before, begun = self.head(), seconds_of_children()
        try:
            done = self.run([word.replace("{}", bad) if len(word) < 99 else word for word in words])
        except subprocess.TimeoutExpired as late:
            yield f"{late.timeout} s and more"
            return
        took = seconds_of_children() - begun
        said = done.stderr.decode("utf-8", "replace")
        if done.returncode not in (1, 2):
            yield f"exit {done.returncode}, {said[:200]!r}, {done.stdout[:200].decode('utf-8', 'replace')!r}"
        elif "错误：" not in said:
            yield f"no 错误 in {said[:200]!r}"
        elif len(said.splitlines()) < 2:
            yield f"no way to mend it: {said[:300]!r}"
        if not re.search(must_say, said):
            yield f"the place is not named ({must_say}): {said[:300]!r}"
        if self.head() != before:
            yield "entries were written"
        if took > SECONDS:
            yield f"{took:.1f} s"
        if len(said) > SCREEN:
            yield f"{len(said)} characters on standard error"
        if INTERNALS.search(said) or CONTROL.search(said):
            yield f"inner words or control characters: {said[:300]!r}"


def main(zb, folder, every):
    office = Office(str(pathlib.Path(zb).resolve()), pathlib.Path(folder))
    made = office.run(["demo", "demo"])
    assert made.returncode == 0, made.stderr.decode()
    small, large = list(bad_inputs.small_inputs()), [*bad_inputs.large_lists(), *bad_inputs.large_workbooks()]
    inputs = [*small, *large]
    # The large ones take their seconds to write and read, and more in a program that is not optimised: the short round has one of them.
    chosen = [*small[:: int(every)], *(large if int(every) == 1 else large[:1])]
    faults, longest = [], 0.0
    for kind, words, data, must_say in chosen:
        begun = time.monotonic()
        for fault in office.faults_of(words, data, must_say):
            faults.append(f"{kind}: zb {' '.join(word[:40] for word in words)} < {data[:120]!r}\n    {fault}")
        longest = max(longest, time.monotonic() - begun)
    print("\n".join(faults[:60]))
    print(f"{len(chosen)} of {len(inputs)} bad inputs in {len({kind for kind, *_ in chosen})} kinds, {len(faults)} faults found, the longest {longest:.1f} s")
    return 1 if faults or len(inputs) < 600 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
