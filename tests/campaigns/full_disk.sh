#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The long campaign: the disk is full after so many bytes; as root, real disks of small blocks too.
# Usage: sh tests/campaigns/full_disk.sh [ROUNDS [BUILD]], or --planted (durability/run.sh).
exec sh "$(dirname "$0")/durability/run.sh" full_disk "$@"
