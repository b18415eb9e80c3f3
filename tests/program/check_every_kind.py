#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Walks every kind of entry that the sources know. Usage: check_every_kind.py ZB SOURCE

The worked case of `zb demo` is played on by the commands of the notice's table and by PLAYED. Of each kind the last entry is looked at:
`ledger list --kind` has it, `log` says it in words, without its English name. It is reversed in a copy: either refused with what stands in
the way, or reversed, and then the chain verifies, the list marks it, and the day before is printed as it was. A kind that is not played is a
fault. What every list and report says of days before the played lines must be the same behind them; and all lines are played once more in
another ledger by `--input`, which must get the same entries. Standard library only.
"""
import contextlib
import itertools
import json
import pathlib
import re
import shlex
import shutil
import sqlite3
import sys
import tempfile

import command_list
from check_notice import Program
from example_forms import is_reading

KIND = re.compile(r'std::string_view kind = "([a-z_.]+)"')
PAST = ("2026-10-30", "2026-11-13", "2026-11-19")
CHINESE = re.compile("[\u4e00-\u9fff]")
PAPER, FLOW = "scan.txt", "flow.toml"  # files that the played lines name
PLAYED = [
    "review add 001 --level 不满意 --code V-2026-021", "review contact V-2026-021 --note 电话核实", "review repair V-2026-021 --note 已整改",
    "review follow V-2026-021 --note 回访", "review add 001 --level 不满意 --occasion 乙 --code V-2026-022", "review appeal V-2026-022 --note 误评",
    "review uphold V-2026-022 --note 维持", "review add 001 --level 不满意 --occasion 丙 --code V-2026-023",
    "review appeal V-2026-023 --note 误评", "review exclude V-2026-023 --note 排除", "service follow FW-2026-002 --progress 已转窗口",
    "service close FW-2026-003 --result 办好", "inquiry add --title 社保补贴 --code Q-2026-021", "inquiry return Q-2026-021 --note 属人社局",
    "inquiry add 001 --title 夜间施工 --code Q-2026-022", "inquiry extend Q-2026-022 --due +5wd --note 会商",
    "inquiry answer Q-2026-022 --answer 可以", "inquiry follow Q-2026-022", "inquiry close Q-2026-022",
    "article add --title 怎样办 --body 这样办 --source 办法 --code A-2026-021", "article revise A-2026-021 --body 那样办",
    "article withdraw A-2026-021 --note 废止", "meeting minutes M-2026-002 --text 原则同意", "resolution carry R-2026-001 --due 2026-11-27",
    "resolution done R-2026-001", "problem assign P-2026-015 --staff 环境经办02", "problem escalate P-2026-014 --to 政数分管01 --note 逾期",
    "problem solve P-2026-015", "problem clear P-2026-015 --note 核实", "role grant 专班办01 --role 部门分管领导",
    "appraisal seal --from 2026-10-01 --to 2026-10-31 --by 专班办01", "team cover 002 --staff 服务专员03 --from 2026-11-23 --to 2026-11-24",
    "staff set 住建经办05 --leave 2026-11-23 --until 2026-11-27", "step escalate 002 水保审批 --to 政数分管01 --note 超5",
    "contact set 甲公司 --name 报建员", "project suspend 004 --note 停工", "project resume 004 --note 复工",
    "setting set lamp.expiry_yellow 20", "report weekly --draft --as-of 2026-11-20 --by 专班办01",
    "report review 2026-01 --by 服务专员01", "report weekly --issue --as-of 2026-11-20 --by 专班办01",
    "report weekly --correct 2026-01 --reason 漏附件 --by 专班办01", "role end 专班办01 --role 部门分管领导", "team remove 003 --staff 服务专员02",
    # A project of its own, on which applications end in every way, and a paper that comes too late.
    "project add --code JH-2026-021 --name 庚公司压铸项目 --enterprise 庚公司", "plan make 021 --flow shehui_gongye --start 2026-11-20",
    "plan adopt 021 --reason 专题会议审定", "enterprise set 庚公司 --address 江海区高新一路",
    "project set 021 --case-number 440704202600021 --step 环评", f"attachment add 021 {PAPER} --step 环评", "contact set 庚公司 --name 报建员",
    "contact erase 庚公司 --yes", f"flow import {FLOW}", "step advance 021 项目备案 --filed 11-20 --accepted 11-20 --decided 11-20",
    "step advance 021 环评 --to filed", "step advance 021 环评 --to refused --note 材料不符", "step advance 021 环评 --to filed",
    "step advance 021 环评 --to withdrawn --note 企业撤回", "step advance 021 用地规划许可 --to waived --note 依规免予",
    "step advance 021 排污许可 --to filed", "step advance 021 排污许可 --to accepted --early 提前介入",
    "step advance 021 排污许可 --to denied --note 不符合条件", "step revoke 021 项目备案 --note 撤销",
    "material receive 021 施工许可 施工合同", "material return 021 施工许可 施工合同 --reason 缺页", "step advance 021 施工许可 --to filed",
    "step advance 021 质安监督 --to filed", "step advance 021 质安监督 --to accepted --early 提前介入", "step advance 021 质安监督 --to decided",
    "step advance 021 施工许可 --to accepted --early 提前介入 --owe 资金安排承诺书:2026-11-20", "step advance 021 施工许可 --to decided",
    "problem add 021 --title 用电 --code P-2026-031 --lead 区住房和城乡建设局 --due +3wd", "problem solve P-2026-031",
    "problem return P-2026-031 --note 没有解决", "note add 021 --progress 记错了", "ledger reverse {last}",
]
# The Monday after.
LATER = "2026-11-23T10:00:00+08:00"
PLAYED_LATER = [
    "material receive 021 施工许可 资金安排承诺书", "material repair 021 --reason 已补齐",
    "step advance 021 施工许可 --to issued --certificate 440704202611230101", "step renew 021 施工许可 --months 3", "backup kept.db",
    "restore kept.db --yes",
]
# What the tab key offers for the nouns that have codes: a command, and one of its things. And what `search` finds where.
OFFERED = {"meeting show": "M-2026-001", "meeting minutes": "M-2026-002", "resolution done": "R-2026-001", "inquiry show": "Q-2026-001",
           "service show": "FW-2026-001", "article show": "A-001", "review contact": "V-2026-021", "window show": "SJ-2026-001",
           "certificate show": "FZ-2026-001", "problem solve": "P-2026-014", "project show": "JH-2026-001", "staff set": "服务专员01"}
FOUND = ["总平面图补充退让红线", "原则同意", "核定水保防治责任范围", "洪评专家评审何时出结果", "水保审批优先审查", "临时用电容量不足",
         "占用道路先报住建局", "联合验收前先自查", "重大项目服务政策宣讲"]


def faults_of_words(program):
    for command, wanted in OFFERED.items():
        offered = [line.split("\t")[0] for line in program.must("__complete", "--", *command.split(), "").splitlines()]
        if wanted not in offered:
            yield f"zb {command} <TAB> offers {offered[:6]}, not {wanted}"
    for words in FOUND:
        if words not in program.must("search", words):
            yield f"zb search does not find {words}"


def put_files(program):
    """The files that the played lines name: a paper, and a flow that is not the one of the ledger."""
    (program.folder / PAPER).write_text("环评受理通知书\n", encoding="utf-8")
    flow = program.must("flow", "export", "shehui_gongye")
    (program.folder / FLOW).write_text(re.sub("(?m)^promised_limit = 3$", "promised_limit = 2", flow, count=1), encoding="utf-8")


def as_row(zb, line):
    """The line with all that it says in one line of --input: its operands by the words of the help page, its options by name. None where the
    command takes none."""
    words = shlex.split(line)
    answer = [word for word in words if word == "--yes"]  # stands for all rows
    words = [word for word in words if word != "--yes"]
    path = words[:2] if command_list.page_of(zb, words[0]).count("用法：") == 0 else words[:1]
    page = command_list.page_of(zb, *path)
    if not re.search("--input 文件 +批量：", page):
        return None
    labels = [said.split()[0].rstrip(",") for said in command_list.section(page, "内容")]
    valued = dict(re.findall(r"(?m)^  (?:-\w, )?--(\S+)( \S+)?  ", page))
    row, rest = {}, iter(words[len(path):])
    for word in rest:
        if not word.startswith("--"):
            row[labels.pop(0)] = word
        elif valued[word[2:]]:
            row.setdefault(word[2:], []).append(next(rest))
        else:
            row[word[2:]] = True
    return path + answer, json.dumps(row, ensure_ascii=False)


def play(program, line, bulk):
    line = line.replace("{last}", str(entries_of(program)[-1]["seq"]) if "{last}" in line else "")
    row = as_row(program.zb, line) if bulk else None
    status, _, said = program.run([*row[0], "--input", "-"], row[1]) if row else program.run(shlex.split(line))
    if status not in (0, 3):
        raise SystemExit(f"zb {line}{' (--input)' if row else ''}: {status}\n{said}")
    return row is not None


def played(zb, source, folder, bulk=False):
    """The worked case with everything played on it: the program, what the past looked like before and behind, how many lines were rows."""
    program = Program(zb, folder)
    program.must("demo", "case")
    program.folder /= "case"
    table = json.loads((source / "data" / "notice.json").read_text(encoding="utf-8"))
    rows = sum(play(program, command["line"].removeprefix("zb "), bulk) for demand in table for command in demand["commands"])
    put_files(program)
    past = {} if bulk else past_of(program)
    rows += sum(play(program, line, bulk) for line in PLAYED)
    program.environment["ZB_NOW"] = LATER
    rows += sum(play(program, line, bulk) for line in PLAYED_LATER)
    return program, past, rows


def past_of(program):
    """What every reading command that needs no operand says as of days before the played ones."""
    readings = {}
    for path in command_list.commands(program.zb):
        page = command_list.page_of(program.zb, *path)
        usage = re.search("用法：zb (.*)", page).group(1)
        if not is_reading(page) or re.search(r" (?!\[)\S", usage.removeprefix(" ".join(path))):
            continue
        for day in PAST:
            readings[" ".join([*path, "--as-of", day])] = program.run([*path, "--as-of", day])
    return readings


def faults_of_past(before, after):
    for line, (status, out, said) in before.items():
        if (status, out) != after[line][:2]:
            yield f"zb {line} has changed behind later entries: {status} {after[line][0]}\n{first_difference(out, after[line][1])}{said}"


def first_difference(one, other):
    pairs = itertools.zip_longest(one.splitlines(), other.splitlines())
    return next((f"  {was}\n  {now}\n" for was, now in pairs if was != now), "")


def entries_of(program, *options):
    return [json.loads(line) for line in program.must("ledger", "list", "--format", "jsonl", *options).splitlines()]


HASH = re.compile("[0-9a-f]{16,64}")


def told(entry):
    """What an entry says, without what differs between two ledgers of the same words: hashes and the random numbers of origin and salt."""
    return HASH.sub("#", json.dumps({key: value for key, value in entry.items() if key not in ("prev", "hash")}, ensure_ascii=False))


def faults_of_reversal(program, entry, before):
    """The entry reversed in the ledger, which is put back behind it."""
    status, out, said = program.run(["ledger", "reverse", str(entry["seq"]), "--note", "记错"])
    where = f"{entry['kind']}（第 {entry['seq']} 条）"
    if status == 1:
        if not (said.startswith("错误：") and "办法：" in said and CHINESE.search(said)):
            yield f"{where}: refused without a reason or a mend\n{said}"
    elif status != 0:
        yield f"{where}: reversing ends in {status}\n{out}{said}"
    else:
        if program.run(["ledger", "verify"])[0] != 0:
            yield f"{where}: reversed, and the chain does not verify"
        if program.run(["report", "weekly", "--as-of", "2026-11-13"])[1] != before:
            yield f"{where}: reversed, and an earlier day is printed otherwise"
        if program.run(["today", "--office"])[0] not in (0, 3):
            yield f"{where}: reversed, and today cannot be printed"


def main(zb, source):
    source = pathlib.Path(source).resolve()
    kinds = {kind for file in (source / "lib" / "domain").rglob("*.h") for kind in KIND.findall(file.read_text(encoding="utf-8"))}
    faults, reversals = [], 0
    with tempfile.TemporaryDirectory(prefix="zb-kinds-") as folder:
        program, past, _ = played(zb, source, folder)
        faults += faults_of_past(past, past_of(program))
        direct = [told(entry) for entry in entries_of(program)]
        last = {entry["kind"]: entry for entry in entries_of(program)}
        faults += [f"{kind}: played by nothing" for kind in sorted(kinds - set(last))]
        program.must("export", "sqlite", "-o", "kinds.sqlite")
        with contextlib.closing(sqlite3.connect(program.folder / "kinds.sqlite")) as snapshot:
            exported = {kind for (kind,) in snapshot.execute("SELECT DISTINCT kind FROM entry")}
        faults += [f"{kind}: not in the snapshot of export sqlite" for kind in sorted(set(last) - exported)]
        before = program.must("report", "weekly", "--as-of", "2026-11-13")
        kept = program.folder / "kept"
        shutil.copy(program.folder / "zb.db", kept)
        faults += faults_of_words(program)
        words = {row["seq"]: row for row in json.loads(program.must("log", "--limit", "9999", "--format", "json"))}
        for kind, entry in last.items():
            if entries_of(program, "--kind", kind)[-1]["seq"] != entry["seq"]:
                faults.append(f"{kind}: ledger list --kind does not end with entry {entry['seq']}")
            said = json.dumps(words.get(entry["seq"], {}), ensure_ascii=False)
            if kind in said or not CHINESE.search(said):
                faults.append(f"{kind}: the log says {said}")
            faults += faults_of_reversal(program, entry, before)
            reversals += 1
            shutil.rmtree(program.folder.parent / ".local", ignore_errors=True)  # the heads seen of a copy that is put back
            for file in program.folder.glob("zb.db*"):
                file.unlink()
            shutil.copy(kept, program.folder / "zb.db")
    with tempfile.TemporaryDirectory(prefix="zb-kinds-") as folder:
        program, _, rows = played(zb, source, folder, bulk=True)
        one, other = direct, [told(entry) for entry in entries_of(program)]
        faults += [f"by --input another entry {seq}:\n  {was[:400]}\n  {now[:400]}" for seq, (was, now) in enumerate(zip(one, other), 1) if was != now][:5]
        if len(one) != len(other):
            faults.append(f"{len(one)} entries by command line, {len(other)} by --input")
    print("\n".join(faults))
    print(f"{len(kinds)} kinds, {reversals} of them played and reversed, {len(past)} readings of the past, {rows} lines given by --input, {len(faults)} faults")
    return 1 if faults or reversals < 90 or len(past) < 80 or rows < 60 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
