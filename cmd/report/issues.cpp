// SPDX-License-Identifier: Apache-2.0
// Issues and drafts by the number that people write.
#include "cmd/report/issues.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/naming.h"
#include "base/text.h"

namespace zb::cli {

namespace {

bool is_called(const CircularText& circular, const std::string& word) {
    return word == issue_name(circular) || word == fmt::format("{}-{}", circular.year, circular.number);
}

}  // namespace

State registry_now(const Book& book) { return book.state_at(Scope::registry(), book.head().seq, std::nullopt); }

const IssuedReport& find_issue(const State& state, const std::string& word) {
    std::vector<std::string> names;
    for (auto issued = state.issued.rbegin(); issued != state.issued.rend(); ++issued) {
        if (is_called(issued->what, word)) return *issued;
        names.push_back(issue_name(issued->what));
    }
    const std::string near = nearest(word, names);
    throw Error{"report.unknown", fmt::format("没有签发过“{}”", word), with_nearest_code(near, "看签发过的各期：zb report list")};
}

const IssuedReport* issue_resting_on(const State& state, std::int64_t head, Date day) {
    const auto rests = [&](const IssuedReport& issued) {
        return issued.what.report == "weekly" && issued.what.as_of == day && issued.what.head == head;
    };
    const auto found = std::find_if(state.issued.rbegin(), state.issued.rend(), rests);
    return found == state.issued.rend() ? nullptr : &*found;
}

const CircularDraft& find_draft(const State& state, const std::string& word) {
    // The last draft of that number; the noun's check says whether it may still be reviewed.
    const auto called = [&](const CircularDraft& draft) { return is_called(draft.what, word); };
    const auto found = std::find_if(state.drafts.rbegin(), state.drafts.rend(), called);
    if (found != state.drafts.rend()) return *found;
    const CircularDraft* waiting = waiting_draft(state, "weekly");
    throw Error{"report.no_draft", fmt::format("“{}”没有草稿", word),
                waiting == nullptr ? "先拟稿：zb report weekly --draft --by 拟稿人"
                                   : fmt::format("待审核、待签发的是 {}；看各期：zb report list", issue_name(waiting->what))};
}

}  // namespace zb::cli
