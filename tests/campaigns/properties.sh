#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The long campaign: every property of the built tests on fresh seeds, RUNS cases each (5,000 by default). What fails prints RC_PARAMS
# with which it fails again. Usage: sh tests/campaigns/properties.sh [RUNS [BUILD]]
set -eu
cd "$(dirname "$0")/../.."
runs=${1:-5000}
build=${2:-build/release}

failed=0
for tests in "$build"/tests/zb_tests_*; do
    [ -x "$tests" ] && [ -f "$tests" ] || continue
    echo "==> ${tests##*/}"
    RC_PARAMS="max_success=$runs" "$tests" || failed=1
done
exit $failed
