#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every writing command of the list for every role, as zb help 权限 says. Usage: run_access_matrix.py ZB SOURCE

Each command's first example that can be played is given in a ledger that goes by roles, by a person who has that role alone. Serving no
project and in a department without a step there: a role that reaches all records it, any other leaves the ledger as it was and is answered
who may. Serving every project, a role that reaches 本人项目 records it; of a department, one that reaches 本部门 does in the department
whose matter it is. Kind by kind, with the other cases, that is tested in tests/domain/access_test.cpp.
"""
import concurrent.futures
import contextlib
import getpass
import json
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading

import command_list
import environment
import example_forms
from play_scenario import Moments
from run_examples import USER_FILES, add_the_lists, likely_moments, succeeds

COLUMNS = ["组长", "副组长", "部门分管领导", "窗口负责人", "专班办公室人员", "服务专员", "经办人", "联络员", "企业联系人", "只读"]
# Written by nobody into a ledger that is there already: these make one of their own.
OF_A_NEW_LEDGER = {"init", "demo"}
# Where the person stands: of no project and no step's department, specialist of every project, or in the department of that name.
FOREIGN, SERVING = "", "服务全部项目"
ME = getpass.getuser()


class Desk:
    """A copy of a moment's ledger, gone over to roles; and of it one for each role."""

    def __init__(self, zb, source, now, database, folder):
        self.zb, self.source, self.now = zb, source, now
        self.folder = folder
        self.making = threading.Lock()
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

    def listed(self, *words):
        done = self.run(self.folder, "zb " + " ".join(words) + " --format json")
        return json.loads(done.stdout)

    def departments(self):
        return [row["name"] for row in self.listed("department", "list")]

    def make_place(self, folder, place):
        if place == SERVING:
            # Only a 服务专员 is assigned, who then may not assign: for that the ledger goes without roles.
            self.must(folder, "zb setting set access.writes 不限 && zb staff set 试的人 --role 服务专员")
            for row in self.listed("project", "list"):
                leads = f"--specialist {row['specialist']} " if row["specialist"] else ""
                self.must(folder, f"zb team assign {row['code']} {leads}--specialist 试的人")
            self.must(folder, "zb staff set 试的人 --role 专班办公室人员 && zb setting set access.writes 按角色")
        elif place != FOREIGN:
            self.run(folder, f"zb staff set 试的人 --department {place}")  # refused where that is the department already

    def in_role(self, role, place=FOREIGN):
        folder = self.folder / f"{role} {place}"
        with self.making:
            if not folder.exists():
                folder.mkdir()
                shutil.copy(self.folder / "zb.db", folder / "zb.db")
                self.make_place(folder, place)
                if role != "专班办公室人员":
                    self.must(folder, f"zb staff set 试的人 --role {role}")
        return folder / "zb.db"

    def projects_of(self, example):
        """The project of each entry that the example writes, as one who reaches all."""
        return self.play("组长", example)[3]

    def play(self, role, example, place=FOREIGN):
        """Whether it wrote, how it ended, what it said, and the project of each entry."""
        with tempfile.TemporaryDirectory(prefix="zb-role-") as name:
            folder = pathlib.Path(name)
            shutil.copy(self.in_role(role, place), folder / "zb.db")
            (folder / "data").symlink_to(self.source / "data")
            for file, text in USER_FILES.items():
                (folder / file).write_text(text, encoding="utf-8")
            if "flow import" in example:
                text = self.run(folder, "zb flow export shehui_gongye").stdout
                (folder / "工业.toml").write_text(text.replace("total_limit = 55", "total_limit = 50"), encoding="utf-8")
            before = self.run(folder, "zb ledger head").stdout
            done = self.run(folder, example)
            with contextlib.closing(sqlite3.connect(folder / "zb.db")) as database:
                projects = [one for one, in database.execute("SELECT project FROM entry WHERE seq > ?", (int(before.split()[0]),))]
            return self.run(folder, "zb ledger head").stdout != before, done.returncode, done.stdout + done.stderr, projects


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


def faults_of(example, desk, wanted):
    return [*faults_of_foreign(example, desk, wanted), *faults_of_own(example, desk, wanted)]


def faults_of_foreign(example, desk, wanted):
    for role, reach in wanted.items():
        wrote, status, said, _ = desk.play(role, example)
        chained = "&&" in example  # the commands before may be others, which the role may or may not reach
        if reach == {"全部"} and status != 0 and not chained:
            yield f"{role}: {example}\n  is refused: {said}"
        if "全部" in reach or "同原条目" in reach:
            continue
        if (status == 0 or not chained) and wrote:
            yield f"{role}: {example}\n  was recorded"
        if status == 1 and "zb help 权限" not in said:
            yield f"{role}: {example}\n  is not answered who may: {said}"


def faults_of_own(example, desk, wanted):
    """What a role reaches of its own projects or of its own department is recorded. Of examples in several steps, the first may be another's."""
    if "&&" in example or "sanitized" in desk.zb:  # there it takes minutes, and the same code runs
        return
    of_a_project = all(desk.projects_of(example))
    serving = [role for role, reach in wanted.items() if reach == {"本人项目"}]
    for role in serving if of_a_project else []:
        _, status, said, _ = desk.play(role, example, SERVING)
        if status != 0:
            yield f"{role}, specialist of every project: {example}\n  is refused: {said}"
    belonging = [role for role, reach in wanted.items() if reach == {"本部门"}]
    if not belonging:
        return
    tried = {place: desk.play(belonging[0], example, place) for place in desk.departments()}
    own = [place for place, (_, status, _, _) in tried.items() if status == 0]
    if not own:
        yield f"{belonging[0]}, of whatever department: {example}\n  is refused: {list(tried.values())[0][2]}"
    if len(own) == len(tried):
        yield f"{belonging[0]}: {example}\n  is recorded whatever the department"
    for role in belonging[1:] if own else []:
        _, status, said, _ = desk.play(role, example, own[0])
        if status != 0:
            yield f"{role} of {own[0]}: {example}\n  is refused: {said}"


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
        with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
            for name, each in zip(names, pool.map(lambda task: faults_of(*task[1:], reaches(rows, task[0], keys)), tasks)):
                played.append(name)
                faults += each
    print("\n".join(faults))
    print(f"{len(played)} commands × {len(COLUMNS)} roles, {len(faults)} faults")
    return 1 if faults or len(played) < 35 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
