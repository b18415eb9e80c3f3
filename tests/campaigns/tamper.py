#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Changes a small ledger behind zb's back in every way that it knows and counts what `zb ledger verify` finds.

Usage: tamper.py ZB [--step N] [--columns N]    N: every Nth byte is flipped, columns of every Nth entry are changed (default 1: all)

A change is material where an independent reading of the file (Python's sqlite3) gives other rows or another schema, or none at all. Every
material change must end with exit 3; a byte that says nothing (free space, SQLite's counters) may pass. Exit status 1 if one was missed.
"""
import argparse
import hashlib
import os
import shutil
import sqlite3
import struct
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

COLUMNS = ["seq", "kind", "project", "on", "recorded_at", "actor", "by", "request", "body", "prev", "hash"]
NAMES = ", ".join(f'"{column}"' for column in COLUMNS)


def hash_of(row):
    out = b"zb-entry-1\n"
    for value in row[:-1]:
        data = None if value is None else str(value).encode()
        out += b"\xff" * 8 if data is None else struct.pack(">Q", len(data)) + data
    return hashlib.sha256(out).hexdigest()


class Ledger:
    """A small ledger made by zb, and runs of zb on copies of it."""

    def __init__(self, zb, folder):
        self.zb, self.folder, self.count = zb, folder, 0
        self.path = folder / "zb.db"
        for index, line in enumerate([
                "init --practice", "project add --code JH-2026-001 --name 甲公司智能装备项目 --enterprise 甲公司",
                "note add 001 --progress 送件 --request-id r-1", "note add 001 --progress 取件 --on 2026-11-16",
                "project add --code JH-2026-002 --name 乙公司新材料项目", "contact set 甲公司 --name 张工 --phone 13912345678", "note add 002 --progress 会商 --difficulty 用地"]):
            done = self.run(self.path, *line.split(), clock=f"2026-11-17T09:{index:02}:00+08:00")
            assert done.returncode == 0, done.stderr
        self.bytes = self.path.read_bytes()
        self.rows, self.contents = self.entries(self.path), self.dump(self.path)
        self.anchor = f"{self.rows[-1][0]}:{self.rows[-1][-1]}"

    def run(self, path, *words, clock=None):
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.folder), "XDG_STATE_HOME": "/dev/null/none", "ZB_DB": str(path)}
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS"):
            if name in os.environ:
                environment[name] = os.environ[name]
        if clock:
            environment["ZB_NOW"] = clock
        return subprocess.run([self.zb, *words], env=environment, capture_output=True, text=True, errors="replace", check=False)

    @staticmethod
    def entries(path):
        with sqlite3.connect(path) as database:
            return database.execute(f"SELECT {NAMES} FROM entry ORDER BY seq").fetchall()

    @staticmethod
    def dump(path):
        """All that the file says; None where it cannot be read."""
        try:
            database = sqlite3.connect(path)
            database.text_factory = bytes
            try:
                schema = database.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema").fetchall()
                marks = [database.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version", "integrity_check")]
                tables = [name.decode() for kind, name, *_ in schema if kind == b"table" and not name.startswith(b"sqlite_")]
                typed = [sorted(repr(row) for row in database.execute(f'SELECT * FROM "{table}"')) for table in tables]
                return schema, marks, typed
            finally:
                database.close()
        except (sqlite3.Error, UnicodeDecodeError, OverflowError):
            return None

    def copy(self):
        self.count += 1
        path = self.folder / f"copy{self.count}.db"
        shutil.copyfile(self.path, path)
        return path


class Tally:
    def __init__(self):
        self.counts, self.missed = Counter(), []

    def take(self, kind, what, status, material=True):
        result = "found" if status == 3 else "harmless" if status == 0 and not material else "missed"
        self.counts[kind, result] += 1
        if result == "missed":
            self.missed.append(f"{kind}: {what}: exit {status}")


def flips(ledger, step, tally):
    def flip(at):
        path = ledger.folder / f"flip{at}.db"
        data = bytearray(ledger.bytes)
        data[at] ^= 1 << (at % 8)
        path.write_bytes(data)
        status = ledger.run(path, "ledger", "verify").returncode
        material = status != 3 and ledger.dump(path) != ledger.contents
        for name in ("", "-wal", "-shm", "-journal"):
            Path(str(path) + name).unlink(missing_ok=True)
        return at, status, material

    # The first hundred bytes are the header, every one of which SQLite minds.
    places = sorted({*range(0, 100, 1 if step < 100 else 7), *range(0, len(ledger.bytes), step)})
    with ThreadPoolExecutor(2) as pool:
        for at, status, material in pool.map(flip, places):
            tally.take("byte flipped", f"byte {at}", status, material)


GUARDS = ("entry_is_never_changed", "entry_is_never_deleted", "entry_follows_the_last", "entry_is_chained")


def forged(ledger, tally, kind, what, script, *options):
    """Runs the script on a copy whose guards are taken off and put back, then verifies."""
    path = ledger.copy()
    database = sqlite3.connect(path)
    database.execute("PRAGMA ignore_check_constraints = ON")
    guards = [sql for (sql,) in database.execute(f"SELECT sql FROM sqlite_schema WHERE name IN {GUARDS} ORDER BY rowid")]
    for name in GUARDS:
        database.execute(f"DROP TRIGGER {name}")
    try:
        if callable(script):
            script(database)
        else:
            database.executescript(script)
        for sql in guards:
            database.execute(sql)
        database.commit()
    except sqlite3.IntegrityError:
        return path.unlink()  # a STRICT table takes no such value: nothing was changed
    finally:
        database.close()
    status = ledger.run(path, "ledger", "verify", *options).returncode
    tally.take(kind, what, status)
    return path.unlink()


def columns(ledger, every, tally):
    values = [None, "", "x", 0, b"x", "2026-11-31", "2026-11-17T09:00:00.000+18:59", "{}", "1", "[]", "\"x\"", "{\"a\":1,\"a\":2}",
              "a" * 64, "A" * 64]
    for row in ledger.rows[::every]:
        for place, column in enumerate(COLUMNS[1:], 1):
            before = row[place]
            near = [] if before is None else [str(before) + " ", str(before).swapcase(), str(before)[:-1], str(before).replace("0", "1", 1)]
            for value in values + near:
                if value == before:
                    continue
                change = lambda database, c=column, v=value, s=row[0]: database.execute(f'UPDATE entry SET "{c}" = ? WHERE seq = ?', (v, s))
                forged(ledger, tally, "column changed", f"{column} of {row[0]} = {value!r}", change)


def rewritten(rows):
    """The chain made to fit again from the first row on."""
    fitting, before = [], None
    for number, row in enumerate(rows, 1):
        row = [number, *row[1:9], before, None]
        before = row[-1] = hash_of(row)
        fitting.append(row)
    return fitting


def put(rows):
    def script(database):
        database.execute("DELETE FROM entry_subject")
        database.execute("DELETE FROM entry")
        database.executemany(f"INSERT INTO entry ({NAMES}) VALUES ({', '.join('?' * 11)})", rows)
    return script


def rows(ledger, every, tally):
    last = len(ledger.rows)
    for seq in range(1, last, every):
        forged(ledger, tally, "rows", f"dropped {seq}", f"DELETE FROM entry WHERE seq = {seq}")
        forged(ledger, tally, "rows", f"swapped {seq}", f"UPDATE entry SET seq = -1 WHERE seq = {seq}; UPDATE entry SET seq = {seq} WHERE"
               f" seq = {seq + 1}; UPDATE entry SET seq = {seq + 1} WHERE seq = -1")
    forged(ledger, tally, "rows", "renumbered", "UPDATE entry SET seq = seq + 1000000; UPDATE entry SET seq = seq - 999999")
    forged(ledger, tally, "rows", "spliced in", f"INSERT INTO entry SELECT {last + 1}, kind, project, \"on\", recorded_at, actor, \"by\","
           f" request, body, hash, hash FROM entry WHERE seq = {last}")
    for row in (ledger.rows[0], ledger.rows[-2], ledger.rows[-1]):
        forged(ledger, tally, "body and hash forged", f"entry {row[0]}", lambda database, row=row: database.execute(
            "UPDATE entry SET body = ?, hash = ? WHERE seq = ?", ("1", hash_of([*row[:8], "1", *row[9:]]), row[0])))
    # Of the last entry only the form of a value tells that another wrote it.
    for column, value in (("recorded_at", ledger.rows[-1][4].replace("+08:00", "+18:59")), ("on", "2026-11-31"), ("kind", "note.written")):
        row = list(ledger.rows[-1])
        row[COLUMNS.index(column)] = value
        forged(ledger, tally, "column and hash forged", f"{column} = {value}", lambda database, c=column, v=value, row=row: database.execute(
            f'UPDATE entry SET "{c}" = ?, hash = ? WHERE seq = ?', (v, hash_of(row), row[0])))


def schema(ledger, tally):
    for sql in ("CREATE TRIGGER planted AFTER INSERT ON lookup BEGIN DELETE FROM lookup; END", "CREATE VIEW planted AS SELECT 1",
                "CREATE INDEX planted ON entry (actor)", "CREATE TABLE planted (x)", "DROP INDEX entry_by_kind",
                "DROP INDEX entry_by_kind; CREATE INDEX entry_by_kind ON entry (kind) WHERE seq > 9", "DROP TABLE lookup",
                "DROP TABLE lookup; CREATE VIEW lookup AS SELECT 'project' AS noun, 'x' AS \"key\", 'y' AS text", "PRAGMA user_version = 99",
                "PRAGMA application_id = 1"):
        forged(ledger, tally, "schema", sql, sql)


def indexes(ledger, tally):
    for sql in ("DELETE FROM entry_subject WHERE seq = 28", "UPDATE entry_subject SET subject = 'registry' WHERE seq = 29",
                "INSERT INTO entry_subject VALUES ('project:JH-2026-002', 28)", "DELETE FROM lookup", "UPDATE lookup SET \"key\" = 'JH-2026-002'"
                " WHERE text = '甲公司智能装备项目'", "INSERT INTO lookup VALUES ('project', 'JH-2026-002', '甲公司')",
                "INSERT INTO entry_subject VALUES ('registry', 9999)"):
        forged(ledger, tally, "derived index", sql, sql)


def beside(ledger, tally):
    """The table of what can be erased."""
    for sql in ("DELETE FROM erasable", "UPDATE erasable SET value = replace(value, '139', '138')", "UPDATE erasable SET salt = substr(salt, 2) || '0'",
                "UPDATE erasable SET digest = substr(digest, 2) || '0'", f"INSERT INTO erasable VALUES ('{'0' * 64}', '{'0' * 32}', 'x')"):
        forged(ledger, tally, "beside the chain", sql, sql)


def anchored(ledger, tally):
    last = len(ledger.rows)
    cut = f"DELETE FROM entry_subject WHERE seq = {last}; DELETE FROM entry WHERE seq = {last}"
    forged(ledger, tally, "tail cut, with an anchor", "the last entry", cut, "--head", ledger.anchor)
    whole = rewritten([[*row[:8], row[8].replace("送件", "办结"), *row[9:]] for row in ledger.rows])
    forged(ledger, tally, "chain rebuilt, with an anchor", "one word changed", put(whole), "--head", ledger.anchor)
    # Without an anchor a cut tail is a sound chain: verify may not claim more than that.
    path = ledger.copy()
    database = sqlite3.connect(path)
    database.executescript("".join(f"DROP TRIGGER {name};" for name in GUARDS[1:2]) + cut)
    guard = next(row[3] for row in ledger.contents[0] if row[1] == GUARDS[1].encode()).decode()
    database.execute(guard)
    database.commit()
    database.close()
    answer = ledger.run(path, "ledger", "verify")
    honest = "查不出末尾被截去" in answer.stdout and answer.returncode == 0
    tally.counts["tail cut, no anchor", "said to be beyond proof" if honest else "missed"] += 1
    if not honest:
        tally.missed.append(f"cut tail without an anchor: {answer.stdout}{answer.stderr}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("zb")
    parser.add_argument("--step", type=int, default=1)
    parser.add_argument("--columns", type=int, default=1)
    options = parser.parse_args()
    tally = Tally()
    with tempfile.TemporaryDirectory() as name:
        ledger = Ledger(options.zb, Path(name))
        sound = ledger.run(ledger.path, "ledger", "verify", "--head", ledger.anchor)
        assert sound.returncode == 0, sound.stdout + sound.stderr
        flips(ledger, options.step, tally)
        columns(ledger, options.columns, tally)
        rows(ledger, options.columns, tally)
        schema(ledger, tally)
        indexes(ledger, tally)
        beside(ledger, tally)
        anchored(ledger, tally)
    tampered = 0
    for (kind, result), count in sorted(tally.counts.items()):
        print(f"{kind}: {result} {count}")
        tampered += count
    print(f"tampered {tampered}, missed {len(tally.missed)}")
    print("\n".join(tally.missed[:40]))
    return 1 if tally.missed else 0


if __name__ == "__main__":
    sys.exit(main())
