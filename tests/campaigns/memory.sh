#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The campaign of failing memory: every command of memory.py again and again, each time with another allocation that fails, once and from
# there on. TRIES of each command (0: every allocation). Usage: sh tests/campaigns/memory.sh [TRIES [BUILD]]
set -eu
cd "$(dirname "$0")/../.."
tries=${1:-0}
build=${2:-build/release}

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
${CC:-cc} -O1 -shared -fPIC -o "$folder/failing_malloc.so" tests/campaigns/failing_malloc.c
python3 tests/campaigns/memory.py "$build/zb" "$folder" "$tries"
