# SPDX-License-Identifier: Apache-2.0
"""Plants defects into a copy of the tree. Called by planted.sh: planted.py [DEFECT...]"""
import os
import pathlib
import re
import shutil
import subprocess
import sys

COPY = pathlib.Path("build/planted")
BUILD = COPY / "build" / "release"  # as deep as other builds, so that ccache knows what they compiled
# Of each defect: the campaign that must find it, and what is planted: a file, a text of it, and what takes its place.
DEFECTS = {
    "noexcept ends in abort": ("memory.sh 200", [("cmd/main.cpp", "std::set_terminate(end_here);", "")]),
    "an allocator that answers nothing": ("memory.sh 400", [("lib/base/json.cpp", "if (found == nullptr) throw std::bad_alloc{};", "")]),
    "a refusal behind the commit": ("memory.sh 600", [("lib/store/store.cpp", "bool Store::may_have_committed() noexcept { return commit_begun; }",
                                                       "bool Store::may_have_committed() noexcept { return false; }")]),
    # Either alone keeps such a day out of the ledger.
    "days without limits, and nothing read back": ("wild.sh 400", [("lib/base/date.cpp", "return day.year() >= kFirstYear && day.year() <= kLastYear;", "return day.year() > 0;"),
                                                                   ("lib/book/writing.cpp", "    read_back(std::move(before), entries);\n", "")]),
    "consequences not asked": ("wild.sh 1000", [("cmd/main.cpp", "std::move(environment), refuse_far_dates}", "std::move(environment)}")]),
    "a damaged byte decides the encoding": ("bad_input.sh 1", [("lib/base/encoding.cpp", "if (traces.in_han > traces.broken || !reads_as_gb18030(bytes))", "if (false)")]),
    "whole echoes": ("bad_input.sh 1", [("lib/cli/failure.cpp", "return truncate(visible(text.substr(0, most), Newlines::escape), columns);",
                                         "return visible(text, Newlines::escape);")]),
    "rows without end": ("bad_input.sh 1", [("lib/base/csv.cpp", "if (rows.size() == kMostRows)", "if (false)")]),
    "cells without end": ("bad_input.sh 1", [("lib/base/csv.cpp", "if (bytes <= kLongestText) return;", "if (true) return;")]),
    "short rows taken": ("bad_input.sh 1", [("lib/exchange/lists/row_reader.cpp", "if (row.cells.size() < width_)", "if (false)")]),
}


def plant(changes):
    for file, old, new in changes:
        path = COPY / file
        text = path.read_text(encoding="utf-8")
        if old not in text:
            sys.exit(f"{file} no longer holds {old!r}")
        path.write_text(text.replace(old, new), encoding="utf-8")


def build():
    made = subprocess.run(["sh", "-c", f"cmake -S {COPY} -B {BUILD} -G Ninja -DCMAKE_BUILD_TYPE=Release -DZB_TESTS=OFF -DCMAKE_UNITY_BUILD=ON && cmake --build {BUILD} --target zb"],
                          env=dict(os.environ, CCACHE_BASEDIR=str(COPY.resolve()), CCACHE_NOHASHDIR="1"), capture_output=True, check=False, encoding="utf-8")
    if made.returncode != 0:
        sys.exit(made.stdout[-3000:])


def findings(campaign):
    """How many faults the campaign counts with the copy's program, and its last line; none where it came to no end."""
    script, count = campaign.split()
    # wild.sh takes its seed before the build.
    words = [count, "1", str(BUILD)] if script == "wild.sh" else [count, str(BUILD)]
    done = subprocess.run(["sh", f"tests/campaigns/{script}", *words], capture_output=True, check=False, encoding="utf-8", errors="replace")
    counted = re.search(r"([0-9]+) faults found", done.stdout)
    return int(counted[1]) if counted else None, (done.stdout.strip() or done.stderr[-200:]).splitlines()[-1]


def main(wanted):
    unknown = [name for name in wanted if name not in DEFECTS]
    if unknown:
        sys.exit(f"no defect {unknown}; there are: {', '.join(DEFECTS)}")
    missed = []
    shutil.rmtree(COPY, ignore_errors=True)
    listed = subprocess.run(["git", "ls-files"], capture_output=True, check=True, encoding="utf-8").stdout.splitlines()
    for name in listed:
        (COPY / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(name, COPY / name)
    wanted = wanted or list(DEFECTS)
    build()
    # What a campaign finds counts only if it finds nothing without the defect.
    for campaign in sorted({DEFECTS[name][0] for name in wanted}):
        found, last = findings(campaign)
        print(f"sound by {campaign}: {last}", flush=True)
        if found != 0:
            missed.append(f"sound by {campaign}")
    for name in wanted:
        campaign, changes = DEFECTS[name]
        plant(changes)
        build()
        found, last = findings(campaign)
        print(f"{'found' if found else 'MISSED'}: {name} by {campaign}: {last}", flush=True)
        if not found:
            missed.append(name)
        for file, _, _ in changes:
            shutil.copy(file, COPY / file)  # not its time: ninja must see another file
    print(f"{len(wanted)} defects planted, {len(missed)} missed")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
