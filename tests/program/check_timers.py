#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the hourly backup and the nightly check of examples/timers as they stand: kept copies, pruning, and what must make them fail.
Usage: check_timers.py ZB SOURCE"""
import os
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile
import time

from environment import bare

HOUR = 3600


class Machine:
    def __init__(self, zb, timers, folder):
        self.timers, self.folder, self.backups = timers, folder, folder / "backups"
        self.backups.mkdir()
        self.environment = bare(folder, zb, ZB_DB=str(folder / "zb.db"), ZB_BACKUPS=str(self.backups), ZB_KEEP_HOURS="48", ZB_KEEP_DAYS="30",
                                ZB_NOW="2026-11-23T02:30:00+08:00")
        self.zb("init", "--practice", "--quiet")

    def zb(self, *words):
        subprocess.run(["zb", *words], env=self.environment, cwd=self.folder, check=True, capture_output=True)

    def job(self, script):
        return subprocess.run(["/bin/sh", self.timers / script], env=self.environment, cwd=self.folder, capture_output=True, check=False,
                              encoding="utf-8")

    def expect(self, script, well, why):
        done = self.job(script)
        assert (done.returncode == 0) == well, f"{script}: {why}: exit {done.returncode}\n{done.stdout}{done.stderr}"

    def kept(self):
        return sorted(path.name for path in self.backups.glob("*.db"))

    def age(self, name, hours):
        stamp = time.time() - hours * HOUR
        path = self.backups / time.strftime("zb-%Y%m%dT%H%M%S.db", time.localtime(stamp))
        (self.backups / name).rename(path)
        os.utime(path, (stamp, stamp))
        return path.name


def try_jobs(machine):
    machine.expect("hourly_backup.sh", True, "a sound ledger")
    for hours in (1, 47, 120, 121, 31 * 24):
        machine.age(machine.kept()[-1], hours)
        machine.expect("hourly_backup.sh", True, "a sound ledger")
    kept = machine.kept()
    assert 4 <= len(kept) <= 5, kept  # of the two of one day the later (two days where midnight lies between), the one of last month gone
    machine.expect("nightly_verify.sh", True, "a sound ledger and a fresh backup")
    machine.zb("project", "add", "--code", "A-1", "--name", "甲")
    machine.expect("nightly_verify.sh", True, "a ledger that grew")
    anchors = (machine.backups / "zb.anchors").read_text().splitlines()
    assert len(anchors) == 2 and all(re.fullmatch(r"\d+ [0-9a-f]{64}", line) for line in anchors), anchors


def try_faults(machine):
    for name in machine.kept()[:-1]:
        (machine.backups / name).unlink()
    old = machine.age(machine.kept()[0], 5)
    machine.expect("nightly_verify.sh", False, "a backup that stopped hours ago")
    (machine.backups / old).unlink()
    machine.expect("nightly_verify.sh", False, "no backup at all")
    machine.expect("hourly_backup.sh", True, "a sound ledger")
    with sqlite3.connect(machine.folder / "zb.db") as ledger:
        ledger.execute("DROP TRIGGER entry_is_never_changed")
        ledger.execute("UPDATE entry SET actor = 'x' WHERE seq = 5")
    ledger.close()
    before = machine.kept()
    machine.expect("nightly_verify.sh", False, "a changed entry")
    machine.expect("hourly_backup.sh", False, "a changed entry")
    assert machine.kept() == before, "a failed backup pruned or left something"


def main():
    zb, source = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    timers = source / "examples" / "timers"
    units = {path.name for path in (timers / "systemd").iterdir()}
    for service in ("zb-backup", "zb-verify"):
        text = (timers / "systemd" / f"{service}.service").read_text()
        assert f"{service}.timer" in units and "OnFailure=zb-failed@%N.service" in text and "zb-failed@.service" in units, service
        script = re.search(r"ExecStart=/bin/sh /usr/local/share/zb/timers/(\S+)", text)[1]
        assert (timers / script).exists() and script in (timers / "crontab").read_text(), script
    with tempfile.TemporaryDirectory(prefix="zb-timers-") as folder:
        machine = Machine(zb, timers, pathlib.Path(folder))
        try_jobs(machine)
        try_faults(machine)


if __name__ == "__main__":
    main()
