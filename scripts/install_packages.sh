#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Installs what is missing of packages.txt, and says what; does nothing where all is there.
set -eu
cd "$(dirname "$0")/.."

missing=""
for package in $(grep -v '^#' packages.txt); do
    status=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$status" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

as_root=""
[ "$(id -u)" -eq 0 ] || as_root=sudo
apt() { $as_root env DEBIAN_FRONTEND=noninteractive apt-get "$@" </dev/null; }

echo "安装缺少的 Debian 软件包：$missing"
# The lists of a fresh machine are empty, those of an old one name files that are gone: only then are they fetched.
# shellcheck disable=SC2086  # one word a package
if ! apt install -y -q --no-install-recommends $missing; then
    apt update -q
    apt install -y -q --no-install-recommends $missing
fi
