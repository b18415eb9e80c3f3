// SPDX-License-Identifier: Apache-2.0
// Keeping a copy of a file, and making sure that the disk has it.
#pragma once

#include <filesystem>
#include <string>

namespace zb {

// Throw "db.exists" where `to` is there, "db.cannot_create" where it cannot be made, "db.full".
void copy_file(const std::string& from, const std::string& to);  // its bytes and permissions, synced
// Throw "db.not_synced" (exit 74).
void sync_file(const std::string& path);
void make_durable(const std::filesystem::path& folder);  // the names in it

// 0, or the error number: EEXIST where `to` is there. A file system that knows no such rename replaces: who asks has looked before.
int rename_without_replacing(const std::string& from, const std::string& to);

}  // namespace zb
