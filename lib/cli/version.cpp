// SPDX-License-Identifier: Apache-2.0
// Version, commit, SQLite, ledger format (cli.md rule 16). The build sets ZB_VERSION and ZB_COMMIT for this file alone.
#include "cli/version.h"

#include <fmt/format.h>

#include "store/store.h"

namespace zb::cli {

std::string version_text() {
    constexpr std::string_view kCommit = ZB_COMMIT;
    return fmt::format("zb {}\n提交 {}\nSQLite {}\n台账格式 zb-entry-1\n", ZB_VERSION, kCommit.empty() ? "未知" : kCommit,
                       sqlite_version());
}

}  // namespace zb::cli
