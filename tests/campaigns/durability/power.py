#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The power goes at every moment of a recorded run, and what was not synced may be lost.

While another process has the ledger open (so that no closing syncs for the writers), commands run under the recording library. Then the
disk is built as it may stand after each moment: of the writes since a file's last sync none, all, or some; of the names changed since the
folder's last sync none, all, or the first few. Every receipt printed by then must be in the ledger, and the ledger sound.
"""
import pathlib
import random
import shutil
import struct
import subprocess
import sys

import common


HOLDER = """
import sqlite3, sys, time
ledger = sqlite3.connect(sys.argv[1])
ledger.execute("SELECT count(*) FROM entry").fetchall()
print("open", flush=True)
time.sleep(600)
"""


class Disk:
    """Files as the disk surely has them, and what is only in memory yet."""

    def __init__(self, folder):
        self.folder = folder
        self.files = {}  # number of a file: what is synced, and the changes since
        self.names = {}  # synced names
        self.changes = []  # of names, not synced
        self.now = {}  # names as a running program sees them
        self.next = 0
        for path in sorted(folder.iterdir()):
            self.now[str(path)] = self.names[str(path)] = self.next
            self.files[self.next] = (path.read_bytes(), [])
            self.next += 1

    def name(self, change):
        self.changes.append(change)
        apply_name(self.now, change)

    def take(self, kind, path, offset, data):
        if kind in "WTS" and path not in self.now and pathlib.Path(path) != self.folder:
            self.take("C", path, 0, b"")  # made by the process that has the ledger open
        if kind == "C":
            self.files[self.next] = (b"", [])
            self.name(("C", path, self.next))
            self.next += 1
        elif kind in "WT":
            self.files[self.now[path]][1].append((kind, offset, data))
        elif kind in "ML":
            self.name((kind, path, data.decode()))
        elif kind == "U":
            self.name((kind, path, None))
        elif kind == "S" and pathlib.Path(path) == self.folder:
            self.sync_names()
        elif kind == "S":
            number = self.now[path]
            data, later = self.files[number]
            self.files[number] = (with_changes(data, later), [])
            self.sync_names()  # as ext4 and xfs do: the sync of a file takes the changes of names before it along

    def sync_names(self):
        for change in self.changes:
            apply_name(self.names, change)
        self.changes = []

    def after_the_cut(self, choice):
        """Names and contents that may be found afterwards."""
        names = dict(self.names)
        kept = {"none": 0, "all": len(self.changes)}.get(choice, random.randint(0, len(self.changes)))
        for change in self.changes[:kept]:
            apply_name(names, change)
        for path, number in names.items():
            data, later = self.files[number]
            some = {"none": [], "all": later}.get(choice)
            if some is None:
                some = [change for change in later if random.random() < 0.5]
            yield path, with_changes(data, some)


def apply_name(names, change):
    kind, path, what = change
    if kind == "C":
        names[path] = what
    elif kind == "M" and path in names:
        names[what] = names.pop(path)
    elif kind == "L" and path in names:
        names[what] = names[path]
    elif kind == "U":
        names.pop(path, None)


def with_changes(data, changes):
    out = bytearray(data)
    for kind, offset, new in changes:
        if kind == "T":
            out = out[:offset].ljust(offset, b"\0")
        else:
            out = out.ljust(offset, b"\0")
            out[offset:offset + len(new)] = new
    return bytes(out)


def records(log):
    data, at = log.read_bytes(), 0
    while at < len(data):
        kind = chr(data[at])
        offset, path_size, size = struct.unpack_from("=qqq", data, at + 1)
        at += 25
        path = data[at:at + path_size].decode()
        at += path_size
        yield kind, path, offset, data[at:at + size]
        at += size


def record_a_run(place, log, writes):
    place.fresh()
    began = place.folder / "began"
    shutil.copytree(place.ledger.parent, began)
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, place.ledger], stdout=subprocess.PIPE)
    holder.stdout.readline()
    for number in range(writes):
        place.run("note", "add", "P-1", "--progress", f"第{number}条", "--format", "json", LOG=log)
    holder.kill()  # not closed: what it would do then is not recorded
    holder.communicate()
    place.run("note", "add", "P-1", "--progress", "最后一条", "--format", "json", LOG=log)
    place.run("restore", "back.db", "--yes", "--format", "json", LOG=log)
    place.run("note", "add", "P-1", "--progress", "恢复以后", "--format", "json", LOG=log)
    return began


def cut(place, disk, receipts, choice, before_restoring):
    """What is lost or wrong if the power goes now. What was printed before the backup was restored is set aside with the old file."""
    place.clear()
    shutil.rmtree(place.folder / "home", ignore_errors=True)  # the heads seen in the run itself
    for path, data in disk.after_the_cut(choice):
        if not path.endswith("-shm"):
            (place.ledger.parent / pathlib.Path(path).name).write_bytes(data)
    if not place.ledger.exists():
        return ["the ledger is gone: all lost"]
    if "ledger.restored" in place.run("ledger", "list", "--kind", "ledger.restored", "--format", "jsonl").stdout:
        receipts = receipts[before_restoring:]
    return [f"lost or unsound with {choice} of what was not synced: {fault}" for fault in place.sound(receipts)]


def main():
    zb, shim, rounds = common.arguments("power")
    random.seed(20261123)
    faults, injected = [], 0
    with common.new_folder() as folder:
        place = common.Place(zb, shim, folder)
        log = pathlib.Path(folder) / "log"
        began = record_a_run(place, log, 2 * rounds)
        before_restoring = 2 * rounds + 1
        everything = list(records(log))
        place.clear()
        shutil.copytree(began, place.ledger.parent, dirs_exist_ok=True)
        disk = Disk(place.ledger.parent)
        moments = set(common.sample(len(everything), 12 * rounds * rounds))
        receipts, printed = [], ""
        for moment, (kind, path, offset, data) in enumerate(everything, 1):
            if kind == "P":
                printed += data.decode()
                receipt = common.receipt_of(printed)
                if receipt:
                    receipts.append(receipt)
                    printed = ""
            else:
                disk.take(kind, path, offset, data)
            for choice in ("none", "all", "some") if moment in moments or kind == "P" else ():
                injected += 1
                faults += [f"moment {moment}: {fault}" for fault in cut(place, disk, receipts, choice, before_restoring)]
    common.report("power", injected, faults)


if __name__ == "__main__":
    main()
