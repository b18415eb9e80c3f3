#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs transcripts: files that hold commands, their output and exit status together.

    clock: 2026-11-23T09:00:00+08:00      head: ZB_NOW of every command
    today: 2026-11-20                     head: ZB_TODAY of every command
    replace: REGEX => TEXT                head: for output that differs from run to run
    scenario: 2026-11-20T08:30:00+08:00   head: the six projects of tests/scenario are played into zb.db up to that moment

    // A comment.
    $ zb project list | head -1
    expected output, standard error included
    [exit 1]
    $ cat > list.csv <<'END'
    > lines directly behind a command belong to it
    > END

Each file runs in an empty directory of its own, each command in a shell of its own, with `zb` on the PATH and the source
in $ZB_SOURCE. Always replaced:
64 hex digits by <hash>, the caller's uid:login by <actor>. A carriage return shows as <CR>, a byte order mark as <BOM>.
Blank lines at the end of an output are not compared. In a pipe write `zb … 2>&1 | head`: else the order of words and data is open.

    run_transcripts.py --zb build/release/zb tests/transcripts/*.txt [--rewrite]
"""
import argparse
import difflib
import os
import pwd
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from play_scenario import Moments
from environment import bare

HEAD = re.compile(r"(clock|today|replace|scenario): (.*)")
SOURCE = Path(__file__).resolve().parents[2]
SECONDS_PER_COMMAND = 60


def parse(lines):
    """Gives the head's settings, its lines, and a list of [comment lines, command lines, output lines]."""
    settings, head, blocks, pending = {"replace": []}, [], [], []
    for line in lines:
        match = HEAD.fullmatch(line)
        if match and not blocks:
            key, value = match.groups()
            if key == "replace":
                settings["replace"].append(value.split(" => "))
            else:
                settings[key] = value
            head.append(line)
        elif line.startswith("$ "):
            blocks.append([pending, [line], []])
            pending = []
        elif line.startswith("> ") and blocks and not pending and not blocks[-1][2]:
            blocks[-1][1].append(line)
        elif line.startswith("// ") or pending:
            pending.append(line)
        elif blocks:
            blocks[-1][2].append(line)
        elif line:
            sys.exit(f"stray line before the first command: {line}")
        else:
            head.append(line)
    for block in blocks:
        block[2] = without_blank_end(block[2])
    return settings, head, blocks, pending


def without_blank_end(lines):
    while lines and not lines[-1]:
        lines = lines[:-1]
    return lines


def environment(zb, folder, settings):
    told = {"ZB_NOW": settings.get("clock"), "ZB_TODAY": settings.get("today")}
    return bare(folder, zb, TERM="dumb", ZB_SOURCE=str(SOURCE), **{name: value for name, value in told.items() if value})


def shown(output, settings):
    text = output.decode("utf-8", "backslashreplace")
    text = text.replace("\r", "<CR>").replace("\ufeff", "<BOM>")
    text = re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", lambda c: f"\\x{ord(c[0]):02x}", text)
    text = re.sub(r"\b[0-9a-f]{64}\b", "<hash>", text)
    user = pwd.getpwuid(os.getuid())
    text = re.sub(rf"\b{user.pw_uid}:{re.escape(user.pw_name)}\b", "<actor>", text)
    for pattern, replacement in settings["replace"]:
        text = re.sub(pattern, replacement, text)
    lines = text.split("\n")
    if lines[-1]:
        lines.append("[no newline at the end]")
    return without_blank_end(lines)


def result_of(command_lines, folder, env):
    command = "\n".join([command_lines[0][2:]] + [line[2:] for line in command_lines[1:]])
    return subprocess.run(["/bin/sh", "-c", command], cwd=folder, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, timeout=SECONDS_PER_COMMAND, check=False)


def raw(command_lines, folder, env):
    """What the command says, nothing replaced."""
    return result_of(command_lines, folder, env).stdout.decode("utf-8", "backslashreplace").split("\n")


def run(command_lines, folder, env, settings):
    result = result_of(command_lines, folder, env)
    lines = shown(result.stdout, settings)
    if result.returncode != 0:
        lines.append(f"[exit {result.returncode}]")
    return lines


def play_scenario(zb, folder, until):
    """As people did it, each Friday's circular issued; `until` is not played itself."""
    with tempfile.TemporaryDirectory() as kept:
        Moments.played(zb, SOURCE, kept).put(folder, until)


def played(path, zb):
    """Gives the transcript as it is written and as it comes out."""
    written = path.read_text(encoding="utf-8").split("\n")
    settings, head, blocks, tail = parse(written)
    if not blocks:
        sys.exit(f"{path} holds no command")
    found = list(head)
    expected = list(head)
    with tempfile.TemporaryDirectory() as folder:
        env = environment(zb, folder, settings)
        if "scenario" in settings:
            play_scenario(zb, folder, settings["scenario"])
        for comments, command, output in blocks:
            actual = run(command, folder, env, settings)
            if actual and actual[0].startswith(("> ", "// ")):
                sys.exit(f"{path}: the output of “{command[0]}” begins like a command's next line or a comment; send it through cat -n")
            expected += [*comments, *command, *output, ""]
            found += [*comments, *command, *actual, ""]
    return expected + tail, found + tail


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--zb", required=True, type=Path)
    options.add_argument("--rewrite", action="store_true", help="write what came out into the files")
    options.add_argument("files", nargs="+", type=Path)
    asked = options.parse_args()
    zb = asked.zb.resolve(strict=True)
    different = 0
    for path in asked.files:
        expected, found = played(path, zb)
        if asked.rewrite:
            path.write_text("\n".join(without_blank_end(found)) + "\n", encoding="utf-8")
        elif expected != found:
            different += 1
            print("\n".join(difflib.unified_diff(expected, found, str(path), "what came out", lineterm="")))
    sys.exit(1 if different else 0)


if __name__ == "__main__":
    main()
