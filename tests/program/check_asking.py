#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Answers zb's questions at a terminal, and looks that it asks nowhere else. Usage: check_asking.py ZB

Each row: a command, what a person types at its questions, what must stand on the terminal, the exit status, and by how many entries the
ledger of the example has grown (or None: another is put in its place).
"""
import pathlib
import subprocess
import sys
import tempfile

from environment import bare
from terminal import converse

EVENING = "2026-11-20T18:40:00+08:00"
ENTER, LATER, END, INTERRUPT = "\n", "n\n", "\x04", "\x03"
DIALOGUES = [
    # What is missing is asked for: by number, name, part of a name, initials; a dependent option may be left.
    ("step advance", ["znzb\n", "xfsj\n", ENTER], ["项目（写编号、名称或首字母；直接回车不做）", "JH-2026-001  甲公司智能装备项目", "特殊建设工程消防设计审查",
                                                  "decided  办结", "等于：zb step advance JH-2026-001 消防设计审查\n", "已办结"], 0, 1),
    ("step advance 005", ["施工许可\n", "办结\n"], ["等于：zb step advance 005 施工许可 --to decided\n"], 0, 1),
    ("step show 005", ["1\n"], ["等于：zb step show 005 "], 0, 0),
    # A word that several names have narrows the list; a word that none has is the command's to judge.
    ("step show 001", ["审查\n", "方案\n"], ["  1  消防设计审查", "  2  方案审查", "等于：zb step show 001 方案审查\n"], 0, 0),
    ("step show", ["999\n", "环评\n"], ["没有项目“999”"], 1, 0),
    # Free text, choices, required options.
    ("note add 001", ["桩基完成\n"], ["文字（进展；直接回车不做）", "等于：zb note add 001 --progress 桩基完成\n", "已记录"], 0, 1),
    ("completion", ["2\n"], ["  1  bash", "#compdef zb"], 0, 0),
    # No answer, the end of the input, an interrupt: nothing is done.
    ("step advance", [ENTER], ["缺少必填的“项目”"], 2, 0),
    ("step advance", ["znzb\n", END], ["缺少必填的“事项”"], 2, 0),
    ("step advance", ["znzb\n", INTERRUPT], [], -2, 0),
    # Whoever said all is not asked; help, rows of a file and a dry run that lacks nothing neither.
    ("step advance 001 消防设计审查 --dry-run", [], ["将记录"], 0, 0),
    ("step advance --help", [], ["用法：zb step advance 项目 事项"], 0, 0),
    # Initials, given at once.
    ("step show 001 xfsj", [], ["等于：zb step show 001 消防设计审查\n"], 0, 0),
    ("step list --department zjj --limit 1", [], ["等于：zb step list --department 区住房和城乡建设局 --limit 1\n"], 0, 0),
    ("note add znzb --progress 复工 --by fwzy01", [], ["等于：zb note add JH-2026-001 --progress 复工 --by 服务专员01\n", "已记录"], 0, 1),
    ("project show xm", ["ccsb\n"], ["JH-2026-001  甲公司智能装备项目", "等于：zb project show JH-2026-006\n"], 0, 0),
    ("project show xm", [ENTER], ["“xm”可以是 6 个：", "多写几个首字母"], 2, 0),
    ("project show qqq", [], ["没有项目“qqq”"], 1, 0),
    # Before what cannot be taken back.
    ("undo", [LATER], ["将冲销", "撤销吗？写 y 确认：", "没有做，什么都没有写入。"], 1, 0),
    ("undo", [END], ["没有做，什么都没有写入。"], 1, 0),
    ("undo", [INTERRUPT], [], -2, 0),
    ("undo --dry-run", [], ["将冲销"], 0, 0),
    ("undo", ["y\n"], ["撤销吗？写 y 确认：", "已冲销"], 0, 1),
    ("contact erase 甲公司", [LATER], ["抹去以后找不回来：zb contact erase 甲公司\n", "没有做"], 1, 0),
    ("staff erase 服务专员01", [END], ["抹去吗？写 y 确认："], 1, 0),
    ("ledger accept-head", [LATER], ["不再提示变短或被换", "认下吗？写 y 确认："], 1, 0),
    ("migrate", [LATER], ["更旧的 zb 打不开", "迁移吗？写 y 确认："], 1, 0),
    ("restore 备份.db", [LATER], ["将恢复 备份.db", "换上这份备份吗？写 y 确认："], 1, 0),
    ("restore 备份.db", ["是\n"], ["已恢复 备份.db"], 0, None),
]
# Where nobody can be asked: undo, which does not name what it takes back, is refused, the rest keeps its error; initials are no names.
UNASKED = [
    ("undo", "确定就写明：zb undo --yes；先看会怎样：zb undo --dry-run"),
    ("undo --note 记错了", "确定就写明：zb undo --note 记错了 --yes"),
    ("step advance", "缺少必填的“项目”"),
    ("note add 001", "缺少必填的“--progress”"),
    ("step show 001 xfsj", "没有“xfsj”这个事项"),
]
# A line that names what is to go is answer enough there.
UNASKED_DONE = ("ledger accept-head", "contact erase 甲公司", "restore 备份.db --note 换回")


class Office:
    def __init__(self, zb, folder):
        self.zb, self.folder = zb, folder
        self.environment = bare(folder, TERM="xterm", LC_ALL="C.UTF-8", PAGER="cat", NO_COLOR="1", ZB_NOW=EVENING)

    def run(self, *words):
        return subprocess.run([self.zb, *words], cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL, capture_output=True,
                              encoding="utf-8", check=False)

    def last(self):
        return int(self.run("ledger", "head").stdout.split()[0])


def faults_of(office):
    for line, answers, pieces, status, grown in DIALOGUES:
        before = office.last()
        text, ended = converse([office.zb, *line.split()], answers, office.environment, office.folder)
        for piece in pieces:
            if piece not in text:
                yield f"zb {line}: does not say {piece!r}\n{text}"
        if ended != status:
            yield f"zb {line}: exit status {ended}, not {status}\n{text}"
        if grown is not None and office.last() - before != grown:
            yield f"zb {line}: {office.last() - before} entries, not {grown}"
    yield from faults_of_waiting(office)
    for line, words in UNASKED:
        before = office.last()
        done = office.run(*line.split())
        if words not in done.stderr or done.returncode == 0 or "写 y" in done.stderr or office.last() != before:
            yield f"zb {line}, nobody there: {done.returncode} {done.stderr}"
    for line in UNASKED_DONE:
        done = office.run(*line.split())
        if done.returncode != 0 or "写 y" in done.stderr:
            yield f"zb {line}, nobody there: {done.returncode} {done.stderr}"


def faults_of_waiting(office):
    """Others write while a question stands; what was agreed to before that is looked at anew."""
    office.run("note", "add", "001", "--progress", "要撤销的", "--by", "服务专员01")
    for line, refused in (("undo", "刚刚又写了新的条目"), ("restore 备份.db", "问的时候台账又变了")):
        for word, ended in (("n\n", "没有做"), ("y\n", refused)):
            statuses = []

            def meanwhile(word=word, statuses=statuses):
                statuses.append(office.run("note", "add", "001", "--progress", "别人记的", "--by", "服务专员01").returncode)
                return word

            text, _ = converse([office.zb, *line.split()], [meanwhile], office.environment, office.folder)
            if statuses != [0] or ended not in text:
                yield f"zb {line}, others writing meanwhile: {statuses}\n{text}"


def main(zb):
    with tempfile.TemporaryDirectory(prefix="zb-asking-") as name:
        zb, folder = str(pathlib.Path(zb).resolve()), pathlib.Path(name)
        subprocess.run([zb, "demo", "case"], cwd=folder, env=bare(folder), check=True, capture_output=True)
        office = Office(zb, folder / "case")
        for words in (("contact", "set", "甲公司", "--phone", "0750-3861234"), ("backup", "备份.db")):
            if office.run(*words).returncode != 0:
                raise SystemExit(office.run(*words).stderr)
        faults = list(faults_of(office))
    print("\n".join(faults))
    print(f"{len(DIALOGUES)} dialogues, {len(UNASKED)} without anybody, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
