#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The long campaign: the power goes at every moment of a run, and what was not synced is lost, or half of it. Prints what was injected, found and lost; exit 1 where anything was found.
# Usage: sh tests/campaigns/power.sh [ROUNDS [BUILD]]; --planted in the place of ROUNDS proves on planted defects that it can find one.
set -eu
cd "$(dirname "$0")/../.."
rounds=${1:-20}
build=${2:-build/release}
faults=$build/tests/libzb_faults.so

if [ "$rounds" = --planted ]; then
    exec python3 tests/campaigns/durability/planted.py . "$faults" --campaign power
fi
exec python3 tests/campaigns/durability/power.py "$build/zb" "$faults" "$rounds"
