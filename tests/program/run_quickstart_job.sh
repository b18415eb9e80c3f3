#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The quickstart's job without its installing and building, in a folder of its own, and the recount. Usage: run_quickstart_job.sh ZB
set -eu
tests=$(cd "$(dirname "$0")/.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
sh "$tests/../examples/practice/run.sh" "$1" "$folder"
python3 "$tests/independent/recount.py" "$1" "$folder"
