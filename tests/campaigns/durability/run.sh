#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What the campaigns of durability share. Usage: sh tests/campaigns/durability/run.sh NAME [ROUNDS [BUILD]]; --planted in the place of
# ROUNDS proves on planted defects that the campaign can find one. Prints what was injected, found and lost; exit 1 where anything was found.
set -eu
cd "$(dirname "$0")/../../.."
name=$1
rounds=${2:-20}
build=${3:-build/release}
faults=$build/tests/libzb_faults.so

if [ "$rounds" = --planted ]; then
    exec python3 tests/campaigns/durability/planted.py . "$faults" --campaign "$name"
fi
exec python3 "tests/campaigns/durability/$name.py" "$build/zb" "$faults" "$rounds"
