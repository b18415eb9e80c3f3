// SPDX-License-Identifier: Apache-2.0
// Files that nobody but their owner may read: signing keys.
#pragma once

#include <string>
#include <string_view>

namespace zb::cli {

// A new file with mode 0600 whatever the umask; never over another. Throws Error "key.exists", "output.failed".
void write_secret_file(const std::string& path, std::string_view bytes);
// Throws what read_file throws; "key.open_to_others" where the file is another's or others may read it.
std::string read_secret_file(const std::string& path);

}  // namespace zb::cli
