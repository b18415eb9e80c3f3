#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Lays the letters and workbooks of zb on paper by LibreOffice and makes pictures of their pages, to be looked at: of the two months of
# examples/two_months a document of every sort, with a letterhead and without. Says how many pages each has, and which have nothing on them.
# Fonts that the machine has not are stood in for (fonts-noto-cjk). Usage: sh tests/campaigns/office_pages.sh [BUILD [FOLDER]]
set -eu
cd "$(dirname "$0")/../.."
build=${1:-build/release}
folder=${2:-$build/office_pages}
for program in soffice pdftoppm pdftotext; do
    command -v "$program" >/dev/null || {
        echo "skipped: $program is not installed (libreoffice-writer-nogui, libreoffice-calc-nogui, poppler-utils)"
        exit 0
    }
done
zb=$(readlink -f "$build/zb")
rm -rf "$folder"
mkdir -p "$folder/home"
folder=$(readlink -f "$folder")
HOME=$folder/home
ZB_DB=$folder/months/zb.db
export HOME ZB_DB
sh examples/two_months/run.sh "$zb" "$folder/months" >"$folder/play.txt"
ZB_NOW=2026-11-02T12:00:00+08:00
export ZB_NOW

# print FORM NAME COMMAND…
print() {
    form=$1 name=$2
    shift 2
    "$zb" "$@" --format "$form" -o "$folder/$name.$form" --quiet || [ $? -eq 3 ]
}
# letters NAME DAY: settings hold from the evening on which they were recorded.
letters() {
    print docx "$1circular" report weekly --as-of "$2"
    print docx "$1monthly" report monthly --as-of "$2"
    print docx "$1dunning" report dunning --department 住建局 --as-of "$2"
    print docx "$1progress" report progress --enterprise 天倬 --as-of "$2"
}
letters "" 2026-10-30
print docx issued report show 2026-40
print docx minutes meeting show M-2026-004
print docx agenda meeting agenda --as-of 2026-10-30
print docx summary project summary JH-2026-003
print docx receipt window show SJ-2026-001
print docx tasks plan tasks JH-2026-007
print docx card project show JH-2026-007 --card
print docx daily report daily --by 服务专员01 --on 2026-10-30
print docx appraisal appraisal show --from 2026-10-01 --to 2026-10-31
for list in "project list" "step list" "step due" "problem list" "material list" "meeting list" "certificate list" "inquiry list" "review list" log; do
    # shellcheck disable=SC2086
    print xlsx "$(echo "$list" | tr ' ' '-')" $list
done
print xlsx weekly report weekly --as-of 2026-10-30
"$zb" setting set report.letterhead 江海区重大项目政务服务专班 --on 2026-10-01 --quiet
"$zb" setting set report.document_number '江海专班〔{年}〕{期}号' --on 2026-10-01 --quiet
"$zb" setting set report.contact 专班办01 --on 2026-10-01 --quiet
"$zb" setting set report.telephone 0750-3861234 --on 2026-10-01 --quiet
"$zb" setting set report.wide_paper A3 --on 2026-10-01 --quiet
letters headed- 2026-11-02

cd "$folder"
soffice --headless --convert-to pdf ./*.docx ./*.xlsx >soffice.txt 2>&1
empty=0
for file in *.docx *.xlsx; do
    pdf=${file%.*}.pdf
    [ -s "$pdf" ] || { echo "$file: LibreOffice makes no pages of it"; exit 1; }
    pages=$(pdfinfo "$pdf" | sed -n 's/^Pages: *//p')
    pdftoppm -r 60 -png "$pdf" "${file%.*}"
    page=1
    while [ "$page" -le "$pages" ]; do
        # A page number alone is an empty page.
        if [ "$(pdftotext -f "$page" -l "$page" "$pdf" - | tr -d '[:space:]' | wc -m)" -lt 12 ]; then
            echo "$file: nothing on page $page"
            empty=$((empty + 1))
        fi
        page=$((page + 1))
    done
    echo "$file: $pages pages"
done
echo "pictures to look at: $folder/*.png; $(ls ./*.png | wc -l) pages, $empty of them empty"
[ "$empty" -eq 0 ]
