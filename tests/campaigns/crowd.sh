#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The long campaign: 16 × 50, 16 × 200 and 50 × 20 processes and entries. Prints what was injected, found and lost; exit 1 where anything was found.
# Usage: sh tests/campaigns/crowd.sh [ROUNDS [BUILD]]; --planted in the place of ROUNDS proves on planted defects that it can find one.
set -eu
cd "$(dirname "$0")/../.."
rounds=${1:-20}
build=${2:-build/release}
faults=$build/tests/libzb_faults.so

if [ "$rounds" = --planted ]; then
    exec python3 tests/campaigns/durability/planted.py . "$faults" --campaign crowd
fi
exec python3 tests/campaigns/durability/crowd.py "$build/zb" "$faults" "$rounds"
