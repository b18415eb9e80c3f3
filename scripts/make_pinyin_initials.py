#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes data/pinyin_initials.txt of Unicode's Unihan_Readings.txt. Usage: make_pinyin_initials.py Unihan_Readings.txt[.bz2] > FILE

kTGHZ2013 has every reading of each character of 通用规范汉字表 (8,105): a character stands at every letter with which one begins."""
import bz2
import collections
import sys
import unicodedata

HEAD = """# Characters by the first letters of their pinyin; one with several readings stands at each letter (行 at h and x, 厦 at s and x).
# Made by scripts/make_pinyin_initials.py of Unihan_Readings.txt, Unicode 15.0.0, field kTGHZ2013: the readings of 通用规范汉字字典 for
# the 8,105 characters of 通用规范汉字表. © 2022 Unicode, Inc.; Unicode License, https://www.unicode.org/license.txt."""


def main(path):
    with (bz2.open if path.endswith(".bz2") else open)(path, "rt", encoding="utf-8") as lines:
        fields = [line.rstrip("\n").split("\t") for line in lines if "\tkTGHZ2013\t" in line]
    by_letter = collections.defaultdict(set)
    for code, _, readings in fields:
        for place in readings.split():
            for reading in place.split(":")[1].split(","):
                letter = unicodedata.normalize("NFD", reading)[0]
                by_letter[letter].add(chr(int(code[2:], 16)))
    print(HEAD)
    for letter in sorted(by_letter):
        print(letter, "".join(sorted(by_letter[letter])))


if __name__ == "__main__":
    main(sys.argv[1])
