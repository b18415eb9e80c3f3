#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Ledgers that earlier programs wrote stay readable: verified, listed, written and migrated. Usage: check_old_ledgers.py ZB

ledgers/*.db.gz are as they were written; a new program may add to a copy, never to them. Each is verified against its own head, read by an
independent verifier, written to without migration, migrated behind a backup, and written to again.
"""
import gzip
import json
import pathlib
import subprocess
import sys
import tempfile

from environment import bare

HERE = pathlib.Path(__file__).resolve().parent
VERIFIER = HERE.parent / "independent" / "verify_ledger.py"


class Ledger:
    def __init__(self, zb, packed, folder):
        self.zb, self.path = zb, folder / packed.name.removesuffix(".gz")
        self.path.write_bytes(gzip.decompress(packed.read_bytes()))
        self.environment = bare(folder)

    def run(self, *words, db=None):
        done = subprocess.run([self.zb, *words, "--db", str(db or self.path)], env=self.environment, capture_output=True, check=False,
                              encoding="utf-8")
        assert done.returncode == 0, f"{self.path.name}: zb {' '.join(words)}: exit {done.returncode}\n{done.stdout}{done.stderr}"
        return done.stdout

    def head(self, db=None):
        return self.run("ledger", "head", db=db).strip()

    def check(self, anchor, db=None):
        self.run("ledger", "verify", "--head", anchor.replace(" ", ":"), db=db)
        lines = self.run("ledger", "export", db=db)
        subprocess.run([sys.executable, VERIFIER], input=lines, check=True, capture_output=True, encoding="utf-8")

    def write(self, code):
        self.run("project", "add", "--code", code, "--name", f"旧台账续写 {code}", "--clock-ok")


def try_ledger(zb, packed, folder):
    ledger = Ledger(zb, packed, folder)
    born = ledger.head()
    ledger.check(born)
    for command in (("project", "list"), ("step", "list"), ("log",), ("today", "--office")):
        ledger.run(*command)
    ledger.write("OLD-1")
    before = ledger.head()
    ledger.check(born)
    done = json.loads(ledger.run("migrate", "--yes", "--format", "json"))[0]
    assert ledger.head() == before, f"{packed.name}: the migration moved the head"
    ledger.check(before)
    if done["from"] < done["to"]:
        assert ledger.head(db=done["backup"]) == before
        ledger.check(born, db=done["backup"])
    again = json.loads(ledger.run("migrate", "--yes", "--format", "json"))[0]
    assert again["from"] == again["to"] and again["backup"] is None, again
    ledger.write("OLD-2")
    ledger.check(before)
    return done


def main():
    zb = str(pathlib.Path(sys.argv[1]).resolve())
    ledgers = sorted((HERE / "ledgers").glob("*.db.gz"))
    assert len(ledgers) >= 3, ledgers
    for packed in ledgers:
        with tempfile.TemporaryDirectory() as folder:
            done = try_ledger(zb, packed, pathlib.Path(folder))
            print(f"{packed.name}: read, written, migrated from layout {done['from']} to {done['to']}")


if __name__ == "__main__":
    main()
