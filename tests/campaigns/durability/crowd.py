#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Crowds: P processes, each writing N entries one command after another: 16 × 50, 16 × 200, 50 × 20. Nothing lost, nobody refused or told
that the ledger is locked; how long they waited is printed. Usage: crowd.py ZB SHIM [ROUNDS]; 1 is a short round of 8 × 6."""
import concurrent.futures
import os
import subprocess
import threading
import time

import common

NOBODY = 65534


def one_writer(place, writer, entries):
    receipts, waits, faults = [], [], []
    for number in range(entries):
        began = time.monotonic()
        done = place.run("note", "add", "P-1", "--progress", f"第{writer}人第{number}条", "--format", "json")
        waits.append(time.monotonic() - began)
        receipt = common.receipt_of(done.stdout)
        if done.returncode == 0 and receipt:
            receipts.append(receipt)
        else:
            faults.append(f"writer {writer}, entry {number}: exit {done.returncode} {done.stderr[-200:]}")
    return receipts, waits, faults


def read_as_nobody(place, done):
    """Somebody who may only read, beside the writers, whose -wal and shared memory come and go. Only root can be somebody else."""
    faults, reads = [], 0
    while not done.is_set():
        try:
            one = subprocess.run([place.zb, "project", "list"], env=place.environment(), cwd="/", user=NOBODY, group=NOBODY, extra_groups=[],
                                 capture_output=True, check=False, encoding="utf-8")
        except PermissionError:
            return []  # the program lies where nobody may run it
        reads += 1
        if one.returncode != 0:
            faults.append(f"a reader: exit {one.returncode} {one.stderr[-200:]}")
    print(f"{reads} reads by one who may only read")
    return faults


def crowd(place, processes, entries):
    place.fresh()
    (place.ledger.parent / "back.db").unlink()
    place.ledger.chmod(0o644)
    for folder in (place.folder, place.ledger.parent):
        folder.chmod(0o755)
    began = time.monotonic()
    over = threading.Event()
    with concurrent.futures.ThreadPoolExecutor(processes + 1) as pool:
        reader = pool.submit(read_as_nobody, place, over) if os.geteuid() == 0 and os.access(place.zb, os.X_OK) else None
        done = list(pool.map(lambda writer: one_writer(place, writer, entries), range(processes)))
        over.set()
    took = time.monotonic() - began
    receipts = [receipt for one in done for receipt in one[0]]
    waits = sorted(wait for one in done for wait in one[1])
    faults = [fault for one in done for fault in one[2]] + (reader.result() if reader else [])
    if len({receipt["last"] for receipt in receipts}) != len(receipts):
        faults.append("two receipts of one number: one is lost")
    for at in range(0, len(receipts), 500):
        faults += [f"receipts lost: {fault}" for fault in place.sound(receipts[at:at + 500])]
    beside = sorted(path.name for path in place.ledger.parent.iterdir())
    if beside != ["zb.db", "zb.db-lock"]:
        faults.append(f"beside the ledger afterwards: {beside}")
    print(f"{processes} × {entries}: {len(receipts)} written in {took:.1f} s; a command took {waits[len(waits) // 2]:.2f} s by the median, "
          f"{waits[-1]:.2f} s at most")
    return processes * entries, faults


def main():
    zb, shim, rounds = common.arguments("crowd")
    written, faults = 0, []
    with common.new_folder() as folder:
        place = common.Place(zb, shim, folder)
        for processes, entries in ((16, 50), (16, 200), (50, 20)) if rounds > 1 else ((8, 6),):
            number, found = crowd(place, processes, entries)
            written += number
            faults += found
    common.report("crowd", written, faults)


if __name__ == "__main__":
    main()
