// SPDX-License-Identifier: Apache-2.0
// 项目动态: what the week brought, project by project, in the ledger's facts alone.
#include "report/weekly/news.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

#include "base/text.h"
#include "flow/flow.h"

namespace zb {

namespace {

struct NewsRow {
    enum class What { issued, reached, pause_over, last_filed, denied, refused, withdrawn, revoked, stage_entered };
    What what = What::issued;
    std::string project, project_name;
    std::string step, step_name;  // empty of stage_entered
    Date on;                      // of stage_entered: the day of the circular
    std::int64_t seq = 0;         // entry; 0 of stage_entered
    std::string about;            // the special procedure, or the stage
};
using What = NewsRow::What;

bool decided(const StepOutlook& step) {
    const StepState state = step.today.state;
    return state == StepState::decided || state == StepState::issued || state == StepState::waived;
}

// True where no other item of its stage is left to apply for; its own sub-items and 特别程序 do not count as others.
bool is_last_of_stage(const ProjectOutlook& outlook, const PlannedStep& filed) {
    return std::all_of(outlook.steps.begin(), outlook.steps.end(), [&](const StepOutlook& step) {
        const PlannedStep& other = *step.planned;
        if (other.stage != filed.stage || !other.approval_item() || other.step == filed.step || other.part_of == filed.step) return true;
        return decided(step);
    });
}

std::optional<What> news_kind(const WeekMove& move, const ProjectOutlook* outlook) {
    switch (move.move) {
        case StepMove::issue: return What::issued;
        case StepMove::decide: return move.milestone() ? std::optional{What::reached} : std::nullopt;
        case StepMove::resume: return What::pause_over;
        case StepMove::deny: return What::denied;
        case StepMove::refuse: return What::refused;
        case StepMove::withdraw: return What::withdrawn;
        case StepMove::revoke: return What::revoked;
        case StepMove::file: {
            // An item filed again after a correction is not a new application.
            const bool first = move.attempt->seq == move.seq && move.planned->approval_item() && !move.planned->part_of;
            const bool last = first && outlook != nullptr && is_last_of_stage(*outlook, *move.planned);
            return last ? std::optional{What::last_filed} : std::nullopt;
        }
        case StepMove::return_:
        case StepMove::accept:
        case StepMove::pause:
        case StepMove::hold:
        case StepMove::release:
        case StepMove::extend:
        case StepMove::renew:
        case StepMove::waive: return std::nullopt;
    }
    return std::nullopt;
}

NewsRow news_row(const WeekMove& move, What what, const Project& project) {
    NewsRow row{what, project.code, project.name, move.planned->step, move.planned->name, move.on, move.seq, {}};
    if (what == What::last_filed) row.about = move.planned->stage;
    const Pause* pause = what == What::pause_over ? move.pause_ended() : nullptr;
    if (pause != nullptr) row.about = pause->procedure;
    return row;
}

const ProjectOutlook* outlook_of(const std::vector<ProjectOutlook>& outlooks, std::string_view project) {
    const auto before = [](const ProjectOutlook& outlook, std::string_view code) { return outlook.project->code < code; };
    const auto found = std::lower_bound(outlooks.begin(), outlooks.end(), project, before);
    return found == outlooks.end() || found->project->code != project ? nullptr : &*found;
}

// Place among the four stages; any other stage ranks after them.
std::size_t stage_rank(const ProjectOutlook& outlook) {
    const auto* found = std::find(std::begin(kApprovalStages), std::end(kApprovalStages), outlook.stage);
    return static_cast<std::size_t>(found - std::begin(kApprovalStages));
}

bool entered_stage(const ProjectOutlook& now, const ProjectOutlook* before) {
    return now.plan != nullptr && before != nullptr && before->plan != nullptr && stage_rank(now) > stage_rank(*before);
}

// By project, day and entry.
std::vector<NewsRow> news_of(const WeekRecord& record) {
    std::vector<NewsRow> news;
    for (const ProjectOutlook& outlook : record.outlooks) {
        const Project& project = *outlook.project;
        if (const auto own = record.moves.find(project.code); own != record.moves.end()) {
            for (const WeekMove& move : own->second) {
                if (const auto what = news_kind(move, &outlook)) news.push_back(news_row(move, *what, project));
            }
        }
        if (!entered_stage(outlook, outlook_of(record.outlooks_before, project.code))) continue;
        news.push_back(NewsRow{What::stage_entered, project.code, project.name, {}, {}, record.day(), 0, outlook.stage});
    }
    return news;
}

constexpr std::size_t kMostNews = 20;  // more would be too long to read; the annex has every project's week

std::string_view what_key(What what) {
    switch (what) {
        case What::issued: return "issued";
        case What::reached: return "reached";
        case What::pause_over: return "pause_over";
        case What::last_filed: return "last_filed";
        case What::denied: return "denied";
        case What::refused: return "refused";
        case What::withdrawn: return "withdrawn";
        case What::revoked: return "revoked";
        case What::stage_entered: return "stage_entered";
    }
    return "";
}

// In a sentence without what the flow adds in brackets: 联合验收, not 联合验收（统一受理、…）.
std::string plain_name(const NewsRow& row) { return row.step_name.substr(0, row.step_name.find("（")); }

std::string news_words(const NewsRow& row) {
    const std::string on = chinese_short(row.on);
    const std::string name = plain_name(row);
    switch (row.what) {
        case What::issued: return fmt::format("{}{}发证", on, name);
        case What::reached: return fmt::format("{}完成{}", on, name);
        case What::pause_over: return fmt::format("{}{}{}结束，恢复计时", name, row.about, on);
        case What::last_filed: return fmt::format("{}申报{}，为{}阶段最后一个审批事项", on, name, row.about);
        case What::denied: return fmt::format("{}{}不予许可", on, name);
        case What::refused: return fmt::format("{}{}不予受理", on, name);
        case What::withdrawn: return fmt::format("{}撤回{}申请", on, name);
        case What::revoked: return fmt::format("{}{}被撤销", on, name);
        case What::stage_entered:
            return row.about == kAllDone ? std::string{"方案内事项全部办结"} : fmt::format("进入{}阶段", row.about);
    }
    return {};
}

// 己公司仓储设备项目11月18日联合验收发证；戊公司精密模具项目….
std::string news_text(const std::vector<NewsRow>& news) {
    std::string text;
    std::string_view project;
    for (std::size_t i = 0; i < news.size() && i < kMostNews; ++i) {
        const NewsRow& row = news[i];
        const bool same = project == row.project;
        if (i > 0) text += same ? "，" : "；";
        text += (same ? "" : row.project_name) + news_words(row);
        project = row.project;
    }
    if (news.size() > kMostNews) text += fmt::format("；等共{}项，其余见附表", news.size());
    return text + "。";
}

Table news_table(const std::vector<NewsRow>& news) {
    Table table;
    table.columns = {{"project", "项目代码"}, {"project_name", "项目名称"},
                     {"step", "事项键"},      {"step_name", "事项"},
                     {"what", "动态"},        {"on", "日期"},
                     {"about", "说明"},       {"entry", "条目"}};
    for (const NewsRow& row : news) {
        table.rows.push_back({row.project, row.project_name, text_cell(row.step), text_cell(row.step_name), what_key(row.what), row.on,
                              text_cell(row.about), entry_cell(row.seq)});
    }
    return table;
}

}  // namespace

Section news_section(const WeekRecord& record) {
    const std::vector<NewsRow> news = news_of(record);
    Section section{"news", "", 2};
    section.rows = news_table(news);
    section.blocks.emplace_back(Paragraph{news.empty() ? fmt::format("{}无发证、完成节点、特别程序结束或阶段转换。", record.period.word()) : news_text(news), "项目动态："});
    return section;
}

}  // namespace zb
