#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Plays two months of the whole task force (examples/two_months) and recounts its documents from the exported entries alone.

    play_two_months.py ZB SOURCE [FOLDER]

Recounted by tests/independent: the circulars, the monthly materials, the sealed appraisals and the trial, the summary of the archived
project, the pages of departments, regions and time saved over several periods. Each recount must be able to fail: with one fact changed it
does. What was printed on an evening prints again at the end byte for
byte. The numbers of people that the scenario tries to put in, and who rated, stand in no list, report, chart or export. FOLDER keeps the
files, for reading. Standard library only.
"""
import copy
import datetime
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import command_list
import example_forms
from environment import bare

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "independent"))
import recount  # noqa: E402
import recount_pages  # noqa: E402
from recount_appraisal import Appraisal, sealed_of  # noqa: E402
from recount_entries import Ledger  # noqa: E402
from recount_month import Month  # noqa: E402
from recount_summary import Summary  # noqa: E402

END = "2026-11-02T12:00:00+08:00"
EVENINGS = ("2026-09-30", "2026-10-30")
ARCHIVED = "JH-2026-003"
TRIAL = (datetime.date(2026, 9, 1), datetime.date(2026, 10, 31))
# What a command asks for, by the word of its usage line.
GIVEN = {"项目": "JH-2026-007", "事项": "施工许可", "企业": "天倬", "部门": "区住房和城乡建设局", "发证单号": "FZ-2026-001", "回执号": "SJ-2026-001",
         "会议编号": "M-2026-004", "咨询编号": "Q-2026-003", "服务编号": "FW-2026-002", "条目编号": "A-2026-002", "条号": "300", "期号": "2026-40",
         "文字...": "施工许可", "日期": "2026-09-30", "指标": "企业评价"}
# What it asks for besides.
ASKED = {"today": ["--by", "服务专员01"], "report daily": ["--by", "服务专员01", "--on", "2026-10-30"],
         **{name: ["JH-2026-007"] for name in ("chart", "plan forecast")}, "plan what-if": ["--late", "施工图审查:5wd"],
         "plan compress": ["JH-2026-007", "--target", "2026-12-31"]}
FOOT = re.compile("\n演练库。数据依据台账第 [0-9]+ 条（校验值 [0-9a-f]{16}），截至 [0-9-]{10}；口径第[0-9]+版。\n$".encode())
# Of a review nothing is kept that tells who gave it.
REVIEW_KEYS = {"code", "level", "of", "step", "staff", "occasion", "by_default", "note", "due"}


class Checks:
    def __init__(self):
        self.made, self.faults = 0, []

    def hold(self, where, found):
        self.made += 1
        if not found:
            self.faults.append(where)


class Office:
    def __init__(self, zb, source, folder):
        self.zb, self.source, self.folder = str(pathlib.Path(zb).resolve()), pathlib.Path(source).resolve(), pathlib.Path(folder)
        self.story = self.source / "examples" / "two_months"
        self.environment = bare(self.folder, ZB_NOW=END)

    def play(self):
        done = subprocess.run(["sh", str(self.story / "run.sh"), self.zb, str(self.folder)], env=bare(self.folder), check=False,
                              capture_output=True, encoding="utf-8")
        if done.returncode != 0:
            raise SystemExit(f"退出码 {done.returncode}：run.sh\n{done.stdout}{done.stderr}")
        print(done.stdout, end="")

    def run(self, *words):
        return subprocess.run([self.zb, *words], cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL, capture_output=True, check=False)

    def must(self, *words):
        done = self.run(*words)
        if done.returncode not in (0, 3):
            raise SystemExit(f"退出码 {done.returncode}：zb {' '.join(words)}\n{done.stderr.decode('utf-8', 'replace')}")
        return done.stdout

    def report(self, *words):
        return json.loads(self.must(*words, "--format", "json"))

    def exported(self):
        return [json.loads(line) for line in self.must("ledger", "export").decode("utf-8").splitlines()]


class Documents:
    """What was printed, as JSON beside the kept page: asked once, recounted from this ledger or from a changed one."""

    def __init__(self, office):
        self.office = office
        self.months = [self.month(path) for path in sorted((office.folder / "月度材料").glob("*.md"))]
        self.appraisals = {}
        self.summary = office.report("project", "summary", ARCHIVED)
        self.pages = recount_pages.ask(office)

    def month(self, path):
        text = path.read_text(encoding="utf-8")
        words = re.search(r"重新打印：zb (report monthly .*)\*", text).group(1).split()
        return path.name, text, words, self.office.report(*words)

    def appraisal(self, first, last):
        if (first, last) not in self.appraisals:
            self.appraisals[first, last] = self.office.report("appraisal", "show", "--from", first.isoformat(), "--to", last.isoformat())
        return self.appraisals[first, last]


def compare_months(comparison, documents, ledger):
    for name, text, words, report in documents.months:
        as_of, head = datetime.date.fromisoformat(words[words.index("--as-of") + 1]), int(words[words.index("--head") + 1])
        last = min(as_of, datetime.date.fromisoformat(report["period"]["to"]))
        month = Month(ledger, last, head)
        counted = month.sections()
        comparison.circular(name, report, counted)
        whole = month.month.overall()
        sentences = [f"收件{whole['received']}项，受理{whole['accepted']}项，办结{whole['decided']}项、按时{whole['on_time']}项",
                     *recount.office_sentences(month.month, {**whole, **recount.office_figures(month.month)}, counted[0]["resolutions"])]
        for sentence in sentences:
            comparison.equal(f"{name} 正文“{sentence}”", sentence in text, True)


def compare_appraisals(comparison, documents, ledger):
    sealed = 0
    for entry, appraisal in sealed_of(ledger):
        sealed += 1
        name = f"{appraisal.first} 至 {appraisal.last} 的考核"
        figures, rows = appraisal.sections()
        recount_pages.compare_sections(comparison, name, documents.appraisal(appraisal.first, appraisal.last), (figures, rows))
        text = entry["body"]["text"]
        for row in rows["departments"]:
            cells = f"{row['department']} | {row['due']} | {row['on_time']} | {row['on_time_points'] or '—'} |"
            comparison.equal(f"{name}封存的正文“{cells}”", cells in text, True)
        for row in [*rows.get("joint_reviews", []), *rows.get("services", [])]:
            cells = "| " + " | ".join(map(str, row.values())) + " |"
            comparison.equal(f"{name}封存的正文“{cells}”", cells in text, True)
    comparison.equal("封存的考核", sealed, 2)
    recount_pages.compare_sections(comparison, "两个月试算", documents.appraisal(*TRIAL), trial_of(ledger))


def trial_of(ledger):
    return Appraisal(ledger, ledger.entries[-1]["seq"], *TRIAL).sections()


def compare_summary(comparison, documents, ledger):
    kept = next(entry for entry in ledger.entries if entry["kind"] == "project.summarized")
    day = datetime.date.fromisoformat(kept["on"])
    Summary(ledger, ARCHIVED, day, kept["body"]["head"]).check(comparison, f"{ARCHIVED} 项目总结", documents.summary, kept=True)


def compare_circulars(comparison, documents, ledger):
    issues = recount.compare_issues(comparison, documents.office.zb, str(documents.office.folder), ledger)
    comparison.equal("签发的通报", issues, 9)


def of_pages(about):
    return lambda comparison, documents, ledger: recount_pages.compare(comparison, documents.pages[about], ledger)


RECOUNTS = {"周通报": compare_circulars, "月度材料": compare_months, "考核": compare_appraisals, "项目总结": compare_summary,
            **{about: of_pages(about) for about in ("部门", "属地", "提速", "展开")}}


class Noticed(Exception):
    """A recount has found a fault: enough."""


class FirstFault(recount.Comparison):
    def equal(self, where, printed, counted):
        if printed != counted:
            raise Noticed(where)


def change(kind, of=None, **wanted):
    """Changes the first standing entry of that kind, with what `of` says: each field as a function of what it is."""
    of = of or {}

    def changed(entries, standing):
        entry = next(entry for entry in entries if entry["kind"] == kind and entry["seq"] in standing and of.items() <= facts_of(entry).items()
                     and wanted.keys() - {"on", "by"} <= entry["body"].keys())
        for name, act in wanted.items():
            where = entry if name in ("on", "by") else entry["body"]
            where[name] = act(where[name])
    return changed


def facts_of(entry):
    """What tells an entry from others of its kind, as far as it can be looked up."""
    return {name: value for name, value in {"project": entry["project"], **entry["body"]}.items() if isinstance(value, str)}


def a_day_later(day):
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days=1)).isoformat()


# One fact each, and the documents that must not stand it.
CHANGES = [
    ("办结晚一天", change("step.decided", on=a_day_later), ("周通报", "月度材料", "考核", "部门", "提速")),
    ("周末办结", change("step.decided", {"project": "JH-2026-001", "step": "fire_design_review"}, on=a_day_later), ("部门", "属地", "提速")),
    ("到账多一元", change("service.policy_paid", amount=lambda yuan: yuan + 1), ("周通报",)),
    ("收件少一项", change("window.received", steps=lambda steps: steps[1:]), ("周通报", "月度材料")),
    ("发证少一件", change("certificate.handed_over", documents=lambda documents: documents[1:]), ("周通报", "月度材料")),
    ("议定事项期限晚一天", change("resolution.made", {"code": "R-2026-004"}, due=a_day_later), ("周通报", "月度材料", "考核")),
    ("差评成好评", change("review.received", level=lambda level: "unsatisfied"), ("周通报", "考核", "部门")),
    ("咨询换了渠道", change("inquiry.received", way=lambda way: "hotline"), ("周通报",)),
    ("会议换了种类", change("meeting.held", sort=lambda sort: "training"), ("周通报", "月度材料")),
    ("容缺补齐按期", change("step.accepted", owed=lambda owed: [{**each, "due": "2026-09-30"} for each in owed]), ("周通报",)),
    ("总结的建议改一字", change("project.summarized", advice=lambda text: text + "。"), ("项目总结",)),
    ("归档项目办结晚一天", change("step.decided", {"project": ARCHIVED, "step": "joint_acceptance"}, on=lambda day: "2026-09-28"), ("项目总结",)),
    ("预审意见晚一天", change("meeting.opinion_given", on=a_day_later), ("考核", "部门", "展开")),
    ("到会少一个部门", change("meeting.held", {"code": "M-2026-002"}, units=lambda units: units[:-1]), ("考核", "部门", "展开")),
    ("服务换了经办人", change("service.begun", by=lambda name: "服务专员02"), ("考核", "部门", "展开")),
    ("服务换了种类", change("service.begun", sort=lambda sort: "visit"), ("考核", "展开")),
    ("服务办结晚一天", change("service.closed", on=a_day_later), ("展开",)),
    ("补正的内容改一字", change("step.returned", note=lambda text: text + "。"), ("部门",)),
    ("特别程序告知多两天", change("step.paused", expected=lambda days: days + 2), ("部门",)),
    ("延长审批少五天", change("step.extended", days=lambda days: days - 5), ("部门",)),
    ("提级给了别人", change("step.escalated", to=lambda name: "政数分管02"), ("部门",)),
    ("上次答复改一字", change("step.replied", reason=lambda text: text + "。"), ("部门",)),
    ("事项换了责任人", change("step.assigned", staff=lambda name: "自然经办02"), ("部门", "属地")),
    ("困难问题晚一天解决", change("problem.solved", {"code": "P-2026-001"}, on=a_day_later), ("部门",)),
    ("咨询推送给别人", change("inquiry.pushed", {"code": "Q-2026-007"}, to=lambda name: "自然经办02"), ("部门",)),
    ("人员换了部门", change("staff.added", {"name": "服务专员01"}, department=lambda name: "区发展改革局"), ("考核", "部门")),
    ("项目换了地点", change("project.added", location=lambda place: "蓬江区"), ("属地",)),
    ("项目换了行政区划", change("project.added", region=lambda code: "440703"), ("属地",)),
    ("总投资少一半", change("project.added", investment=lambda yuan: yuan // 2), ("属地",)),
    ("服务专员换人", change("team.specialist_assigned", staff=lambda name: "服务专员02"), ("属地",)),
    ("法定时限多一天", change("plan.drafted", steps=lambda steps: [{**step, "legal": step["legal"] + 1} if "legal" in step else step
                                                                   for step in steps]), ("提速",)),
    ("受理晚一天", change("step.accepted", {"step": "energy_review"}, on=a_day_later), ("部门", "提速")),
]


def check_recounts_can_fail(checks, documents, entries):
    gone = Ledger(entries).cancelled(entries[-1]["seq"])
    standing = {entry["seq"] for entry in entries} - gone
    for name, act, which in CHANGES:
        changed = copy.deepcopy(entries)
        act(changed, standing)
        ledger = Ledger(changed)
        for document in which:
            noticed = False
            try:
                RECOUNTS[document](FirstFault(), documents, ledger)
            except (Noticed, KeyError, TypeError, ValueError, AttributeError):
                noticed = True  # or the entries do not follow from one another any more
            checks.hold(f"台账改一处（{name}），{document}的重算没有发现", noticed)


def check_every_cell_counts(checks, documents, ledger):
    """Of the fullest page of each sort, and of the trial: each number printed otherwise is noticed."""
    shown = [("两个月试算", documents.appraisal(*TRIAL), trial_of(ledger))]
    for pages in documents.pages.values():
        page = max(pages, key=lambda page: sum(len(section["rows"]) for section in page.report["sections"]))
        shown.append((page.name, page.report, page.counted(ledger)[0]))
    for name, report, counted in shown:
        for place in recount_pages.overlooked(recount.Comparison, report, counted):
            checks.hold(f"{name} 的 {place} 印成别的，重算没有发现", False)
        checks.made += sum(len(section["figures"]) + sum(map(len, section["rows"])) for section in report["sections"])


def check_prints_again(checks, office):
    """Each list of an evening, at the end as of its day."""
    lists = [line.split(maxsplit=1) for line in (office.story / "lists.txt").read_text(encoding="utf-8").splitlines()]
    for day in EVENINGS:
        for name, words in lists:
            kept = (office.folder / "清单" / day / f"{name}.txt").read_bytes()
            again = office.run(*words.split(), "--as-of", day)
            # As of a day a list has a foot besides.
            checks.hold(f"{day} 的{name}再印不同：zb {words} --as-of {day}", re.sub(FOOT, b"", again.stdout) == kept)
    for path in sorted((office.folder / "周通报").glob("*.md")):
        number = re.search("[0-9]+", path.stem).group()
        checks.hold(f"第{number}期再印不同", office.must("report", "show", f"2026-{number}", "--format", "markdown") == path.read_bytes())
    for path, first, last in (("09月", "2026-09-01", "2026-09-30"), ("10月", "2026-10-01", "2026-10-31")):
        shown = office.must("appraisal", "show", "--from", first, "--to", last, "--format", "markdown")
        checks.hold(f"{path}考核再印不同", shown == (office.folder / "考核" / f"2026-{path}.md").read_bytes())
    kept = (office.folder / "单据" / "003-项目总结.md").read_bytes()
    checks.hold("项目总结再印不同", office.must("project", "summary", ARCHIVED, "--format", "markdown") == kept)


def secrets_of(office):
    """Numbers of people that the scenario tries to put in, and who rated."""
    contact = json.loads((office.story / "contact.jsonl").read_text(encoding="utf-8"))
    tried = "".join(path.read_text(encoding="utf-8") for path in (office.story / "refused").glob("*.jsonl"))
    return {contact["name"], contact["phone"], *re.findall(r"(?<!\d)(?:1\d{10}|\d{17}[\dX])(?!\d)", tried)}


def readings(zb):
    """Every reading command with what it asks for, in each of its formats, with each table that its help names."""
    for words in command_list.commands(zb):
        page = command_list.page_of(zb, *words)
        if not example_forms.is_reading(page) or words in (["export", "sqlite"], ["site"]):
            continue
        usage = next(line for line in page.splitlines() if line.startswith("用法：")).split("[")[0].split()[1:]
        command = [*(GIVEN.get(word, word) for word in usage), *ASKED.get(" ".join(words), [])]
        listed = re.search(r"--format 格式 .*：([a-z、]+)", page)
        if listed is None:  # of one form
            yield " ".join(words), command
            continue
        tables = re.search(r"--format csv 时要哪张表[：；](.*)", page)
        for each in ["table", "csv", "markdown", "json", "jsonl", *(each for each in listed.group(1).split("、") if each in ("svg", "html", "ics", "mspdi"))]:
            yield " ".join(words), [*command, "--format", each]
        for table in re.findall(r"[a-z_]+", tables.group(1)) if tables else []:
            yield " ".join(words), [*command, "--format", "csv", "--table", table]


def check_no_person(checks, office, entries):
    secrets = [secret.encode() for secret in sorted(secrets_of(office))]
    checks.hold("演练要放进去的号码不足六个", len(secrets) >= 6)
    places = {}
    office.must("site", "-o", "网页")
    for path in sorted(office.folder.rglob("*")):
        if path.is_file() and not path.name.startswith("zb.db") and ".local" not in path.parts:
            places[str(path.relative_to(office.folder))] = path.read_bytes()
    asked, printed = set(), set()
    others = [*(["chart", "--all", "--format", each] for each in ("table", "svg", "html", "json", "csv")), ["contact", "show", "天倬"],
              ["today", "--office"], ["project", "show", "001", "--card"], ["staff", "list", "--tree"], ["ledger", "export"],
              ["log", "--limit", "5000"]]
    for name, words in [*readings(office.zb), *((" ".join(words[:2]), words) for words in others)]:
        done = office.run(*words)
        places["zb " + " ".join(words)] = done.stdout + done.stderr
        asked.add(name)
        if done.returncode in (0, 3):
            printed.add(name)
    checks.hold(f"没有一种格式印得出：{sorted(asked - printed)}", asked == printed)
    office.must("export", "sqlite", "-o", "导出.db", "--force")
    places["导出.db"] = (office.folder / "导出.db").read_bytes()
    for place, text in places.items():
        # A refusal names the file and the place, never the number.
        checks.hold(f"{place} 里有个人信息", not any(secret in text for secret in secrets))
    office.must("contact", "erase", "天倬", "--yes", "--by", "专班办01")
    checks.hold("抹去以后台账文件里还有", not any(secret in (office.folder / "zb.db").read_bytes() for secret in secrets))
    for entry in entries:
        if entry["kind"].startswith("review."):
            checks.hold(f"第 {entry['seq']} 条评价多出一栏", entry["body"].keys() <= REVIEW_KEYS)
    return len(places)


def main(zb, source, folder=None):
    checks = Checks()
    with tempfile.TemporaryDirectory(prefix="zb-two-months-") as place:
        office = Office(zb, source, folder or pathlib.Path(place) / "两个月")
        office.play()
        entries = office.exported()
        documents = Documents(office)
        comparison = recount.Comparison()
        ledger = Ledger(entries)
        for compare in RECOUNTS.values():
            compare(comparison, documents, ledger)
        check_recounts_can_fail(checks, documents, entries)
        check_every_cell_counts(checks, documents, ledger)
        check_prints_again(checks, office)
        seen = check_no_person(checks, office, entries)
    for fault in [*comparison.faults, *checks.faults]:
        print(fault)
    print(f"由 {len(entries)} 条台账重算，核对 {comparison.made} 处，不符 {len(comparison.faults)} 处；再印、个人信息（{seen} 件）等核对 {checks.made} 处，"
          f"不符 {len(checks.faults)} 处")
    return 1 if comparison.faults or checks.faults or comparison.made < 10_000 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
