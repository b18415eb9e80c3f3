#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The campaign of fuzzing: each target of tests/fuzz for SECONDS (60 by default) from its kept corpus, built with clang, the address and
# the undefined sanitizer. What was found is kept in build/fuzz. Usage: sh tests/campaigns/fuzz.sh [SECONDS [TARGET...]]
set -eu
cd "$(dirname "$0")/../.."
seconds=${1:-60}
[ $# -gt 0 ] && shift
targets=${*:-csv encoding json toml xlsx days plan_file anchors entry verifier command_line}

CXX=clang++ CC=clang cmake -S . -B build/fuzz -G Ninja -DZB_FUZZ=ON -DZB_TESTS=OFF -DCMAKE_UNITY_BUILD=ON \
    -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_FLAGS_DEBUG= -DCMAKE_CXX_FLAGS="-O1 -gline-tables-only -D_GLIBCXX_ASSERTIONS" >build/fuzz.log 2>&1 ||
    { cat build/fuzz.log; exit 1; }
failed=0
for target in $targets; do
    cmake --build build/fuzz --target "zb_fuzz_$target" >build/fuzz.log 2>&1 || { cat build/fuzz.log; exit 1; }
    mkdir -p "build/fuzz/corpus/$target"
    echo "==> $target"
    "build/fuzz/tests/fuzz/zb_fuzz_$target" -max_total_time="$seconds" -timeout=5 -rss_limit_mb=512 -max_len=4096 -close_fd_mask=3 -artifact_prefix="build/fuzz/$target-" \
        "build/fuzz/corpus/$target" "tests/fuzz/corpus/$target" 2>build/fuzz/"$target".log || { tail -30 "build/fuzz/$target.log"; failed=1; }
    grep -c "" "build/fuzz/$target.log" >/dev/null
    grep "^stat::\|^Done" "build/fuzz/$target.log" || true
done
exit $failed
