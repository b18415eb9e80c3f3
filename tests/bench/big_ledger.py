# SPDX-License-Identifier: Apache-2.0
"""Makes a large practice ledger with the zb program alone: every entry went through zb's own checks.

Projects take up one step of their forty every third working day. They start at different times, so that on the last day each has
one step in hand and twenty to thirty-nine done. Standard library only.
"""
import csv
import datetime
import json
import os
import subprocess

STEPS = 40
LAST_DAY = datetime.date(2026, 11, 20)
# What takes a step from its beginning to its end, by kind: how often `step advance` without --to finds a next move.
MOVES = {"permit": 4, "filing": 3, "review": 3, "utility": 2, "enterprise": 2}
IN_HAND = {"permit": 2, "filing": 2, "review": 2, "utility": 1, "enterprise": 1}


class Step:
    def __init__(self, row):
        self.key = row["step_key"]
        self.kind = row["step_kind"]
        self.after = [key for key in row["depends_on"].split(";") if key]


def forty_steps(source):
    """The first forty steps of the flow that stand alone and may end on the day they begin, each behind those it waits for."""
    with open(source / "data" / "flows.csv", encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["template_key"] == "shehui_gongye"]
    alone = [Step(row) for row in rows if not row["part_of"] and row["step_kind"] in MOVES and not row["shortest"]][:STEPS]
    if len(alone) != STEPS:
        raise SystemExit(f"the flow has {len(alone)} steps that stand alone, {STEPS} are needed")
    left, ordered = list(alone), []
    while left:
        waiting = {step.key for step in left}
        ready = [step for step in left if not waiting.intersection(step.after)]
        ordered += ready
        left = [step for step in left if step not in ready]
        if not ready:
            raise SystemExit("the flow's steps wait for each other")
    return ordered


def is_working(day, notices):
    return notices.get(day.isoformat(), day.weekday() < 5)


def read_notices(source):
    with open(source / "data" / "cn-holidays.csv", encoding="utf-8-sig", newline="") as file:
        return {row["date"]: row["kind"] == "班" for row in csv.DictReader(file)}


def working_days(count, source):
    """The last `count` working days, the last of all at the end."""
    notices, days, day = read_notices(source), [], LAST_DAY
    while len(days) < count:
        if is_working(day, notices):
            days.append(day)
        day -= datetime.timedelta(days=1)
    return days[::-1]


class Maker:
    def __init__(self, zb, folder, source):
        self.zb, self.folder, self.source = zb, folder, source

    def run(self, day, *words, rows=None):
        environment = {name: value for name, value in os.environ.items() if not name.startswith("ZB_")}
        environment["ZB_NOW"] = f"{day.isoformat()}T09:00:00+08:00"
        lines = None
        if rows is not None:
            words = (*words, "--input", "-")
            lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
        done = subprocess.run([self.zb, *words], cwd=self.folder, env=environment, input=lines, capture_output=True, check=False)
        if done.returncode != 0:
            raise SystemExit(f"zb {' '.join(words)}: {done.returncode}\n{done.stderr.decode()[:2000]}")

    def registry(self, codes, day):
        self.run(day, "init", "--practice")
        self.run(day, "department", "import", str(self.source / "data" / "departments.csv"))
        self.run(day, "staff", "import", str(self.source / "data" / "staff.csv"))
        self.run(day, "project", "add", rows=[
            {"code": code, "name": f"第{number}号厂房建设项目", "enterprise": f"第{number}号企业", "investment": "12000"}
            for number, code in enumerate(codes, 1)])
        self.run(day, "team", "assign", rows=[
            {"project": code, "specialist": f"服务专员0{number % 3 + 1}"} for number, code in enumerate(codes)])

    def plan(self, day, code, steps, dates):
        """One draft: `plan make` takes one project a run."""
        self.run(day, "plan", "make", code, "--flow", "shehui_gongye", rows=[
            {"step": step.key, "start": start.isoformat(), "finish": finish.isoformat()}
            for step, start, finish in zip(steps, dates, dates[1:])])


def done_before_last(number):
    return STEPS // 2 + number % (STEPS // 2)


def make(zb, folder, source, projects):
    steps = forty_steps(source)
    days = working_days(3 * STEPS + 1, source)
    ticks = days[3::3]  # on each of these a project takes up one step, and ends it but on the last
    codes = [f"JH-2026-{number:04}" for number in range(1, projects + 1)]
    maker = Maker(zb, folder, source)
    maker.registry(codes, days[0])
    for number, code in enumerate(codes):
        begin = STEPS - 1 - done_before_last(number)
        later = [LAST_DAY + datetime.timedelta(days=7 * week) for week in range(1, STEPS + 1)]
        maker.plan(days[0], code, steps, ticks[begin:] + later)
    maker.run(days[0], "plan", "adopt", rows=[{"project": code, "reason": "联合预审会审定"} for code in codes])
    for tick, day in enumerate(ticks):
        rows = []
        for number, code in enumerate(codes):
            at = tick - (STEPS - 1 - done_before_last(number))
            if at < 0:
                continue
            moves = IN_HAND if tick == len(ticks) - 1 else MOVES
            rows += [{"project": code, "step": steps[at].key, "on": day.isoformat()}] * moves[steps[at].kind]
        if rows:
            maker.run(day, "step", "advance", rows=rows)
    at_last = {code: steps[done_before_last(number)].key for number, code in enumerate(codes)}
    return {"projects": projects, "in_hand": at_last}
