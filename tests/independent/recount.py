#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Recounts every figure and row of the issued weekly circulars from the ledger's entries alone, by means that share nothing with zb.

    recount.py ZB FOLDER

FOLDER holds zb.db with issued circulars. The entries come from `zb ledger list --format jsonl`, the holidays from those that record notices.
zb compares two states; this walks the entries: what an entry between two issues says, the later one must tell. Standard library only.
"""
import collections
import datetime
import json
import os
import pathlib
import re
import subprocess
import sys

from recount_circular import Circular
from recount_entries import ONE_DAY, Ledger
from recount_office import MEETINGS, SERVICES, held_of, missed_weeks, new_of, office_figures
from recount_steps import StepView


class Comparison:
    def __init__(self):
        self.made, self.faults = 0, []

    def equal(self, where, printed, counted):
        self.made += 1
        if printed != counted:
            self.faults.append(f"{where}：通报为 {printed!r}，重算为 {counted!r}")

    def circular(self, name, report, counted):
        """Each printed number has its recount: a figure or column that is not recounted is a fault too."""
        figures, rows = counted
        for section in report["sections"]:
            key = section["key"]
            where = f"{name} {key}"
            mine = figures.get(key, {})
            for figure in section["figures"].keys() | mine.keys():
                if figure in ("number", "corrects", "exited"):
                    continue  # the running number is compared below, exited is a sum
                self.equal(f"{where}.{figure}", section["figures"].get(figure, 0), mine.get(figure, 0))
            self.equal(f"{where} 行数", len(section["rows"]), len(rows.get(key, [])))
            for at, (printed, row) in enumerate(zip(section["rows"], rows.get(key, []))):
                # Their lists tell more; what the circular is about is whose they are and when.
                columns = row.keys() if key in ("inquiries", "reviews") else row.keys() | printed.keys()
                for column in columns:
                    told = printed.get(column, "没有")
                    if column == "owners":  # 特别程序12、企业10、…: whoever owns them, the days are those of the slippage
                        told = days_owned(told)
                    self.equal(f"{where}[{at}].{column}", told, row.get(column, "没有"))


def days_owned(owners):
    return sum(int(re.search("−?[0-9]+$", owner).group().replace("−", "-")) for owner in (owners or "").split("、") if owner)


def run(zb, folder, *words):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("ZB_")}
    done = subprocess.run([zb, *words], cwd=folder, env=environment, capture_output=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"退出码 {done.returncode}：zb {' '.join(words)}\n{done.stderr.decode('utf-8', 'replace')}")
    return done.stdout.decode("utf-8")


def kinds(approval, utility):
    """A kind of which there is none is not named."""
    named = [f"审批事项{approval}项"] if approval or not utility else []
    return "、".join([*named, f"公用服务{utility}项"] if utility else named)


def sentences_in(circular, every):
    """Sentences of the issued text itself, made of recounted numbers."""
    figures, flow, sent = every["overall"], every["flow"], every["submissions"]
    days = [circular.first + ONE_DAY * number for number in range((circular.day - circular.first).days + 1)]
    working = [day for day in days if circular.calendar.working(day)]
    if working and working[0].year == working[-1].year:
        spoken = lambda day: f"{day.month}月{day.day}日"
        yield f"现将{working[0].year}年{spoken(working[0])}至{spoken(working[-1])}（{len(working)}个工作日）"
    yield f"专班在册跟进项目{figures['projects']}个"
    if figures["in_hand"] > every["lamps"]["green"]:
        yield f"在办{figures['in_hand']}项中："
    if sent.get("total.due"):
        yield f"应报{sent['total.due']}份＝按时{sent['total.on_time']}份＋迟报{sent['total.late']}份＋漏报{sent['total.missing']}份"
        received = sent["total.on_time"] + sent["total.late"]
        yield f"实报{received}份＝有进展{sent['total.progress']}份＋零报告{sent['total.nil']}份" if received else "均未报送"
    if sent["carried"]:
        yield f"其中上期未到时限、本期计入{sent['carried']}份"
    if sent["pending"]:
        yield f"另有{sent['pending']}份到数据截止时未到报送时限"
    if figures["overdue_promised"]:
        yield f"其中超承诺时限未办结{figures['overdue_promised']}项"
    if figures["received"]:
        yield f"收件{figures['received']}项（{kinds(figures['received_approval'], figures['received_utility'])}）"
    if figures["accepted"] and figures["decided"]:
        yield f"受理审批事项{figures['accepted']}项，办结{figures['decided']}项"
    if figures["decided"]:
        yield f"按时办结率{figures['on_time_rate']}（{figures['on_time']}/{figures['decided']}）"
        yield f"用时合计{figures['used_sum']}个工作日、承诺合计{figures['promised_sum']}个工作日"
    if figures["in_hand"]:
        yield f"在办{figures['in_hand']}项（{kinds(figures['in_hand_approval'], figures['in_hand_utility'])}）"
    yield f"上期末{flow['in_hand_before']}项＋{circular.word()}收件{flow['received']}项"
    yield from office_sentences(circular, figures, every["resolutions"])


def office_sentences(circular, figures, resolutions):
    """What is said of the window, services and meetings."""
    window = []
    if figures.get("intakes"):
        window.append(f"一窗收件{figures['intakes']}次，分送{figures['intake_departments']}个部门办理{figures['intake_steps']}项")
    if figures.get("handovers"):
        window.append(f"统一发证{figures['handovers']}次{figures['documents_handed']}件")
    if window:
        yield "；".join(window) + "。"
    begun = [service["sort"] for service in new_of(circular, "services")]
    sorts = "、".join(f"{word}{begun.count(sort)}次" for sort, word in SERVICES.items() if sort in begun)
    if begun:
        yield f"提供服务{len(begun)}次" + (f"（其中补录上期{figures['services_prior']}次）" if figures["services_prior"] else "") + f"：{sorts}"
    if figures.get("services_open"):
        yield f"期末跟进中{figures['services_open']}件"
    held = "、".join(f"{word}{held_of(circular, sort)}次" for sort, word in MEETINGS.items() if held_of(circular, sort))
    if held:
        yield f"召开{held}"
    if resolutions["new"]:
        yield f"议定事项{resolutions['new']}项"
    missed = missed_weeks(circular)
    yield from (f"没有召开{MEETINGS['analysis']}" if circular.word() == "本期" else f"未召开{MEETINGS['analysis']}" for _ in missed[:1])


def ledger_totals(ledger, head, day):
    """What the entries say all in all, whatever circular told it; what was so before the first week is left out."""
    state, totals = ledger.fold(head, day), collections.Counter()
    for attempt in state.attempts:
        view = StepView(state, attempt, day, ledger.calendar(head))
        if view.counted_as:
            totals.update(what for what, _, _ in view.events() if view.counted_as == "approval" or what != "accepted")
    return totals


def issues_of(ledger):
    """What was issued, each as it was corrected last: that is what the next one follows."""
    issued, drafted = [], {}
    for entry in ledger.entries:
        if entry["kind"] == "report.drafted":
            drafted[entry["seq"]] = entry["recorded_at"]
        elif entry["kind"] == "report.issued":
            issued.append({**entry["body"], "made": drafted.get(entry["body"].get("draft"), entry["recorded_at"])})
        elif entry["kind"] == "report.corrected":
            issued[-1] = {**entry["body"], "made": entry["recorded_at"]}
    return issued


def hour_of(issue, ledger):
    """The minute at which it was made, where that was on its day and submissions were not due yet."""
    made, day = issue["made"], issue["as_of"]
    hours = [entry["body"]["value"] for entry in ledger.entries if entry["kind"] == "setting.changed" and entry["seq"] <= issue["head"]
             and entry["body"]["name"] == "submission.deadline" and entry["on"] <= day]
    is_report_day = ledger.calendar(issue["head"]).working(datetime.date.fromisoformat(day))
    early = made and made[:10] == day and is_report_day and made[:19] <= f"{day}T{hours[-1]}:00"
    return made[:16] if early else None


def circulars(ledger):
    """(what was issued, its recount) one after another, each following the one before."""
    before = None
    for body in issues_of(ledger):
        day = datetime.date.fromisoformat(body["as_of"])
        if before is None:  # the first: seven days
            before = (day - datetime.timedelta(days=7), ledger.last_of_day(day - datetime.timedelta(days=7)), None)
        circular = Circular(ledger, day, body["head"], before[0], before[1], hour_of(body, ledger), before[2])
        yield body, circular
        before = (day, body["head"], circular.until)


def compare_items(comparison, ledger, every):
    """Item by item, and not only in sum: what the circulars print, less what they take back, is what the ledger says has happened."""
    printed = collections.Counter()
    for circular in every:
        printed.update((what, view.key) for (what, _), events in circular.told.items() for _, _, view in events)
        printed.subtract((what, view.key) for what, view in circular.taken_back)
    last, first = every[-1], every[0]
    standing = {(what, view.key) for view in last.views for what, _, _ in view.events()}
    earlier = {(what, view.key) for view in first.views_before for what, _, _ in view.events()}
    comparison.equal("各期合计（逐项）", {item for item, times in printed.items() if times}, standing - earlier)
    comparison.equal("各期合计（逐项）没有一项印了两次", [item for item, times in printed.items() if times not in (0, 1)], [])


def add_up(sums, printed):
    flow = printed["flow"]
    sums["received"] += flow["received"] + flow["received_prior"] - flow["reversed_received"]
    sums["accepted"] += printed["overall"]["accepted"] + flow["accepted_prior"] - flow["reversed_accepted"]
    sums["decided"] += flow["decided"] + flow["decided_prior"] - flow["reversed_decided"]
    sums["opened"] += flow["opened"] - flow["reversed_opened"]
    sums["exited"] += flow["refused"] + flow["withdrawn"] - flow["reversed_exited"]
    whole = printed["overall"]
    for told, prior, gone in (("services", None, "services_reversed"), ("intakes", None, "intakes_reversed"),
                              ("handovers", None, "handovers_reversed"), ("reviews.received", "reviews.prior", "reviews.reversed")):
        sums[told] += whole.get(told, 0) + whole.get(prior, 0) - whole.get(gone, 0)
    owed, problems = printed["owed"], printed["problems"]
    sums.update({"material.received": owed["received"], "problem.raised": problems["new"] + problems["new_prior"],
                 "problem.solved": problems["solved"] + problems["solved_prior"]})


def compare_issues(comparison, zb, folder, ledger):
    sums, every = collections.Counter(), []
    number = {}  # year → its last
    for body, circular in circulars(ledger):
        every.append(circular)
        words = ["report", "weekly", "--as-of", body["as_of"], "--head", str(body["head"])]
        if circular.until:
            words += ["--at", circular.until[11:16]]
        report = json.loads(run(zb, folder, *words, "--format", "json"))
        name = f"{body['year']}年第{body['number']}期"
        figures, rows = circular.sections()
        comparison.circular(name, report, (figures, rows))
        expected = number.get(body["year"], 0) + 1 if number else body["number"]  # the first number may be given
        comparison.equal(f"{name} 期号", body["number"], expected)
        number[body["year"]] = body["number"]
        if "corrects" not in body:  # a correcting issue says at its head what it corrects, which a printing cannot know
            comparison.equal(f"{name} 签发稿与重印", run(zb, folder, *words, "--recompute", "--format", "markdown") == body["text"], True)
        for sentence in sentences_in(circular, figures):
            comparison.equal(f"{name} 正文“{sentence}”", sentence in body["text"], True)
        add_up(sums, {section["key"]: section["figures"] for section in report["sections"]})
    if not every:
        return 0
    compare_items(comparison, ledger, every)
    first, last = every[0], every[-1]
    earlier, whole = ledger_totals(ledger, first.before_head, first.before_day), ledger_totals(ledger, last.head, last.day)
    for totals in (earlier, whole):
        totals["exited"] = totals["refused"] + totals["withdrawn"]
    for what in ("received", "accepted", "decided", "opened", "exited"):
        comparison.equal(f"{len(every)} 期合计 {what}", sums[what], whole[what] - earlier[what])
    made_good = [sum(owed["received"] is not None for attempt in ledger.fold(*known).attempts for owed in attempt.owed)
                 for known in ((first.before_head, first.before_day), (last.head, last.day))]
    comparison.equal(f"{len(every)} 期合计 容缺补齐", sums["material.received"], made_good[1] - made_good[0])
    for noun, told, counted in (("services", "services", lambda one: True), ("intakes", "intakes", lambda one: True),
                                ("handovers", "handovers", lambda one: True), ("reviews", "reviews.received", lambda one: not one["excluded"])):
        here, there = ([one for one in getattr(circular, noun).values() if counted(one)] for circular in (last.now, first.before))
        comparison.equal(f"{len(every)} 期合计 {noun}", sums[told], len(here) - len(there))
    for kind in ("problem.raised", "problem.solved"):
        gone, new = ledger.cancelled(last.head), range(first.before_head + 1, last.head + 1)
        entries = sum(entry["kind"] == kind and entry["seq"] in new and entry["seq"] not in gone for entry in ledger.entries)
        comparison.equal(f"{len(every)} 期合计 {kind}", sums[kind], entries)
    return len(every)


def read_ledger(zb, folder):
    return Ledger([json.loads(line) for line in run(zb, folder, "ledger", "list", "--format", "jsonl").splitlines()])


def main(arguments):
    zb, folder = str(pathlib.Path(arguments[0]).resolve()), arguments[1]
    ledger = read_ledger(zb, folder)
    comparison = Comparison()
    issues = compare_issues(comparison, zb, folder, ledger)
    for fault in comparison.faults:
        print(fault)
    print(f"由 {len(ledger.entries)} 条台账重算 {issues} 期通报，核对 {comparison.made} 处，不符 {len(comparison.faults)} 处")
    return 1 if comparison.faults or issues == 0 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
