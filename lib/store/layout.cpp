// SPDX-License-Identifier: Apache-2.0
// THE list of steps from one layout of the file to the next.
#include "store/layout.h"

#include <SQLiteCpp/Statement.h>
#include <array>
#include <fmt/format.h>
#include <string>

namespace zb {
namespace {

// A step is a line here, its SQL a file schemas/ledger-N.sql that CMakeLists.txt embeds. One that was released is never changed: another
// one follows it.
constexpr std::array<LayoutStep, 1> kSteps = {{{"姓名、电话的可抹去的表", &embedded_ledger_schema_2}}};

void take_step(SQLite::Database& database, const LayoutStep& step, int makes) {
    database.exec(std::string{*step.sql});
    database.exec(fmt::format("PRAGMA user_version = {}", makes));
}

}  // namespace

std::span<const LayoutStep> layout_steps() { return kSteps; }

int newest_layout(std::span<const LayoutStep> steps) { return 1 + static_cast<int>(steps.size()); }

int stored_layout(SQLite::Database& database) { return database.execAndGet("PRAGMA user_version").getInt(); }

void make_layout(SQLite::Database& database, int layout, std::span<const LayoutStep> steps) {
    database.exec(std::string{embedded_ledger_schema});
    take_steps(database, steps.first(static_cast<std::size_t>(layout - 1)));
}

void take_steps(SQLite::Database& database, std::span<const LayoutStep> steps) {
    for (int layout = stored_layout(database); layout < newest_layout(steps); ++layout) {
        take_step(database, steps[static_cast<std::size_t>(layout - 1)], layout + 1);
    }
}

}  // namespace zb
