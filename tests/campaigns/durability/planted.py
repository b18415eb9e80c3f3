#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Proves that the campaigns can fail: builds zb with one defect at a time and runs the campaign that must find it.
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
# What is planted: the file, the text, what stands in its place, and the campaign that must find it.
DEFECTS = {
    "print before COMMIT": ("lib/book/writing.cpp", [("    store_.commit();\n    return receipt;", PRINTS + "\n    return receipt;"),
                                                     ("#include <algorithm>", "#include <algorithm>\n#include <cstdio>")], "kill"),
    "NORMAL for FULL": ("lib/store/connection.cpp", [('{"PRAGMA synchronous = FULL", "PRAGMA synchronous", "2"}',
                                                      '{"PRAGMA synchronous = NORMAL", "PRAGMA synchronous", "1"}')], "power"),
    "an index not recomputed": ("lib/store/check.cpp", [("        for (Fault& fault : differences(", "        if (false) for (Fault& fault : differences(")],
                                "kill"),
    "no queue": ("lib/store/store.cpp", [("    impl_->queue.enter(", "    if (false) impl_->queue.enter(")], "crowd"),
    "a fault swallowed": ("lib/store/store.cpp", [("        if (nothing_was_written(fault)) throw error;", "        return;")], "fault"),
    "a full disk swallowed": ("lib/store/store.cpp", [("        if (nothing_was_written(fault)) throw error;",
                                                       "        if (nothing_was_written(fault)) return;")], "full_disk"),
}


def build(source, tree, file, changes):
    subprocess.run(["git", "-C", source, "archive", "--output", tree / "tree.tar", "HEAD"], check=True)
    subprocess.run(["tar", "-xf", tree / "tree.tar", "-C", tree], check=True)
    text = (tree / file).read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, f"{file} has not once: {old}"
        text = text.replace(old, new)
    (tree / file).write_text(text, encoding="utf-8")
    environment = dict(os.environ, CCACHE_BASEDIR=str(tree), CCACHE_NOHASHDIR="1")
    for command in (["cmake", "-G", "Ninja", "-S", tree, "-B", tree / "build", "-DZB_TESTS=OFF", "-DCMAKE_BUILD_TYPE=Debug", "-DCMAKE_CXX_FLAGS=-O0",
                     "-DCMAKE_UNITY_BUILD=ON"], ["cmake", "--build", tree / "build", "--target", "zb"]):
        subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    return tree / "build" / "zb"


def main():
    source, shim = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    missed = 0
    for name, (file, changes, campaign) in DEFECTS.items():
        if len(sys.argv) > 4 and sys.argv[4] != campaign:
            continue
        with tempfile.TemporaryDirectory(prefix="zb-planted-") as folder:
            zb = build(source, pathlib.Path(folder), file, changes)
            done = subprocess.run([sys.executable, HERE / f"{campaign}.py", zb, shim, "2"], capture_output=True, check=False, encoding="utf-8")
            found = done.returncode == 1 and "FOUND" in done.stdout
            print(f"planted: {name}: {campaign} {'finds it' if found else 'DOES NOT FIND IT'}: {done.stdout.splitlines()[-1] if done.stdout else done.stderr[-500:]}")
            missed += not found
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
