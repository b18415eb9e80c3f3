// SPDX-License-Identifier: Apache-2.0
// The rows of log and project history.
#include "report/lists/log.h"

#include <fmt/format.h>

namespace zb {

Cell reversed_cell(std::optional<std::int64_t> reversed_by) {
    if (!reversed_by) return Cell{};
    return Cell{*reversed_by, fmt::format("已冲销（第 {} 条）", *reversed_by)};
}

std::string doer(const State& names, const Envelope& envelope) {
    if (envelope.by) return *envelope.by;
    const std::string login = envelope.actor.substr(envelope.actor.find(':') + 1);
    const StaffAdded* person = names.staff.with_login(login);
    return person == nullptr ? login : person->name;
}

Table log_table(const State& names, std::span<const LoggedEntry> entries) {
    Table table;
    table.columns = {{"seq", "条目", Align::right},      {"recorded_at", "记录时刻"}, {"by", "经办"},
                     ranked(2, {"project", "项目代码"}), {"project_name", "项目"},    {"what", "做了什么"},
                     ranked(1, {"on", "发生日"}),        {"reversed_by", "冲销"}};
    for (const LoggedEntry& entry : entries) {
        const Envelope& at = entry.envelope;
        const auto project = at.project ? names.projects.find(*at.project) : names.projects.end();
        table.rows.push_back({at.seq, Cell{iso(at.recorded_at), clock_text(at.recorded_at)}, doer(names, at), Cell{at.project},
                              project == names.projects.end() ? Cell{} : Cell{project->second.name}, entry_words(names, at, entry.fact),
                              at.on, reversed_cell(entry.reversed_by)});
    }
    return table;
}

Table history_table(const State& names, std::span<const LoggedEntry> entries) {
    Table table;
    table.columns = {{"seq", "条目", Align::right}, {"on", "发生日"},       {"what", "做了什么"}, {"by", "经办"},
                     {"recorded_at", "记录时刻"},   {"reversed_by", "冲销"}};
    for (const LoggedEntry& entry : entries) {
        const Envelope& at = entry.envelope;
        table.rows.push_back({at.seq, at.on, entry_words(names, at, entry.fact), doer(names, at),
                              Cell{iso(at.recorded_at), clock_text(at.recorded_at)}, reversed_cell(entry.reversed_by)});
    }
    return table;
}

}  // namespace zb
