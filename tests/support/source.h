// SPDX-License-Identifier: Apache-2.0
// Where the tree lies. Only one file is told: another folder does not make every test compile anew.
#pragma once

#include <string>

namespace zb::test {

// tests/scenario/expected.json → its path on this machine.
std::string source_file(const std::string& path);

}  // namespace zb::test
