#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the jobs of examples/schedule as cron and systemd would, on days of all sorts of the worked case. Usage: check_schedule.py ZB SOURCE

The commands are taken out of the files as they stand there; only the paths of this machine are put in for those of an installed zb.
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from environment import bare

# Day and time, whether it is a working day, and whether it is the last one of its week.
DAYS = {
    "2026-11-20": (True, True),  # Friday
    "2026-11-19": (True, False),  # Thursday
    "2026-11-21": (False, False),  # Saturday
    "2026-11-16": (True, False),  # Monday on which one specialist sent nothing
    "2026-10-09": (True, False),  # Friday before a Saturday of work
    "2026-10-10": (True, True),  # that Saturday (国庆节调休)
    "2026-09-30": (True, True),  # Wednesday: the holidays begin
    "2026-10-01": (False, False),  # a Thursday off
}
UNIT_NAMES = ("remind", "close", "weekly")


def crontab_jobs(path):
    """(minute and hour, command) of each line, as cron reads them."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line or re.match(r"[A-Z_]+=", line):
            continue
        minute, hour, *rest, command = line.split(None, 5)
        assert rest == ["*", "*", "*"], line
        yield f"{int(hour):02}:{int(minute):02}", command


def unit_lines(path, key):
    return [line.split("=", 1)[1] for line in path.read_text(encoding="utf-8").splitlines() if line.startswith(f"{key}=")]


class Machine:
    """A folder with the case's ledger, and zb on the path."""

    def __init__(self, zb, schedule, folder):
        self.folder = folder
        self.environment = bare(folder, zb)
        self.places = {"/usr/local/bin/zb": str(zb), "/usr/local/share/zb/schedule": str(schedule), "/srv/zb": str(folder), "/srv/zb-anchors": str(folder)}
        subprocess.run([zb, "demo", "case"], cwd=folder, env=self.environment, check=True, capture_output=True)

    def run(self, command, day, time):
        for place, here in sorted(self.places.items(), key=lambda pair: -len(pair[0])):
            command = command.replace(place, here)
        environment = {**self.environment, "ZB_DB": str(self.folder / "case" / "zb.db"), "ZB_NOW": f"{day}T{time}:00+08:00"}
        return subprocess.run(["/bin/sh", "-c", command], cwd=self.folder, env=environment, capture_output=True, check=False, encoding="utf-8")

    def circular(self, day):
        return self.folder / "通报" / f"周通报草稿-{day}.md"


def faults_of_job(machine, where, day, time, commands):
    """`commands`: conditions, then the job; a condition that fails ends it quietly."""
    working, last = DAYS[day]
    said = ""
    for command in commands:
        done = machine.run(command, day, time)
        said += done.stdout
        if done.returncode not in (0, 3):
            yield f"{where} {day}: exit {done.returncode}: {done.stderr.strip()[:300]}"
        if done.returncode != 0:
            break
    weekly, head = "weekly_circular" in commands[-1], "ledger head" in commands[-1]
    if weekly and machine.circular(day).exists() != last:
        yield f"{where} {day}: {'no' if last else 'a'} circular"
    if not working and said:
        yield f"{where} {day}: no working day, yet it says {said[:80]!r}"
    if "today --office" in commands[-1] and working and "专班" not in said:
        yield f"{where} {day}: the office's page is {said[:80]!r}"
    if "ledger missing" in commands[-1] and day == "2026-11-20" and said:
        yield f"{where} {day}: all three specialists sent theirs, yet it says {said[:80]!r}"
    if "ledger missing" in commands[-1] and day == "2026-11-16" and not ("JH-2026-005" in said and said.count("\n") == 1):
        yield f"{where} {day}: one specialist sent nothing, yet it says {said[:80]!r}"
    if weekly and machine.circular(day).exists():
        if "周通报" not in machine.circular(day).read_text(encoding="utf-8"):
            yield f"{where} {day}: that is no circular"
        # What a person wrote into it since stays when the job runs again (Persistent=true, or by hand).
        with machine.circular(day).open("a", encoding="utf-8") as draft:
            draft.write("改过的字\n")
        text = machine.circular(day).read_text(encoding="utf-8")
        again = machine.run(commands[-1], day, time)
        if again.returncode != 0 or again.stdout or machine.circular(day).read_text(encoding="utf-8") != text:
            yield f"{where} {day}: a second run ends in {again.returncode}: {again.stderr}{again.stdout}"
        shutil.rmtree(machine.circular(day).parent)
    assert not head or machine.run("test -s " + "/srv/zb-anchors/heads", day, time).returncode == 0


def faults_of_units(systemd):
    if shutil.which("systemd-analyze") is None:
        print("systemd-analyze: not installed, left out")
        return
    for timer in sorted(systemd.glob("*.timer")):
        for when in unit_lines(timer, "OnCalendar"):
            done = subprocess.run(["systemd-analyze", "calendar", when], capture_output=True, check=False, encoding="utf-8")
            if done.returncode != 0:
                yield f"{timer.name}: {when}: {done.stderr.strip()}"


def main(zb, source):
    zb, schedule = pathlib.Path(zb).resolve(), pathlib.Path(source).resolve() / "examples" / "schedule"
    faults, runs = [], 0
    with tempfile.TemporaryDirectory(prefix="zb-schedule-") as name:
        machine = Machine(zb, schedule, pathlib.Path(name))
        jobs = [(f"crontab {time}", time, [command]) for time, command in crontab_jobs(schedule / "crontab")]
        for unit in UNIT_NAMES:
            service = schedule / "systemd" / f"zb-{unit}.service"
            time = re.search(r"(\d\d:\d\d):00", unit_lines(schedule / "systemd" / f"zb-{unit}.timer", "OnCalendar")[0])[1]
            jobs.append((service.name, time, [*unit_lines(service, "ExecCondition"), *unit_lines(service, "ExecStart")]))
        for where, time, commands in jobs:
            for day in DAYS if "ledger head" not in commands[-1] else ["2026-11-20"]:
                runs += 1
                faults += faults_of_job(machine, where, day, time, commands)
        anchors = machine.run("zb ledger verify --anchors /srv/zb-anchors/heads", "2026-11-20", "23:59")
        if anchors.returncode != 0:
            faults.append(f"the anchors kept every night do not verify: {anchors.stdout}{anchors.stderr}")
    faults += faults_of_units(schedule / "systemd")
    print("\n".join(faults))
    print(f"{runs} runs of {len(jobs)} jobs: {len(faults)} faults")
    return 1 if faults or len(jobs) != 7 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
