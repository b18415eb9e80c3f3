#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""kill -9 at a call on the disk, one after another, of commands that write, and at random moments of a crowd.

A receipt that was printed must be in the ledger; a batch is there whole or not at all; the next command works without help; what was left
is named by doctor and removed by doctor --repair; an index row taken out behind zb's back is found and mended.
"""
import random
import signal
import sqlite3
import subprocess

import common

BATCH = "".join(f'{{"code":"B-{i}","name":"批{i}"}}\n' for i in range(30))


def commands():
    return {
        "write": (["project", "add", "--code", "A-1", "--name", "甲", "--format", "json"], None),
        "batch": (["project", "add", "--input", "-", "--format", "json"], BATCH),
        "backup": (["backup", "copy.db", "--force"], None),
        "output": (["ledger", "export", "-o", "out.jsonl", "--force"], None),
        "restore": (["restore", "back.db", "--yes", "--format", "json"], None),
        "repair": (["doctor", "--repair"], None),
    }


def entries_of_batch(place):
    return place.must("project", "list", "--format", "csv", "--no-header", "--plain", "--columns", "code").count("B-")


def after(place, what, killed, printed):
    faults = []
    receipt = common.receipt_of(printed)
    if not place.ledger.exists():
        return [f"{what}: killed at call {killed}: the ledger is gone, all lost"]
    for fault in place.sound([receipt] if receipt else []):
        faults.append(f"{what}: killed at call {killed}: lost or unsound: {fault}")
    if what == "batch" and entries_of_batch(place) not in (0, 30):
        faults.append(f"{what}: killed at call {killed}: {entries_of_batch(place)} of 30 rows")
    done = place.run("project", "add", "--code", f"N-{killed}", "--name", f"再来{killed}")
    if done.returncode != 0:
        faults.append(f"{what}: killed at call {killed}: the next write: exit {done.returncode} {done.stderr}")
    return faults


def kill_at_each_call(place, most):
    faults, injected = [], 0
    for what, (words, given) in commands().items():
        place.fresh()
        last = sum(place.calls(*words, given=given).values())
        for call in common.sample(last, most):
            place.fresh()
            done = place.run(*words, given=given, fault=f"any:{call}:kill")
            injected += 1
            faults += after(place, what, call, done.stdout)
            if place.left():
                named = place.run("doctor").returncode == 3
                place.run("doctor", "--repair", "--quiet")
                if not named or place.left():
                    faults.append(f"{what}: killed at call {call}: doctor leaves {place.left()}")
    return faults, injected


def kill_init(place, most):
    faults = []
    place.clear()
    calls = common.sample(sum(place.calls("init", "--practice").values()), most)
    for call in calls:
        place.clear()
        place.run("init", "--practice", fault=f"any:{call}:kill")
        if not place.ledger.exists():
            place.must("init", "--practice", "--quiet")
        faults += [f"init: killed at call {call}: {fault}" for fault in place.sound()]
    return faults, len(calls)


def kill_at_random(place, rounds):
    faults, receipts = [], []
    place.fresh()
    for turn in range(rounds):
        crowd = []
        for i in range(4):
            words = ["note", "add", "P-1", "--progress", f"第{turn}轮{i}", "--format", "json"]
            crowd.append(subprocess.Popen([place.zb, *words], env=place.environment(), cwd=place.ledger.parent, stdout=subprocess.PIPE,
                                          stderr=subprocess.DEVNULL, encoding="utf-8"))
        victim = random.choice(crowd)
        try:
            victim.wait(random.uniform(0.0, 0.05))
        except subprocess.TimeoutExpired:
            victim.send_signal(signal.SIGKILL)
        receipts += [receipt for receipt in (common.receipt_of(one.communicate()[0]) for one in crowd) if receipt]
    faults += [f"crowd: receipts lost: {fault}" for fault in place.sound(receipts)]
    return faults, rounds


def take_index_rows(place, rounds):
    faults = []
    for turn in range(rounds):
        place.fresh()
        with sqlite3.connect(place.ledger) as database:
            database.execute("PRAGMA foreign_keys = OFF")
            table = ("entry_subject", "lookup")[turn % 2]
            database.execute(f"DELETE FROM {table} WHERE ({'subject' if turn % 2 == 0 else 'text'}) = "
                             f"(SELECT max({'subject' if turn % 2 == 0 else 'text'}) FROM {table})")
        database.close()
        if place.run("ledger", "verify").returncode != 3:
            faults.append(f"index: a row taken out of {table} is not found")
        place.run("doctor", "--repair", "--quiet")
        faults += [f"index: not mended: {fault}" for fault in place.sound()]
    return faults, rounds


def main():
    zb, shim, rounds = common.arguments("kill")
    random.seed(20261123)
    faults, injected = [], 0
    with common.new_folder() as folder:
        place = common.Place(zb, shim, folder)
        for found, number in (kill_at_each_call(place, 2 * rounds), kill_init(place, 4 * rounds), kill_at_random(place, 8 * rounds),
                              take_index_rows(place, 2)):
            faults += found
            injected += number
    common.report("kill", injected, faults)


if __name__ == "__main__":
    main()
