// SPDX-License-Identifier: Apache-2.0
// SHA-256 of a file of any size, read piece by piece.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "ledger/entry.h"

namespace zb::cli {

struct FileDigest {
    std::int64_t size = 0;
    Hash sha256{};
};

// None where there is no regular file of that name. Throws "file.unreadable".
std::optional<FileDigest> digest_if_there(const std::string& path);
// Throws "file.missing" too.
FileDigest digest_of(const std::string& path);

}  // namespace zb::cli
