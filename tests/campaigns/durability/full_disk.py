#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The disk is full after so many more bytes; and, as root with loop devices, real full disks of small blocks.

Every command ends with an exit status of its own, never a signal; what was acknowledged is there, what was refused is not; with room again
the next command works.
"""
import os
import pathlib
import subprocess
import sys

import common
from fault import after, commands


def on_a_counted_disk(place, rounds):
    faults, injected = [], 0
    for what, (words, given) in commands().items():
        for room in common.sample(60000, 5 * rounds):
            place.fresh()
            before = place.head()
            done = place.run(*words, given=given, ROOM=room - 1)
            injected += 1
            faults += [f"{what}, {room - 1} bytes left: {fault}" for fault in after(place, what, words, given, done, before)]
    return faults, injected


def without_room_for_shared_memory(place):
    """A page of a mapped file for which there is no block: SIGBUS, which must be said and end with 74."""
    faults = []
    for words in (["note", "add", "P-1", "--progress", "x"], ["project", "list"]):
        place.fresh()
        done = place.run(*words, SHARED=1)
        if done.returncode != 74 or "磁盘已满" not in done.stderr:
            faults.append(f"zb {words[0]}: no room for shared memory: exit {done.returncode} {done.stderr[-300:]}")
        faults += [f"no room for shared memory: lost or unsound: {fault}" for fault in place.sound()]
    return faults, 2


def mounted(image, folder, block):
    """A new ext4 of 2 MiB on a loop device; False where this machine allows none."""
    with open(image, "wb") as file:
        file.truncate(2 << 20)
    made = subprocess.run(["mkfs.ext4", "-q", "-b", str(block), "-O", "^has_journal", image], capture_output=True, check=False)
    return made.returncode == 0 and subprocess.run(["mount", "-o", "loop", image, folder], capture_output=True, check=False).returncode == 0


def fill(folder, leave):
    """Fills the disk up to `leave` bytes."""
    with open(folder / "ballast", "ab", buffering=0) as ballast:
        for size in (65536, 4096, 1024):
            try:
                while True:
                    ballast.write(b"x" * size)
            except OSError:
                pass
        ballast.truncate(max(0, ballast.seek(0, os.SEEK_END) - leave))


def on_real_disks(zb, shim, rounds):
    faults, injected = [], 0
    for block in (1024, 4096):
        with common.new_folder() as name:
            folder = pathlib.Path(name)
            (folder / "m").mkdir()
            if not mounted(folder / "image", folder / "m", block):
                print("full disk: no loop devices here; only the counted disk was tried")
                return faults, injected
            try:
                place = common.Place(zb, shim, folder / "m")
                for leave in common.sample(400000, 10 * rounds):
                    (folder / "m" / "ballast").unlink(missing_ok=True)
                    place.fresh()
                    fill(folder / "m", leave)
                    done = place.run("project", "add", "--code", "A-1", "--name", "甲", "--format", "json")
                    injected += 1
                    if done.returncode not in (0, 1, 74):
                        faults.append(f"ext4 of {block}, {leave} bytes left: exit {done.returncode} {done.stderr[-300:]}")
                    reading = place.run("project", "list")
                    if reading.returncode not in (0, 1, 74):
                        faults.append(f"ext4 of {block}, {leave} bytes left: reading: exit {reading.returncode} {reading.stderr[-300:]}")
                    (folder / "m" / "ballast").unlink()
                    receipt = common.receipt_of(done.stdout)
                    faults += [f"ext4 of {block}, {leave} bytes left: lost or unsound: {fault}" for fault in place.sound([receipt] if receipt else [])]
            finally:
                subprocess.run(["umount", folder / "m"], check=False)
    return faults, injected


def main():
    zb, shim, rounds = common.arguments("full_disk")
    with common.new_folder() as folder:
        place = common.Place(zb, shim, folder)
        faults, injected = on_a_counted_disk(place, rounds)
        more, number = without_room_for_shared_memory(place)
        faults, injected = faults + more, injected + number
    if rounds > 1 and os.geteuid() == 0:
        more, number = on_real_disks(zb, shim, rounds)
        faults, injected = faults + more, injected + number
    common.report("full disk", injected, faults)


if __name__ == "__main__":
    sys.exit(main())
