#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The long campaign: every open, write, sync, rename and truncate of commands that write fails, once or for good.
# Usage: sh tests/campaigns/fault.sh [ROUNDS [BUILD]], or --planted (durability/run.sh).
exec sh "$(dirname "$0")/durability/run.sh" fault "$@"
