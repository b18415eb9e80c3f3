#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# 多人共用一本台账，办法一：同一个组。管理员（root）运行一次：
#
#     sh examples/share_group.sh 文件夹 组 登录名…        # 如 sh examples/share_group.sh /srv/zb zb-staff wang li zhang
#
# 建组、加人、把文件夹给这个组（2770，setgid），以第一个登录名在里面建台账 zb.db。可以再运行：已有的不动，只补人。
# 组里的人都能直接改这个文件，只有校验值和签名能发现；要让各人只能经 zb 写，用 share_service_account.sh。
set -eu

if [ $# -lt 3 ]; then
    echo "用法：sh $0 文件夹 组 登录名…" >&2
    exit 2
fi
if [ "$(id -u)" -ne 0 ]; then
    echo "错误：要由管理员运行：sudo sh $0 $*" >&2
    exit 1
fi
folder=$1 group=$2
shift 2
zb=${ZB:-$(command -v zb || true)}
if [ -z "$zb" ]; then
    echo "错误：没有找到 zb；先安装，或写明：ZB=程序 sh $0 …" >&2
    exit 1
fi

getent group "$group" >/dev/null || groupadd "$group"
for login in "$@"; do
    id "$login" >/dev/null
    usermod -a -G "$group" "$login"
done
mkdir -p "$folder"
chgrp "$group" "$folder"
chmod 2770 "$folder" # setgid：zb.db、-wal、-lock 和备份都归这个组
if [ ! -e "$folder/zb.db" ]; then
    # 不带这个人的环境变量：ZB_DB 之类不该在这里起作用
    setpriv --reuid="$1" --regid="$(id -g "$1")" --init-groups env -i PATH="$PATH" HOME=/ "$zb" init --group "$group" --db "$folder/zb.db" >/dev/null
fi
ls -ld "$folder" "$folder/zb.db"
echo "共用的台账：$folder/zb.db。各人重新登录后使用：export ZB_DB=$folder/zb.db"
echo "接下来记下各人的登录名：zb staff set 人员 --login 登录名；再按角色写入：zb setting set access.writes 按角色"
