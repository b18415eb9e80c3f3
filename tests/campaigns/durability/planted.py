#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Proves that the campaigns can fail: builds zb, with which they must find nothing, then with one defect at a time, which they must find.
Usage: planted.py SOURCE SHIM [--campaign NAME]"""
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
PRINTS = R'''    std::printf("{\"receipt\":{\"first\":%lld,\"last\":%lld,\"head\":\"%s\",\"codes\":[]}}\n", static_cast<long long>(receipt.first),
                static_cast<long long>(receipt.last), hex(receipt.head).c_str());
    std::fflush(stdout);
    store_.commit();'''
THROWN = "        throw nothing_was_written(fault) ? error : unknown_outcome(error.fault().message);"
# What is planted: the file, the text, what stands in its place, and the campaign that must find it.
DEFECTS = {
    "print before COMMIT": ("lib/book/writing.cpp", [("        store_.commit();\n    }\n    return receipt;", PRINTS + "\n    }\n    return receipt;"),
                                                     ("#include <algorithm>", "#include <algorithm>\n#include <cstdio>")], "kill"),
    "NORMAL for FULL": ("lib/store/connection.cpp", [('{"PRAGMA synchronous = FULL", "PRAGMA synchronous", "2"}',
                                                      '{"PRAGMA synchronous = NORMAL", "PRAGMA synchronous", "1"}')], "power"),
    "an index not recomputed": ("lib/store/check.cpp", [("            compare(expected, stored_indexes(database), findings);", "            if (false) compare(expected, stored_indexes(database), findings);")],
                                "kill"),
    "no queue, no BEGIN IMMEDIATE": ("lib/store/store.cpp", [("    impl_->queue.enter(", "    if (false) impl_->queue.enter("),
                                                             ('exec("BEGIN IMMEDIATE")', 'exec("BEGIN")')], "crowd"),
    "a fault swallowed": ("lib/store/store.cpp", [(THROWN, "        if (nothing_was_written(fault)) throw error;\n        static_cast<void>(unknown_outcome);")], "fault"),
    "a full disk swallowed": ("lib/store/store.cpp", [(THROWN, "        if (!nothing_was_written(fault)) throw unknown_outcome(error.fault().message);")], "full_disk"),
}


class Tree:
    """A copy of the tree, built once; each defect costs the files that it touches."""

    def __init__(self, source, folder):
        self.folder = folder
        self.build = folder / "build" / "q"  # as deep as other builds, so that ccache knows what they compiled
        subprocess.run(["git", "-C", source, "archive", "--output", folder / "tree.tar", "HEAD"], check=True)
        subprocess.run(["tar", "-xf", folder / "tree.tar", "-C", folder], check=True)
        self.environment = dict(os.environ, CCACHE_BASEDIR=str(folder), CCACHE_NOHASHDIR="1")
        self.run("cmake", "-G", "Ninja", "-S", folder, "-B", self.build, "-DZB_TESTS=OFF", "-DCMAKE_BUILD_TYPE=Debug",
                 "-DCMAKE_CXX_FLAGS=-O0 -g0", "-DCMAKE_UNITY_BUILD=ON", "-DZB_WARNINGS_AS_ERRORS=ON")

    def run(self, *words):
        done = subprocess.run(words, env=self.environment, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8")
        assert done.returncode == 0, done.stdout[-3000:]

    def sound(self):
        self.run("cmake", "--build", self.build, "--target", "zb")
        return self.build / "zb"

    def with_defect(self, name, campaign):
        file, changes, _ = DEFECTS[name]
        path = self.folder / file
        sound = path.read_text(encoding="utf-8")
        text = sound
        for old, new in changes:
            assert text.count(old) == 1, f"{file} has not once: {old}"
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")
        try:
            self.run("cmake", "--build", self.build, "--target", "zb")
            return campaign(self.build / "zb")
        finally:
            path.write_text(sound, encoding="utf-8")


def played(campaign, zb, shim):
    words = [sys.executable, HERE / f"{campaign}.py", zb, shim, "1" if campaign == "crowd" else "2"]
    return subprocess.run(words, capture_output=True, check=False, encoding="utf-8")


def last_line(done):
    return done.stdout.splitlines()[-1] if done.stdout else done.stderr[-500:]


def main():
    source, shim = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    names = [name for name, (_, _, campaign) in DEFECTS.items() if len(sys.argv) < 5 or sys.argv[4] == campaign]
    missed = 0
    with tempfile.TemporaryDirectory(prefix="zb-planted-") as folder:
        tree = Tree(source, pathlib.Path(folder))
        for campaign in sorted({DEFECTS[name][2] for name in names}):
            done = played(campaign, tree.sound(), shim)
            print(f"sound: {campaign}: {last_line(done)}", flush=True)
            missed += done.returncode != 0
        for name in names:
            campaign = DEFECTS[name][2]
            done = tree.with_defect(name, lambda zb, campaign=campaign: played(campaign, zb, shim))
            found = done.returncode == 1 and "FOUND" in done.stdout
            print(f"planted: {name}: {campaign} {'finds it' if found else 'DOES NOT FIND IT'}: {last_line(done)}", flush=True)
            missed += not found
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
