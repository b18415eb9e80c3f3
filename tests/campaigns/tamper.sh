#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The long campaign against tampering: every byte of a small ledger flipped, every column of every entry changed, rows, schema, indexes,
# forged hashes, cut tails (tamper.py counts them). With --defects each of the defects below is planted in a copy of the tree, which is
# built and must fail a short round. Usage: sh tests/campaigns/tamper.sh [ZB | --defects]
set -eu
cd "$(dirname "$0")/../.."
[ "${1:-}" = --defects ] || exec python3 tests/campaigns/tamper.py "${1:-build/release/zb}"

copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
git ls-files -z | tar --null -T - -cf - | tar -xf - -C "$copy"
export CCACHE_BASEDIR="$copy" CCACHE_NOHASHDIR=1
build=$copy/build/q  # as deep as other builds, so that ccache knows what they compiled
cmake -S "$copy" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS="-O0 -g0" -DCMAKE_UNITY_BUILD=ON -DZB_WARNINGS_AS_ERRORS=ON -DZB_TESTS=OFF >/dev/null
caught=0
planted=0
# File, what stands there, what is planted.
defect() {
    planted=$((planted + 1))
    cp "$copy/$1" "$copy/sound"
    python3 -c 'import sys; path, old, new = sys.argv[1:]; text = open(path).read(); assert text.count(old) == 1, old
open(path, "w").write(text.replace(old, new))' "$copy/$1" "$2" "$3"
    cmake --build "$build" --target zb -j2 >/dev/null
    if python3 tests/campaigns/tamper.py "$build/zb" --step 997 --columns 13 >"$copy/answer"; then
        echo "NOT caught: $1: $2"
    else
        caught=$((caught + 1))
        echo "caught: $1: $2 ($(grep '^tampered' "$copy/answer"))"
    fi
    cp "$copy/sound" "$copy/$1"
}
defect lib/ledger/entry.cpp 'put(out, texts.actor);' ''
defect lib/ledger/entry.cpp 'put_nullable(out, texts.request);' ''
defect lib/store/check.cpp 'findings.attempt([&] { find_schema_faults(database, findings); });' 'static_cast<void>(find_schema_faults);'
defect lib/store/check.cpp 'compare(expected, stored_indexes(database), findings);' 'if (false) compare(expected, stored_indexes(database), findings);'
defect lib/store/rows.cpp '####-##-##T##:##:##.###+08:00' '####-##-##T##:##:##.###+##:##'
defect lib/book/examining.cpp '        if (!is_sound(kept))' '        if (false)'
defect lib/ledger/chain.cpp 'check_anchors(entry);
    last_' 'last_'
echo "planted $planted, caught $caught"
[ "$planted" = "$caught" ]
