#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The campaign of bad input: the table of bad_inputs.py, each refused with its place and a way to mend it, within five seconds and 512 MiB,
# nothing written. One in EVERY of them (1: all). Usage: sh tests/campaigns/bad_input.sh [EVERY [BUILD]]
set -eu
cd "$(dirname "$0")/../.."
every=${1:-1}
build=${2:-build/release}

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 tests/campaigns/bad_input.py "$build/zb" "$folder" "$every"
