#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The long campaign: kill -9 at every call of commands that write, and in a crowd.
# Usage: sh tests/campaigns/kill.sh [ROUNDS [BUILD]], or --planted (durability/run.sh).
exec sh "$(dirname "$0")/durability/run.sh" kill "$@"
