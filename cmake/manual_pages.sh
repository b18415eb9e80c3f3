#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Makes the manual pages: zb(1), one page a noun, zb-notice(7), and those of the tree. Usage: manual_pages.sh ZB SCDOC PAGES FOLDER
set -eu
zb=$1 scdoc=$2 pages=$3 folder=$4
# A page is dated by the sources, so that they give the same bytes on any day.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$pages" log -1 --format=%ct 2>/dev/null || date +%s)}
export SOURCE_DATE_EPOCH
rm -rf "$folder"
mkdir -p "$folder"

# From scdoc's words on standard input. groff breaks lines between Chinese characters by its zh.tmac, which mandoc neither needs nor takes
# (it has no number in the register .x); the paragraphs that scdoc opens beside headings and at ends, in which nothing stands, go.
page() {
    {
        printf '%s\n' '.if \n(.x .mso zh.tmac'
        "$scdoc" | awk '
            /^\.P$/ { open = 1; next }
            open && !/^\.(SH|SS|RE)/ && !heading { print ".P" }
            { open = 0; heading = /^\.S[HS]/; print }'
    } >"$folder/$1"
}

for source in "$pages"/*.scd; do
    page "$(basename "$source" .scd)" <"$source"
done
# The nouns, and nobody's aliases.
for noun in $(XDG_CONFIG_HOME=/nonexistent XDG_CONFIG_DIRS=/nonexistent "$zb" __complete -- "" | cut -f1); do
    "$zb" help manual "$noun" | page "zb-$noun.1"
done
"$zb" help manual notice | page zb-notice.7
"$zb" help manual | page zb.1
