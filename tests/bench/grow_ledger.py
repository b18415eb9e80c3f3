#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes a ledger of any size out of one that zb made: every project, and every specialist with it, stands in it as often as is needed,
under codes and names of its own, and the chain is computed anew as zb-ledger(5) tells. `zb ledger verify` finds it sound. Standard library only.

Usage: grow_ledger.py FROM.db TO.db ENTRIES
"""
import argparse
import hashlib
import pathlib
import re
import shutil
import sqlite3
import struct

COLUMNS = ["seq", "kind", "project", "on", "recorded_at", "actor", "by", "request", "body", "prev", "hash"]
CODE = re.compile(r"\b(JH-2026-)(\d{4})\b")
NAME = re.compile(r"第(\d+)号")
SPECIALIST = re.compile(r"(服务专员)(\d\d)")
DRAFT = re.compile(r'^({"draft":)(\d+)')
ORIGIN = re.compile(r'("origin":")([0-9a-f]{32})"')


def hash_of(row):
    digest = hashlib.sha256(b"zb-entry-1\n")
    for value in row:
        if value is None:
            digest.update(b"\xff" * 8)
        else:
            data = str(value).encode("utf-8")
            digest.update(struct.pack(">Q", len(data)))
            digest.update(data)
    return digest.hexdigest()


def renamed(text, copy):
    """The same of another project: the codes and names of copy 0 are those of the ledger it came from."""
    if copy == 0 or text is None:
        return text
    text = CODE.sub(lambda found: f"{found[1]}{copy}{found[2]}", text)
    text = NAME.sub(lambda found: f"第{copy}{int(found[1]):04}号", text)
    return SPECIALIST.sub(lambda found: f"{found[1]}{copy}{found[2]}", text)


def is_repeated(row):
    return row[2] is not None or (row[1] == "staff.added" and SPECIALIST.search(row[8]) is not None)


class Grower:
    def __init__(self, source, target):
        shutil.copy(source, target)
        self.file = sqlite3.connect(target, isolation_level=None)
        self.file.execute("PRAGMA synchronous = OFF")
        self.file.execute("PRAGMA cache_size = -400000")
        self.seq, self.prev = 0, None
        self.drafts = {}  # number of a draft in the old ledger, copy → its number now: plan.adopted names it

    def rows(self, table):
        return self.file.execute(f"SELECT * FROM {table}").fetchall()

    def start_over(self):
        """The tables without rows, their triggers kept: what goes in goes through them."""
        triggers = self.file.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            self.file.execute(f"DROP TRIGGER {name}")
        for table in ("entry_subject", "lookup", "entry"):
            self.file.execute(f"DELETE FROM {table}")
        for _, sql in triggers:
            self.file.execute(sql)

    def add(self, row, subjects, copy):
        self.seq += 1
        old_seq = row[0]
        row = [self.seq, row[1], renamed(row[2], copy), *row[3:8], renamed(row[8], copy), self.prev]
        if row[1] == "plan.drafted":
            self.drafts[old_seq, copy] = self.seq
        if row[1] == "plan.adopted":
            row[8] = DRAFT.sub(lambda found: f"{found[1]}{self.drafts[int(found[2]), copy]}", row[8])
        if self.seq == 1:  # another ledger, not the old one changed
            row[8] = ORIGIN.sub(lambda found: f'{found[1]}{hashlib.md5(found[2].encode()).hexdigest()}"', row[8])
        self.prev = hash_of(row)
        self.file.execute("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (*row, self.prev))
        self.file.executemany("INSERT INTO entry_subject VALUES (?, ?)", [(renamed(each, copy), self.seq) for each in subjects])

    def grow(self, entries):
        old, names, subjects = self.rows("entry"), self.rows("lookup"), {}
        for subject, seq in self.rows("entry_subject"):
            subjects.setdefault(seq, []).append(subject)
        repeated = sum(map(is_repeated, old))
        copies = max(1, round((entries - len(old) + repeated) / repeated))
        self.file.execute("BEGIN")
        self.start_over()
        for row in old:
            for copy in range(copies if is_repeated(row) else 1):
                self.add(row, subjects.get(row[0], []), copy)
        for noun, key, text in names:
            for copy in range(copies if CODE.search(key) else 1):
                key_now = renamed(key, copy)
                text_now = key_now.rsplit("-", 1)[1] if text == key.rsplit("-", 1)[1] else renamed(text, copy)
                self.file.execute("INSERT OR IGNORE INTO lookup VALUES (?, ?, ?)", (noun, key_now, text_now))
        self.file.execute("COMMIT")
        self.file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self.file.close()
        return copies, self.seq


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=pathlib.Path)
    parser.add_argument("target", type=pathlib.Path)
    parser.add_argument("entries", type=int)
    asked = parser.parse_args()
    copies, entries = Grower(asked.source, asked.target).grow(asked.entries)
    print(f"{asked.target}: {entries} entries, every project {copies} times")


if __name__ == "__main__":
    main()
