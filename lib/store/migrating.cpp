// SPDX-License-Identifier: Apache-2.0
// Takes a ledger's file from an older layout to the newest, behind a backup and in one transaction.
#include <fmt/format.h>

#include "store/impl.h"
#include "store/layout.h"
#include "store/sqlite_fault.h"

namespace zb {

int Store::layout() const {
    return at_door([&] { return stored_layout(impl_->database); });
}

int Store::newest_layout() { return zb::newest_layout(); }

std::vector<std::string_view> Store::added_since(int layout) {
    std::vector<std::string_view> added;
    for (const LayoutStep& step : layout_steps().subspan(static_cast<std::size_t>(layout - 1))) added.push_back(step.adds);
    return added;
}

// The backup is made while this process holds the place in the queue: no entry can come between it and the change.
Store::Migration Store::migrate(const std::function<void()>& back_up, const std::function<NewEntry(const Entry&)>& derive) {
    enter_queue();
    const Migration migration{layout(), newest_layout()};
    if (migration.from == migration.to) return migration;
    back_up();
    begin_write();
    try {
        at_door([&] { take_steps(impl_->database); });
        const std::vector<Fault> faults = check(derive);
        if (!faults.empty())
            throw Error{"db.not_migrated", fmt::format("没有迁移，文件未动：{}", faults.front().message), "先核对台账：zb ledger verify"};
    } catch (...) {
        roll_back();
        throw;
    }
    commit();
    return migration;
}

}  // namespace zb
