#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# 多人共用一本台账，办法二（建议）：一个服务账号。管理员（root）运行一次：
#
#     sh examples/share_service_account.sh 文件夹 账号 组 登录名…     # 如 … /srv/zb zb zb-staff wang li zhang
#
# 台账归一个不能登录的系统账号，文件夹 0700；组里的人只能经 sudo 以它的身份运行 zb，碰不到文件本身。谁在写由 sudo 的
# SUDO_UID 决定，--by 和环境变量都不算。要打开的文件一律从标准输入给（zb … - < 清单.csv），输出一律重定向（> 通报.md）。
# 备份、对外导出由管理员做：sudo -u zb zb backup 文件。
set -eu

if [ $# -lt 4 ]; then
    echo "用法：sh $0 文件夹 账号 组 登录名…" >&2
    exit 2
fi
if [ "$(id -u)" -ne 0 ]; then
    echo "错误：要由管理员运行：sudo sh $0 $*" >&2
    exit 1
fi
folder=$1 account=$2 group=$3
shift 3
zb=${ZB:-$(command -v zb || true)}
sudoers=${SUDOERS:-/etc/sudoers.d/zb}
settings=${SETTINGS:-/etc/xdg/zb/config.toml}
if [ -z "$zb" ]; then
    echo "错误：没有找到 zb；先安装，或写明：ZB=程序 sh $0 …" >&2
    exit 1
fi

id "$account" >/dev/null 2>&1 || useradd --system --no-create-home --home-dir / --shell /usr/sbin/nologin "$account"
getent group "$group" >/dev/null || groupadd "$group"
for login in "$@"; do
    id "$login" >/dev/null
    usermod -a -G "$group" "$login"
done
mkdir -p "$folder"
chown "$account:" "$folder"
chmod 0700 "$folder"
if [ ! -e "$folder/zb.db" ]; then
    setpriv --reuid="$account" --regid="$(id -g "$account")" --clear-groups env -i PATH="$PATH" "$zb" init --db "$folder/zb.db" >/dev/null
fi

# 只许运行 zb 这一个程序；环境变量由 sudo 清掉（env_reset），zb 自己也只看 LANG、TERM。
rule=$(mktemp)
trap 'rm -f "$rule"' EXIT
printf 'Defaults!%s env_reset, !setenv\n%%%s ALL=(%s) NOPASSWD: %s\n' "$zb" "$group" "$account" "$zb" >"$rule"
if command -v visudo >/dev/null; then visudo -cqf "$rule"; fi
mkdir -p "$(dirname "$sudoers")"
install -m 0440 -o root -g root "$rule" "$sudoers"

if [ ! -e "$settings" ]; then
    mkdir -p "$(dirname "$settings")"
    printf 'db = "%s/zb.db"\n' "$folder" >"$settings"
    chmod 0644 "$settings"
fi
ls -ld "$folder"
echo "台账：$folder/zb.db，只有 $account 能打开。各人这样使用：sudo -u $account $zb today"
echo "可在 /etc/profile.d/zb.sh 写：alias zb='sudo -u $account $zb'"
echo "接下来记下各人的登录名：zb staff set 人员 --login 登录名；再按角色写入：zb setting set access.writes 按角色"
