#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks `zb ledger prove N --format jsonl` against a printed head, written from zb-ledger(5) alone; prints the entry proved.

Usage: check_proof.py --head N:HEX [FILE]     (standard input where no FILE is given)
Exit status: 0 proved, 2 wrong usage, 3 not proved.
"""
import argparse
import hashlib
import json
import struct
import sys

COLUMNS = ["seq", "kind", "project", "on", "recorded_at", "actor", "by", "request", "body", "prev"]


class NotProved(Exception):
    pass


def columns_of(preimage):
    """The columns of an entry, read back out of the bytes that were hashed."""
    tag = b"zb-entry-1\n"
    if not preimage.startswith(tag):
        raise NotProved("a preimage does not begin with zb-entry-1")
    rest, columns = preimage[len(tag):], {}
    for name in COLUMNS:
        if len(rest) < 8:
            raise NotProved(f"the preimage ends before {name}")
        length, rest = struct.unpack(">Q", rest[:8])[0], rest[8:]
        if length == 2**64 - 1:
            columns[name] = None
            continue
        if len(rest) < length:
            raise NotProved(f"{name} is cut off")
        columns[name], rest = rest[:length].decode("utf-8"), rest[length:]
    if rest:
        raise NotProved("there are bytes behind the last column")
    return columns


def prove(lines, number, digits):
    """The columns of the first entry, where all of them chain up to the head."""
    proved = before = None
    for line in lines:
        step = json.loads(line)
        preimage = bytes.fromhex(step["preimage"])
        columns = columns_of(preimage)
        computed = hashlib.sha256(preimage).hexdigest()
        if computed != step["hash"] or columns["seq"] != str(step["seq"]):
            raise NotProved(f"entry {step['seq']}: its hash or number does not fit its preimage")
        if before and (step["seq"] != before["seq"] + 1 or columns["prev"] != before["hash"]):
            raise NotProved(f"entry {step['seq']} does not follow entry {before['seq']}")
        proved, before = proved or columns, step
    if not before:
        raise NotProved("there is nothing in it")
    if before["seq"] != number or not before["hash"].startswith(digits):
        raise NotProved(f"it ends with entry {before['seq']} {before['hash']}, the printed head is {number} {digits}")
    return proved


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--head", required=True, metavar="N:HEX")
    parser.add_argument("file", nargs="?", default="-")
    options = parser.parse_args()
    number, _, digits = options.head.partition(":")
    digits = digits.replace(" ", "").lower()
    if not number.isdigit() or not 16 <= len(digits) <= 64:
        parser.error("--head is a number, a colon and 16 to 64 digits")
    text = sys.stdin.read() if options.file == "-" else open(options.file, encoding="utf-8").read()
    try:
        columns = prove(text.splitlines(), int(number), digits)
    except (NotProved, ValueError, KeyError, TypeError, AttributeError) as reason:
        print(f"not proved: {reason}")
        return 3
    print(f"proved: entry {columns['seq']} is in the ledger whose head {number} is {digits}")
    print(json.dumps(columns, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
