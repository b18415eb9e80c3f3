// SPDX-License-Identifier: Apache-2.0
// zb report list|show: every text that was drafted, issued or corrected, as it was recorded.
#include <algorithm>
#include <fmt/format.h>

#include "cli/context.h"
#include "cli/reading.h"
#include "cmd/nouns.h"
#include "cmd/report/commands.h"
#include "cmd/report/issues.h"
#include "ledger/entry.h"
#include "report/lists/circulars.h"
#include "report/words/page.h"

namespace zb::cli {

namespace {

Exit run_report_list(Context& context) {
    const Book book = open_for_reading(context);
    const Reading now = read(context, book, Scope::registry());
    context.print(issues_table(now.state));
    if (now.state.issued.empty() && now.state.drafts.empty()) context.say("还没有签发过通报：zb report weekly --issue --by 签发人");
    return Exit::done;
}

// A text, and a sentence for the terminal that says what kind of text it is; empty for an issue that was never corrected.
struct Shown {
    const CircularText* what = nullptr;
    std::string note;
};

std::optional<Shown> text_of_entry(const State& state, std::int64_t entry) {
    for (const IssuedReport& issued : state.issued) {
        if (issued.seq != entry) continue;
        const std::string note = issued.corrected_by == 0 ? ""
                                                          : fmt::format("这一稿已由第 {} 条更正：zb report show {}", issued.corrected_by,
                                                                        issue_name(issued.what));
        return Shown{&issued.what, note};
    }
    const CircularDraft* draft = draft_of(state, entry);
    if (draft == nullptr) return std::nullopt;
    const std::string_view status = draft->status == CircularDraft::Status::drafted ? "待审核" : label(draft->status);
    return Shown{&draft->what, fmt::format("这是草稿（第 {} 条），{}", entry, status)};
}

// The issue as last corrected; where none was signed, the draft.
Shown text_of_issue(const State& state, const std::string& word) {
    const CircularDraft* waiting = waiting_draft(state, "weekly");
    if (waiting != nullptr && (word == issue_name(waiting->what) || word == fmt::format("{}-{}", waiting->what.year, waiting->what.number)))
        return *text_of_entry(state, waiting->seq);
    const IssuedReport& issued = find_issue(state, word);
    if (issued.correction == 0) return {&issued.what, ""};
    return {&issued.what, fmt::format("这是更正期（第 {} 条）；更正的是第 {} 条：zb report show {} --entry {}", issued.seq, issued.corrects,
                                      issue_name(issued.what), issued.corrects)};
}

Shown text_asked_for(const Arguments& args, const State& state) {
    const std::string word = args.need("issue");
    const auto entry = args.number("entry");
    if (!entry) return text_of_issue(state, word);
    const auto shown = text_of_entry(state, *entry);
    const bool fits = shown && (word == issue_name(*shown->what) || word == fmt::format("{}-{}", shown->what->year, shown->what->number));
    if (fits) return *shown;
    throw Error{"report.unknown", fmt::format("第 {} 条不是 {} 的草稿或签发稿", *entry, word), "看各期各稿的条目：zb report list"};
}

Exit run_report_show(Context& context) {
    const Book book = open_for_reading(context);
    const Reading now = read(context, book, Scope::registry());
    const Shown shown = text_asked_for(context.args(), now.state);
    if (hex(sha256(shown.what->text)) != shown.what->digest) {
        throw Error{"report.changed", fmt::format("{} 的正文与记录时的校验值不符，台账可能被改动", issue_name(*shown.what)),
                    "核对台账：zb ledger verify"};
    }
    context.print_kept(shown.what->text, wide_paper(now.state, shown.what->as_of));
    if (!shown.note.empty()) context.say(shown.note);
    return Exit::done;
}

Command report_list_command() {
    Command command;
    command.path = "report list";
    command.sort = Sort::read;
    command.summary = "各期通报：草稿、签发稿、更正期，谁拟、谁审、谁签";
    command.examples = {{"zb report list", "期号、状态、截止日、依据的台账条目、正文校验值"}};
    command.run = run_report_list;
    return command;
}

Command report_show_command() {
    Command command;
    command.path = "report show";
    command.sort = Sort::read;
    command.summary = "看一期通报：签发时存下的正文，一字不差；更正过的给更正期，未签发的给草稿";
    command.operands = {{"issue", "期号", true, false, Form::text, "年和期号，如 2026-21"}};
    command.options = {{"entry", Form::count, "号", "看第几条存下的那一稿：更正前的正文、以前的草稿；条目见 zb report list"}};
    command.examples = {{"zb report show 2026-21", "2026年第21期"}};
    command.run = run_report_show;
    return command;
}

}  // namespace

std::vector<Command> report_commands() {
    return {report_daily_command(),   report_weekly_command(),     report_review_command(),  report_list_command(),
            report_show_command(),    report_diff_command(),       report_monthly_command(), report_progress_command(),
            report_dunning_command(), report_department_command(), report_region_command(),  report_compression_command()};
}

}  // namespace zb::cli
