// SPDX-License-Identifier: Apache-2.0
// zb note add: what a specialist records of a project's day.
#include <fmt/format.h>

#include "base/text.h"
#include "cli/importing.h"
#include "cmd/nouns.h"

namespace zb::cli {

namespace {

void fill_note_add(WriteRow& row) {
    const std::string project = row.project();
    NoteAdded note;
    note.progress = cleaned(row.args, "progress", "进展", Newlines::keep).value_or("");
    note.difficulty = cleaned(row.args, "difficulty", "存在困难", Newlines::keep);
    note.next = cleaned(row.args, "next", "下一步", Newlines::keep);
    row.draft.add(noted(std::move(note), row.args), row.on(), row.by(), project);
    row.draft.answer(fmt::format("已记录：{} {} 当日进展（{}）", row.draft.state().short_code(project),
                                 row.draft.state().project(project).name, month_day(row.on())));
}

Exit run_note_add(Context& context) { return write(context, project_scope, fill_note_add); }

}  // namespace

std::vector<Command> note_commands() {
    Command add;
    add.path = "note add";
    add.sort = Sort::write;
    add.summary = "记当日进展、困难和下一步";
    add.operands = {project_operand()};
    add.options = {{"progress", Form::text, "文字", "进展", true},
                   {"difficulty", Form::text, "文字", "存在困难；没有就写“无”或不写"},
                   {"next", Form::text, "文字", "下一步"}};
    add.examples = {{"zb note add 001 --progress 上门核对申报材料清单 --difficulty 无 --next 继续跟进", "记今天的进展"}};
    add.run = run_note_add;
    return {add};
}

}  // namespace zb::cli
