// SPDX-License-Identifier: Apache-2.0
// zb report weekly|review: the circular as of a day, from print to draft, 审核, 签发 and 更正期.
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <functional>
#include <iterator>

#include "base/encoding.h"
#include "base/text.h"
#include "cli/files.h"
#include "cli/reading.h"
#include "cli/writing.h"
#include "cmd/report/commands.h"
#include "cmd/report/issues.h"
#include "domain/personal_numbers.h"
#include "domain/rules_version.h"
#include "domain/submission_day.h"
#include "ledger/entry.h"
#include "report/weekly/document.h"
#include "report/weekly/next_work.h"
#include "report/weekly/overall.h"
#include "report/weekly/rules_change.h"

namespace zb::cli {

namespace {

constexpr std::string_view kDetails =
    "本期自上一期截至日的次日起，到 --as-of 当天止；没有签发过的，是到当天为止的七天。上期是上一次签发（更正过的，按更正期）时所知。\n"
    "先拟稿再签发：--draft 存草稿，zb report review 审核，--issue 签发审核过的草稿，正文一字不差。没有草稿时 --issue 一步签发。\n"
    "签发时编期号，正文（Markdown）和校验值存入台账，以后用 zb report show 看。签发后有错：--correct 期号 --reason 原因，\n"
    "按现在所知重出这一期的更正期，注明更正了什么；只有最近的一期可以更正，更早的差错写进下一期。原来的正文永远留着。\n"
    "--preface 的文字印在{}之前，--remarks 的接在{}之后，一行一段；和其他文字一样核对，最多 64 KiB，不得有手机号、身份证号。";

enum class Act { print, draft, issue, correct };

// The texts that a person adds, each file read once.
struct Additions {
    std::optional<std::string> preface, remarks;
    std::string content() const { return preface.value_or("") + '\n' + remarks.value_or(""); }
};

std::optional<std::string> words_of(Context& context, std::string_view option, std::string_view field) {
    const auto path = context.args().text(option);
    if (!path) return std::nullopt;
    const std::string read = read_text(context, *path, read_file(*path));
    return reading_file(*path, [&] {
        std::string text = clean_text(read, field, Newlines::keep);
        if (text.empty()) throw Error{"text.empty", fmt::format("“{}”是空的", field), fmt::format("写几句话，或去掉 --{}", option)};
        refuse_personal_numbers(text, field);
        return text;
    });
}

Additions additions_of(Context& context) {
    return {words_of(context, "preface", "前言"), words_of(context, "remarks", "补充的下一步工作")};
}

// What the ledger knew at the circular before, and the day of that circular.
struct Before {
    State state;
    Date day;
    std::optional<Instant> until;
};

Before before_of(const Book& book, const Reading& now) {
    const CircularBefore before = circular_before(now.state, now.day);
    const std::int64_t known = before.head ? *before.head : std::min(book.known_at_end_of(before.day), now.basis.seq);
    State state = book.state_at(Scope::all(), known, before.day);
    const auto until = before.issue == nullptr ? std::nullopt : moment_of_issue(now.state, *before.issue, state);
    return Before{std::move(state), before.day, until};
}

// What is known, and from when: --at an hour of the day, else now where the circular is made on its own day, else the end of the day.
struct Known {
    Reading reading;
    std::optional<Instant> until;  // only while submissions of the day are not due
};

std::optional<Instant> hour_asked(const Arguments& args, Date day) {
    const auto word = args.text("at");
    if (!word) return std::nullopt;
    return Instant::from_milliseconds(Instant::start_of(day).milliseconds() + std::int64_t{minute_of_day(*word)} * 60'000);
}

Known read_known(Context& context, const Book& book) {
    ReadAt at = read_at(context, book);
    const auto hour = hour_asked(context.args(), at.as_of.value_or(at.today));
    if (hour) at.before = Instant::from_milliseconds(hour->milliseconds() + 60'000);
    Known known{book.read(Scope::all(), at), std::nullopt};
    const Date day = known.reading.day;
    // With --head alone the circular is that of the entry's day, not of the hour at which it is printed.
    const bool made_now = !hour && day == context.now().day() && !context.args().has("head");
    if (hour || made_now) known.until = before_the_hour(known.reading.state, day, hour.value_or(context.now()));
    return known;
}

// The issues as they are known now, where the number of the printing may have been given after its own head.
std::optional<State> later_issues(const Book& book, const Reading& now) {
    if (now.basis.seq == book.head().seq || !may_be_numbered_later(now.state, now.day)) return std::nullopt;
    return registry_now(book);
}

WeeklyImprint imprint_of(const Arguments& args, const Known& known, const State* later, const Additions& additions) {
    const Reading& now = known.reading;
    const auto given = args.number("number");
    WeeklyImprint imprint = weekly_imprint({now.state, now.basis, given ? std::optional{static_cast<int>(*given)} : std::nullopt, later});
    imprint.at = known.until;
    imprint.preface = additions.preface;
    imprint.remarks = additions.remarks;
    imprint.reprint = reprint_words(now.state, imprint);
    for (const std::string_view file : {"preface", "remarks"}) {
        if (args.has(file)) imprint.reprint += fmt::format(" --{} {}", file, shell_word(args.need(file)));
    }
    return imprint;
}

// The circular, and what an issue keeps of it.
struct Printed {
    Document document;
    Date first;
    std::vector<std::string> events;
};

Printed weekly(const Book& book, const Reading& now, const WeeklyImprint& imprint) {
    const Before before = before_of(book, now);
    const WeekRecord record = week_record({&now.state, now.day, imprint.at}, {&before.state, before.day, before.until});
    return {weekly_document(record, imprint), record.period.first, printed_events(record)};
}

// Its foot does not ask for files that only its author has: what they said is in the ledger with the text.
CircularText circular_of(const Book& book, const Reading& now, WeeklyImprint imprint) {
    if (imprint.preface || imprint.remarks)
        imprint.reprint = fmt::format("zb report show {}-{:02}", now.day.year(), number_to_issue(now.state, imprint));
    RenderOptions markdown;
    markdown.format = Format::markdown;
    CircularText circular;
    circular.report = "weekly";
    circular.year = now.day.year();
    circular.number = number_to_issue(now.state, imprint);
    circular.as_of = now.day;
    circular.head = now.basis.seq;
    circular.head_hash = now.basis.hash;
    Printed printed = weekly(book, now, imprint);
    circular.text = render(printed.document, markdown);
    circular.rules = kRulesVersion;
    circular.first = printed.first;
    circular.events = std::move(printed.events);
    circular.digest = hex(sha256(circular.text));
    circular.preface = imprint.preface;
    circular.remarks = imprint.remarks;
    return circular;
}

std::string signer_of(const Context& context, const State& state, std::string_view act) {
    const auto by = context.args().text("by");
    if (!by) throw usage_error("option.missing", fmt::format("{0}须写明{0}人", act), "加 --by 人员");
    return staff_name(state, *by);
}

Exit write_circular(Context& context, Book& book, std::string_view content, const std::function<void(Draft&)>& fill) {
    print_receipt(context, record(context, book, write_request(context, Scope::registry(), content), fill));
    return Exit::done;
}

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
    for (const std::string_view name : {"number", "preface", "remarks", "at"}) {
        if (!context.args().has(name)) continue;
        throw usage_error("option.conflict", fmt::format("签发草稿时不能再写 --{}：草稿（第 {} 条）已经定稿", name, waiting.seq),
                          "要改就重新拟稿：zb report weekly --draft --by 拟稿人");
    }
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

// The same week, counted anew from what is known now.
Reading read_again(const Book& book, Date day) {
    const Head head = book.head();
    Reading now;
    now.day = day;
    now.state = book.state_at(Scope::all(), head.seq, day);
    now.basis = Basis{head.seq, hex(head.hash), day, book.practice(), now.state.origin.calendar().last_noticed_year()};
    return now;
}

Exit correct_circular(Context& context, Book& book) {
    const Arguments& args = context.args();
    for (const std::string_view name : {"as-of", "at", "head", "number"}) {
        if (!args.has(name)) continue;
        throw usage_error("option.conflict", fmt::format("更正期的期号和截止日同原来的一期，不能写 --{}", name),
                          fmt::format("去掉 --{}", name));
    }
    const State whole = registry_now(book);
    const IssuedReport corrected = find_issue(whole, args.need("correct"));
    const auto reason = args.text("reason");
    if (!reason) throw usage_error("option.missing", "更正须写明原因", "加 --reason 原因");
    const std::string signer = signer_of(context, whole, "签发");
    Additions additions = additions_of(context);
    const std::string content = additions.content();
    if (!additions.preface) additions.preface = corrected.what.preface;
    if (!additions.remarks) additions.remarks = corrected.what.remarks;
    Known known{read_again(book, corrected.what.as_of), std::nullopt};
    known.until = before_the_hour(known.reading.state, corrected.what.as_of, context.now());
    const Reading& now = known.reading;
    WeeklyImprint imprint = imprint_of(args, known, &whole, additions);
    imprint.number = corrected.what.number;
    imprint.reprint = "zb report show " + issue_name(corrected.what);
    imprint.correction = WeeklyImprint::Correction{corrected.correction + 1, corrected, *reason};
    const CircularText circular = circular_of(book, now, imprint);
    return write_circular(context, book, content, [&](Draft& draft) {
        draft.add(ReportCorrected{circular, corrected.seq, *reason}, circular.as_of, signer);
        draft.answer(fmt::format("已签发更正期：周通报 {}，更正第 {} 条签发的，依据第 {} 条；看正文：zb report show {}",
                                 issue_words(circular), corrected.seq, circular.head, issue_name(circular)));
    });
}

Act act_of(const Arguments& args) {
    std::vector<std::pair<std::string_view, Act>> asked;
    const std::array<std::pair<std::string_view, Act>, 3> acts = {
        {{"draft", Act::draft}, {"issue", Act::issue}, {"correct", Act::correct}}};
    std::copy_if(acts.begin(), acts.end(), std::back_inserter(asked), [&](const auto& known) { return args.has(known.first); });
    if (asked.size() > 1)
        throw usage_error("option.conflict", fmt::format("--{} 和 --{} 只能写一个", asked[0].first, asked[1].first),
                          "拟稿、签发、更正各做一次");
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
    if (context.format() == Format::markdown && !args.has("recompute")) {
        context.print(std::string_view{issued->what.text});
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
        row.draft.answer(fmt::format("已审核：周通报 {}的草稿（第 {} 条）；签发：zb report weekly --issue --as-of {} --by 签发人",
                                     issue_words(draft.what), draft.seq, iso(draft.what.as_of)));
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
        {"correct", Form::text, "期号", "签发更正期：更正哪一期，如 2026-21"},
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
        {"zb report weekly --draft --by 专班办01 && zb report review 2026-22 --by 专班办01 --note 数据已核", "拟好第22期草稿，再审核"}};
    command.run = run_review;
    return command;
}

}  // namespace zb::cli
