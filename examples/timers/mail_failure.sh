#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# 把失败的定时任务最近的输出寄给 ZB_MAIL。用法：mail_failure.sh zb-backup
set -eu
: "${ZB_MAIL:?}"
unit=$1
journalctl --unit "$unit" --since '-2h' --no-pager --output cat | tail -n 100 |
    mail -s "zb：$unit 在 $(hostname) 上失败" "$ZB_MAIL"
