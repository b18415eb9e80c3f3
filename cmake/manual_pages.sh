#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Makes the manual pages: zb(1), one page a noun, zb-ledger(5). Usage: manual_pages.sh ZB SCDOC LEDGER_PAGE FOLDER
set -eu
zb=$1 scdoc=$2 ledger_page=$3 folder=$4
rm -rf "$folder"
mkdir -p "$folder"
"$scdoc" <"$ledger_page" >"$folder/zb-ledger.5"
for noun in $("$zb" __complete -- "" | cut -f1); do
    "$zb" help manual "$noun" >"$folder/.page"
    "$scdoc" <"$folder/.page" >"$folder/zb-$noun.1"
done
"$zb" help manual >"$folder/.page"
"$scdoc" <"$folder/.page" >"$folder/zb.1"
rm "$folder/.page"
