#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every writing command of the list for every role, as zb help 权限 says. Usage: run_access_matrix.py ZB SOURCE

Each command's first example that can be played is given in a ledger that goes by roles, by a person who has that role alone, serves no
project and works in a department without a step there: a role that reaches all records it, any other leaves the ledger as it was and is
answered who may. What a role reaches of its own is tested kind by kind in tests/domain/access_test.cpp.
"""
import concurrent.futures
import getpass
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import command_list
import environment
import example_forms
from play_scenario import Moments
from run_examples import USER_FILES, add_the_lists, likely_moments, succeeds

COLUMNS = ["组长", "副组长", "部门分管领导", "窗口负责人", "专班办公室人员", "服务专员", "经办人", "联络员", "企业联系人", "只读"]
# Written by nobody into a ledger that is there already: these make one of their own.
OF_A_NEW_LEDGER = {"init", "demo"}
ME = getpass.getuser()


class Desk:
    """A copy of a moment's ledger, gone over to roles; and of it one for each role."""

    def __init__(self, zb, source, now, database, folder):
        self.zb, self.source, self.now = zb, source, now
        self.folder = folder
        shutil.copy(database, folder / "zb.db")
        self.must(folder, "zb staff add --name 管台账的 --role 组长 --department 政数局 --login nobody-else")
        self.must(folder, f"zb staff add --name 试的人 --role 专班办公室人员 --department 市场监督局 --login {ME}"
                          f" || zb staff add --name 试的人 --role 专班办公室人员 --department 市监局 --login {ME}")
        self.must(folder, "zb setting set report.hands 不限 && zb setting set access.writes 按角色")

    def run(self, folder, example):
        env = environment.bare(folder, self.zb, ZB_NOW=self.now)
        return subprocess.run(["/bin/sh", "-c", example], cwd=folder, env=env, stdin=subprocess.DEVNULL, capture_output=True, check=False, encoding="utf-8")

    def must(self, folder, example):
        done = self.run(folder, example)
        if done.returncode:
            raise SystemExit(f"{example}: {done.returncode}\n{done.stdout}{done.stderr}")

    def in_role(self, role):
        folder = self.folder / role
        if not folder.exists():
            folder.mkdir()
            shutil.copy(self.folder / "zb.db", folder / "zb.db")
            if role != "专班办公室人员":
                self.must(folder, f"zb staff set 试的人 --role {role}")
        return folder / "zb.db"

    def play(self, role, example):
        """Whether it wrote, how it ended, what it said."""
        with tempfile.TemporaryDirectory(prefix="zb-role-") as name:
            folder = pathlib.Path(name)
            shutil.copy(self.in_role(role), folder / "zb.db")
            (folder / "data").symlink_to(self.source / "data")
            for file, text in USER_FILES.items():
                (folder / file).write_text(text, encoding="utf-8")
            if "flow import" in example:
                text = self.run(folder, "zb flow export shehui_gongye").stdout
                (folder / "工业.toml").write_text(text.replace("total_limit = 55", "total_limit = 50"), encoding="utf-8")
            before = self.run(folder, "zb ledger head").stdout
            done = self.run(folder, example)
            return self.run(folder, "zb ledger head").stdout != before, done.returncode, done.stdout + done.stderr


def rows_of(zb):
    return json.loads(subprocess.run([zb, "help", "权限", "--format", "json"], capture_output=True, check=True, encoding="utf-8").stdout)


def writes(zb, words):
    return example_forms.is_writing(command_list.page_of(zb, *words))


def example_to_play(zb, words):
    """Of report weekly, which reads, the one that records."""
    examples = command_list.examples(zb, words)
    return [one for one in examples if not re.search(r"--dry-run", one) and (words != ["report", "weekly"] or re.search(r"--draft|--correct", one))]


def reaches(rows, command, keys):
    """Of each role the reaches of the rows that name the command."""
    named = [row for row in rows if command in row["commands"].split("、")]
    return {role: {row[key] or "" for row in named} for role, key in zip(COLUMNS, keys)}


def faults_of(command, example, desk, wanted):
    for role, reach in wanted.items():
        wrote, status, said = desk.play(role, example)
        chained = "&&" in example  # the commands before may be others, which the role may or may not reach
        if reach == {"全部"} and status != 0 and not chained:
            yield f"{role}: {example}\n  is refused: {said}"
        if "全部" in reach or "同原条目" in reach:
            continue
        if (status == 0 or not chained) and wrote:
            yield f"{role}: {example}\n  was recorded"
        if status == 1 and "zb help 权限" not in said:
            yield f"{role}: {example}\n  is not answered who may: {said}"


def main(zb, source):
    zb, source = str(pathlib.Path(zb).resolve()), pathlib.Path(source).resolve()
    rows = rows_of(zb)
    keys = [key for key in rows[0] if key not in ("act", "commands")]
    known = {" ".join(words): words for words in command_list.commands(zb)}
    in_table = {command for row in rows for command in row["commands"].split("、")}
    faults = [f"the table names {name}, which is no command" for name in sorted(in_table - known.keys())]
    writing = {name for name, words in known.items() if writes(zb, words)} | {"report weekly"}
    faults += [f"zb {name} writes, but stands in no row of lib/domain/access_table.cpp" for name in sorted(writing - in_table - OF_A_NEW_LEDGER)]
    if len(keys) != len(COLUMNS):
        faults.append(f"the table has columns {keys}")
    played = []
    with tempfile.TemporaryDirectory(prefix="zb-matrix-") as place, tempfile.TemporaryDirectory(prefix="zb-days-") as kept:
        place = pathlib.Path(place)
        moments = Moments.played(zb, source, kept)
        (place / "lists").mkdir()
        end = add_the_lists(zb, source, place / "lists", moments)
        desks = {}

        def desk_at(now, database):
            if database not in desks:
                folder = place / str(len(desks))
                folder.mkdir()
                desks[database] = Desk(zb, source, now, database, folder)
            return desks[database]

        def moment_for(name):
            for example in example_to_play(zb, known[name]):
                for now, database in [end, *likely_moments(moments, name)]:
                    if succeeds(example, now, database, zb, source)[0]:
                        return example, now, database
            return None

        names = sorted(writing & in_table & known.keys())
        with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
            found = dict(zip(names, pool.map(moment_for, names)))
        faults += [f"no example of zb {name} could be played" for name, moment in found.items() if moment is None]
        tasks = [(name, example, desk_at(now, database)) for name, (example, now, database) in ((n, m) for n, m in found.items() if m)]
        for desk in desks.values():
            for role in COLUMNS:
                desk.in_role(role)
        with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
            for name, each in zip(names, pool.map(lambda task: list(faults_of(*task, reaches(rows, task[0], keys))), tasks)):
                played.append(name)
                faults += each
    print("\n".join(faults))
    print(f"{len(played)} commands × {len(COLUMNS)} roles, {len(faults)} faults")
    return 1 if faults or len(played) < 35 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
