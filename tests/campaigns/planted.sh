#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Whether the campaigns can fail: each defect of planted.py is planted into a copy of the tree, built, and its campaign must find it. The
# product holds no hook for that. Usage: sh tests/campaigns/planted.sh [DEFECT...]
set -eu
cd "$(dirname "$0")/../.."
exec python3 tests/campaigns/planted.py "$@"
