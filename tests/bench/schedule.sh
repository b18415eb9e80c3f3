#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Measures the engine of plans: a plan of 40 steps, simulated runs, passes over 1,000,000 steps and 2,000,000 links beside bare C++,
# and schedules within capacities. Builds what it needs in build/release. Usage: sh tests/bench/schedule.sh
set -eu
cd "$(dirname "$0")/../.."
cmake --preset release >/dev/null
cmake --build build/release --target zb_bench_schedule zb_bench_capacity
build/release/tests/zb_bench_schedule
for tasks in 30 60 120; do
    build/release/tests/zb_bench_capacity "$tasks" 1000
    build/release/tests/zb_bench_capacity "$tasks" 5000
done
