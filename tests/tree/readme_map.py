#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds the maps of both READMEs against the tree. Usage: readme_map.py SOURCE_DIR

Every folder that a table names is there, every room of cmd/ and lib/ and every folder of tests/ is named, and of each walk the functions
stand in the files that it names: `fold` (`lib/domain/domain.cpp`).
"""
import re
import sys
from pathlib import Path

# Of each README: the heading of its table of folders, and of its walks.
MAPS = {
    "README.md": ("For maintainers", ("How a command runs",)),
    "README.zh-CN.md": ("文件夹", ("一条命令怎样走过代码", "怎样加一个名词")),
}
# Rooms that a table may pass over: they are said with the folder that holds them.
SAID_WITH_THEIR_FOLDER = {"lib/domain/step", "lib/domain/project", "lib/outlook/time"}
# `fold` (`lib/domain/domain.cpp`) or, in Chinese brackets, several names before the file.
HOP = re.compile(r"((?:`[^`\n]+`[、, ]*(?:and )?)+)\s*[（(]`([\w./]+\.(?:cpp|h))`")
PATH = re.compile(r"`((?:cmd|lib|tests|schemas|data|man|examples)/[\w./-]*)`")


def section(text, heading):
    parts = text.split(f"\n## {heading}\n")
    assert len(parts) == 2, f"one heading “{heading}” is wanted, {len(parts) - 1} found"
    return parts[1].split("\n## ")[0]


def rooms(root):
    """Folders that hold sources: those of lib/ and cmd/, and the folders of tests/."""
    for top in ("cmd", "lib"):
        for folder in sorted((root / top).rglob("*")):
            if folder.is_dir() and any(folder.glob("*.cpp")):
                yield folder.relative_to(root).as_posix()
    for folder in sorted((root / "tests").iterdir()):
        if folder.is_dir() and any(path.is_file() for path in folder.rglob("*")) and folder.name != "__pycache__":
            yield folder.relative_to(root).as_posix()


def named_folders(table):
    """Folders of the table's first column; `lib/report/{card,why}` names two."""
    for row in table.splitlines():
        if not row.startswith("|"):
            continue
        for cell in re.findall(r"`([^`]+)`", row.split("|")[1]):
            braced = re.fullmatch(r"([^{]*)\{([^}]*)\}/?", cell)
            for name in ([braced[1] + each.strip() for each in braced[2].split(",")] if braced else [cell]):
                yield name.rstrip("/")


def faults_of_table(root, name, text):
    named = set(named_folders(text))
    for folder in sorted(named):
        if not (root / folder).is_dir():
            yield f"{name}: names the folder {folder}, which is not there"
    floors = {folder for folder in named if folder.startswith("tests/")}
    for room in rooms(root):
        mirrors = room.startswith("tests/") and ((root / "lib" / room.removeprefix("tests/")).is_dir() or room == "tests/cmd")
        said = room in named or room in SAID_WITH_THEIR_FOLDER or (mirrors and "tests" in named) or (room.startswith("tests/") and not floors)
        said = said or (room.startswith("cmd/") and "cmd" in named)
        if not said:
            yield f"{name}: does not name the folder {room}"


def faults_of_walk(root, name, text):
    hops = 0
    for names, path in HOP.findall(text):
        file = root / path
        if not file.is_file():
            continue  # said below
        source = file.read_text(encoding="utf-8")
        if file.suffix == ".cpp" and file.with_suffix(".h").is_file():
            source += file.with_suffix(".h").read_text(encoding="utf-8")
        for code in re.findall(r"`([^`\n]+)`", names):
            word = re.match(r"(?:\w+::)*(\w+)", code)
            if word is None or "/" in code or code.startswith("--"):
                continue
            hops += 1
            if not re.search(rf"\b{word[1]}\b", source):
                yield f"{name}: says that {code} stands in {path}"
    for path in PATH.findall(text):
        # The example noun of the recipe is not there yet.
        if "visit" not in path and not (root / path).exists():
            yield f"{name}: names {path}, which is not there"
    if hops < 8:
        yield f"{name}: only {hops} hops of the walks could be looked up"


def main():
    root = Path(sys.argv[1])
    found = []
    for name, (table, walks) in MAPS.items():
        text = (root / name).read_text(encoding="utf-8")
        found += faults_of_table(root, name, section(text, table))
        found += faults_of_walk(root, name, "\n".join(section(text, heading) for heading in walks))
    print("\n".join(found))
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
