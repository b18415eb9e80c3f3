#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Types the README as a new user would, line by line, in an empty folder. Usage: check_readme.py ZB SOURCE

The blocks of commands under the two headings below are run by bash, each line on its own, in one shell a section. Every line must end
with 0, and say something unless it only sets the scene. The folder holds nothing but data/, as the source's own does beside the rest.
The samples of both READMEs ("$ zb …" and what it printed) must come out in the ledger of `zb demo`: a line … or an ending … stands for
anything, and any hash for any other, since every ledger has its own.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

from environment import bare

SECTIONS = ("先试一试", "用自己的台账开始")
BLOCK = re.compile(r"^```\n(.*?)^```", re.MULTILINE | re.DOTALL)
HASH = re.compile(r"\b(?:[0-9a-f]{64}|[0-9a-f]{16})\b")
QUIET = re.compile(r"export|unset|cd |zb .* -o ")


def lines_of(readme, heading):
    section = readme.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return [line for block in BLOCK.findall(section) for line in block.splitlines() if line.strip()]


def faults_of_section(zb, source, heading, lines):
    with tempfile.TemporaryDirectory(prefix="zb-readme-") as name:
        folder = pathlib.Path(name)
        (folder / "data").symlink_to(source / "data")
        environment = bare(name, zb, LC_ALL="C.UTF-8")
        mark = "--- line {} ended with $?"
        script = "".join(f"{line}\necho '\n'{mark.format(number)}\n" for number, line in enumerate(lines))
        done = subprocess.run(["/bin/bash", "-c", script], cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, check=False, encoding="utf-8")
    said = re.split(r"\n--- line \d+ ended with (\d+)\n", done.stdout)
    for line, output, status in zip(lines, said[0::2], said[1::2]):
        if status != "0":
            yield f"{heading}: {line}\n  exit {status}: {output.strip()}"
        elif not output.strip() and not QUIET.search(line):
            yield f"{heading}: {line}\n  says nothing"
    if len(said) // 2 != len(lines):
        yield f"{heading}: {len(said) // 2} of {len(lines)} lines ran"


def samples_of(readme):
    """(command, the lines shown behind it) of each sample, in its order."""
    samples = []
    for line in readme.splitlines():
        line = line.removeprefix("    ")
        if line.startswith("$ "):
            samples.append((line[2:], []))
        elif samples and (not line or line.startswith("```")):
            if samples[-1][1] is not None:
                samples.append((None, None))
        elif samples and samples[-1][1] is not None:
            samples[-1][1].append(line)
    return [(command, shown) for command, shown in samples if command]


def comes_out(shown, printed):
    """Whether the lines shown are those printed, one after the other, but for what … stands for."""
    at, skips = 0, False
    for line in shown:
        wanted = HASH.sub("<hash>", line.rstrip())
        if wanted == "…":
            skips = True
            continue
        begins = wanted.removesuffix("…")
        meets = [i for i in range(at, len(printed)) if printed[i] == wanted or (begins != wanted and printed[i].startswith(begins))]
        if not meets or (not skips and meets[0] != at):
            return line
        at, skips = meets[0] + 1, False
    return None if skips or at == len(printed) else printed[at]


def faults_of_samples(zb, name, samples):
    with tempfile.TemporaryDirectory(prefix="zb-readme-") as folder:
        environment = bare(folder, zb, LC_ALL="C.UTF-8")
        subprocess.run([zb, "demo", "试用"], cwd=folder, env=environment, capture_output=True, check=True)
        environment["ZB_NOW"] = "2026-11-20T17:30:00+08:00"
        for command, shown in samples:
            done = subprocess.run(["/bin/bash", "-c", command], cwd=f"{folder}/试用", env=environment, stdin=subprocess.DEVNULL,
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, encoding="utf-8")
            strange = comes_out(shown, [HASH.sub("<hash>", line.rstrip()) for line in done.stdout.splitlines() if line.strip()])
            if strange is not None:
                yield f"{name}: {command}\n  comes out otherwise at: {strange}"


def main(zb, source):
    zb, source = pathlib.Path(zb).resolve(), pathlib.Path(source).resolve()
    readme = (source / "README.zh-CN.md").read_text(encoding="utf-8")
    faults, count = [], 0
    for heading in SECTIONS:
        lines = lines_of(readme, heading)
        count += len(lines)
        faults += faults_of_section(zb, source, heading, lines)
    for name in ("README.md", "README.zh-CN.md"):
        samples = samples_of((source / name).read_text(encoding="utf-8"))
        count += len(samples)
        faults += faults_of_samples(zb, name, samples) if samples else [f"{name}: no sample"]
    print("\n".join(faults))
    print(f"{count} lines of the README, {len(faults)} faults")
    return 1 if faults or count < 20 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
