// SPDX-License-Identifier: Apache-2.0
// doctest's implementation and main, compiled once; and the place of the tree.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

#include "support/source.h"

std::string zb::test::source_file(const std::string& path) { return ZB_SOURCE_DIR "/" + path; }
