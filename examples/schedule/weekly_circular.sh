#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# 每天叫一次；只在本周最后一个工作日印周通报（有调休时是周六，放假前是周三……）。用法：weekly_circular.sh 文件夹
set -eu
folder=$1

# 从今天数第几个工作日是哪天；0 是今天自己。
working_day() {
    zb calendar plus today "$1" --format csv --plain --no-header --columns end --quiet
}

zb calendar is-working-day --quiet || exit 0
today=$(working_day 0)
next=$(working_day 1)
[ "$(date -d "$today" +%G-%V)" != "$(date -d "$next" +%G-%V)" ] || exit 0

mkdir -p "$folder"
zb report weekly --format markdown -o "$folder/周通报草稿-$today.md"
echo "周通报草稿已印好：$folder/周通报草稿-$today.md。改好后签发：zb report weekly --issue --by 签发人"
