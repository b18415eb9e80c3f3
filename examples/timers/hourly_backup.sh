#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# 每小时一份核对过的副本，旧的按 ZB_KEEP_HOURS、ZB_KEEP_DAYS 清理。没做成、没核对过就不清理，退出码不是 0。
set -eu
: "${ZB_DB:?}" "${ZB_BACKUPS:?}"
keep_hours=${ZB_KEEP_HOURS:-48}
keep_days=${ZB_KEEP_DAYS:-30}
name=$(basename "$ZB_DB" .db)

zb backup "$ZB_BACKUPS/$name-$(date +%Y%m%dT%H%M%S).db"

# 过了 keep_hours 小时的，每天只留最后一份；过了 keep_days 天的删去。
find "$ZB_BACKUPS" -maxdepth 1 -name "$name-????????T??????.db" -mmin "+$((keep_hours * 60))" | sort -r |
    while read -r file; do
        day=${file##*-}
        day=${day%%T*}
        [ "$day" != "${last:-}" ] || rm -- "$file"
        last=$day
    done
find "$ZB_BACKUPS" -maxdepth 1 -name "$name-????????T??????.db" -mtime "+$keep_days" -delete
