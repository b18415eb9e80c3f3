// SPDX-License-Identifier: Apache-2.0
// The end of a letter.
#include "report/slips/letter.h"

#include <fmt/format.h>

#include "base/text.h"
#include "report/words/items.h"
#include "report/words/page.h"

namespace zb {

Section signature_section(const State& state, const std::vector<const Project*>& projects, Date day) {
    const std::string office = state.origin.setting("report.office", day);
    std::vector<std::string> contacts;
    for (const Project* project : projects) {
        if (const auto who = on_duty(state, *project, day)) contacts.push_back(fmt::format("{}，{}", project_label(*project), *who));
    }
    contacts.push_back(fmt::format("{}{}", contacts.empty() ? "" : "其他事宜，", office + contact_words(state, day)));
    Section section{"signature", ""};
    section.blocks.emplace_back(Paragraph{join(contacts, "；") + "。", "联系："});
    section.blocks.emplace_back(Paragraph{office});
    section.blocks.emplace_back(Paragraph{chinese(day)});
    return section;
}

}  // namespace zb
