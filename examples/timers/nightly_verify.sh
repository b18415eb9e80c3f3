#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# 每夜：台账体检、整本核对，再整本核对最近一份备份（restore --dry-run，什么也不换）；末条记进备份盘上的凭证文件，此后每夜都与它比对。发现问题退出码就不是 0。
set -eu
: "${ZB_DB:?}" "${ZB_BACKUPS:?}"
name=$(basename "$ZB_DB" .db)
anchors=$ZB_BACKUPS/$name.anchors

zb doctor --quiet
if [ -s "$anchors" ]; then zb ledger verify --anchors "$anchors"; else zb ledger verify; fi
zb ledger head >>"$anchors"

newest=$(find "$ZB_BACKUPS" -maxdepth 1 -name "$name-????????T??????.db" | sort | tail -n 1)
[ -n "$newest" ] || { echo "$ZB_BACKUPS 里一份备份也没有" >&2; exit 1; }
[ -z "$(find "$newest" -mmin +180)" ] || { echo "最近一份备份 $newest 已超过三小时" >&2; exit 1; }
zb restore "$newest" --dry-run
