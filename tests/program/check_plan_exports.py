#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds what zb writes of projects for other programs to what it shows itself. Usage: check_plan_exports.py ZB

On the worked case of `zb demo`, as of several days and for each project: `plan export`, solved, must end its steps on the days that
`plan show` expects; MSPDI must have its elements in the order of Microsoft's schema (mspdi_pj12.xsd), every step on the same days, its
department at work; events must be folded, whole and stable in their identifiers (RFC 5545), and python3-icalendar must read the same out of
them. Standard library only, but for that reader, without which its part is left out.
"""
import datetime
import json
import re
import sys
import tempfile
import xml.etree.ElementTree as xml

from check_notice import Program

try:
    import icalendar
except ImportError:
    icalendar = None

OVER = {"decided", "issued", "waived"}
DAYS = ["2026-09-30", "2026-10-23", "2026-11-13", "2026-11-20"]
SPACE = "{http://schemas.microsoft.com/project}"
# The order of the elements that zb writes, of those that the schema has.
ORDER = {
    "Project": ["SaveVersion", "Name", "ScheduleFromStart", "StartDate", "FinishDate", "CalendarUID", "MinutesPerDay", "MinutesPerWeek",
                "DaysPerMonth", "StatusDate", "Calendars", "Tasks", "Resources", "Assignments"],
    "Task": ["UID", "ID", "Name", "WBS", "OutlineLevel", "Start", "Finish", "Duration", "DurationFormat", "Work", "Milestone", "Critical",
             "PercentComplete", "ActualStart", "ActualFinish", "ConstraintType", "ConstraintDate", "Deadline", "Notes", "PredecessorLink"],
    "Resource": ["UID", "ID", "Name", "Type"],
    "Assignment": ["UID", "TaskUID", "ResourceUID", "Finish", "Start", "Units", "Work"],
    "Exception": ["EnteredByOccurrences", "TimePeriod", "Occurrences", "Name", "Type", "DayWorking", "WorkingTimes"],
    "PredecessorLink": ["PredecessorUID", "Type", "LinkLag", "LagFormat"],
}


def rows_of(document, key):
    return next(section for section in document["sections"] if section["key"] == key)["rows"]


def faults_of_network(program, code, day, shown, where):
    plan = program.must("plan", "export", code, "--as-of", day)
    (program.folder / "plan.json").write_text(plan, encoding="utf-8")
    status, out, said = program.run(["plan", "solve", "--input", "plan.json", "--format", "json"])
    if status != 0:
        yield f"{where}: solving what was exported ends in {status}: {said}"
        return
    ends = {step["id"]: step["finish"] for step in json.loads(out)["steps"]}
    for row in shown:
        key = row["step"]
        wanted = row["expected"]
        found = next((ends[name] for name in (f"{key}.decided", f"{key}.over", key) if name in ends), None)
        if found != wanted:
            yield f"{where}: {key} ends on {found} as solved, on {wanted} as shown"


def faults_of_order(element, where):
    name = element.tag.removeprefix(SPACE)
    wanted = ORDER.get(name)
    if wanted:
        names = [child.tag.removeprefix(SPACE) for child in element]
        unknown = [child for child in names if child not in wanted]
        if unknown or [wanted.index(child) for child in names] != sorted(wanted.index(child) for child in names):
            yield f"{where}: the elements of {name} are {names}"
    for child in element:
        yield from faults_of_order(child, where)


def faults_of_tasks(program, code, day, shown, where):
    root = xml.fromstring(program.must("plan", "show", code, "--as-of", day, "--format", "mspdi"))
    yield from faults_of_order(root, where)
    tasks = {task.find(f"{SPACE}WBS").text: task for task in root.iter(f"{SPACE}Task")}
    if list(tasks) != [row["step"] for row in shown]:
        yield f"{where}: the tasks are {list(tasks)}"
    resources = {one.find(f"{SPACE}UID").text: one.find(f"{SPACE}Name").text for one in root.iter(f"{SPACE}Resource")}
    workers = {one.find(f"{SPACE}TaskUID").text: resources[one.find(f"{SPACE}ResourceUID").text] for one in root.iter(f"{SPACE}Assignment")}
    for row in shown:
        task = tasks[row["step"]]
        said = {child.tag.removeprefix(SPACE): child.text for child in task}
        wanted = row["expected"] or row["current"]
        if said["Finish"][:10] != wanted or ("ActualFinish" in said) != (row["state"] in OVER):
            yield f"{where}: {row['step']} finishes on {said['Finish']}, shown: {wanted}, {row['state']}"
        if said["Start"] > said["Finish"] or said["Work"] != said["Duration"]:
            yield f"{where}: {row['step']} has {said}"
        if said["Milestone"] == "0" and workers.get(said["UID"]) != row["department"]:
            yield f"{where}: {row['step']} is the work of {workers.get(said['UID'])}, not of {row['department']}"


def events_of(text):
    """Events as dictionaries, by their identifiers; faults of the form on the way."""
    lines = text.split("\r\n")
    faults = [f"a line of {len(line.encode())} octets" for line in lines if len(line.encode()) > 75]
    if "\n" in text.replace("\r\n", "") or lines[0] != "BEGIN:VCALENDAR" or lines[-2:] != ["END:VCALENDAR", ""]:
        faults.append("the lines are not those of a calendar")
    events, current, inner = {}, None, None
    for line in text.replace("\r\n ", "").split("\r\n"):
        name, _, value = line.partition(":")
        if line in ("BEGIN:VEVENT", "END:VEVENT"):
            if current and (current["UID"] in events or not current.get("alarm")):
                faults.append(f"{current['UID']} occurs twice, or reminds nobody")
            if line == "END:VEVENT":
                events[current["UID"]] = current
            current = {} if line.startswith("BEGIN") else None
        elif line in ("BEGIN:VALARM", "END:VALARM"):
            inner = line.startswith("BEGIN")
            current["alarm"] = True
        elif current is not None and not inner:
            current[name.partition(";")[0]] = value
    return events, faults


def faults_of_reader(text, events):
    """What another program reads: every event with its day, its words and its alarm, and no fault."""
    if icalendar is None:
        return
    calendar = icalendar.Calendar.from_ical(text)
    read = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
    if read.keys() != events.keys():
        yield f"icalendar reads {len(read)} events, written are {len(events)}"
    for uid, event in read.items():
        alarms = list(event.walk("VALARM"))
        same = event.decoded("DTSTART").strftime("%Y%m%d") == events[uid]["DTSTART"]
        if event.errors or not same or not str(event.get("SUMMARY", "")).strip() or len(alarms) != 1 or "TRIGGER" not in alarms[0]:
            yield f"icalendar reads {uid} as {event.to_ical()[:200]}"
        if icalendar.Calendar.from_ical(calendar.to_ical()).to_ical() != calendar.to_ical():
            yield "icalendar does not read again what it read"


def faults_of_events(program, code, day, shown, where):
    text = program.must("plan", "show", code, "--as-of", day, "--format", "ics")
    events, faults = events_of(text)
    faults += faults_of_reader(text, events)
    yield from (f"{where}: {fault}" for fault in faults)
    wanted = {row["step"]: row["expected"] for row in shown if row["expected"] and row["state"] not in OVER}
    found = {uid.split(".")[0]: str(datetime.date.fromisoformat(event["DTSTART"])) for uid, event in events.items() if ".expected@" in uid}
    if found != wanted:
        yield f"{where}: the events are {found}, shown are {wanted}"


def faults_of_identifiers(program):
    """A later day keeps the events that a calendar has: the same identifiers, a higher sequence."""
    before, faults = events_of(program.must("step", "due", "--within", "40wd", "--as-of", "2026-11-19", "--format", "ics"))
    after, more = events_of(program.must("step", "due", "--within", "40wd", "--as-of", "2026-11-20", "--format", "ics"))
    yield from faults + more
    yield from faults_of_reader(program.must("step", "due", "--within", "40wd", "--as-of", "2026-11-20", "--format", "ics"), after)
    both = before.keys() & after.keys()
    if len(both) < 2:
        yield f"a day later {len(both)} events have the same identifiers"
    for uid in both:
        if not int(before[uid]["SEQUENCE"]) < int(after[uid]["SEQUENCE"]):
            yield f"{uid}: the sequence does not grow"
    rows = json.loads(program.must("step", "due", "--within", "40wd", "--as-of", "2026-11-20", "--format", "json"))
    if sorted(row["due"] for row in rows) != sorted(str(datetime.date.fromisoformat(event["DTSTART"])) for event in after.values()):
        yield "step due lists other days than its events"


def main(zb):
    faults, looked = [], 0
    with tempfile.TemporaryDirectory(prefix="zb-exports-") as folder:
        program = Program(zb, folder)
        program.must("demo", "case")
        program.folder /= "case"
        for day in DAYS:
            for code in [row["code"] for row in json.loads(program.must("project", "list", "--as-of", day, "--format", "json"))]:
                status, out, _ = program.run(["plan", "show", code, "--as-of", day, "--format", "json"])
                if status != 0 or not any(section["key"] == "steps" for section in json.loads(out)["sections"]):
                    continue
                shown, where = rows_of(json.loads(out), "steps"), f"{code} as of {day}"
                for look in (faults_of_network, faults_of_tasks, faults_of_events):
                    faults += look(program, code, day, shown, where)
                looked += 1
        faults += faults_of_identifiers(program)
        first, second = (program.must("plan", "show", "001", "--format", "mspdi") for _ in range(2))
        if first != second or re.search(r"\d\d:\d\d:\d\d\.\d", first):
            faults.append("the same plan is written in other bytes")
    print("\n".join(faults))
    if icalendar is None:
        print("python3-icalendar: not installed, left out")
    print(f"{looked} plans looked at, {len(faults)} faults")
    return 1 if faults or looked < 14 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
