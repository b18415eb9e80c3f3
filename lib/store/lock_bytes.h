// SPDX-License-Identifier: Apache-2.0
// Everybody who has a ledger open holds a lock on some of these bytes of its file (https://sqlite.org/fileformat2.html, "lock-byte page").
#pragma once

#include <fcntl.h>

namespace zb {

// To be taken (F_OFD_SETLK) or asked for (F_OFD_GETLK) by a write lock: of the open file, not of the process, so that closing another
// descriptor of the file does not lose it.
inline struct flock lock_bytes() {
    struct flock range {};
    range.l_type = F_WRLCK;
    range.l_whence = SEEK_SET;
    range.l_start = 0x40000000;
    range.l_len = 512;
    return range;
}

}  // namespace zb
