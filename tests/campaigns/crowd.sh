#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The long campaign: 16 × 50, 16 × 200 and 50 × 20 processes and entries.
# Usage: sh tests/campaigns/crowd.sh [ROUNDS [BUILD]], or --planted (durability/run.sh).
exec sh "$(dirname "$0")/durability/run.sh" crowd "$@"
