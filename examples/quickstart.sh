#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# From an empty Debian 12 to three weekly circulars that add up: installs what is missing, builds zb, plays the practice job in a new
# folder, recounts it. Usage: sh examples/quickstart.sh [FOLDER]
set -eu
started=$(pwd)
cd "$(dirname "$0")/.."
export CCACHE_BASEDIR="$PWD" CCACHE_NOHASHDIR=1

echo "【1】软件包"
sh scripts/install_packages.sh

echo "【2】编译（第一次要几分钟，以后几秒）"
# A tree that tests/run.sh has set up is taken as it is: with or without tests, the program is the same.
[ -e build/release/build.ninja ] || cmake --preset release -DZB_TESTS=OFF >/dev/null
cmake --build build/release --target zb manual_pages
zb=$PWD/build/release/zb

# Nothing that is there is touched: a second run takes the next free name.
folder=${1:-zb-practice}
case $folder in /*) ;; *) folder=$started/$folder ;; esac
base=$folder number=1
while [ -e "$folder" ]; do
    number=$((number + 1))
    folder=$base-$number
done

echo "【3】演练三个星期，文件夹 $folder"
sh examples/practice/run.sh "$zb" "$folder"

echo "【4】由台账逐条重算三期通报"
python3 tests/independent/recount.py "$zb" "$folder"

cat <<END

完成。结果都在 $folder：
  周通报-第1期.md 至 第3期.md  签发的三期周通报（Markdown）
  重印第3期.md                 签发后又记了一条，重印仍一字不差
  回执/                        三名服务专员每天的报送回执
  审批方案.txt                 10 个项目的全部推算
  导入结果.txt、经过.txt       清单逐行的结果，每条记录的回执
  zb.db                        演练库；删掉整个文件夹就全部清除
项目清单是公布的，进展是演练用的，不是真实办理情况（examples/practice/README.md）。

接下来可以输入：
  cd $folder
  export PATH="$(dirname "$zb"):\$PATH" ZB_NOW=2026-11-23T10:00:00+08:00   # 演练库的时钟：11 月 23 日上午
  zb project list                          # 50 个项目
  zb plan show 002                         # 倒排的审批方案
  zb step show 003 环评 --why              # 为什么亮红灯：逐日说明
  zb step advance 004 方案审查 --to filed --by 导办帮办窗口01 --note 补正齐全
  zb report weekly                         # 到这一天为止的通报
  zb help                                  # 全部命令
END
