#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Asks axe-core what is wrong with the pages of `zb site` for people who use a keyboard or a screen reader: a page of each sort, light and
# dark, at three widths. Needs chromium, chromedriver, and axe-core: the file that AXE names, else what npm installs into a folder of its
# own. Usage: sh tests/campaigns/site_axe.sh [BUILD]
set -eu
cd "$(dirname "$0")/../.."
build=${1:-build/release}

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
axe=${AXE:-$folder/node_modules/axe-core/axe.min.js}
if [ ! -f "$axe" ]; then
    npm install --silent --no-audit --no-fund --prefix "$folder" axe-core >/dev/null 2>&1 || true
fi
if [ ! -f "$axe" ]; then
    echo "skipped: no axe-core (set AXE to its axe.min.js, or install npm and let it reach a registry)"
    exit 0
fi
python3 tests/campaigns/site_axe.py "$build/zb" . "$axe"
