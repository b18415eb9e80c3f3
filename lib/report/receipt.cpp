// SPDX-License-Identifier: Apache-2.0
// The receipt's words and rows. Asked for again it comes out the same: nothing in it is later than the last seal.
#include "report/receipt.h"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

#include "domain/submission.h"

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
    if (line.seal != line.first) {
        return fmt::format("补报（封签后新增 {} 条，原回执 {} 仍有效）", line.seal->what.entries,
                           receipt_number(line.seal->day, line.seal->project));
    }
    return line.seal->what.nil ? "零报告" : "有进展";
}

// 按时; 迟报（18:05，晚 35 分钟）; 补报 where the day itself was missed.
std::string conclusion(const std::vector<Line>& lines, int deadline) {
    const auto later = [](const Line& one, const Line& other) { return one.seal->at < other.seal->at; };
    std::vector<Line> first;
    std::copy_if(lines.begin(), lines.end(), std::back_inserter(first), [](const Line& line) { return line.seal == line.first; });
    const Line& last = *std::max_element(first.begin(), first.end(), later);
    if (last.punctuality != Punctuality::late) return std::string{label(last.punctuality)};
    const int minute = last.seal->at.minute_of_day();
    return fmt::format("{}（{:02}:{:02}，晚 {} 分钟）", label(last.punctuality), minute / 60, minute % 60, std::max(minute - deadline, 1));
}

Table people_rows(const std::vector<Line>& lines, const HashOf& hash_of) {
    Table table;
    table.columns = {{"receipt", "回执号"},
                     {"project", "项目"},
                     {"kind", "类型"},
                     {"entries", "条目", Align::right},
                     {"late_entries", "补录", Align::right},
                     {"entry", "封签条目"},
                     {"hash", "校验值（前16位）"}};
    int projects = 0, entries = 0, late_entries = 0;
    for (const Line& line : lines) {
        const SubmissionSealed& what = line.seal->what;
        table.rows.push_back({receipt_number(line.seal->day, line.seal->project), line.seal->project, kind_text(line), what.entries,
                              what.late_entries, line.seal->seq, hash_of(line.seal->seq).substr(0, 16)});
        projects += line.seal == line.first ? 1 : 0;
        entries += what.entries;
        late_entries += what.late_entries;
    }
    table.rows.push_back({"合计", fmt::format("{} 个", projects), "", entries, late_entries, "", ""});
    return table;
}

Table machine_rows(const std::vector<Line>& lines, const HashOf& hash_of) {
    Table table;
    table.columns = {{"receipt", "回执号"}, {"project", "项目代码"},   {"kind", "类型"},      {"entries", "条目"}, {"late_entries", "补录"},
                     {"on_time", "按时"},   {"supplementary", "补报"}, {"entry", "封签条目"}, {"hash", "校验值"}};
    for (const Line& line : lines) {
        const SubmissionSealed& what = line.seal->what;
        table.rows.push_back({receipt_number(line.seal->day, line.seal->project), line.seal->project, what.nil ? "nil" : "progress",
                              what.entries, what.late_entries, line.punctuality == Punctuality::on_time,
                              line.punctuality == Punctuality::supplementary, line.seal->seq, hash_of(line.seal->seq)});
    }
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
    const auto earlier = [](const Line& one, const Line& other) { return one.seal->seq < other.seal->seq; };
    const Seal& last = *std::max_element(lines.begin(), lines.end(), earlier)->seal;
    std::int64_t entries = 0, late_entries = 0;
    for (const Line& line : lines) {
        entries += line.seal->what.entries;
        late_entries += line.seal->what.late_entries;
    }
    section.figures.insert(section.figures.end(), {{"entries", entries}, {"late_entries", late_entries}, {"sealed_at", iso(last.at)}});
    std::vector<std::string> head = {basis.practice ? "台账报送回执（演练库）" : "台账报送回执",
                                     fmt::format("报送日  {}   报送人  {}   封签时刻  {}（截止 {}）   结论  {}", iso(day), by,
                                                 clock_text(last.at), hour, conclusion(lines, deadline))};
    section.blocks.emplace_back(Verbatim{std::move(head)});
    section.blocks.emplace_back(people_rows(lines, hash_of));
    section.blocks.emplace_back(Paragraph{
        fmt::format("台账已到第 {} 条。请保存本回执；核对：zb ledger verify --head {}:{}", last.seq, last.seq, hash_of(last.seq))});
    section.told = machine_rows(lines, hash_of);
    document.sections.push_back(std::move(section));
    return document;
}

}  // namespace zb
