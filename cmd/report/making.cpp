// SPDX-License-Identifier: Apache-2.0
// The circular as of a day: what it rests on, what stands before it, its text.
#include "cmd/report/making.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/encoding.h"
#include "base/text.h"
#include "cli/files.h"
#include "cmd/report/issues.h"
#include "domain/personal_numbers.h"
#include "domain/rules_version.h"
#include "domain/submission_day.h"
#include "ledger/entry.h"
#include "report/weekly/rules_change.h"

namespace zb::cli {

namespace {

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

std::optional<Instant> hour_asked(const Arguments& args, Date day) {
    const auto word = args.text("at");
    if (!word) return std::nullopt;
    return Instant::from_milliseconds(Instant::start_of(day).milliseconds() + std::int64_t{minute_of_day(*word)} * 60'000);
}

}  // namespace

Additions additions_of(Context& context) {
    return {words_of(context, "preface", "前言"), words_of(context, "remarks", "补充的下一步工作")};
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

void refuse_changes(const Arguments& args, const CircularDraft& waiting, std::initializer_list<std::string_view> options) {
    for (const std::string_view name : options) {
        if (!args.has(name)) continue;
        const std::string correct = waiting.corrects == 0 ? "" : fmt::format(" --correct {} --reason 原因", issue_name(waiting.what));
        throw usage_error("option.conflict", fmt::format("签发草稿时不能再写 --{}：草稿（第 {} 条）已经定稿", name, waiting.seq),
                          fmt::format("要改就重新拟稿：zb report weekly --draft{} --by 拟稿人", correct));
    }
}

}  // namespace zb::cli
