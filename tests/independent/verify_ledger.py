#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Verifies a ledger from the output of `zb ledger list --format jsonl`, written from zb-ledger(5) alone.

Usage: verify_ledger.py [--head N:HEX]... [--anchors FILE] [FILE]     (standard input where no FILE is given)
Exit status: 0 sound, 2 wrong usage, 3 faults found.
"""
import argparse
import hashlib
import json
import re
import struct
import sys

COLUMNS = ["seq", "kind", "project", "on", "recorded_at", "actor", "by", "request", "body", "prev", "hash"]
NULLABLE = {"project", "by", "request", "prev"}
FORMS = {
    "on": r"\d{4}-\d{2}-\d{2}",
    "recorded_at": r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}\+08:00",
    "request": r"[^ ]+ [0-9a-f]{16}",
    "prev": r"[0-9a-f]{64}",
    "hash": r"[0-9a-f]{64}",
}


def stored_text(column, value):
    """The text of a column as it stands in the file; None for null."""
    if value is None:
        return None
    if column == "body":
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return str(value)


def preimage(entry):
    out = b"zb-entry-1\n"
    for column in COLUMNS[:-1]:
        text = stored_text(column, entry[column])
        if text is None:
            out += b"\xff" * 8
        else:
            data = text.encode("utf-8")
            out += struct.pack(">Q", len(data)) + data
    return out


def form_faults(entry):
    """What is wrong with the shape of one line: its keys, types and forms."""
    if not isinstance(entry, dict) or list(entry) != COLUMNS:
        return ["its keys are not " + " ".join(COLUMNS)]
    faults = []
    for column in COLUMNS:
        value = entry[column]
        if value is None:
            fits = column in NULLABLE
        elif column == "seq":
            fits = type(value) is int
        elif column == "body":
            fits = isinstance(value, dict)
        else:
            fits = isinstance(value, str) and re.fullmatch(FORMS.get(column, r"(?s:.*)"), value) is not None
        if not fits:
            faults.append(f"{column} is {value!r}")
    return faults


def chain_faults(entry, before):
    """What is wrong between one entry and the one before it (None for the first), and within it."""
    expected = {"seq": 1, "prev": None} if before is None else {"seq": before["seq"] + 1, "prev": before["hash"]}
    expected["hash"] = hashlib.sha256(preimage(entry)).hexdigest()
    faults = [f"{column} is {entry[column]}, should be {value}" for column, value in expected.items() if entry[column] != value]
    if before is not None and entry["recorded_at"] < before["recorded_at"]:
        faults.append(f"recorded_at {entry['recorded_at']} is earlier than {before['recorded_at']} of the entry before")
    return faults


def only_once(pairs):
    """Refuses an object that has a key twice: Python would keep the last and hash something else."""
    if len({key for key, _ in pairs}) != len(pairs):
        raise ValueError("a key stands twice")
    return dict(pairs)


def verify(lines):
    """All faults as (line number, text), and the hash of each entry by its number."""
    faults, hashes, before = [], {}, None
    for number, line in enumerate(lines, start=1):
        try:
            entry = json.loads(line, object_pairs_hook=only_once)
        except ValueError as problem:
            faults.append((number, f"not a line of JSON: {problem}"))
            continue
        problems = form_faults(entry)
        if not problems:
            problems = chain_faults(entry, before)
            hashes[entry["seq"]] = entry["hash"]
            before = entry
        faults += [(number, problem) for problem in problems]
    return faults, hashes


def read_anchor(text):
    match = re.fullmatch(r"\s*([1-9]\d*)[:\s]\s*([0-9a-fA-F ]{16,})\s*", text)
    digits = match.group(2).replace(" ", "").lower() if match else ""
    if not 16 <= len(digits) <= 64:
        raise argparse.ArgumentTypeError(f"not an anchor: {text!r}")
    return int(match.group(1)), digits


def anchor_faults(anchors, hashes):
    for number, digits in anchors:
        found = hashes.get(number)
        if found is None:
            yield f"anchor: entry {number} ({digits}) is not there"
        elif not found.startswith(digits):
            yield f"anchor: entry {number} has {found}, the anchor says {digits}"


def main():
    parser = argparse.ArgumentParser(description="Verifies the lines of zb ledger list --format jsonl.")
    parser.add_argument("--head", type=read_anchor, action="append", default=[], metavar="N:HEX")
    parser.add_argument("--anchors", metavar="FILE")
    parser.add_argument("file", nargs="?", default="-")
    options = parser.parse_args()
    anchors = list(options.head)
    if options.anchors:
        try:
            with open(options.anchors, encoding="utf-8") as lines:
                anchors += [read_anchor(line) for line in lines if line.strip()]
        except (OSError, argparse.ArgumentTypeError) as problem:
            parser.error(str(problem))
    data = sys.stdin.buffer.read() if options.file == "-" else open(options.file, "rb").read()
    try:
        lines = data.decode("utf-8").split("\n")
    except UnicodeDecodeError as problem:
        print(f"not UTF-8: {problem}")
        return 3
    if lines[-1] == "":
        lines.pop()
    faults, hashes = verify(lines)
    messages = [f"line {number}: {text}" for number, text in faults] + list(anchor_faults(anchors, hashes))
    for message in messages:
        print(message)
    if messages:
        return 3
    guarantee = f"sound, and holds {len(anchors)} anchor(s)" if anchors else "sound to itself (no anchor given)"
    last = max(hashes, default=0)
    print(f"{guarantee}: {last} entries, head {last} {hashes.get(last, '-')}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
