// SPDX-License-Identifier: Apache-2.0
// SIGBUS: a page of a mapped file (SQLite's shared memory) for which the disk has no room, or which it cannot read.
#pragma once

namespace zb::cli {

// From now on such a fault is said, and the program ends with 74: what was being written may have landed or not. Called once, by main.
void say_disk_faults();

}  // namespace zb::cli
