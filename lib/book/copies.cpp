// SPDX-License-Identifier: Apache-2.0
// A copy counts once it was opened, read whole and compared.
#include "book/copies.h"

#include <fmt/format.h>
#include <utility>

#include "book/writing.h"

namespace zb {

std::vector<Fault> all_faults(const Store& store, std::vector<Anchor> anchors) {
    std::vector<Fault> faults = store.verify(std::move(anchors)).faults;
    if (faults.empty()) faults = store.check(derive);
    return faults;
}

Head checked_copy(const Store& original, const std::string& path) {
    Store copy = Store::open_still(path);
    copy.watch(original.watcher());
    const Head head = copy.head().value_or(Head{});
    const auto same = original.entry(head.seq);
    const std::vector<Fault> faults = all_faults(copy, {{head.seq, same ? hex(same->hash) : std::string{}}});
    if (faults.empty()) return head;
    throw Error{"backup.unsound", fmt::format("副本核对发现 {} 处问题，没有留下副本：{}", faults.size(), faults.front().message),
                "先核对台账本身：zb ledger verify"};
}

}  // namespace zb
