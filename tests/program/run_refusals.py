#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Plays the wrong commands of a table against a practice ledger and checks how each is refused.

    run_refusals.py ZB SOURCE [--only WORD]

refusals/ledger.txt makes the ledger: a day, then a command. The other files of refusals/ are the table:

    # what is wrong, in the reader's words
    [env NAME=VALUE]
    zb note add 005 --progress 已送件
      exit 1 project.unknown
      says 005 | another word that the message must hold
      mend zb project list | another word that the way to mend it must hold
      fill 日期=2026-11-06 | 事项=环评          what only the user knows, where hints.py has no answer that fits
      meets step.predecessor_open              the mend is refused in its turn, with a mend of its own

Every command of the way to mend it is run in a copy of the ledger: it must succeed, and keep what was typed (--by, --all, --on, --db).

`{}` in a command is the folder of the bad files, `{long}` a text longer than a field may be. Of every refusal is asked: the exit status; one Chinese sentence behind 错误： and a way to
mend it behind 办法：; the words of the row; the code in the JSON line; no C++ word, no control character; and the ledger's head unchanged.
Standard library only.
"""
import contextlib
import json
import os
import pathlib
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
import tempfile

import hints
from environment import bare

NOW = "2026-11-20T16:30:00+08:00"
SECONDS = 30
LONG = "长" * 30000  # 90,000 bytes; a field holds 65,536
CHINESE = re.compile("[\u4e00-\u9fff]")
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
# What a reader who does not program must never meet.
INTERNALS = re.compile(r"std::|exception|terminate|assert|nullptr|optional|vector|sqlite|errno|basic_string|what\(\)|abort|\.cpp\b", re.IGNORECASE)

LIST_HEAD = "序号,项目名称,建设单位,总投资\n"
BAD_FILES = {
    "empty.csv": b"",
    "heading_only.csv": LIST_HEAD.encode(),
    "latin1.csv": "序号,项目名称\n".encode() + b"1,caf\xe9 \xff\xfe\n",
    "open_quote.csv": (LIST_HEAD + '1,"甲项目,甲公司,100\n').encode(),
    "workbook.xlsx": b"PK\x03\x04\x14\x00\x06\x00[Content_Types].xml",
    "lost_digits.csv": "项目代码,项目名称,建设单位\n9.14E+17,丁公司电池项目,丁公司\n".encode(),
    "negotiable.csv": (LIST_HEAD + "1,丁公司电池项目,丁公司,面议\n2,戊公司电机项目,戊公司,1200\n").encode(),
    "unknown_columns.csv": "甲,乙,丙\n1,2,3\n".encode(),
    "no_name.csv": (LIST_HEAD + "1,,丁公司,100\n").encode(),
    "extra_cell.csv": (LIST_HEAD + "1,丁公司电池项目,丁公司,100,多出来的\n").encode(),
    "twice.csv": (LIST_HEAD + "1,丁公司电池项目,丁公司,100\n2,丁公司电池项目,丁公司,100\n").encode(),
    "not_json.jsonl": b'{"step":"eia_report"\n',
    "array.jsonl": '{"project":"001","step":"环评"}\n[1,2]\n'.encode(),
    "unknown_key.jsonl": '{"project":"001","progres":"送件"}\n'.encode(),
    "bad_row.jsonl": '{"project":"001","progress":"送件"}\n{"project":"999","progress":"送件"}\n'.encode(),
    "wrong_type.jsonl": '{"project":"001","progress":{"a":1}}\n'.encode(),
    "bad_opening.jsonl": '{"step":"project_filing","decided":"2026-11-31"}\n'.encode(),
    "bad_plan.jsonl": '{"step":"no_such_step","finish":"2026-12-01"}\n'.encode(),
    "sound.json": b'{"format":"zb-plan/1","start":"2026-11-24","steps":[{"id":"A","duration":5}]}',
    "cycle.json": b'{"format":"zb-plan/1","start":"2026-11-24","steps":[{"id":"A","duration":1,"predecessors":[{"id":"B"}]},'
    b'{"id":"B","duration":1,"predecessors":[{"id":"A"}]}]}',
    "stranger.json": b'{"format":"zb-plan/1","start":"2026-11-24","steps":[{"id":"A","duration":1,"predecessors":[{"id":"Z9"}]}]}',
    "no_start.json": b'{"format":"zb-plan/1","steps":[{"id":"A","duration":1}]}',
    "negative.json": b'{"format":"zb-plan/1","start":"2026-11-24","steps":[{"id":"A","duration":-3}]}',
    "overlap.json": b'{"format":"zb-plan/1","start":"2026-11-24","steps":[{"id":"A","duration":5,"pauses":['
    b'{"from":"2026-11-25","to":"2026-11-27"},{"from":"2026-11-27","to":"2026-11-30"}]}]}',
    "late_actual.json": b'{"format":"zb-plan/1","start":"2026-11-02","status_date":"2026-11-10","steps":[{"id":"A","duration":5,"actual_start":"2026-11-12"}]}',
    "backwards.json": b'{"format":"zb-plan/1","start":"2026-11-02","steps":[{"id":"A","duration":5,"actual_start":"2026-11-12","actual_finish":"2026-11-10"}]}',
    "greedy.json": b'{"format":"zb-plan/1","start":"2026-11-02","resources":[{"id":"R","capacity":1}],"steps":[{"id":"A","duration":5,"demand":{"R":2}}]}',
    "bad_anchors.txt": "第五条 不是校验值\n".encode(),
    "standing.csv": "这份文件早已在这里\n".encode(),
    "bad_flow.toml": 'key = "small"\nname = "小流程"\ntotal_limt = 10\n\n[[steps]]\nkey = "a"\nkind = "licence"\n'.encode(),
    "cycle.toml": ('key = "small"\nname = "小流程"\n' + "".join(
        f'[[steps]]\nkey = "{one}"\nname = "{one}"\nshort_name = "{one}"\nstage = "施工许可"\ndepartment = "区发展改革局"\n'
        f'kind = "review"\ndepends_on = ["{other}"]\n' for one, other in (("a", "b"), ("b", "a")))).encode(),
    "not.toml": "键 = 没有引号\n".encode(),
    "holidays_kind.csv": "date,name,kind,doc\n2027-01-01,元旦,假,国办发明电〔2026〕9号\n".encode(),
    "holidays_conflict.csv": "date,name,kind,doc\n2026-10-10,国庆节,休,国办发明电〔2026〕9号\n".encode(),
    "holidays_again.csv": "date,name,kind,doc\n2026-10-09,国庆节,休,国办发明电〔2025〕7号\n".encode(),
    "holidays_twice.csv": "date,name,kind,doc\n2027-01-01,元旦,休,国办发明电〔2026〕9号\n2027-01-01,元旦,班,国办发明电〔2026〕9号\n".encode(),
    "holidays_empty.json": b'{"year":2027,"papers":[],"days":[]}',
    "holidays_date.json": '{"year":2027,"papers":[],"days":[{"name":"元旦","date":"2027-02-30","isOffDay":true}]}'.encode(),
    "nested.json": '[{"name":"丁公司电池项目","investment":{"yuan":1}}]'.encode(),
    "bad_parent.csv": "项目名称,建设单位,上级项目\n丁公司电池二期,丁公司,JH-2026-099\n".encode(),
    "bad_reform.csv": "项目名称,建设单位,工改编号\n丁公司电池二期,丁公司,4.40704E+17\n".encode(),
    "nested_article.json": '{"title":"怎样办","body":"这样办"}'.encode(),
    "article_twice.json": '[{"code":"A-901","title":"怎样办","title":"怎样办","body":"这样办","steps":[],"sources":["办法"]}]'.encode(),
    "article_number.json": '[{"code":"A-901","title":"怎样办","body":5,"steps":[],"sources":["办法"]}]'.encode(),
    "reviews.jsonl": '{"project":"005","level":"满意","occasion":"甲"}\n{"project":"005","level":"一般","occasion":"乙"}\n'.encode(),
    "inquiry_type.jsonl": '{"project":"005","title":["临时用电","容量"]}\n'.encode(),
    "service_twice.jsonl": '{"project":"005","kind":"上门服务","title":"上门","title":"再上门"}\n'.encode(),
    "resolution_key.jsonl": '{"title":"核对指标","lead":"区发展改革局","dew":"2026-11-27"}\n'.encode(),
    "departments.csv": "编号,名字\nreform,区发展改革局\n".encode(),
}


class Ledger:
    def __init__(self, zb, source, folder):
        self.zb = str(pathlib.Path(zb).resolve(strict=True))
        self.data = pathlib.Path(source).resolve(strict=True) / "data"
        self.folder = pathlib.Path(folder)
        self.files = self.folder / "files"
        self.files.mkdir()
        for name, content in BAD_FILES.items():
            (self.files / name).write_bytes(content)
        os.mkfifo(self.files / "fifo.csv")

    def words(self, command):
        said = shlex.split(command)[1:]
        return [word.replace("{}", str(self.files)).replace("{data}", str(self.data)).replace("{long}", LONG) for word in said]

    def run(self, words, now, extra=None):
        environment = {**bare(self.folder), "TERM": "dumb", "ZB_NOW": now, **(extra or {})}
        environment = {name: value for name, value in environment.items() if value}
        done = subprocess.run([self.zb, *words], cwd=self.folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True,
                              timeout=SECONDS, check=False)
        return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")

    def in_a_copy(self, words, restore=True):
        """The command where it may write: the ledger is put back behind it."""
        now = "" if words[0] == "init" else NOW  # a new ledger is made by the real clock
        status, out, said = self.run(words, now)
        if restore:
            self.put_back()
        return status, out + said

    def put_back(self):
        for file in [*self.folder.glob("zb.db*"), *self.folder.glob(hints.BLANKS["文件"] + "*")]:
            if file.name != "zb.db.lock":
                file.unlink()
        shutil.copy(self.folder / "kept.db", self.folder / "zb.db")

    def head(self):
        """Of the file itself: a refused command may not have touched it."""
        with contextlib.closing(sqlite3.connect(self.folder / "zb.db")) as database:
            return database.execute("SELECT seq, hash FROM entry ORDER BY seq DESC LIMIT 1").fetchone()

    def make(self, lines):
        for line in lines:
            if not line.strip() or line.startswith("#"):
                continue
            day, command = line.split(" ", 1)
            status, _, said = self.run(self.words(command), f"{day}T09:00:00+08:00")
            if status != 0:
                sys.exit(f"the ledger could not be made: {command}\n{said}")
        shutil.copy(self.folder / "zb.db", self.folder / "kept.db")


def read_cases(text):
    cases, title, environment = [], "", {}
    for number, line in enumerate(text.splitlines(), 1):
        word, _, rest = line.strip().partition(" ")
        if line.startswith("# "):
            title, environment = rest, {}
        elif word == "env":
            name, _, value = rest.partition("=")
            environment[name] = value
        elif word == "zb":
            cases.append({"line": number, "title": title, "command": line, "env": environment, "exit": 0, "code": "", "says": [], "mend": [], "fill": [], "meets": []})
        elif word == "exit":
            status, _, cases[-1]["code"] = rest.partition(" ")
            cases[-1]["exit"] = int(status)
        elif word in ("says", "mend", "fill", "meets"):
            cases[-1][word] = rest.split(" | ")
        elif line.strip():
            sys.exit(f"cases.txt line {number} is not understood: {line}")
    return cases


def parts(said):
    """The lines of a refusal: what is wrong, how to mend it, and the JSON line behind them."""
    lines = said.splitlines()
    wrong = [line for line in lines if line.startswith("错误：") or line.startswith("  第 ")]
    mend = [line for line in lines if line.startswith("办法：") or "。办法：" in line]
    codes = []
    for line in lines:
        if line.startswith('{"error"'):
            error = json.loads(line)["error"]
            codes = [error["code"], *(row["code"] for row in error.get("rows", []))]
    prose = "\n".join(line for line in lines if not line.startswith('{"error"'))
    return prose, "\n".join(wrong), "\n".join(mend), codes


def faults_of_mends(case, ledger, typed, mend):
    """Commands of a mend stand one behind the other: each is run behind those before it, else by itself."""
    more = dict(pair.split("=", 1) for pair in case["fill"])
    for command in hints.printed_commands(mend):
        words = ledger.words("zb " + shlex.join(hints.filled(command, NOW[:10], more)))
        for option in hints.lost_options(typed, words):
            yield f"the mend loses {option}: {command}"
        status, said = ledger.in_a_copy(words, restore=False)
        if status not in (0, 3):
            ledger.put_back()
            status, said = ledger.in_a_copy(words, restore=False)
        if status not in (0, 3) and hints.code_of(ledger.in_a_copy, words) not in case["meets"]:
            yield f"the mend does not work: {command}\n    {' '.join(said.splitlines()[:2])}"
    ledger.put_back()


# Commands of one form take no --format: they are judged by their words alone.
ONE_FORM = ("zb flow export", "zb plan export", "zb export sqlite", "zb demo", "zb completion", "zb ledger sign", "zb ledger accept-head")


def json_wanted(case):
    return "--format" not in case["command"] and not case["command"].startswith(ONE_FORM)


def faults(case, ledger, before):
    words = ledger.words(case["command"])
    if json_wanted(case):
        behind = 1 if len(words) > 1 and words[1].startswith("-") else 2  # zb today --by …, zb step list …
        words[behind:behind] = ["--format", "json"]
    status, out, said = ledger.run(words, NOW, case["env"])
    prose, wrong, mend, codes = parts(said)
    found = []
    if status != case["exit"]:
        found.append(f"exit status {status}, not {case['exit']}")
    if not wrong.startswith("错误：") or not CHINESE.search(wrong[3:]):
        found.append("no Chinese sentence behind 错误：")
    if not mend or not CHINESE.search(mend.split("办法：", 1)[1]):
        found.append("no way to mend it behind 办法：")
    found += [f"does not say “{word}”" for word in case["says"] if word not in wrong]
    found += [f"does not mend by “{word}”" for word in case["mend"] if word not in mend]
    if json_wanted(case) and case["code"] not in codes:
        found.append(f"code {codes or 'none'}, not {case['code']}")
    if INTERNALS.search(prose):
        found.append(f"a word of the program's inside: {INTERNALS.search(prose)[0]}")
    if CONTROL.search(said):
        found.append("a control character")
    if ledger.head() != before:
        found.append("THE LEDGER'S HEAD CHANGED")
    found += faults_of_mends(case, ledger, words, mend)
    return [*found, "--- it said:", out + said] if found else []


def main():
    only = sys.argv[4] if sys.argv[3:4] == ["--only"] else ""
    tables = pathlib.Path(__file__).resolve().parents[1] / "refusals"
    cases = []
    for table in sorted(tables.glob("*.txt")):
        if table.name != "ledger.txt":
            cases += [{**case, "table": table.name} for case in read_cases(table.read_text(encoding="utf-8"))]
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        ledger = Ledger(sys.argv[1], sys.argv[2], folder)
        ledger.make((tables / "ledger.txt").read_text(encoding="utf-8").splitlines())
        before = ledger.head()
        ledger.run(["init", "--db", "real.db"], "")
        for case in cases:
            if only not in case["title"] + case["command"]:
                continue
            found = faults(case, ledger, before)
            if not found:
                continue
            wrong += 1
            print(f"{case['table']} line {case['line']}: {case['title']}\n  {case['command']}\n  " + "\n  ".join(found) + "\n")
    print(f"{len(cases)} refusals, {wrong} of them wrong")
    sys.exit(1 if wrong or not cases else 0)


if __name__ == "__main__":
    main()
