#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The campaign of wild commands: COMMANDS writes with wild days, counts, texts and clocks, in a practice ledger and in formal ones; after
# each every reading command still answers. Usage: sh tests/campaigns/wild.sh [COMMANDS [SEED [BUILD]]]
set -eu
cd "$(dirname "$0")/../.."
commands=${1:-3000}
seed=${2:-1}
build=${3:-build/release}

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
${CC:-cc} -O1 -shared -fPIC -o "$folder/shifted_clock.so" tests/campaigns/shifted_clock.c
python3 tests/campaigns/wild.py "$build/zb" "$folder" "$commands" "$seed"
