# SPDX-License-Identifier: Apache-2.0
"""The command list as the program itself tells it, for tests that walk all of it. Standard library only."""
import subprocess


def words_after(zb, *words):
    """What may stand next, as completion is told it."""
    done = subprocess.run([zb, "__complete", "--", *words, ""], capture_output=True, check=True, encoding="utf-8")
    return [line.split("\t")[0] for line in done.stdout.splitlines()]


def page_of(zb, *words):
    return subprocess.run([zb, "help", *words], capture_output=True, check=True, encoding="utf-8").stdout


def commands(zb):
    """Every command as the words of its path: ["step", "advance"], ["init"]."""
    for noun in words_after(zb):
        if f"\n用法：zb {noun}" in page_of(zb, noun):
            yield [noun]
        else:
            yield from ([noun, verb] for verb in words_after(zb, noun))


def section(page, heading):
    """The lines under a heading of a help page, without their indent; [] where there is none."""
    lines = page.split("\n")
    if heading not in lines:
        return []
    inside = lines[lines.index(heading) + 1 :]
    return [line[2:] for line in inside[: inside.index("") if "" in inside else len(inside)]]


def examples(zb, words):
    """The command lines under 例, without what they are for."""
    return [line for line in section(page_of(zb, *words), "例") if not line.startswith(" ")]
