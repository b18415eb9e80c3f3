// SPDX-License-Identifier: Apache-2.0
// zb report weekly|review: the circular as of a day, from print to draft, 审核, 签发 and 更正期.
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <iterator>

#include "cmd/report/commands.h"
#include "cmd/report/issues.h"
#include "cmd/report/making.h"
#include "domain/hands.h"
#include "domain/rules_version.h"
#include "report/weekly/document.h"
#include "report/weekly/next_work.h"
#include "report/weekly/overall.h"
#include "report/words/page.h"

namespace zb::cli {

namespace {

constexpr std::string_view kDetails =
    "本期自上一期截至日的次日起，到 --as-of 当天止；没有签发过的，是到当天为止的七天。上期是上一次签发（更正过的，按更正期）时所知。\n"
    "先拟稿再签发：--draft 存草稿，zb report review 审核，--issue 签发审核过的草稿，正文一字不差。没有草稿时 --issue 一步签发。\n"
    "通报要过三人的手：审核的不是拟稿人，签发的是组长、副组长或专班办公室人员；台账按角色写入时三人各是各，没有审核过的草稿不能签发，\n"
    "更正期也一样（zb report weekly --draft --correct 期号 --reason 原因，审核后再 --correct 期号）。设置 report.hands 可改。\n"
    "签发时编期号，正文（Markdown）和校验值存入台账，以后用 zb report show 看。签发后有错：--correct 期号 --reason 原因，\n"
    "按现在所知重出这一期的更正期，注明更正了什么；只有最近的一期可以更正，更早的差错写进下一期。原来的正文永远留着。\n"
    "--preface 的文字印在{}之前，--remarks 的接在{}之后，一行一段；和其他文字一样核对，最多 64 KiB，不得有手机号、身份证号。";

enum class Act { print, draft, issue, correct, draft_correction };

Exit draft_circular(Context& context, Book& book) {
    const Additions additions = additions_of(context);
    const Known known = read_known(context, book);
    const Reading& now = known.reading;
    const std::string author = signer_of(context, now.state, "拟稿");
    const std::optional<State> later = later_issues(book, now);
    const CircularText circular = circular_of(book, now, imprint_of(context.args(), known, later ? &*later : nullptr, additions));
    return write_circular(context, book, additions.content(), [&](Draft& draft) {
        draft.add(ReportDrafted{circular}, circular.as_of, author);
        const std::string name = issue_name(circular);
        draft.answer(
            fmt::format("已拟稿：周通报 {}，数据截至 {}，依据第 {} 条；看草稿：zb report show {}；审核：zb report review {} --by 审核人",
                        issue_words(circular), iso(circular.as_of), circular.head, name, name));
    });
}

Exit issue_draft(Context& context, Book& book, const State& whole, const CircularDraft& waiting) {
    refuse_changes(context.args(), waiting, {"number", "preface", "remarks", "at"});
    const std::string signer = signer_of(context, whole, "签发");
    const CircularText& circular = waiting.what;
    const std::int64_t later = recorded_since(whole, waiting, book.head().seq);
    return write_circular(context, book, Additions{}.content(), [&](Draft& draft) {
        draft.add(ReportIssued{circular, waiting.seq}, circular.as_of, signer);
        const std::string since = later == 0 ? "" : fmt::format("；草稿以后台账又有 {} 条，写进下一期", later);
        draft.answer(fmt::format("已签发：周通报 {}（草稿第 {} 条），数据截至 {}，依据第 {} 条{}；看正文：zb report show {}",
                                 issue_words(circular), waiting.seq, iso(circular.as_of), circular.head, since, issue_name(circular)));
    });
}

// The reviewed draft where one waits, else the circular as it stands, in one step.
Exit issue_circular(Context& context, Book& book) {
    const Arguments& args = context.args();
    const State whole = registry_now(book);
    const CircularDraft* waiting = waiting_draft(whole, "weekly");
    const Additions additions = additions_of(context);
    if (waiting != nullptr && !args.has("head")) {
        const auto as_of = args.day("as-of");
        const bool meant = !as_of || as_of->resolve(context.today(), Calendar{builtin_notices()}) == waiting->what.as_of;
        if (meant) return issue_draft(context, book, whole, *waiting);
    }
    const Known known = read_known(context, book);
    const Reading& now = known.reading;
    const std::string signer = signer_of(context, now.state, "签发");
    const CircularText circular = circular_of(book, now, imprint_of(args, known, &whole, additions));
    return write_circular(context, book, additions.content(), [&](Draft& draft) {
        draft.add(ReportIssued{circular, {}}, circular.as_of, signer);
        draft.answer(fmt::format("已签发：周通报 {}，数据截至 {}，依据第 {} 条；看正文：zb report show {}", issue_words(circular),
                                 iso(circular.as_of), circular.head, issue_name(circular)));
    });
}

Act act_of(const Arguments& args) {
    std::vector<std::pair<std::string_view, Act>> asked;
    const std::array<std::pair<std::string_view, Act>, 3> acts = {
        {{"draft", Act::draft}, {"issue", Act::issue}, {"correct", Act::correct}}};
    std::copy_if(acts.begin(), acts.end(), std::back_inserter(asked), [&](const auto& known) { return args.has(known.first); });
    const bool drafts_correction = args.has("draft") && args.has("correct") && !args.has("issue");
    if (asked.size() > 1 && !drafts_correction)
        throw usage_error("option.conflict", fmt::format("--{} 和 --{} 只能写一个", asked[0].first, asked[1].first),
                          "拟稿、签发、更正各做一次；拟更正期的稿写 --draft --correct 期号");
    if (drafts_correction) return Act::draft_correction;
    const Act act = asked.empty() ? Act::print : asked.front().second;
    if (act != Act::correct && args.has("reason"))
        throw usage_error("option.conflict", "--reason 只在更正时用", "加 --correct 期号，或去掉它");
    if (act != Act::print) return act;
    for (const std::string_view name : {"by", "request-id", "dry-run"}) {
        if (!args.has(name)) continue;
        throw usage_error("option.conflict", fmt::format("--{} 只在拟稿、签发、更正时用", name),
                          "加 --draft、--issue 或 --correct，或去掉它");
    }
    return act;
}

// Where the circular of that very entry and day was issued, its text is printed and never computed again unless asked for
// (cli.md, rule 3): true where it was. What is computed beside an issued text says by which rules, and whether it differs.
bool print_issued(Context& context, const Book& book) {
    const Arguments& args = context.args();
    const ReadAt at = read_at(context, book);
    if (!at.head || args.has("preface") || args.has("remarks") || args.has("number")) return false;
    const State registry = registry_now(book);
    const IssuedReport* issued = issue_resting_on(registry, *at.head, at.as_of.value_or(at.today));
    if (issued == nullptr) return false;
    const std::string name = issue_name(issued->what);
    if ((context.format() == Format::markdown || is_office_file(context.format())) && !args.has("recompute")) {
        context.print_kept(issued->what.text, wide_paper(registry, issued->what.as_of));
        context.say(fmt::format("这是{}的签发稿，一字不差；按现行口径重算加 --recompute", issue_words(issued->what)));
        return true;
    }
    const int rules = issued->what.rules.value_or(1);
    if (rules != kRulesVersion)
        context.say(fmt::format("{}按口径第{}版签发，这里按第{}版重算，数字可能不同；签发稿：zb report show {}", issue_words(issued->what),
                                rules, kRulesVersion, name));
    return false;
}

Exit run_weekly(Context& context) {
    const Act act = act_of(context.args());
    Book book = act == Act::print ? open_for_reading(context) : open_for_writing(context);
    switch (act) {
        case Act::draft: return draft_circular(context, book);
        case Act::issue: return issue_circular(context, book);
        case Act::correct: return correct_circular(context, book);
        case Act::draft_correction: return draft_correction(context, book);
        case Act::print: break;
    }
    const Additions additions = additions_of(context);
    if (print_issued(context, book)) return Exit::done;
    const Known known = read_known(context, book);
    const std::optional<State> later = later_issues(book, known.reading);
    context.print(weekly(book, known.reading, imprint_of(context.args(), known, later ? &*later : nullptr, additions)).document);
    return Exit::done;
}

Exit run_review(Context& context) {
    const auto fill = [&](WriteRow& row) {
        const State& state = row.draft.state();
        const CircularDraft& draft = find_draft(state, row.args.need("issue"));
        const auto reviewer = row.by();
        if (!reviewer) throw usage_error("option.missing", "审核须写明审核人", "加 --by 人员");
        row.draft.add(ReportReviewed{draft.seq, draft.what.digest, row.note()}, row.on(), reviewer);
        row.draft.answer(fmt::format("已审核：周通报 {}的{}草稿（第 {} 条）；签发：{} --by 签发人", issue_words(draft.what),
                                     draft.corrects == 0 ? "" : "更正期", draft.seq, signing_command(draft)));
    };
    return write(
        context, [](const Arguments&, const Book&, Match, Scope&) {}, fill);
}

}  // namespace

Command report_weekly_command() {
    // The help names sections by number, so the numbers are taken from the list of sections.
    static const std::string first = number_of(overall_sections);
    static const std::string last = number_of(next_work_sections);
    static const std::string details = fmt::format(kDetails, first, last);
    static const std::string preface = fmt::format("前言，印在{}之前", first);
    static const std::string remarks = fmt::format("补充的下一步工作，接在{}之后，一行一条", last);
    Command command;
    command.path = "report weekly";
    command.sort = Sort::read;
    command.summary = "周通报：本期的收件、受理、办结，期末在办和亮灯，各部门、台账报送，附表一项目一行";
    command.details = details;
    command.options = {
        {"as-of", Form::day, "日期", "按这一天所知、以这一天为截止日"},
        {"at", Form::text, "时刻", "按当天这个时刻所知，如 16:30；报送时限以前作出的，脚注里有它"},
        {"head", Form::count, "号", "按台账第几号所知"},
        {"recompute", Form::flag, {}, "--head 正是签发时所依据的条目时，不印签发稿，按现行口径重算"},
        {"table", Form::text, "表",
         "--format csv 时要哪张表：in_hand、decided、accepted、due_next_week、plan_slip、departments、submissions、annex 等"},
        {"preface", Form::file, "文件", preface},
        {"remarks", Form::file, "文件", remarks},
        {"draft", Form::flag, {}, "拟稿：存草稿，待审核"},
        {"issue", Form::flag, {}, "签发：审核过的草稿；没有草稿时一步签发"},
        {"correct", Form::text, "期号", "签发更正期：更正哪一期，如 2026-21；加 --draft 先拟稿"},
        {"reason", Form::text, "文字", "更正原因，更正时必须写"},
        {"number", Form::number, "期号", "本年在 zb 里签发的第一期是第几期；以后连续编号，不用写"},
        {"by", Form::text, "人员", "拟稿人或签发人，拟稿、签发、更正时必须写"},
        {"request-id", Form::text, "编号", "拟稿、签发、更正时自定的请求编号：同一编号再执行，只给出第一次的回执"},
        {"dry-run", Form::flag, {}, "拟稿、签发、更正时只检查，不写入"}};
    command.examples = {{"zb report weekly --as-of 2026-11-20", "本周通报"},
                        {"zb report weekly --as-of 2026-11-20 --format markdown -o 通报.md", "存成文件，供排版"},
                        {"zb report weekly --as-of 2026-11-20 --format csv --table in_hand", "期末在办一览"},
                        {"zb report weekly --as-of 2026-11-20 --draft --by 专班办01 --preface 前言.txt --remarks 补充.txt", "拟稿，待审核"},
                        {"zb report weekly --correct 2026-21 --reason 丙公司环评受理日有误 --by 专班办01", "签发过的一期有错：出更正期"}};
    command.run = run_weekly;
    return command;
}

Command report_review_command() {
    Command command;
    command.path = "report review";
    command.sort = Sort::write;
    command.summary = "审核通报草稿：审核过的才能签发";
    command.details = "草稿用 zb report weekly --draft 存；看草稿：zb report show 期号。--note 写审核意见。审核后要改，重新拟稿再审。";
    command.operands = {{"issue", "期号", true, false, Form::text, "年和期号，如 2026-21"}};
    command.examples = {
        {"zb report weekly --draft --by 专班办01 && zb report review 2026-22 --by 政数分管01 --note 数据已核", "拟好第22期草稿，再审核"}};
    command.run = run_review;
    return command;
}

}  // namespace zb::cli
