// SPDX-License-Identifier: Apache-2.0
// The receipt's words and rows. Asked for again it is the same: it shows nothing later than the last seal.
#include "report/submission/receipt.h"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

#include "base/text.h"
#include "domain/submission_day.h"

namespace zb {

namespace {

// One line of the receipt: the day's first seal of a project, or an addition to it.
struct Line {
    const Seal* seal = nullptr;
    const Seal* first = nullptr;
    Punctuality punctuality = Punctuality::on_time;
};

std::vector<Line> lines_of(const State& state, Date day, std::span<const std::string> projects, int deadline) {
    std::vector<Line> lines;
    for (const std::string& project : projects) {
        const Seal* first = state.submissions.first_of(project, day);
        if (first == nullptr) continue;
        for (const Seal& seal : state.submissions.seals.find(project)->second) {
            if (seal.day == day) lines.push_back(Line{&seal, first, punctuality(state.submissions, seal, deadline)});
        }
    }
    return lines;
}

std::string kind_text(const Line& line) {
    const SubmissionSealed& what = line.seal->what;
    if (line.seal != line.first) {
        std::vector<std::string> added;
        if (what.entries > 0) added.push_back(fmt::format("新增 {} 条", what.entries));
        if (what.corrections) added.push_back(fmt::format("更正 {}", *what.corrections));
        const std::string receipt = receipt_number(line.seal->day, line.seal->project);
        return fmt::format("补报（封签后{}，原回执 {} 仍有效）", join(added, "、"), receipt);
    }
    const std::string kind = what.nil ? "零报告" : "有进展";
    return what.corrections ? fmt::format("{}（更正 {}）", kind, *what.corrections) : kind;
}

// 服务专员01; 服务专员02（代报：服务专员01）, where another than the project's specialist sent it.
std::string submitters(const State& state, const std::vector<Line>& lines, std::string_view asked) {
    std::vector<std::string> people, covered;
    const auto add = [](std::vector<std::string>& list, const std::string& name) {
        if (std::find(list.begin(), list.end(), name) == list.end()) list.push_back(name);
    };
    for (const Line& line : lines) {
        const std::string by = line.seal->by.value_or(std::string{asked});
        add(people, by);
        if (is_sent_for_another(state, *line.seal)) add(covered, line.seal->what.specialist);
    }
    const std::string names = join(people, "、");
    return covered.empty() ? names : fmt::format("{}（代报：{}）", names, join(covered, "、"));
}

bool earlier(const Line& one, const Line& other) { return one.seal->seq < other.seal->seq; }

// The last of the projects' first seals: it decides whether the day was in time, and later additions do not change that.
const Line& judged(const std::vector<Line>& lines) {
    const auto rank = [](const Line& line) { return std::pair{line.seal == line.first, line.seal->seq}; };
    return *std::max_element(lines.begin(), lines.end(), [&](const Line& one, const Line& other) { return rank(one) < rank(other); });
}

// 17:10 on the day itself, 11-17 17:10 on another.
std::string moment_text(const Seal& seal) {
    const int minute = seal.at.minute_of_day();
    const std::string clock = fmt::format("{:02}:{:02}", minute / 60, minute % 60);
    return seal.at.day() == seal.day ? clock : month_day(seal.at.day()) + " " + clock;
}

// 按时; 迟报（18:05，晚 35 分钟）; 迟报（11-17 17:10） where the day itself was missed; 按时，另有补报（17:41） where something was added.
std::string conclusion(const std::vector<Line>& lines, int deadline) {
    const Line& first = judged(lines);
    std::string words{label(first.punctuality)};
    if (first.punctuality == Punctuality::late) {
        const bool same_day = first.seal->at.day() == first.seal->day;
        const std::string by = same_day ? fmt::format("，晚 {} 分钟", minutes_late(*first.seal, deadline)) : "";
        words += fmt::format("（{}{}）", moment_text(*first.seal), by);
    }
    const Line& last = *std::max_element(lines.begin(), lines.end(), earlier);
    return last.seal == last.first ? words : fmt::format("{}，另有补报（{}）", words, moment_text(*last.seal));
}

Table receipt_table(const State& state, const std::vector<Line>& lines, const HashOf& hash_of) {
    Table table;
    table.columns = {{"receipt", "回执号"},
                     for_people({"project", "项目"}),
                     for_machines({"project", "项目代码"}),
                     {"kind", "类型"},
                     {"entries", "条目", Align::right},
                     {"late_entries", "补录", Align::right},
                     for_machines({"corrections", "更正"}),
                     for_machines({"on_time", "按时"}),
                     for_machines({"supplementary", "补报"}),
                     for_machines({"by", "报送人"}),
                     for_machines({"covered", "代报"}),
                     {"entry", "封签条目"},
                     for_people({"hash", "校验值（前16位）"}),
                     for_machines({"hash", "校验值"})};
    int projects = 0, entries = 0, late_entries = 0;
    for (const Line& line : lines) {
        const Seal& seal = *line.seal;
        const SubmissionSealed& what = seal.what;
        const std::string hash = hash_of(seal.seq);
        table.rows.push_back({receipt_number(seal.day, seal.project), seal.project, seal.project,
                              Cell{Value{std::string{what.nil ? "nil" : "progress"}}, kind_text(line)}, what.entries, what.late_entries,
                              what.corrections.value_or(0), line.punctuality == Punctuality::on_time,
                              line.punctuality == Punctuality::supplementary, seal.by, is_sent_for_another(state, seal), seal.seq,
                              hash.substr(0, 16), hash});
        projects += line.seal == line.first ? 1 : 0;
        entries += what.entries;
        late_entries += what.late_entries;
    }
    const Cell blank{""};
    table.rows.push_back(
        Row{{"合计", fmt::format("{} 个", projects), blank, blank, entries, late_entries, blank, blank, blank, blank, blank, blank, blank},
            Reader::people});
    return table;
}

}  // namespace

Document receipt_document(const State& state, Date day, std::string_view by, std::span<const std::string> projects, const HashOf& hash_of,
                          const Basis& basis) {
    Document document;
    document.report = "receipt";
    document.period = std::pair{day, day};
    document.basis = basis;
    const std::string hour = state.origin.setting("submission.deadline", day);
    const int deadline = minute_of_day(hour);
    const std::vector<Line> lines = lines_of(state, day, projects, deadline);
    Section section{"receipt", ""};
    section.figures = {{"date", day}, {"by", std::string{by}}};
    if (lines.empty()) {
        section.blocks.emplace_back(Paragraph{fmt::format("{} 没有报送，没有回执。", iso(day))});
        document.sections.push_back(std::move(section));
        return document;
    }
    const Seal& last = *std::max_element(lines.begin(), lines.end(), earlier)->seal;
    std::int64_t entries = 0, late_entries = 0, corrections = 0;
    for (const Line& line : lines) {
        entries += line.seal->what.entries;
        late_entries += line.seal->what.late_entries;
        corrections += line.seal->what.corrections.value_or(0);
    }
    section.figures.back().second = last.by.value_or(std::string{by});
    section.figures.insert(
        section.figures.end(),
        {{"entries", entries}, {"late_entries", late_entries}, {"corrections", corrections}, {"sealed_at", iso(last.at)}});
    std::vector<std::string> head = {
        basis.practice ? "台账报送回执（演练库）" : "台账报送回执",
        fmt::format("报送日  {}   报送人  {}   封签时刻  {}（截止 {}）   结论  {}", iso(day), submitters(state, lines, by),
                    clock_text(judged(lines).seal->at), hour, conclusion(lines, deadline))};
    section.blocks.emplace_back(Verbatim{std::move(head)});
    section.blocks.emplace_back(receipt_table(state, lines, hash_of));
    section.blocks.emplace_back(Paragraph{
        fmt::format("台账已到第 {} 条。请保存本回执；核对：zb ledger verify --head {}:{}", last.seq, last.seq, hash_of(last.seq))});
    document.sections.push_back(std::move(section));
    return document;
}

}  // namespace zb
