#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A ledger whose circular was issued by the program of rules 1: the issued text stays, and what rules alone make different is said once.

    check_rules_versions.py ZB

ledgers/issued-by-rules-1.db.gz: due on Friday 2026-09-11, decided on Saturday the 12th (by rules 1 on time), issue 30 of 2026-09-15.
"""
import gzip
import hashlib
import json
import pathlib
import subprocess
import sys
import tempfile

from environment import bare

LEDGER = pathlib.Path(__file__).resolve().parent / "ledgers" / "issued-by-rules-1.db.gz"
CHANGE = "自本期起按口径第3版统计，上期按第1版：甲项目建设用地规划许可证核发（出让）办结由按时改按超承诺计。"


def main(zb):
    with tempfile.TemporaryDirectory() as folder:
        database = pathlib.Path(folder) / "zb.db"
        database.write_bytes(gzip.decompress(LEDGER.read_bytes()))
        database.chmod(0o600)

        def run(now, *words):
            done = subprocess.run([zb, *words], cwd=folder, env=bare(folder, ZB_NOW=f"2026-{now}:00+08:00"), capture_output=True, check=False)
            if done.returncode:
                raise SystemExit(f"退出码 {done.returncode}：zb {' '.join(words)}\n{done.stderr.decode()}")
            return done.stdout.decode()

        issued = next(body for body in map(json.loads, run("09-22T09:00", "ledger", "list", "--format", "jsonl").splitlines())
                      if body["kind"] == "report.issued")["body"]
        shown = run("09-22T09:00", "report", "show", "2026-30")
        again = ["report", "weekly", "--head", str(issued["head"]), "--as-of", issued["as_of"], "--format", "markdown"]
        first = run("09-22T18:00", "report", "weekly", "--format", "markdown")
        run("09-22T18:00", "report", "weekly", "--issue", "--by", "专员")
        second = run("09-29T18:00", "report", "weekly", "--format", "markdown")
        kept = next(body for body in map(json.loads, run("09-29T18:00", "ledger", "list", "--format", "jsonl").splitlines())
                    if body["kind"] == "report.issued" and body["body"]["number"] == 31)["body"]
        checks = {
            "the issued text is printed as it was": hashlib.sha256(shown.encode()).hexdigest() == issued["digest"],
            "the circular of its entry and day is the issued text": run("09-22T09:00", *again) == shown,
            "it is computed by today's rules when asked for": "口径第3版" in run("09-22T09:00", *again, "--recompute"),
            "an old issue keeps its fields": "rules" not in issued and "events" not in issued,
            "the next circular says what rules alone changed": CHANGE in first,
            "it is no correction": "上期更正" not in first and "现冲销" not in first,
            "it is said once": "口径调整" not in second,
            "an issue keeps its rules, its first day and what it printed": (kept["rules"], kept["first"]) == (3, "2026-09-16"),
            "the version stands in the foot": "口径第3版" in first,
        }
    wrong = [name for name, holds in checks.items() if not holds]
    for name in wrong:
        print(f"does not hold: {name}")
    print(f"{len(checks)} checks, {len(wrong)} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(str(pathlib.Path(sys.argv[1]).resolve())))
