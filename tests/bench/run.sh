#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Measures zb beside bare C and C++ programs in the same run, as ratios of the shortest times.
#   sh tests/bench/run.sh [--full | --projects N] [--rows N] [--entries N] [--runs N] [--zb PROGRAM]
# Without --zb it measures build/release/zb, which it builds if need be. --full: 1,000 projects of 40 steps, an import of 100,000 rows,
# and the same commands in a ledger of 1,000,000 entries; else 100 projects and 10,000 rows, which takes a minute, and no large ledger.
# --rows, --entries: of the import, of the large ledger. --keep FOLDER keeps the ledgers and uses them again.
# Figures measured are in README.md beside this.
set -eu
cd "$(dirname "$0")/../.."

case " $* " in
*" --zb "*) ;;
*)
    cmake --preset release >/dev/null
    cmake --build build/release --target zb
    set -- --zb build/release/zb "$@"
    ;;
esac

floors=$(mktemp -d)
trap 'rm -rf "$floors"' EXIT
cc -O2 -o "$floors/floor_start" tests/bench/floor_start.c
for name in floor_write floor_read floor_import; do
    c++ -std=c++20 -O2 -static-libstdc++ -static-libgcc -o "$floors/$name" "tests/bench/$name.cpp" -l:libsqlite3.a -lm
done
python3 tests/bench/measure.py --floors "$floors" "$@"
