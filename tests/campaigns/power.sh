#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The long campaign: the power goes at every moment of a run, and what was not synced is lost, or half of it.
# Usage: sh tests/campaigns/power.sh [ROUNDS [BUILD]], or --planted (durability/run.sh).
exec sh "$(dirname "$0")/durability/run.sh" power "$@"
