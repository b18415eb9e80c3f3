// SPDX-License-Identifier: Apache-2.0
// 工期压缩 as people read it: whether the target is met, which steps to compress in which order, how many days that gains.
#include <algorithm>
#include <fmt/format.h>

#include "base/text.h"
#include "report/plan/questions.h"
#include "report/words/days.h"
#include "report/words/items.h"
#include "report/words/owners.h"
#include "report/words/page.h"

namespace zb {

namespace {

std::string verdict(const PlanCompression& answer) {
    const std::string now = fmt::format("照现在推算，{}预计 {} 办结", answer.until_name, iso(answer.end));
    if (answer.short_by == 0) return fmt::format("{}，赶得上目标 {}，不用压缩。", now, iso(answer.target));
    const std::string gap = fmt::format("{}，比目标 {} 晚 {} 个工作日", now, iso(answer.target), answer.short_by);
    if (answer.still_short > 0)
        return fmt::format("{}；全部压到底也只能到 {}，仍差 {} 个工作日，目标达不到。", gap, iso(answer.floor), answer.still_short);
    return fmt::format("{}；按下面的次序压缩可以赶上。", gap);
}

Section overall_section(const PlanCompression& answer) {
    Section section{"overall", ""};
    section.figures = {{"until", answer.until_name},
                       {"target", answer.target},
                       {"end", answer.end},
                       {"short_by", std::int64_t{answer.short_by}},
                       {"floor", answer.floor},
                       {"still_short", std::int64_t{answer.still_short}},
                       {"min_cut", answer.min_cut ? Value{std::int64_t{answer.min_cut->days}} : Value{}}};
    section.blocks.emplace_back(Paragraph{verdict(answer), "结论："});
    if (answer.min_cut && answer.short_by > 0)
        section.blocks.emplace_back(Paragraph{fmt::format("{} 天（各事项所压天数之和{}）。", answer.min_cut->days,
                                                          answer.min_cut->exact ? "" : "；有自然日或月的时限，为逐步搜索所得"),
                                              "达到目标最少共压："});
    return section;
}

Section moves_section(const PlanCompression& answer) {
    Table table;
    table.columns = {{"order", "次序", Align::right},          for_people({"steps", "压哪几项、各几天"}),
                     for_machines({"step", "事项"}),           for_machines({"days", "压几天"}),
                     for_machines({"unit", "单位"}),           {"gain", "真正提前", Align::right},
                     {"cumulative", "累计提前", Align::right}, {"end", "压后预计"}};
    std::int64_t order = 0;
    for (const CompressionMove& move : answer.moves) {
        ++order;
        const auto add = [&](Reader reader, const Cell& steps, const Cell& step, const Cell& days, const Cell& unit) {
            table.rows.push_back(Row{{order, steps, step, days, unit, move.gain, move.cumulative, move.end}, reader});
        };
        std::vector<std::string> names;
        for (const CompressionCut& cut : move.cuts) {
            const CompressibleStep& step = answer.steps[cut.step];
            names.push_back(fmt::format("{} 压 {}（{} -> {}）", step.step->planned->short_name, days_text(cut.days, step.unit), step.days,
                                        step.days - cut.days));
            add(Reader::machines, {}, item_cell(*step.step->planned), cut.days, word_cell(step.unit));
        }
        add(Reader::people, join(names, "，同时 "), {}, {}, {});
    }
    Section section{"moves", answer.short_by > 0 ? "压缩次序" : "压缩次序（目标已能赶上）"};
    add_rows(section, std::move(table), answer.short_by > 0 ? "没有能压的事项。" : "不用压缩。");
    return section;
}

Section steps_section(const State& state, const PlanCompression& answer) {
    Table table;
    table.columns = {for_machines({"step", "事项键"}),
                     {"name", "事项"},
                     {"department", "部门"},
                     {"days", "还要几天", Align::right},
                     {"least", "最短", Align::right},
                     {"unit", "单位"},
                     {"gain", "单独压到底提前", Align::right}};
    for (const CompressibleStep& step : answer.steps) {
        const PlannedStep& planned = *step.step->planned;
        table.rows.push_back(Row{{planned.step, planned.short_name, Cell{planned.department, short_department(state, planned.department)},
                                  step.days, step.least, Cell{std::string{key(step.unit)}, std::string{label(step.unit)}},
                                  Cell{step.gain, step.gain == 0 ? "0（有并行的同样长，或有机动）" : ""}},
                                 step.days == step.least ? Reader::machines : Reader::both});
    }
    Section section{"steps", "单独压一项"};
    section.rows = table;
    add_rows(section, read_by(Reader::people, std::move(table)), "没有能压的事项。");
    return section;
}

}  // namespace

Document compression_document(const State& state, const ProjectOutlook& outlook, const PlanCompression& answer,
                              const PlanQuestion& question) {
    Document document = project_document("pressing", "工期压缩", *outlook.project, question.basis);
    document.sections.push_back(overall_section(answer));
    document.sections.push_back(moves_section(answer));
    document.sections.push_back(steps_section(state, answer));
    document.notes = {
        "每一条都在前几条之后重新推算，并行的线路同样长时单压一项不提前，这时两项一起试；提前为工作日。次序：每压一天提前最多的在前，"
        "同样的按方案次序。",
        "假定：政府部门的事项最短可压到 1 天（方案另写 min_duration 的从其规定），公示等按规定时间、企业事项和公用服务不压；要改写 "
        "--min 事项:天数。已受理的至少还要 1 天。",
        basis_note(question.basis, question.command)};
    return document;
}

}  // namespace zb
