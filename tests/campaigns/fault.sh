#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The long campaign: every open, write, sync, rename and truncate of commands that write fails, once or for good. Prints what was injected, found and lost; exit 1 where anything was found.
# Usage: sh tests/campaigns/fault.sh [ROUNDS [BUILD]]; --planted in the place of ROUNDS proves on planted defects that it can find one.
set -eu
cd "$(dirname "$0")/../.."
rounds=${1:-20}
build=${2:-build/release}
faults=$build/tests/libzb_faults.so

if [ "$rounds" = --planted ]; then
    exec python3 tests/campaigns/durability/planted.py . "$faults" --campaign fault
fi
exec python3 tests/campaigns/durability/fault.py "$build/zb" "$faults" "$rounds"
