#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Installs what is missing, builds the release, runs all tests; the last line counts them. Usage: sh tests/run.sh
set -eu
cd "$(dirname "$0")/.."
export CCACHE_BASEDIR="$PWD" CCACHE_NOHASHDIR=1

sh scripts/install_packages.sh
cmake --preset release -DZB_TESTS=ON >/dev/null
cmake --build build/release
ctest --test-dir build/release --output-on-failure --parallel "$(nproc)"
