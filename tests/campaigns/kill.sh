#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The long campaign: kill -9 at every call of commands that write, and in a crowd. Prints what was injected, found and lost; exit 1 where anything was found.
# Usage: sh tests/campaigns/kill.sh [ROUNDS [BUILD]]; --planted in the place of ROUNDS proves on planted defects that it can find one.
set -eu
cd "$(dirname "$0")/../.."
rounds=${1:-20}
build=${2:-build/release}
faults=$build/tests/libzb_faults.so

if [ "$rounds" = --planted ]; then
    exec python3 tests/campaigns/durability/planted.py . "$faults" --campaign kill
fi
exec python3 tests/campaigns/durability/kill.py "$build/zb" "$faults" "$rounds"
