#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds the tree to its architecture by looking at the text of its files. Usage: architecture.py SOURCE_DIR"""
import re
import sys
from pathlib import Path

# A folder may include itself and these, and what lies in them. Of a file it is the longest of these that its path begins with.
BELOW = {
    "base": set(),
    "render": {"base"},
    "ledger": {"base"},
    "store": {"base", "ledger"},
    "calendar": {"base"},
    "flow": {"base"},
    "schedule": {"base", "calendar"},
    "exchange/plans": {"base", "calendar", "schedule"},
    "exchange/lists": {"base", "ledger", "calendar", "flow", "schedule", "plan", "domain"},
    "plan": {"base", "calendar", "flow", "schedule"},
    "domain": {"base", "ledger", "calendar", "flow", "schedule", "plan"},
    "exchange/projects": {"base", "calendar", "schedule", "plan", "domain", "outlook", "exchange/plans"},
    "outlook": {"base", "calendar", "flow", "schedule", "plan", "domain"},
    "book": {"base", "ledger", "store", "calendar", "flow", "schedule", "plan", "domain"},
    "cli": {"base", "calendar", "ledger", "store", "book", "domain", "render"},
}
# A report stands on what all reports have in common, and on these.
BELOW["report/words"] = BELOW["outlook"] | {"outlook"}
for room, more in {
    "lists": set(),
    "submission": set(),
    "plan": set(),
    "card": {"lists"},
    "chart": set(),
    "why": set(),
    "weekly": {"lists", "submission"},
    "slips": {"card", "lists"},
    "diff": {"weekly"},
    "today": {"weekly", "submission", "lists"},
    "appraisal": {"weekly", "submission", "lists"},
    "department": {"appraisal", "weekly", "submission", "lists"},
    "compression": {"appraisal", "weekly", "submission", "lists"},
    "region": {"weekly", "submission", "lists"},
    "monthly": {"appraisal", "weekly", "submission", "lists"},
    "summary": {"card", "lists"},
    "six_ones": {"today", "weekly", "submission", "lists"},
    "meeting": {"six_ones", "today", "weekly", "submission", "lists"},
    "site": {"card", "chart", "why", "slips", "department", "appraisal", "today", "weekly", "submission", "lists"},
}.items():
    BELOW[f"report/{room}"] = BELOW["report/words"] | {"ledger", "report/words"} | {f"report/{name}" for name in more}
# Words that code in lib/ must not hold, but for lib/cli: time, environment and printing are arguments and results there.
OUTSIDE_WORLD = re.compile(r"\bnow\s*\(|\bgetenv\b|\bcout\b|\bcerr\b|\bprintf\s*\(|\blocaltime\b|\btime\s*\(\s*(nullptr|0)")
# What commands do through lib/cli only.
DESCRIPTORS = re.compile(r"\bgetenv\b|\bisatty\b|(?<!\w)::open\b|\b(steady|system)_clock\b")
SQL = re.compile(r"\b(SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE (TABLE|INDEX|TRIGGER)|PRAGMA) ")
INCLUDE = re.compile(r'^\s*#include\s+["<]([^">]+)[">]', re.MULTILINE)
FACT = re.compile(r"^struct (\w+)(?:(?!^\};).)*?static constexpr std::string_view kind\b", re.MULTILINE | re.DOTALL)
NOUN = re.compile(r"\bstruct (\w+Noun) \{")
MACHINE_PATH = re.compile(r"(?<![\w.])/(work|tmp|home|root)/\w")
# Each of these is costly or dangerous to meet everywhere: the files that may include it.
DOORS = {
    "CLI/": {"lib/cli/parsing.cpp"},
    "rapidjson/": {"lib/base/json.cpp"},
    "openssl/": {"lib/ledger/sha256.cpp"},
    "sodium.h": {"lib/ledger/signature.cpp"},
    "qrencode.h": {"lib/render/qr_code.cpp"},
    "utf8proc.h": {"lib/base/text_forms.cpp", "lib/base/utf8.cpp", "lib/base/text.cpp"},
    "iconv.h": {"lib/base/encoding.cpp"},
    "minizip/": {"lib/base/zip.cpp"},
    "pugixml.hpp": {"lib/base/xlsx.cpp", "lib/base/xml.h"},
    "nlohmann/": 1,
    "toml++/": {"lib/base/toml.cpp"},
}
TEXT_ENDINGS = {".h", ".cpp", ".py", ".sh", ".cmake", ".md", ".txt", ".json", ".csv", ".scd", ".sql", ".toml", ""}
FOLDERS = ["lib", "cmd", "tests", "scripts", "cmake", "examples", "man", "schemas", "data", ".ci"]


def without_comments(text):
    return re.sub(r"//[^\n]*", "", text)


def code_files(root, *folders):
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in (".h", ".cpp"):
                yield path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")


def all_text_files(root):
    for path in sorted(root.iterdir()):
        if path.is_file() and path.suffix in TEXT_ENDINGS and path.name not in (".git", "compile_commands.json"):
            yield path
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and path.suffix in TEXT_ENDINGS and "__pycache__" not in path.parts:
                yield path


def folder_of(path):
    """The folder of BELOW that a file lies in: lib/outlook/time/chain.cpp in outlook. None for what is not of lib/."""
    parts = path.split("/")[:-1]
    ways = ("/".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((way for way in ways if way in BELOW), None)


def faults_of_includes(root):
    for name, text in code_files(root, "lib"):
        folder = folder_of(name.removeprefix("lib/"))
        if folder is None:
            yield f"{name}: lies in no folder that BELOW knows"
            continue
        for included in INCLUDE.findall(text):
            target = folder_of(included)
            if included.startswith("cmd/"):
                yield f"{name}: includes {included}, which lies above it"
            if target is not None and target != folder and target not in BELOW[folder]:
                yield f"{name}: includes {included}, but {folder} stands only on {', '.join(sorted(BELOW[folder])) or 'nothing'}"


def faults_of_doors(root):
    users = {door: set() for door in DOORS}
    for name, text in code_files(root, "lib", "cmd"):
        for included in INCLUDE.findall(text):
            for door in DOORS:
                if included.startswith(door):
                    users[door].add(name)
            if included.startswith(("SQLiteCpp", "sqlite3.h")) and not name.startswith("lib/store/"):
                yield f"{name}: includes {included}; SQL lives in lib/store"
            if included.startswith("fmt/") and name.endswith(".h"):
                yield f"{name}: includes {included} in a header"
    for door, allowed in DOORS.items():
        if isinstance(allowed, int):
            if len(users[door]) > allowed:
                yield f"{door}: included by {sorted(users[door])}, at most {allowed} file may"
        elif users[door] - allowed:
            yield f"{door}: included by {sorted(users[door] - allowed)}"


def faults_of_words(root):
    for name, text in code_files(root, "lib"):
        if name.startswith("lib/cli/"):
            continue  # there the environment is read, once
        for number, line in enumerate(without_comments(text).split("\n"), 1):
            if OUTSIDE_WORLD.search(line):
                yield f"{name}:{number}: lib/ reads no clock, no environment and prints nothing: {line.strip()}"
            if "shared_ptr" in line:
                yield f"{name}:{number}: no shared_ptr in lib/"
    for name, text in code_files(root, "cmd"):
        for number, line in enumerate(without_comments(text).split("\n"), 1):
            if DESCRIPTORS.search(line):
                yield f"{name}:{number}: commands see the world through lib/cli: {line.strip()}"
    for name, text in code_files(root, "lib", "cmd"):
        for number, line in enumerate(without_comments(text).split("\n"), 1):
            if SQL.search(line) and not name.startswith("lib/store/"):
                yield f"{name}:{number}: SQL outside lib/store: {line.strip()}"
            if re.search(r"\busing namespace (?!.*_literals)", line):
                yield f"{name}:{number}: using namespace"


def faults_of_nouns(root):
    """The book knows no noun: what it needs of one it asks for by way of domain.h."""
    nouns = set()
    for _, text in code_files(root, "lib"):
        nouns.update(FACT.findall(text), NOUN.findall(text))
    assert len(nouns) > 50, "the facts are not found any more"
    for name, text in code_files(root, "lib"):
        if name.startswith("lib/book/"):
            for word in sorted(nouns.intersection(re.findall(r"\w+", without_comments(text)))):
                yield f"{name}: names {word}; the book knows no noun"


def faults_of_first_lines(root):
    for name, text in code_files(root, "lib", "cmd", "tests"):
        lines = text.split("\n")
        if lines[0] != "// SPDX-License-Identifier: Apache-2.0":
            yield f"{name}: the first line must name the licence"
        elif not name.startswith("tests/") and not lines[1].startswith("// "):
            yield f"{name}: the second line must say the file's duty"


# The list of tests is one of CMake's, which a semicolon parts: half a name picks no case, and none passes.
CASE = re.compile(r'TEST_CASE\("((?:\\.|[^"\\])*)"')


def faults_of_cases(root):
    for name, text in code_files(root, "tests"):
        for case in CASE.findall(text):
            if ";" in case:
                yield f"{name}: a semicolon in the name of a case hides it: {case}"


def faults_of_paths(root):
    for path in all_text_files(root):
        text = path.read_text(encoding="utf-8", errors="replace")
        for number, line in enumerate(text.split("\n"), 1):
            if MACHINE_PATH.search(line):
                yield f"{path.relative_to(root)}:{number}: names a path of one machine: {line.strip()[:100]}"


def main():
    root = Path(sys.argv[1])
    # A tree without these would pass every search below.
    for folder in [*(f"lib/{name}" for name in BELOW), "cmd"]:
        assert any((root / folder).glob("*.cpp")), f"{folder} holds no code"
    found = []
    for rule in (faults_of_includes, faults_of_doors, faults_of_words, faults_of_nouns, faults_of_first_lines, faults_of_cases, faults_of_paths):
        found += rule(root)
    print("\n".join(found))
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
