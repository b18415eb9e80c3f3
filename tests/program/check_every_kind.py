#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Walks every kind of entry that the sources know. Usage: check_every_kind.py ZB SOURCE

The worked case of `zb demo` is played on by the commands of the notice's table and by PLAYED. Of each kind the last entry is looked at:
`ledger list --kind` has it, `log` says it in words, without its English name. It is reversed in a copy: either refused with what stands in
the way, or reversed, and then the chain verifies, the list marks it, and the day before is printed as it was. A kind that is not played must
stand in NOT_PLAYED: a new one that is forgotten is a fault. Standard library only.
"""
import json
import pathlib
import re
import shlex
import shutil
import sys
import tempfile

from check_notice import Program

KIND = re.compile(r'std::string_view kind = "([a-z_.]+)"')
CHINESE = re.compile("[\u4e00-\u9fff]")
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
]
# Of moments that this ledger does not have; each is played by the transcript or test of its noun.
NOT_PLAYED = {"attachment.added", "contact.erased", "enterprise.changed", "entry.reversed", "flow.imported", "ledger.restored",
              "material.credit_restored", "material.returned", "problem.returned", "project.case_numbered", "report.corrected", "report.issued",
              "report.reviewed", "role.ended", "step.denied", "step.refused", "step.renewed", "step.revoked", "step.waived", "step.withdrawn",
              "team.member_removed"}


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


def played(zb, source, folder):
    program = Program(zb, folder)
    program.must("demo", "case")
    program.folder /= "case"
    table = json.loads((source / "data" / "notice.json").read_text(encoding="utf-8"))
    lines = [command["line"].removeprefix("zb ") for demand in table for command in demand["commands"]]
    for line in [*lines, *PLAYED]:
        status, _, said = program.run(shlex.split(line))
        if status not in (0, 3):
            raise SystemExit(f"zb {line}: {status}\n{said}")
    return program


def entries_of(program, *options):
    return [json.loads(line) for line in program.must("ledger", "list", "--format", "jsonl", *options).splitlines()]


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
        program = played(zb, source, folder)
        last = {entry["kind"]: entry for entry in entries_of(program)}
        faults += [f"{kind}: played by nothing, nor among NOT_PLAYED" for kind in sorted(kinds - set(last) - NOT_PLAYED)]
        faults += [f"{kind}: played, and among NOT_PLAYED" for kind in sorted(NOT_PLAYED & set(last))]
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
    print("\n".join(faults))
    print(f"{len(kinds)} kinds, {reversals} of them played and reversed, {len(faults)} faults")
    return 1 if faults or reversals < 60 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
