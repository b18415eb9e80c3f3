// SPDX-License-Identifier: Apache-2.0
// 项目动态: what the week brought, project by project, in the ledger's facts alone.
#include "report/weekly/news.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <tuple>

#include "base/text.h"
#include "flow/flow.h"
#include "flow/naming.h"
#include "report/words/items.h"
#include "report/words/outcomes.h"
#include "report/words/sorts.h"

namespace zb {

namespace {

struct NewsRow {
    enum class What {
        issued,
        reached,
        pause_over,
        last_filed,
        denied,
        refused,
        withdrawn,
        revoked,
        stage_entered,
        listed,
        archived,
        moved_out,
        suspended,
        resumed,
        renamed
    };
    What what = What::issued;
    std::string project, project_name;
    const PlannedStep* step = nullptr;  // none where the news is of the project
    Date on;                            // of stage_entered: the day of the circular
    std::int64_t seq = 0;               // entry; 0 of stage_entered
    std::string about;                  // the special procedure, the phase, the reason, the name before, how it was revoked
};
using What = NewsRow::What;

bool decided(const StepOutlook& step) {
    const StepState state = step.today.state;
    return state == StepState::decided || state == StepState::issued || state == StepState::waived;
}

// True where no other item of its stage is left to apply for, and none was applied for behind it; its own sub-items and 特别程序 do not
// count as others.
bool is_last_of_stage(const ProjectOutlook& outlook, const WeekMove& filing) {
    const PlannedStep& filed = *filing.planned;
    return std::all_of(outlook.steps.begin(), outlook.steps.end(), [&](const StepOutlook& step) {
        const PlannedStep& other = *step.planned;
        if (other.stage != filed.stage || !other.approval_item() || other.step == filed.step || other.part_of == filed.step) return true;
        const bool behind = step.attempt != nullptr && step.attempt->filed &&
                            std::tie(*step.attempt->filed, step.attempt->seq) > std::tie(filing.on, filing.seq);
        return decided(step) && !behind;
    });
}

std::optional<What> news_kind(const WeekMove& move, const ProjectOutlook* outlook) {
    switch (move.move) {
        case StepMove::issue: return What::issued;
        case StepMove::decide:
            return move.milestone() || !node_word(move.planned->step).empty() ? std::optional{What::reached} : std::nullopt;
        case StepMove::resume: return What::pause_over;
        case StepMove::deny: return What::denied;
        case StepMove::refuse: return What::refused;
        case StepMove::withdraw: return What::withdrawn;
        case StepMove::revoke: return What::revoked;
        case StepMove::file: {
            // An item filed again after a correction is not a new application.
            const bool first = move.attempt->seq == move.seq && move.planned->approval_item() && !move.planned->part_of;
            const bool last = first && outlook != nullptr && is_last_of_stage(*outlook, move);
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
    NewsRow row{what, project.code, project.name, move.planned, move.on, move.seq, {}};
    if (what == What::last_filed) row.about = move.planned->stage;
    if (what == What::revoked) row.about = revocation(move.attempt->revoked_by).way;
    const Pause* pause = what == What::pause_over ? move.pause_ended() : nullptr;
    if (pause != nullptr) row.about = pause->procedure;
    return row;
}

bool entered_phase(const ProjectOutlook& now, const ProjectOutlook* before) {
    return now.plan != nullptr && before != nullptr && before->plan != nullptr && phase_rank(now) > phase_rank(*before);
}

What status_news(ProjectStatus status) {
    switch (status) {
        case ProjectStatus::listed: return What::resumed;
        case ProjectStatus::suspended: return What::suspended;
        case ProjectStatus::moved_out: return What::moved_out;
        case ProjectStatus::archived: return What::archived;
    }
    return What::listed;
}

// 入库, 归档, 调出, 暂缓, 恢复, 更名: of the period, or recorded since the circular before.
void add_registry_news(std::vector<NewsRow>& news, const Project& project, const WeekRecord& record) {
    const auto is_news = [&](Date on, std::int64_t seq) {
        return on <= record.day() && (on >= record.period.first || seq > record.before.state->seq);
    };
    const auto add = [&](What what, Date on, std::int64_t seq, std::string about) {
        if (is_news(on, seq)) news.push_back(NewsRow{what, project.code, project.name, nullptr, on, seq, std::move(about)});
    };
    add(What::listed, project.added_on, project.added_seq, {});
    for (const Renaming& renaming : project.renamings) add(What::renamed, renaming.on, renaming.seq, renaming.before);
    for (const StatusChange& change : project.status_changes) add(status_news(change.status), change.on, change.seq, change.note);
}

void add_project_news(std::vector<NewsRow>& news, const ProjectOutlook& outlook, const WeekRecord& record) {
    const Project& project = *outlook.project;
    std::vector<NewsRow> own;
    add_registry_news(own, project, record);
    if (const auto moves = record.moves.find(project.code); moves != record.moves.end()) {
        for (const WeekMove& move : moves->second) {
            if (const auto what = news_kind(move, &outlook)) own.push_back(news_row(move, *what, project));
        }
    }
    std::stable_sort(own.begin(), own.end(),
                     [](const NewsRow& one, const NewsRow& other) { return std::tie(one.on, one.seq) < std::tie(other.on, other.seq); });
    news.insert(news.end(), own.begin(), own.end());
    if (is_closed(project.status_on(record.day())) || !entered_phase(outlook, outlook_of(record.outlooks_before, project.code))) return;
    news.push_back(NewsRow{What::stage_entered, project.code, project.name, nullptr, record.day(), 0, phase_of(outlook)});
}

// By project, day and entry; what left the list in the period too.
std::vector<NewsRow> news_of(const WeekRecord& record) {
    std::vector<const ProjectOutlook*> projects;
    for (const auto* list : {&record.outlooks, &record.left}) {
        for (const ProjectOutlook& outlook : *list) projects.push_back(&outlook);
    }
    const auto by_code = [](const ProjectOutlook* one, const ProjectOutlook* other) { return one->project->code < other->project->code; };
    std::sort(projects.begin(), projects.end(), by_code);
    std::vector<NewsRow> news;
    for (const ProjectOutlook* outlook : projects) add_project_news(news, *outlook, record);
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
        case What::listed: return "listed";
        case What::archived: return "archived";
        case What::moved_out: return "moved_out";
        case What::suspended: return "suspended";
        case What::resumed: return "resumed";
        case What::renamed: return "renamed";
    }
    return "";
}

std::string with_reason(std::string_view what, const std::string& reason) {
    return reason.empty() ? std::string{what} : fmt::format("{}（{}）", what, reason);
}

std::string news_words(const NewsRow& row) {
    const std::string on = chinese_short(row.on);
    std::string name = row.step == nullptr ? "" : plain_name(*row.step);
    if (constexpr std::string_view kAct = "核发"; name.ends_with(kAct)) name.resize(name.size() - kAct.size());  // 申报施工许可证
    switch (row.what) {
        case What::issued: return on + outcome_words(*row.step);
        case What::reached: return on + outcome_words(*row.step);
        case What::pause_over: return fmt::format("{}{}{}结束，恢复计时", name, row.about, on);
        case What::last_filed: return fmt::format("{}申报{}，为{}阶段最后一个审批事项", on, name, row.about);
        case What::denied: return fmt::format("{}{}不予许可", on, name);
        case What::refused: return fmt::format("{}{}不予受理", on, name);
        case What::withdrawn: return fmt::format("{}撤回{}申请", on, name);
        case What::revoked: return fmt::format("{}{}被{}", on, name, row.about);
        case What::stage_entered: return row.about == kAllDone ? std::string{"方案内事项全部办结"} : fmt::format("进入{}阶段", row.about);
        case What::listed: return on + "入库";
        case What::archived: return on + with_reason("办结归档", row.about);
        case What::moved_out: return on + with_reason("调出清单", row.about);
        case What::suspended: return on + with_reason("暂缓", row.about);
        case What::resumed: return on + with_reason("恢复跟进", row.about);
        case What::renamed: return fmt::format("{}更名（原名{}）", on, row.about);
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
        const Cell step = row.step == nullptr ? Cell{} : Cell{row.step->step};
        const Cell name = row.step == nullptr ? Cell{} : Cell{row.step->name};
        table.rows.push_back({row.project, row.project_name, step, name, row_sort_cell(what_key(row.what)), row.on, text_cell(row.about),
                              entry_cell(row.seq)});
    }
    return table;
}

}  // namespace

Section news_section(const WeekRecord& record) {
    const std::vector<NewsRow> news = news_of(record);
    Section section{"news", "", 2};
    section.rows = news_table(news);
    section.blocks.emplace_back(Paragraph{
        news.empty() ? fmt::format("{}无入库、调出、发证、完成节点、特别程序结束或阶段转换。", record.period.word()) : news_text(news),
        "项目动态："});
    return section;
}

}  // namespace zb
