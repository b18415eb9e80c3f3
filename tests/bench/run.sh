#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Measures zb beside bare C and C++ programs in the same run, as ratios of the shortest times.
#   sh tests/bench/run.sh [--full | --projects N] [--rows N] [--runs N] [--zb PROGRAM]
# Without --zb it measures build/release/zb, which it builds if need be. --full: 1,000 projects of 40 steps and an import of 100,000
# rows; else 100 and 10,000, which takes a minute. --rows: of the import alone. --keep FOLDER keeps the ledger and uses it again.
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
