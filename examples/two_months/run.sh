#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Plays September and October 2026 of the whole task force with the program ZB in the new folder FOLDER. Usage: sh run.sh ZB FOLDER
set -eu

zb=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)
data=$(cd "$here/../../data" && pwd)
mkdir -p "$2"
cd "$2"
if [ -e zb.db ]; then
    echo "$2 里已有台账 zb.db，没有动它；换一个新文件夹再试" >&2
    exit 1
fi
mkdir 周通报 月度材料 考核 清单 单据
cp -R "$here/plans" "$here/openings" .
unset ZB_DB ZB_TODAY

# at INSTANT COMMAND…: one command at that moment of the practice clock.
at() {
    moment=$1+08:00
    shift
    ZB_NOW=$moment "$zb" "$@"
}

# value NAME: what the first line of the act says under that name.
value() { sed -n "1s/.*\"$1\": \"\([^\"]*\)\".*/\1/p" act.jsonl; }

# act INSTANT COMMAND: act.jsonl holds the command's lines, an act each; all of them are recorded, or none.
act() {
    moment=$1
    shift
    echo "$moment zb $*" >>经过.txt
    # shellcheck disable=SC2046  # a plan's options and their values
    case "$*" in
    "plan make") at "$moment" plan make "$(value project)" --by 专班办01 $(cat "plans/$(value project).txt") >>审批方案.txt ;;
    undo) at "$moment" undo --yes --by "$(value by)" >>经过.txt ;;
    *) at "$moment" "$@" --input act.jsonl >>经过.txt ;;
    esac
}

# play DAY: the day's page, line by line; lines of one minute and command are one act.
play() {
    awk '{
        match($0, /^\{"at": "[0-9:]+", "do": "[a-z -]+", /)
        split(substr($0, 1, RLENGTH), word, "\"")
        if (word[4] " " word[8] != last) print last = word[4] " " word[8]
        print "\t{" substr($0, RLENGTH + 1)
    }' "$here/days/$1.jsonl" >page.txt
    moment=
    while IFS= read -r line; do
        case $line in
        "	"*) echo "${line#?}" >>act.jsonl ;;
        *)
            # shellcheck disable=SC2086  # an hour, a noun and a verb
            [ -z "$moment" ] || act $moment </dev/null
            moment="$1T${line%% *}:00 ${line#* }"
            : >act.jsonl
            ;;
        esac
    done <page.txt
    # shellcheck disable=SC2086
    act $moment </dev/null
}

# issue DAY NUMBER [OPTION…]: the circular up to DAY, issued and kept.
issue() {
    day=$1 number=$2
    shift 2
    at "${day}T18:30:00" report weekly --issue --as-of "$day" --by 专班办01 "$@" >>经过.txt
    at "${day}T18:35:00" report show "2026-$number" --format markdown -o "周通报/第$number期.md"
    echo "  $day 签发第 $number 期"
}

# material MONTH DAY NAME [OPTION…]: what the monthly meeting hears, printed and kept.
material() {
    month=$1 day=$2 name=$3
    shift 3
    at "${day}T18:40:00" report monthly --month "$month" "$@" --format markdown -o "月度材料/$name.md"
    echo "  $day 月度材料：$name"
}

# look DAY: every list and sheet of lists.txt that evening, one file each.
look() {
    evening=$1T18:45:00 folder=清单/$1
    mkdir "$folder"
    while read -r name words; do
        # shellcheck disable=SC2086  # a noun, a verb and options
        at "$evening" $words --quiet -o "$folder/$name.txt" </dev/null
    done <"$here/lists.txt"
    # Some project lacks one of the six ones: an answer, with its own status.
    status=0
    at "$evening" project check -o "$folder/六个一.txt" || status=$?
    [ $status = 3 ]
}

# cancel DAY KIND CODE REASON: the entry that recorded it does not count any more.
cancel() {
    entry=$(at "$1T09:00:00" ledger list --format jsonl | sed -n "s/^{\"seq\":\([0-9]*\),\"kind\":\"$2\".*$3.*/\1/p")
    at "$1T09:01:00" ledger reverse "$entry" --note "$4" --by 专班办01 >>经过.txt
}

# papers: what enterprises and departments get, and the records of the meetings.
papers() {
    ten=${later}T10:00:00
    list() { at $ten "$@" --columns code --format csv --plain --no-header; }
    for code in $(list window list); do at $ten window show "$code" --format markdown --quiet -o "单据/$code.md"; done
    for code in $(list certificate handovers); do at $ten certificate show "$code" --format markdown --quiet -o "单据/$code.md"; done
    for code in $(list meeting list); do at $ten meeting show "$code" --format markdown -o "单据/$code.md"; done
    for code in $(list service list); do at $ten service show "$code" -o "单据/$code.txt"; done
    for code in $(list inquiry list); do at $ten inquiry show "$code" -o "单据/$code.txt"; done
    for code in 001 002 003 005 007; do at $ten certificate catalogue $code --format markdown --quiet -o "单据/$code-证照目录.md"; done
    at $ten window show SJ-2026-026 --department 区自然资源局 --format markdown --quiet -o 单据/SJ-2026-026-分送单.md
    at $ten window sheet 2026-09-10 --format markdown -o 单据/2026-09-10-收件登记表.md
    at $ten meeting agenda --format markdown -o 单据/分析会议程.md
    at $ten article search 施工许可证延期 -o 单据/知识库检索.txt
    at $ten project summary 003 --format markdown -o 单据/003-项目总结.md
}

# refuse FILE: the command that FILE is named after must be refused (1), or not be understood (2), and leave the ledger as it was.
refuse() {
    words=$(basename "$1" .jsonl | sed 's/^[0-9]*-//; s/-/ /')
    before=$(at ${later}T10:30:00 ledger head)
    status=0
    # shellcheck disable=SC2086  # a noun and a verb
    at ${later}T10:30:00 $words --input "$1" >>拒绝.txt 2>&1 || status=$?
    echo "退出码 $status" >>拒绝.txt
    if [ $status != 1 ] && [ $status != 2 ] || [ "$(at ${later}T10:30:00 ledger head)" != "$before" ]; then
        echo "$1：退出码 $status，或者写了台账" >&2
        exit 1
    fi
}

echo "（一）建演练库，导入部门、人员、两份公布的项目清单、自带的知识条目"
first=2026-09-01
at ${first}T08:30:00 init --practice --quiet
{
    at ${first}T08:35:00 department import "$data/departments.csv"
    at ${first}T08:36:00 staff import "$data/staff.csv"
    at ${first}T08:40:00 project import "$data/projects_jiangmen.csv" --by 专班办01
    at ${first}T08:41:00 project import "$data/projects_jianghai_gb18030.csv" --by 专班办01
    at ${first}T08:45:00 article import --builtin --by 专班办01
    at ${first}T08:50:00 contact set --input "$here/contact.jsonl"
} >导入结果.txt

echo "（二）逐日办理：days/ 里一天一页；17:05 报送台账；周末、节前签发周通报，月底印月度材料"
for page in "$here"/days/*.jsonl; do
    today=$(basename "$page" .jsonl)
    case $today in
    2026-10-12)
        cancel "$today" service.begun FW-2026-008 核对的是另一年的清单
        cancel "$today" review.received V-2026-002 重复录入
        ;;
    2026-10-28) cancel "$today" resolution.made R-2026-010 会上没有定 ;;
    esac
    play "$today"
    case $today in
    2026-09-04) issue "$today" 36 --number 36 ;;
    2026-09-11)
        at "${today}T18:00:00" report weekly --draft --as-of "$today" --by 专班办01 >>经过.txt
        at "${today}T18:20:00" report review 2026-37 --by 政数分管01 >>经过.txt
        issue "$today" 37
        ;;
    2026-09-18) issue "$today" 38 ;;
    2026-09-24) issue "$today" 39 ;;
    2026-09-28) material 2026-09 "$today" 9月推进会 --meeting 2026-09-29 ;;
    2026-09-30)
        issue "$today" 40
        material 2026-09 "$today" 9月
        look "$today"
        ;;
    2026-10-08) at "${today}T18:50:00" appraisal seal --from 2026-09-01 --to 2026-09-30 --by 专班办01 --note 九月 >>经过.txt ;;
    2026-10-10) issue "$today" 41 ;;
    2026-10-16) issue "$today" 42 ;;
    2026-10-23) issue "$today" 43 ;;
    2026-10-28) material 2026-10 "$today" 10月推进会 --meeting 2026-10-29 ;;
    2026-10-30)
        issue "$today" 44
        look "$today"
        ;;
    esac
done

echo "（三）11 月 2 日：十月的月度材料、考核封存，各种单据"
later=2026-11-02
material 2026-10 $later 10月 --as-of 2026-10-31
at ${later}T09:30:00 appraisal seal --from 2026-10-01 --to 2026-10-31 --by 专班办01 --note 十月 >>经过.txt
for month in 09-01_2026-09-30 10-01_2026-10-31; do
    # shellcheck disable=SC2086
    at ${later}T09:40:00 appraisal show --from 2026-${month%_*} --to ${month#*_} --format markdown -o "考核/2026-${month%%-*}月.md"
done
at ${later}T09:41:00 appraisal show --from 2026-09-01 --to 2026-10-31 --format markdown -o 考核/两个月试算.md
for metric in 按时率 时限压缩 议定事项 企业评价 亮灯 补正; do
    at ${later}T09:42:00 appraisal explain 住建局 --metric $metric --from 2026-10-01 --to 2026-10-31 --format markdown -o "考核/住建局-$metric.md"
done
at ${later}T09:43:00 appraisal explain 服务专员03 --metric 报送 --from 2026-09-01 --to 2026-09-30 --format markdown -o 考核/服务专员03-报送.md
papers

echo "（四）不该收的：个人号码、没有的等级、没有的材料，一条也不写入"
for file in "$here"/refused/*.jsonl; do refuse "$file"; done
echo "  拒绝 $(find "$here/refused" -name '*.jsonl' | wc -l) 次，台账没有动：拒绝.txt"

echo "（五）再印一遍，逐字节相同"
# again FILE COMMAND…: prints by the entry that stands in the foot of FILE.
again() {
    file=$1
    shift
    head=$(sed -n 's/.*--head \([0-9]*\).*/\1/p' "$file" | tail -n 1)
    day=$(sed -n 's/.*--as-of \([0-9-]*\).*/\1/p' "$file" | tail -n 1)
    at ${later}T11:00:00 "$@" --as-of "$day" --head "$head" --format markdown | cmp - "$file"
}
for number in 36 37 38 39 40 41 42 43 44; do again "周通报/第$number期.md" report weekly; done
again 月度材料/9月推进会.md report monthly --month 2026-09 --meeting 2026-09-29
again 月度材料/9月.md report monthly --month 2026-09
again 月度材料/10月推进会.md report monthly --month 2026-10 --meeting 2026-10-29
again 月度材料/10月.md report monthly --month 2026-10
again 考核/两个月试算.md appraisal show --from 2026-09-01 --to 2026-10-31
for file in 单据/SJ-2026-???.md; do
    at ${later}T11:00:00 window show "$(basename "$file" .md)" --as-of $later --format markdown --quiet | cmp - "$file"
done
echo "  九期通报、四份月度材料、考核、收件回执，与当时印的相同"

echo "（六）核对台账"
at ${later}T11:10:00 ledger verify | sed 's/^/  /'
