#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The Nth open, write, sync, rename or truncate of a command fails, once or from then on.

Exit 0: the receipt is in the ledger. Exit 1: nothing was written. Exit 74: not known, and the same request id writes it exactly once.
Never a signal, never another status; nothing temporary is left; the next command works.
"""
import errno

import common

BATCH = "".join(f'{{"code":"B-{i}","name":"批{i}"}}\n' for i in range(30))
HOWS = {"open": (errno.EIO, errno.EMFILE), "write": (errno.EIO, errno.ENOSPC, "torn"), "sync": (errno.EIO,), "name": (errno.EIO,),
        "truncate": (errno.EIO,)}


def commands():
    return {
        "write": (["project", "add", "--code", "A-1", "--name", "甲", "--request-id", "r-1", "--format", "json"], None),
        "batch": (["project", "add", "--input", "-", "--request-id", "r-1", "--format", "json"], BATCH),
        "backup": (["backup", "copy.db", "--force"], None),
        "output": (["ledger", "export", "-o", "out.jsonl", "--force"], None),
        "restore": (["restore", "back.db", "--yes", "--format", "json"], None),
        "repair": (["doctor", "--repair"], None),
    }


def after(place, what, words, given, done, before):
    faults = []
    receipt = common.receipt_of(done.stdout)
    allowed = (0, 1, 3, 74, 75) if what == "repair" else (0, 1, 74, 75)
    if done.returncode not in allowed:
        faults.append(f"exit {done.returncode}: {done.stderr[-300:]}")
    if done.returncode == 0 and what in ("write", "batch", "restore") and not receipt:
        faults.append("exit 0 without a receipt")
    faults += [f"lost or unsound: {fault}" for fault in place.sound([receipt] if receipt else [])]
    if done.returncode in (1, 75) and what != "repair" and place.head() != before:
        faults.append(f"exit {done.returncode}, but {before[0]} became {place.head()[0]}: {done.stderr[-300:]}")
    if done.returncode == 74 and "--request-id" in words:
        again = place.run(*words, given=given)
        twice = place.must("ledger", "list", "--format", "jsonl").count('"request":"r-1 ')
        if again.returncode != 0 or twice != (1 if what == "write" else 30):
            faults.append(f"74, then exit {again.returncode} and {twice} entries: {again.stderr[-300:]}")
    if place.left():
        faults.append(f"left {place.left()}")
    if place.run("project", "add", "--code", "N-1", "--name", "再来").returncode != 0:
        faults.append("the next write fails")
    return faults


def main():
    zb, shim, rounds = common.arguments("fault")
    faults, injected = [], 0
    with common.new_folder() as folder:
        place = common.Place(zb, shim, folder)
        for what, (words, given) in commands().items():
            place.fresh()
            for kind, last in place.calls(*words, given=given).items():
                if last == 0:
                    continue
                for how in HOWS[kind] if rounds > 1 else HOWS[kind][:1]:
                    # Where no file can be renamed or removed any more, what was made stays: that is tried once at a time only.
                    for on in ("", ":on") if rounds > 1 and how != "torn" and kind != "name" else ("",):
                        for call in common.sample(last, 2 * rounds):
                            place.fresh()
                            before = place.head()
                            done = place.run(*words, given=given, fault=f"{kind}:{call}:{how}{on}")
                            injected += 1
                            faults += [f"{what}, {kind} {call} {how}{on}: {fault}" for fault in after(place, what, words, given, done, before)]
    common.report("fault", injected, faults)


if __name__ == "__main__":
    main()
