#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every command in a text of the sources exists, with the options that it is written with.

    check_printed_commands.py ZB SOURCE

What is put in while the program runs ({} in the text) is taken for right here: run_refusals.py and run_hints.py run what is printed.
"""
import functools
import pathlib
import re
import sys

import command_list
from hints import printed_commands

LITERAL = re.compile(r'"((?:\\.|[^"\\\n])*)"')
BETWEEN = re.compile(r'"\s*\n?\s*"')  # a text that goes on in the next literal
COMMENT = re.compile(r"(?m)^\s*//.*$")


def texts_of(path):
    code = COMMENT.sub("", path.read_text(encoding="utf-8"))
    joined = BETWEEN.sub("", code.replace('\\"', "'"))
    for found in LITERAL.finditer(joined):
        yield joined.count("\n", 0, found.start()) + 1, found[1].replace("\\n", "\n")


class Known:
    def __init__(self, zb):
        self.zb = zb
        self.paths = {" ".join(words) for words in command_list.commands(zb)}
        self.nouns = {path.split()[0] for path in self.paths}

    @functools.cache
    def options(self, path):
        return set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", command_list.page_of(self.zb, *path.split()))) | {"--help"}

    def fault(self, command):
        words = command.split()[1:]
        if "{" in words[0] or words[0] in ("help", "__complete"):
            return None
        if words[0] not in self.nouns:
            return f"there is no {words[0]}"
        path = words[0] if words[0] in self.paths else " ".join(words[:2])
        if "{" in path:
            return None
        if path not in self.paths:
            return f"there is no command {path}"
        written = [word.split("=")[0] for word in words if re.fullmatch(r"--[a-z][a-z-]*(=.*)?", word)]
        unknown = [option for option in written if option not in self.options(path)]
        return f"{path} has no {', '.join(unknown)}" if unknown else None


def main(zb, source):
    known = Known(str(pathlib.Path(zb).resolve()))
    checked, faults = 0, []
    for folder in ("lib", "cmd"):
        for path in sorted((pathlib.Path(source) / folder).rglob("*.cpp")):
            for line, text in texts_of(path):
                for command in printed_commands(text):
                    checked += 1
                    fault = known.fault(command)
                    if fault:
                        faults.append(f"{path.relative_to(source)}: about line {line}: {command}: {fault}")
    print("\n".join(faults))
    print(f"{checked} commands in texts, {len(faults)} of them wrong")
    return 1 if faults or checked < 300 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
