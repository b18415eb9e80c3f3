#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Presses the tab key in real shells. Usage: check_completion.py ZB

In bash, zsh and fish, each on a terminal of its own, the script of `zb completion SHELL` is read and lines are typed; what stands on
the line after the key is what counts. A shell that is not installed is told of and left out; bash is always there.
"""
import fcntl
import os
import pathlib
import pty
import re
import select
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
import time

from environment import bare

CLOCK = "2026-11-20T17:30:00+08:00"
# What is typed before the key, and what the line must hold after it.
LINES = [
    ("zb proj", "zb project "),
    ("zb step adv", "zb step advance "),
    ("zb step list --lam", "zb step list --lamp "),
    ("zb step list --lamp yel", "zb step list --lamp yellow "),
    ("zb step list --format jsonl --lamp yel", "zb step list --format jsonl --lamp yellow "),
    ("zb project show JH-2026-00", None),  # six of them: the list must be shown
    ("zb project show 00", None),
    ("zb step advance 001 消防", "zb step advance 001 消防设计审查 "),
    ("zb note add 001 --by 服务专员0", None),
    ("zb problem solve P-2026-01", None),
    ("zb flow show shehui_g", "zb flow show shehui_gongye "),
    ("zb setting set submission.dead", "zb setting set submission.deadline "),
    ("zb enterprise show 甲", "zb enterprise show 甲公司 "),
    ("zb completion f", "zb completion fish "),
    ("zb help led", "zb help ledger "),
    ("zb staff import sta", "zb staff import staff.csv "),
]
LISTS = {
    "zb project show JH-2026-00": ["JH-2026-001", "JH-2026-006"],
    "zb project show 00": ["001", "006"],
    "zb note add 001 --by 服务专员0": ["服务专员01", "服务专员03"],
    "zb problem solve P-2026-01": ["P-2026-012", "P-2026-014"],
}
START = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], "source <(zb completion bash); bind 'set bell-style none'; bind 'set completion-query-items 0'"),
    "zsh": (["zsh", "-f", "-i"], "autoload -Uz compinit; compinit -u -D; source <(zb completion zsh); zstyle ':completion:*' verbose no"),
    "fish": (["fish", "--no-config", "-i"], "zb completion fish | source"),
}
MARK = "zb-ready"


class Terminal:
    """A shell on a terminal of its own, 120 columns wide."""

    def __init__(self, words, environment, folder):
        self.child, self.master = pty.fork()
        if self.child == 0:
            os.chdir(folder)
            os.execvpe(words[0], words, environment)
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 120, 0, 0))

    def send(self, text):
        os.write(self.master, text.encode())

    def read_until(self, wanted, seconds):
        """What came out until all of `wanted` stands in it, or the time is over."""
        seen, end = b"", time.monotonic() + seconds
        while time.monotonic() < end:
            if select.select([self.master], [], [], 0.2)[0]:
                try:
                    seen += os.read(self.master, 65536)
                except OSError:
                    break
            if all(word in plain(seen) for word in wanted):
                break
        return plain(seen)

    def close(self):
        os.close(self.master)
        os.kill(self.child, 9)
        os.waitpid(self.child, 0)


def plain(output):
    text = output.decode("utf-8", "replace")
    text = re.sub(r"\x1b\][^\x07\x1b]*(\x07|\x1b\\)", "", text)
    text = re.sub(r"\x1b[\[(][0-9;?>=]*[ -/]*[@-~]|\x1b[=>]", "", text)
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", text)


def typed(shell, environment, folder):
    """Faults of one shell."""
    words, start = START[shell]
    terminal = Terminal(words, environment, folder)
    for line, wanted in LINES:
        terminal.send(f"\x15{start}; echo {MARK[:2]}''{MARK[2:]}\n")  # what stood there is taken back, and the prompt is clean
        start = ":"
        if MARK not in terminal.read_until([MARK], 40):
            yield f"{shell}: no prompt before {line}"
        time.sleep(0.3)
        terminal.send(line + "\t")
        expected = [wanted.rstrip()] if wanted else LISTS[line]
        if not wanted:
            time.sleep(0.7)
            terminal.send("\t")
        seen = terminal.read_until(expected, 15)
        if not all(word in seen for word in expected):
            yield f"{shell}: {line}<TAB> gave {seen!r} instead of {expected}"
    terminal.close()


def fish_answers(environment, folder):
    """fish tells its candidates without a terminal."""
    for line, wanted in LINES:
        expected = [wanted.split()[-1]] if wanted else LISTS[line]
        command = f"zb completion fish | source; complete -C '{line}'"
        done = subprocess.run(["fish", "--no-config", "-c", command], cwd=folder, env=environment, capture_output=True, check=False, encoding="utf-8")
        found = [answer.split("\t")[0] for answer in done.stdout.splitlines()]
        if not all(word in found for word in expected):
            yield f"fish: {line} gave {found} instead of {expected}"


def main(zb):
    zb = pathlib.Path(zb).resolve()
    faults, tried = [], []
    with tempfile.TemporaryDirectory(prefix="zb-completion-") as folder:
        environment = bare(folder, zb, TERM="xterm", LC_ALL="C.UTF-8", PS1="$ ", ZB_NOW=CLOCK)
        subprocess.run([zb, "demo", "case"], cwd=folder, env=environment, check=True, capture_output=True)
        case = pathlib.Path(folder) / "case"
        (case / "staff.csv").write_text("", encoding="utf-8")
        for shell in START:
            if shutil.which(shell) is None:
                print(f"{shell}: not installed, left out")
                continue
            tried.append(shell)
            faults += fish_answers(environment, case) if shell == "fish" else typed(shell, environment, case)
    print("\n".join(faults))
    print(f"{len(LINES)} lines in {', '.join(tried)}: {len(faults)} faults")
    return 1 if faults or "bash" not in tried else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
