# SPDX-License-Identifier: Apache-2.0
"""Plants defects into a copy of the tree. Called by planted.sh: planted.py [DEFECT...]"""
import pathlib
import shutil
import subprocess
import sys

COPY = pathlib.Path("build/planted")
# Of each defect: the campaign that must find it, and the text that is replaced in a file.
DEFECTS = {
    "noexcept ends in abort": ("memory.sh 200", "cmd/main.cpp", "std::set_terminate(end_here);", ""),
    "an allocator that answers nothing": ("memory.sh 400", "lib/base/json.cpp", "if (found == nullptr) throw std::bad_alloc{};", ""),
    "a refusal behind the commit": ("memory.sh 600", "lib/store/store.cpp", "bool Store::may_have_committed() noexcept { return commit_begun; }",
                                    "bool Store::may_have_committed() noexcept { return false; }"),
    "a limit left out and nothing read back": ("wild.sh 400", "lib/book/writing.cpp", [("    if (!in_ledger_years(on))\n", "    if (false)\n"), ("    read_back(std::move(before), entries);\n", "")],
                                               None),
    "any day counted": ("wild.sh 400", "lib/book/writing.cpp", "    if (in_ledger_years(recorded.day())) return recorded;\n", "    if (true) return recorded;\n"),
    "consequences not asked": ("wild.sh 400", "cmd/main.cpp", "read_environment(), refuse_far_dates}", "read_environment()}"),
    "a damaged byte decides the encoding": ("bad_input.sh 1", "lib/base/encoding.cpp", "if (traces.in_han > traces.broken || !reads_as_gb18030(bytes))", "if (false)"),
    "whole echoes": ("bad_input.sh 1", "lib/cli/failure.cpp", "return truncate(visible(text.substr(0, most), Newlines::escape), columns);", "return visible(text, Newlines::escape);"),
    "rows without end": ("bad_input.sh 1", "lib/base/csv.cpp", "if (rows.size() == kMostRows)", "if (false)"),
    "short rows taken": ("bad_input.sh 1", "lib/exchange/lists/row_reader.cpp", "if (row.cells.size() < width_)", "if (false)"),
}


def plant(file, old, new):
    path = COPY / file
    text = pathlib.Path(file).read_text(encoding="utf-8")
    for one, other in old if new is None else [(old, new)]:
        if one not in text:
            sys.exit(f"{file} no longer holds {one!r}")
        text = text.replace(one, other)
    path.write_text(text, encoding="utf-8")


def build():
    made = subprocess.run(["sh", "-c", f"cmake -S {COPY} -B {COPY}/build -G Ninja -DCMAKE_BUILD_TYPE=Release -DZB_TESTS=OFF -DCMAKE_UNITY_BUILD=ON && cmake --build {COPY}/build --target zb"], capture_output=True, check=False, encoding="utf-8")
    if made.returncode != 0:
        sys.exit(made.stdout[-3000:])


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
    for name in wanted or DEFECTS:
        campaign, file, old, new = DEFECTS[name]
        plant(file, old, new)
        build()
        script, count = campaign.split()
        # wild.sh takes its seed before the build.
        words = [count, "1", f"{COPY}/build"] if script == "wild.sh" else [count, f"{COPY}/build"]
        done = subprocess.run(["sh", f"tests/campaigns/{script}", *words], capture_output=True, check=False, encoding="utf-8", errors="replace")
        found = done.returncode != 0 and "faults found" in done.stdout
        print(f"{'found' if found else 'MISSED'}: {name} by {campaign}: {done.stdout.strip().splitlines()[-1] if done.stdout.strip() else done.stderr[-200:]}", flush=True)
        if not found:
            missed.append(name)
        shutil.copy2(file, COPY / file)
    print(f"{len(wanted or DEFECTS)} defects planted, {len(missed)} missed")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
