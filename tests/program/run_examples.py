#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs every example of every help page on the worked case. Usage: run_examples.py ZB SOURCE

An example tells of a moment (zb step resume 001 …): it must succeed (exit 0, or 3 where a check found something) at some moment of the
case, in a folder of its own with the database as it then stood. The end, with the published lists imported, is tried first.
"""
import concurrent.futures
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import command_list
import example_forms
from play_scenario import Moments, Player

EVENING = "2026-11-20T19:00:00+08:00"
# Files that examples speak of and that their user would have written.
USER_FILES = {
    "方案.json": '{"format":"zb-plan/1","start":"2026-11-24","steps":[{"id":"s01","duration":5,"min_duration":3},'
    '{"id":"s02","duration":10,"unit":"cd","predecessors":[{"id":"s01"}]}]}\n',
    "方案.csv": "事项,受理,办结,责任人,承诺\nproject_filing,2026-09-03,2026-09-04,,\n施工许可,,2026-11-25,,\n",
    "方案.jsonl": '{"step":"project_filing","start":"2026-09-03","finish":"2026-09-04"}\n{"step":"施工许可","finish":"2026-11-25"}\n',
    "前言.txt": "本期起增加各部门办理情况和附表。\n",
    "补充.txt": "11月23日召开项目分析会，研究红灯项目。\n",
    "方案批复.pdf": "%PDF-1.4 样例\n",
    "2027.json": '{"year":2027,"papers":[],"days":[{"name":"元旦","date":"2027-01-01","isOffDay":true}]}\n',
    "期初.csv": "事项,受理,办结,发证,已用\nproject_filing,2026/7/1,2026/7/3,,\n",
    "期初.jsonl": '{"step":"project_filing","accepted":"2026-07-01","decided":"2026-07-03"}\n',
}


def succeeds(example, now, database, zb, source, check_json=None):
    with tempfile.TemporaryDirectory(prefix="zb-example-") as name:
        folder = pathlib.Path(name)
        if not example.startswith("zb init"):
            shutil.copy(database, folder / "zb.db")
        (folder / "data").symlink_to(pathlib.Path(source).resolve() / "data")
        for file, text in USER_FILES.items():
            (folder / file).write_text(text, encoding="utf-8")
        if "flow import" in example:
            exported = subprocess.run([zb, "flow", "export", "shehui_gongye"], capture_output=True, check=True, text=True).stdout
            (folder / "工业.toml").write_text(exported.replace("total_limit = 55", "total_limit = 50"), encoding="utf-8")
        environment = {key: value for key, value in os.environ.items() if not key.startswith(("ZB_", "XDG_"))}
        environment["HOME"] = name  # heads seen, settings: none of the developer's
        environment["PATH"] = f"{pathlib.Path(zb).parent}:/usr/bin:/bin"
        if "init" not in example:
            environment["ZB_NOW"] = now
        done = subprocess.run(["/bin/sh", "-c", example], cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False)
        if check_json is not None and done.returncode in (0, 3):
            faults = check_json(done.stdout.decode("utf-8", "replace"))
            return not faults, "\n".join(faults)
        return done.returncode in (0, 3), (done.stdout + done.stderr).decode("utf-8", "replace")


def add_the_lists(zb, source, folder, moments):
    """The end of the case with the published lists: what most examples speak of."""
    player = Player(zb, source, folder)
    moments.put(folder, "9999")
    player.must(["project", "import", str(player.source / "data" / "projects_jiangmen.csv")], "2026-11-20T18:00:00+08:00")
    # What people asked: no line of the case that every test plays.
    player.must(["inquiry", "add", "001", "--title", "施工许可要交哪些材料", "--code", "Q-2026-030", "--answer", "清单已当面交给企业"], EVENING)
    player.must(["inquiry", "add", "001", "--title", "临时用电容量", "--code", "Q-2026-031"], EVENING)
    player.must(["article", "import", "--builtin"], EVENING)
    # Bad reviews, each at another stage of its repair.
    for number in range(1, 5):
        player.must(["review", "add", "001", "--level", "不满意", "--code", f"V-2026-00{number}", "--occasion", f"第 {number} 次"], EVENING)
    for code, acts in {"V-2026-002": ["contact"], "V-2026-003": ["contact", "repair"], "V-2026-004": ["appeal"]}.items():
        for act in acts:
            player.must(["review", act, code, "--note", "情况"], EVENING)
    player.must(["ledger", "verify"], EVENING)
    return EVENING, player.folder / "zb.db"


def likely_moments(moments, page):
    """First those at which the same command was given, then all others, the latest first."""
    rows = sorted(reversed(moments.rows), key=lambda row: row[1][:2] != page.split())
    return [(now, moments.folder / file) for now, _, file in rows]


def main(zb, source):
    zb = str(pathlib.Path(zb).resolve())
    listed = [(" ".join(words), example) for words in command_list.commands(zb) for example in command_list.examples(zb, words)]
    failed = []
    with tempfile.TemporaryDirectory(prefix="zb-examples-") as folder, tempfile.TemporaryDirectory(prefix="zb-days-") as kept:
        moments = Moments.played(zb, source, kept)
        end = add_the_lists(zb, source, folder, moments)

        def other_forms(page, example, now, database):
            """What the example says as JSON, as of a day and with a note, at the moment at which it succeeds."""
            text = command_list.page_of(zb, *page.split())
            as_of, as_json = example_forms.as_of_form(text, example, now), example_forms.json_form(text, example)
            with_note = example_forms.note_form(text, example)
            forms = [(as_of, None), (with_note, None), (as_json, lambda said: example_forms.faults_of_json(page, text, example, said))]
            for form, check in forms:
                good, said = succeeds(form, now, database, zb, source, check) if form else (True, "")
                if not good:
                    return f"zb help {page}\n  {form}\n{said}"
            return None

        def tried(page, example):
            first = None
            for now, database in [end, *likely_moments(moments, page)]:
                good, said = succeeds(example, now, database, zb, source)
                if good:
                    return other_forms(page, example, now, database)
                first = first or said
            return f"zb help {page}\n  {example}\n{first}"

        with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
            failed = [fault for fault in pool.map(lambda pair: tried(*pair), listed) if fault]
    print("\n".join(failed))
    print(f"{len(listed)} 个例子，{len(failed)} 个做不成")
    return 1 if failed or len(listed) < 20 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
