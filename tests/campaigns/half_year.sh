#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The long campaign: half a year of the office on other weeks and with other days of each step, RUNS times (12 by default), every number
# recounted. What fails prints the options with which it fails again. Usage: sh tests/campaigns/half_year.sh [RUNS [BUILD]]
set -eu
cd "$(dirname "$0")/../.."
runs=${1:-12}
build=${2:-build/release}

failed=0
seed=1
while [ "$seed" -le "$runs" ]; do
    shift_days=$(((seed % 7 - 3) * 7)) # three weeks earlier to three weeks later
    echo "==> --shift $shift_days --seed $seed"
    python3 tests/program/play_half_year.py "$build/zb" . --shift "$shift_days" --seed "$seed" || failed=1
    seed=$((seed + 1))
done
exit $failed
