#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Adds a noun by the README's recipe alone, uses it, and takes away each piece that a noun must supply.
Usage: add_a_noun.py BUILD SOURCE

The blocks of the section 怎样加一个名词 are put where it says, in a copy of the tree; no other file is touched. zb is built there with
the compiler of BUILD and everything that a noun gets for nothing is asked of it. Then one piece after another is taken away from the
noun: the compiler must refuse and name it.
"""
import concurrent.futures
import csv
import io
import json
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

from environment import bare

HEADING = "怎样加一个名词"
STEP = re.compile(r"^\d+\. `([^`]+)`(.*?)(?=^\d+\. `|\Z)", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"^   ```(cpp|diff)\n(.*?)^   ```", re.MULTILINE | re.DOTALL)
# What a noun supplies, and what its fact does.
PIECES = ("rules", "check", "apply", "index", "words", "line", "texts", "table", "code")
OF_THE_FACT = ("kind", "fields")
# The file in which each is missed: the list of nouns, but for the tables, which are made where they are printed.
MISSED_IN = {"table": "lib/report/lists/snapshot.cpp"}
TREES = ("lib", "cmd", "cmake", "data", "schemas", "man", "examples")


def recipe(readme):
    """Pairs of a file's path and the block that the README gives for it."""
    section = readme.split(f"\n## {HEADING}\n")[1].split("\n## ")[0]
    for path, text in STEP.findall(section):
        form, block = BLOCK.search(text).groups()
        yield path, form, re.sub(r"^   ", "", block, flags=re.MULTILINE)


def with_lines(text, diff, path):
    """The lines marked + put behind the line of the file that stands before them."""
    lines, place = text.split("\n"), None
    for line in diff.rstrip("\n").split("\n"):
        if line.startswith("+"):
            place += 1
            lines.insert(place, line[1:])
        else:
            assert lines.count(line[1:]) == 1, f"{path} has no line, or several: {line[1:]!r}"
            place = lines.index(line[1:])
    return "\n".join(lines)


def follow(source, tree):
    for name in TREES:
        shutil.copytree(source / name, tree / name)
    shutil.copy(source / "CMakeLists.txt", tree)
    for path, form, block in recipe((source / "README.zh-CN.md").read_text(encoding="utf-8")):
        file = tree / path
        if form == "cpp":
            assert not file.exists(), f"{path} is there already"
            file.write_text(block, encoding="utf-8")
        else:
            file.write_text(with_lines(file.read_text(encoding="utf-8"), block, path), encoding="utf-8")


def compiler_of(build):
    return re.search(r"^CMAKE_CXX_COMPILER:\w+=(.*)$", (build / "CMakeCache.txt").read_text(), re.MULTILINE).group(1)


def build_zb(tree, compiler):
    environment = dict(os.environ, CCACHE_BASEDIR=str(tree), CCACHE_NOHASHDIR="1")
    # Unoptimised and by folders: it is used for a dozen commands.
    for command in (["cmake", "-G", "Ninja", "-S", tree, "-B", tree / "build", f"-DCMAKE_CXX_COMPILER={compiler}", "-DZB_TESTS=OFF",
                     "-DCMAKE_BUILD_TYPE=Debug", "-DCMAKE_CXX_FLAGS_DEBUG=-O0", "-DCMAKE_UNITY_BUILD=ON"],
                    ["cmake", "--build", tree / "build", "--target", "zb"]):
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, encoding="utf-8")
        assert done.returncode == 0, done.stdout[-6000:]
    return tree / "build" / "zb"


class Desk:
    """A practice ledger with one project, and zb to work on it."""

    def __init__(self, zb, folder):
        self.zb, self.folder = zb, folder
        self.at("2026-11-16T09:00:00+08:00")
        self.run("init", "--practice")
        self.run("department", "import", str(zb.parents[1] / "data" / "departments.csv"))
        self.run("project", "add", "--name", "甲公司智能装备项目")

    def at(self, instant):
        self.environment = bare(self.folder, self.zb, ZB_NOW=instant, LC_ALL="C.UTF-8")

    def run(self, *words, status=0):
        done = subprocess.run([self.zb, *words], cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, check=False, encoding="utf-8")
        assert done.returncode == status, f"zb {' '.join(words)} ended with {done.returncode}:\n{done.stdout}"
        return done.stdout

    def places(self, *words):
        return [row["place"] for row in json.loads(self.run("visit", "list", "--format", "json", *words))]


def holds(text, *words):
    for word in words:
        assert word in text, f"{word!r} is not in:\n{text}"


def use(zb, folder):
    desk = Desk(zb, folder)
    holds(desk.run("visit", "add", "001", "--place", "厂区"), "已记录：001 走访 厂区（11-16）")
    desk.at("2026-11-17T09:00:00+08:00")
    (folder / "visits.jsonl").write_text('{"project":"001","place":"工地"}\n{"project":"001","place":"码头"}\n', encoding="utf-8")
    desk.run("visit", "add", "--input", "visits.jsonl")
    holds(desk.run("visit", "add", "001", "--place", " ", status=1), "“地点”是空的")
    holds(desk.run("visit", "add", "001", "--place", "问 13800138000", status=1), "办法：")
    holds(desk.run("visit", "list"), "厂区", "工地", "台账条目")
    rows = list(csv.DictReader(io.StringIO(desk.run("visit", "list", "--format", "csv").lstrip("\ufeff"))))
    assert [row["地点"] for row in rows] == ["厂区", "工地", "码头"], rows
    assert desk.places() == ["厂区", "工地", "码头"]
    assert desk.places("--as-of", "2026-11-16") == ["厂区"]
    holds(desk.run("log"), "走访 工地")
    holds(desk.run("search", "码头"), "走访", "zb ledger show")
    desk.run("export", "sqlite", "-o", "all.db")
    with sqlite3.connect(folder / "all.db") as snapshot:
        assert [place for (place,) in snapshot.execute("select place from visit")] == ["厂区", "工地", "码头"]
        assert snapshot.execute("select count(*) from zb_column where \"table\" = 'visit'").fetchone() == (4,)
    holds(desk.run("__complete", "--", "visit", ""), "add\t记一次走访", "list")
    holds(desk.run("__complete", "--", "visit", "add", ""), "001", "甲公司智能装备项目")
    holds(desk.run("__complete", "--", "visit", "add", "001", "--p"), "--place")
    holds(desk.run("help", "visit", "add"), "zb visit add 001 --place 厂区")
    last = rows[-1]["台账条目"]
    holds(desk.run("ledger", "reverse", last), f"已冲销第 {last} 条", "走访 码头")
    assert desk.places() == ["厂区", "工地"]
    holds(desk.run("ledger", "verify"), "台账自身无误")


def faults_of_piece(tree, compiler, piece):
    header = (tree / "lib/domain/visit.h").read_text(encoding="utf-8")
    taken, count = re.subn(rf"^ +static [^\n;{{]*\b{piece}\b[^\n]*\n", "", header, count=1, flags=re.MULTILINE)
    assert count == 1, f"visit.h has no {piece}"
    with tempfile.TemporaryDirectory(prefix="zb-piece-") as name:
        over = pathlib.Path(name)  # stands before the tree: its visit.h is the one that is included
        (over / "domain").mkdir()
        (over / "domain/visit.h").write_text(taken, encoding="utf-8")
        done = subprocess.run([compiler, "-std=c++20", "-fsyntax-only", f"-I{over}", f"-I{tree / 'lib'}",
                               tree / MISSED_IN.get(piece, "lib/domain/domain.cpp")],
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, encoding="utf-8",
                              env=dict(os.environ, LC_ALL="C.UTF-8"))
    if done.returncode == 0:
        return [f"a noun without {piece} compiles"]
    named = [line for line in done.stdout.splitlines() if re.search(rf"\b{piece}\b", line) and re.search("error|required|note", line)]
    return [] if named else [f"without {piece} the compiler does not name it:\n{done.stdout[:2000]}"]


def main(build, source):
    build, source = pathlib.Path(build).resolve(), pathlib.Path(source).resolve()
    compiler = compiler_of(build)
    with tempfile.TemporaryDirectory(prefix="zb-noun-") as name:
        tree = pathlib.Path(name) / "tree"
        folder = pathlib.Path(name) / "desk"
        folder.mkdir()
        follow(source, tree)
        use(build_zb(tree, compiler), folder)
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            faults = sum(pool.map(lambda piece: faults_of_piece(tree, compiler, piece), PIECES + OF_THE_FACT), [])
    print("\n".join(faults))
    print(f"a noun made by the README works; {len(PIECES + OF_THE_FACT)} pieces taken away, {len(faults)} not missed by name")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
