#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Plays three weeks of the office with the program ZB in the new folder FOLDER. Usage: sh run.sh ZB FOLDER
set -eu

zb=$(realpath "$1")
practice=$(cd "$(dirname "$0")" && pwd)
data=$(cd "$practice/../../data" && pwd)
mkdir -p "$2"
cd "$2"
if [ -e zb.db ]; then
    echo "$2 里已有台账 zb.db，没有动它；换一个新文件夹再试" >&2
    exit 1
fi
mkdir 回执
unset ZB_DB ZB_TODAY

# at INSTANT COMMAND…: one command at that moment of the practice clock.
at() {
    moment=$1+08:00
    shift
    ZB_NOW=$moment "$zb" "$@"
}

# plan PROJECT DAY OPTIONS…: drafts a plan and keeps what is printed for reading.
plan() {
    project=JH-2026-$1 morning=$2T10:00:00
    shift 2
    at "$morning" plan make "$project" --by 专班办01 "$@" >>审批方案.txt
    echo >>审批方案.txt
}

# adopt PROJECT DAY [OPENING]: adopts the draft, with the opening balance of a project that comes in mid-way.
adopt() {
    at "$2T10:30:00" plan adopt "JH-2026-$1" --by 专班办01 --reason 联合预审会审定 ${3:+--opening "$3"} >>经过.txt
}

# dated PROJECT DAY OPTIONS…: a plan by the meeting's own dates, adopted with its opening balance.
dated() {
    plan "$@" --flow shehui_gongye --input "$practice/plans/$1.jsonl"
    adopt "$1" "$2" "$practice/openings/$1.jsonl"
}

# play DAY: each file of the day is one command with its lines (1-step-advance.jsonl: zb step advance --input), then all submit.
play() {
    minute=10
    for file in "$practice/days/$1"/[1-8]-*.jsonl; do
        [ -e "$file" ] || continue
        words=$(basename "$file" .jsonl | sed 's/^[0-9]*-//; s/-/ /')
        # shellcheck disable=SC2086  # a noun and a verb
        at "$1T11:$minute:00" $words --input "$file" >>经过.txt
        minute=$((minute + 1))
    done
    at "$1T17:10:00" ledger submit --input "$practice/days/$1/9-ledger-submit.jsonl" >"回执/$1.txt"
}

# issue DAY NUMBER: the circular of the week that ends on DAY.
issue() {
    at "$1T17:40:00" report weekly --issue --as-of "$1" --by 专班办01 >>经过.txt
    at "$1T17:45:00" report show "2026-0$2" --format markdown -o "周通报-第$2期.md"
    echo "  $1 签发第 $2 期：周通报-第$2期.md"
}

first=2026-10-30
echo "（一）建演练库，导入部门、人员、两份公布的项目清单"
at ${first}T09:00:00 init --practice --quiet
{
    at ${first}T09:05:00 department import "$data/departments.csv"
    at ${first}T09:06:00 staff import "$data/staff.csv"
    at ${first}T09:10:00 project import "$data/projects_jiangmen.csv" --by 专班办01
    at ${first}T09:12:00 project import "$data/projects_jianghai_gb18030.csv" --by 专班办01
} >导入结果.txt
grep 有误 导入结果.txt | sed 's|.*/|  |'

echo "（二）指定服务专员和部门责任人"
at ${first}T09:30:00 team assign --input "$practice/team.jsonl" >经过.txt
echo "  服务专员 $(grep -c 服务专员 经过.txt) 个项目，部门责任人 $(grep -vc 服务专员 经过.txt) 名；其余项目留着未派，通报里会写"

echo "（三）编制、审定审批方案：002 按目标日倒排，003 顺排，其余按会议定的日期，连同期初"
plan 002 $first --flow xiaoxing_gongye --target 2027-03-31 --until 开工
adopt 002 $first
plan 003 $first --flow shehui_gongye --start 2026-11-02 --until 开工
adopt 003 $first
dated 001 $first --condition special_fire
dated 007 $first --condition soil_book
for project in 004 005 006 008 009; do dated $project $first; done
echo "  已审定 $(grep -c 已审定 经过.txt) 个项目，另一个 11 月 4 日转入；全部推算：审批方案.txt"

echo "（四）逐日办理，17:10 报送台账，每星期五签发周通报"
for day in 2026-11-02 2026-11-03; do play $day; done
dated 010 2026-11-04 --condition energy_1000tce # comes in mid-week: 期初转入 in the first circular
for day in 2026-11-04 2026-11-05 2026-11-06; do play $day; done
issue 2026-11-06 1
for day in 2026-11-09 2026-11-10 2026-11-11 2026-11-12 2026-11-13; do play $day; done
issue 2026-11-13 2
for day in 2026-11-16 2026-11-17 2026-11-18 2026-11-19 2026-11-20; do play $day; done
issue 2026-11-20 3

echo "（五）签发后又补记一条，再按签发时的台账重印第 3 期"
head=$(sed -n 's/.*--head \([0-9]*\) --as-of 2026-11-20.*/\1/p' 周通报-第3期.md)
at 2026-11-23T09:00:00 note add JH-2026-004 --on 2026-11-20 --by 服务专员01 \
    --progress "企业 11-20 下午来电，技术审查表下周一补签" >>经过.txt
at 2026-11-23T09:10:00 report weekly --head "$head" --as-of 2026-11-20 --format markdown -o 重印第3期.md
cmp 周通报-第3期.md 重印第3期.md
echo "  台账已多一条，重印仍与签发稿逐字节相同（依据第 $head 条）"

echo "（六）核对台账，用最后一张回执上的凭证"
anchor=$(sed -n 's/.*zb ledger verify --head \([0-9]*:[0-9a-f]*\).*/\1/p' 回执/2026-11-20.txt | tail -n 1)
at 2026-11-23T09:20:00 ledger verify --head "$anchor" | sed 's/^/  /'
