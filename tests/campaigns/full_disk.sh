#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The long campaign: the disk is full after so many bytes; as root, real disks of small blocks too. Prints what was injected, found and lost; exit 1 where anything was found.
# Usage: sh tests/campaigns/full_disk.sh [ROUNDS [BUILD]]; --planted in the place of ROUNDS proves on planted defects that it can find one.
set -eu
cd "$(dirname "$0")/../.."
rounds=${1:-20}
build=${2:-build/release}
faults=$build/tests/libzb_faults.so

if [ "$rounds" = --planted ]; then
    exec python3 tests/campaigns/durability/planted.py . "$faults" --campaign full_disk
fi
exec python3 tests/campaigns/durability/full_disk.py "$build/zb" "$faults" "$rounds"
