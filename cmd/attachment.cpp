// SPDX-License-Identifier: Apache-2.0
// zb attachment add|list|check: files of a project by path and SHA-256; their content stays where it is.
#include <filesystem>
#include <fmt/format.h>

#include "base/text.h"
#include "cli/file_digest.h"
#include "cli/writing.h"
#include "cmd/nouns.h"

namespace zb::cli {

namespace {

namespace fs = std::filesystem;

fs::path ledger_folder(const std::string& database) { return fs::absolute(database).lexically_normal().parent_path(); }

// Relative to the ledger's folder for a file inside it, so that both can be moved together; else absolute.
std::string stored_path(const std::string& given, const std::string& database) {
    const fs::path file = fs::absolute(given).lexically_normal();
    const fs::path within = file.lexically_relative(ledger_folder(database));
    const bool inside = !within.empty() && *within.begin() != "..";
    return (inside ? within : file).string();
}

std::string path_now(const std::string& stored, const std::string& database) { return (ledger_folder(database) / stored).string(); }

void fill_attachment_add(WriteRow& row, const std::string& database) {
    const std::string code = row.project();
    const Project& project = row.draft.state().project(code);
    const std::string given = row.args.need("file");
    const FileDigest digest = digest_of(given);
    AttachmentAdded added;
    added.path = clean_text(stored_path(given, database), "文件", Newlines::escape);
    added.size = digest.size;
    added.sha256 = hex(digest.sha256);
    added.note = row.note();
    std::string where = project.name;
    if (const auto word = row.args.text("step")) {
        const PlanVersion* plan = row.draft.state().plans_of(code).current();
        if (plan == nullptr)
            throw Error{"plan.none", fmt::format("{} {} 还没有审定的方案，附件不能挂到事项上", code, project.name),
                        "去掉 --step，先挂在项目上"};
        added.step = step_key(*plan, code, *word);
        where += " " + plan->find(*added.step)->short_name;
    }
    const std::string sentence = fmt::format("已记录：{} {} 附件 {}（{} 字节，SHA-256 {}）", project.short_code, where, added.path,
                                             added.size, added.sha256.substr(0, 16));
    row.draft.add(std::move(added), row.on(), row.by(), code);
    row.draft.answer(sentence);
}

Exit run_attachment_add(Context& context) {
    const std::string database = context.database_path();
    // The same request must mean the same content, not only the same name.
    const std::string content = context.args().has("input") ? std::string{} : hex(digest_of(context.args().need("file")).sha256);
    return write(
        context, project_scope, [&](WriteRow& row) { fill_attachment_add(row, database); }, content);
}

// The state of names alone is enough: it has the attachments too.
Asked read_files_asked(Context& context) { return read_asked(context, open_for_reading(context), Scope::names()); }

bool wants(const Asked& asked, const Attachment& one) { return !asked.project || one.project == *asked.project; }

Exit run_attachment_list(Context& context) {
    const Asked asked = read_files_asked(context);
    context.print(attachments_table(asked.now.state, [&](const Attachment& one) { return wants(asked, one); }));
    return Exit::done;
}

FileNow look(const Attachment& one, const std::string& database) {
    const auto digest = digest_if_there(path_now(one.file.path, database));
    if (!digest) return FileNow::missing;
    return hex(digest->sha256) == one.file.sha256 ? FileNow::same : FileNow::changed;
}

Exit run_attachment_check(Context& context) {
    const Asked asked = read_files_asked(context);
    const std::string database = context.database_path();
    int bad = 0;
    int all = 0;
    context.print(attachments_check_table(asked.now.state, [&](const Attachment& one) -> std::optional<FileNow> {
        if (!wants(asked, one)) return std::nullopt;
        const FileNow now = look(one, database);
        ++all;
        bad += now == FileNow::same ? 0 : 1;
        return now;
    }));
    context.say(bad == 0 ? fmt::format("{} 个附件都在，内容未变", all)
                         : fmt::format("{} 个附件中 {} 个已变或找不到：放回原文件，或重新登记：zb attachment add 项目 文件", all, bad));
    return bad == 0 ? Exit::done : Exit::found;
}

Operand any_project() { return {"project", "项目", false, false, Form::text, "不写就看全部项目"}; }

}  // namespace

std::vector<Command> attachment_commands() {
    Command add;
    add.path = "attachment add";
    add.sort = Sort::write;
    add.summary = "登记附件：记文件的位置和 SHA-256，不复制内容";
    add.details = "文件在台账所在的文件夹里，就记相对位置，两者可以一起搬动；否则记绝对位置。";
    add.operands = {project_operand(), {"file", "文件", true, false, Form::file, "要登记的文件"}};
    add.options = {{"step", Form::text, "事项", "挂在这个事项上"}};
    add.examples = {{"zb attachment add 001 方案批复.pdf --step 方案审查", "批复文件的扫描件"}};
    add.run = run_attachment_add;

    Command list;
    list.path = "attachment list";
    list.summary = "列出附件";
    list.operands = {any_project()};
    list.examples = {{"zb attachment list 001", "一个项目的附件"}};
    list.run = run_attachment_list;

    Command check;
    check.path = "attachment check";
    check.summary = "核对附件：文件还在不在、内容变没变";
    check.operands = {any_project()};
    check.examples = {{"zb attachment check", "全部附件"}};
    check.found = "有附件已变或找不到";
    check.run = run_attachment_check;
    return {add, list, check};
}

}  // namespace zb::cli
