#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Ledgers whose circular was issued by the program of older rules: the issued text stays, and what rules alone make different is said once.

    check_rules_versions.py ZB

ledgers/issued-by-rules-1.db.gz: due on Friday 2026-09-11, decided on Saturday the 12th (by rules 1 on time), issue 30 of 2026-09-15.
ledgers/issued-by-rules-2.db.gz: a filing, a review and a permit received on 2026-09-08 and not answered (by rules 2 all deemed accepted, the
review even decided), issue 30 of 2026-09-18.
"""
import gzip
import hashlib
import json
import pathlib
import subprocess
import sys
import tempfile

from environment import bare

LEDGERS = pathlib.Path(__file__).resolve().parent / "ledgers"
# Of each version of the rules: what today's change, the morning and the evening after its issue, the next one's, the next period's first day.
CASES = {
    1: ("自本期起按口径第3版统计，上期按第1版：甲项目建设用地规划许可证核发（出让）办结由按时改按超承诺计。",
        "09-22T09:00", "09-22T18:00", "09-29T18:00", "2026-09-16"),
    2: ("自本期起按口径第3版统计，上期按第2版：甲项目施工图设计文件联合审查（含消防、人防、防雷技术审查）受理（09-16）不再计入；甲项目企业投资项目备案受理（09-16）不再计入。",
        "09-24T09:00", "09-24T18:00", "09-30T18:00", "2026-09-19"),
}


def check(zb, rules, folder):
    change, morning, evening, later, first_day = CASES[rules]
    database = pathlib.Path(folder) / "zb.db"
    database.write_bytes(gzip.decompress((LEDGERS / f"issued-by-rules-{rules}.db.gz").read_bytes()))
    database.chmod(0o600)

    def run(now, *words):
        done = subprocess.run([zb, *words], cwd=folder, env=bare(folder, ZB_NOW=f"2026-{now}:00+08:00"), capture_output=True, check=False)
        if done.returncode:
            raise SystemExit(f"退出码 {done.returncode}：zb {' '.join(words)}\n{done.stderr.decode()}")
        return done.stdout.decode()

    def issues(now):
        entries = map(json.loads, run(now, "ledger", "list", "--format", "jsonl").splitlines())
        return {entry["body"]["number"]: entry["body"] for entry in entries if entry["kind"] == "report.issued"}

    issued = issues(morning)[30]
    shown = run(morning, "report", "show", "2026-30")
    again = ["report", "weekly", "--head", str(issued["head"]), "--as-of", issued["as_of"], "--format", "markdown"]
    first = run(evening, "report", "weekly", "--format", "markdown")
    run(evening, "role", "grant", "专员", "--role", "专班办公室人员")
    run(evening, "report", "weekly", "--issue", "--by", "专员")
    second = run(later, "report", "weekly", "--format", "markdown")
    kept = issues(later)[31]
    return {
        "the issued text is printed as it was": hashlib.sha256(shown.encode()).hexdigest() == issued["digest"],
        "the circular of its entry and day is the issued text": run(morning, *again) == shown,
        "it is computed by today's rules when asked for": "口径第3版" in run(morning, *again, "--recompute"),
        "an old issue keeps its fields": (issued.get("rules", 1), "events" in issued) == (rules, rules > 1),
        "the next circular says what rules alone changed": change in first,
        "it is no correction": "上期更正" not in first and "现冲销" not in first,
        "it is said once": "口径调整" not in second,
        "an issue keeps its rules, its first day and what it printed": (kept["rules"], kept["first"]) == (3, first_day),
        "the version stands in the foot": "口径第3版" in first,
    }


def main(zb):
    wrong, checked = [], 0
    for rules in CASES:
        with tempfile.TemporaryDirectory() as folder:
            checks = check(zb, rules, folder)
        checked += len(checks)
        wrong += [f"rules {rules}: {name}" for name, holds in checks.items() if not holds]
    for name in wrong:
        print(f"does not hold: {name}")
    print(f"{checked} checks, {len(wrong)} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(str(pathlib.Path(sys.argv[1]).resolve())))
