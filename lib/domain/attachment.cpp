// SPDX-License-Identifier: Apache-2.0
// Files recorded for a project, and in what state they are found.
#include "domain/attachment.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "base/error.h"
#include "domain/domain.h"
#include "domain/step/words.h"
#include "domain/wording.h"

namespace zb {

namespace {

struct FileWords {
    std::string_view key;
    std::string_view label;
};
constexpr std::array<FileWords, 3> kWords = {{{"same", "未变"}, {"changed", "已变"}, {"missing", "找不到"}}};

Table empty_table() {
    Table table;
    table.columns = {
        {"seq", "条目", Align::right},  {"project", "项目代码"}, {"project_name", "项目名称"}, {"step", "事项"}, {"path", "文件"},
        {"size", "字节", Align::right}, {"on", "登记日"},        {"sha256", "SHA-256"},        {"note", "说明"}};
    return table;
}

// The step's name where the project's work was read, else its key.
Cell step_cell(const State& state, const Attachment& attachment) {
    if (!attachment.file.step) return Cell{};
    if (!state.scope.covers(attachment.project)) return Cell{*attachment.file.step};
    const PlanVersion* plan = state.plans_of(attachment.project).current();
    const PlannedStep* step = plan == nullptr ? nullptr : plan->find(*attachment.file.step);
    return Cell{Value{*attachment.file.step}, step == nullptr ? std::string{} : step->short_name};
}

Row row_of(const State& state, const Attachment& attachment) {
    const auto project = state.projects.find(attachment.project);
    Row row{Cell{attachment.seq}, Cell{attachment.project}, project == state.projects.end() ? Cell{} : Cell{project->second.name}};
    row.append({step_cell(state, attachment), Cell{attachment.file.path}, Cell{attachment.file.size}, Cell{attachment.on}});
    row.push_back(Cell{Value{attachment.file.sha256}, attachment.file.sha256.substr(0, 16)});
    row.push_back(attachment.file.note);
    return row;
}

}  // namespace

std::string_view key(FileNow now) { return kWords[static_cast<std::size_t>(now)].key; }
std::string_view label(FileNow now) { return kWords[static_cast<std::size_t>(now)].label; }

void AttachmentNoun::check(const State& state, const Envelope& envelope, const AttachmentAdded& fact) {
    const Project& project = state.project(project_of(envelope));
    const auto same = std::find_if(state.attachments.begin(), state.attachments.end(), [&](const Attachment& one) {
        return one.project == project.code && one.file.path == fact.path && one.file.sha256 == fact.sha256 && one.file.step == fact.step;
    });
    if (same == state.attachments.end()) return;
    throw Error{Fault{"attachment.doubled",
                      fmt::format("{} {} 已经有附件 {}，内容相同（第 {} 条）", project.code, project.name, fact.path, same->seq),
                      fmt::format("查看：zb attachment list {}", project.short_code), Place{0, "文件", fact.path}}};
}

void AttachmentNoun::apply(State& state, const Envelope& envelope, const AttachmentAdded& fact) {
    state.attachments.push_back({envelope.seq, project_of(envelope), envelope.on, fact});
}

// The project's own stream, and that of all projects' names: one look finds every file.
void AttachmentNoun::index(const Envelope& envelope, const AttachmentAdded& /*fact*/, Index& index) {
    index.subjects.emplace_back(kProjectsStream);
    index.subjects.push_back(project_stream(project_of(envelope)));
}

Table attachments_table(const State& state, const std::function<bool(const Attachment&)>& wanted) {
    Table table = empty_table();
    for (const Attachment& attachment : state.attachments) {
        if (wanted(attachment)) table.rows.push_back(row_of(state, attachment));
    }
    return table;
}

Table attachments_check_table(const State& state, const std::function<std::optional<FileNow>(const Attachment&)>& look) {
    Table table = empty_table();
    table.columns.insert(table.columns.begin(), Column{"found", "现状"});
    for (const Attachment& attachment : state.attachments) {
        const auto found = look(attachment);
        if (!found) continue;
        Row row = row_of(state, attachment);
        row.cells.insert(row.begin(), Cell{Value{std::string{key(*found)}}, std::string{label(*found)}, *found != FileNow::same});
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::string AttachmentNoun::words(const State& names, const Envelope& envelope, const AttachmentAdded& fact) {
    const std::string words = fmt::format("附件 {}（{} 字节）", fact.path, fact.size);
    return with_note(fact.step ? fmt::format("{} {}", step_called(names, envelope, *fact.step), words) : words, fact.note);
}

NounTable AttachmentNoun::table(const State& state, Date /*day*/) {
    return {"attachment", "附件：位置和 SHA-256；同 zb attachment list", attachments_table(state, [](const Attachment&) { return true; })};
}

}  // namespace zb
