#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds the words that users read to one form a thing, by looking at the texts of the sources. Usage: terms.py SOURCE_DIR

超期 is past a limit (promised, legal, of intake), 逾期 past a due date (problem, resolution, paper owed, ticket), 滞后 behind a plan or target;
补报 is what is added after the seal of a day, 迟报 a day that was sent late. One pair of quotes “…”, one dot ·: the terminal alone narrows them.
"""
import re
import sys
from pathlib import Path

LITERAL = re.compile(r'"((?:\\.|[^"\\\n])*)"')
CHINESE = "[\u4e00-\u9fff]"
MACHINE_TEXT = re.compile(r'[{\[=:]\s*\\"|\\"\s*[:=]')  # an example of JSON or TOML has straight quotes
# What no text may hold, why, and the files that may.
WRONG = [
    (re.compile("・"), "the dot is ·", {"lib/render/terminal.cpp"}),
    (re.compile("[「」『』]"), "quotes are “…”", set()),
    (re.compile(rf'\\"[^"\\]*{CHINESE}|{CHINESE}\\"'), "quotes are “…”", {"lib/render/terminal.cpp", "lib/cli/manual.cpp"}),
    (re.compile("逾期[^，。；、]{0,4}(?:办结|受理|承诺|法定)"), "past a limit is 超期", set()),
    (re.compile("超期[^，。；、]{0,4}(?:补齐|材料|问题|议定)"), "past a due date is 逾期", set()),
    (re.compile("补报"), "a day that was sent late is 迟报; 补报 is added after the seal",
     {"lib/domain/submission.cpp", "lib/report/submission/receipt.cpp", "lib/report/submission/daily.cpp", "cmd/ledger/submit.cpp"}),
    (re.compile("各位"), "reads as “everybody”", set()),
    (re.compile("没有地方记"), "what a command takes it keeps", set()),
    (re.compile("总投资（?[:：]? *[{]"), "a sum is printed with its unit behind it", {"lib/report/weekly/overall.cpp"}),
    (re.compile(r"\bzb staff add --login"), "zb staff set 人员 --login 登录名", set()),
]


def texts(root):
    for folder in ("lib", "cmd"):
        for path in sorted((root / folder).rglob("*.cpp")):
            for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
                if line.lstrip().startswith("//"):
                    continue
                for found in LITERAL.finditer(line):
                    yield path.relative_to(root).as_posix(), number, found[1]


def main():
    root = Path(sys.argv[1])
    found, looked_at = [], 0
    for name, number, text in texts(root):
        looked_at += 1
        for wrong, reason, allowed in WRONG:
            machine = "quotes" in reason and MACHINE_TEXT.search(text)
            if wrong.search(text) and name not in allowed and not machine:
                found.append(f"{name}:{number}: {reason}: {text}")
    print("\n".join(found))
    assert looked_at > 3000, "the texts are not found any more"
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
