#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# 每天叫一次；只在本周最后一个工作日印周通报（有调休时是周六，放假前是周三……）。同一天再叫一次，草稿不动。用法：weekly_circular.sh 文件夹
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
draft=$folder/周通报草稿-$today.md
# 有人可能已经在上面改了字：不再写一遍。要按现在的台账重印，先删掉它。
[ ! -e "$draft" ] || exit 0
zb report weekly --format markdown -o "$draft"
cat <<END
周通报草稿已印好：$draft
签发的正文由台账重新印出，不读这个文件。要加的话写进文字文件，拟稿时附上：
  zb report weekly --draft --by 拟稿人 --preface 前言.txt --remarks 补充.txt
再审核、签发：zb report review 期号 --by 审核人；zb report weekly --issue --by 签发人
END
