#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The campaign of the Debian package: made twice, the same bytes; lintian finds no error; in a fresh minimal Debian it is installed, a first
# week is run from the lists that it brings, an older version is upgraded, it is removed and purged, and the ledger is still there.
# Usage, as root: sh tests/campaigns/package.sh [BUILD [FOLDER]]. FOLDER (build/debian) keeps the fresh system from run to run.
set -eu
cd "$(dirname "$0")/../.."
build=${1:-build/release}
folder=${2:-build/debian}
for program in cpack debootstrap lintian; do
    command -v "$program" >/dev/null || { echo "skipped: $program is not installed"; exit 0; }
done
[ "$(id -u)" -eq 0 ] || { echo "skipped: a fresh Debian can be made by root only"; exit 0; }

SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH
cmake --build "$build" --target zb manual_pages >/dev/null
made() {
    (cd "$build" && cpack -D CPACK_DEBIAN_PACKAGE_RELEASE="$1" >/dev/null && ls -t zb_*-"$1"_*.deb | head -1)
}
first=$(made 1)
cp "$build/$first" "$build/again.deb"
second=$(made 1)
cmp "$build/$second" "$build/again.deb"
rm "$build/again.deb"
echo "twice the same bytes: $first $(sha256sum <"$build/$first" | cut -c1-16)"
lintian --fail-on error "$build/$first" >"$build/lintian.txt" 2>/dev/null || { cat "$build/lintian.txt"; exit 1; }
echo "lintian: no error, $(grep -c '^W:' "$build/lintian.txt" || true) warnings"
newer=$(made 2)

# The system as it was made, and one copy of it for this run.
if [ ! -e "$folder/etc/debian_version" ]; then
    mirror=$(apt-get indextargets --format '$(REPO_URI)' "Created-By: Packages" | head -1)
    debootstrap --variant=minbase bookworm "$folder" "$mirror" >"$build/debootstrap.txt" 2>&1 || { tail -5 "$build/debootstrap.txt"; exit 1; }
fi
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
cp -a "$folder/." "$root"
cp "$build/$first" "$build/$newer" "$root/tmp"
inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 "$@"; }

inside dpkg -i "/tmp/$first" >/dev/null
inside id zb >/dev/null
inside sh -eu -c '
    mkdir -m 0700 /srv/zb && cd /srv/zb
    zb init --practice --quiet
    zb department import /usr/share/zb/data/departments.csv --quiet >/dev/null
    zb staff import /usr/share/zb/data/staff.csv --quiet >/dev/null
    zb project import /usr/share/zb/data/projects_jianghai_gb18030.csv --quiet >/dev/null 2>&1
    zb team assign JH-2026-001 --specialist 服务专员01 --quiet
    zb plan make JH-2026-001 --flow shehui_gongye --start today --until 施工许可 --quiet >/dev/null
    zb plan adopt JH-2026-001 --reason 联合预审会审定 --quiet
    zb step advance JH-2026-001 项目备案 --quiet
    zb report weekly --issue --by 专班办01 --quiet
    zb report show "$(zb report list --columns issue --format csv --plain --no-header)" | head -3 | grep 周通报
    zb ledger verify --quiet
    head=$(zb ledger head)
    dpkg -i /tmp/*-2_*.deb >/dev/null
    [ "$(zb ledger head)" = "$head" ]
    dpkg -r zb >/dev/null && dpkg -P zb >/dev/null
    [ -s /srv/zb/zb.db ] && [ ! -e /usr/bin/zb ]
'
left=$(inside find / -xdev -path /proc -prune -o -newer "/tmp/$newer" \( -name 'zb*' -o -path '*/zb/*' \) -not -path '/srv/*' -not -path '/tmp/*' -not -path '/root/*' -print | grep -v '^/var/lib/dpkg' || true)
[ -z "$left" ] || { echo "left behind the purge: $left"; exit 1; }
echo "installed, a week run, upgraded, removed, purged; the ledger stayed"
