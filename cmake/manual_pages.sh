#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Makes the manual pages: zb(1), one page a noun, zb-notice(7), and those of the tree. Usage: manual_pages.sh ZB SCDOC PAGES FOLDER
set -eu
zb=$1 scdoc=$2 pages=$3 folder=$4
rm -rf "$folder"
mkdir -p "$folder"
for page in "$pages"/*.scd; do
    "$scdoc" <"$page" >"$folder/$(basename "$page" .scd)"
done
for noun in $("$zb" __complete -- "" | cut -f1); do
    "$zb" help manual "$noun" >"$folder/.page"
    "$scdoc" <"$folder/.page" >"$folder/zb-$noun.1"
done
"$zb" help manual notice >"$folder/.page"
"$scdoc" <"$folder/.page" >"$folder/zb-notice.7"
"$zb" help manual >"$folder/.page"
"$scdoc" <"$folder/.page" >"$folder/zb.1"
rm "$folder/.page"
