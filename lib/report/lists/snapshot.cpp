// SPDX-License-Identifier: Apache-2.0
// Lists that zb prints are taken as they are; the others (notes, materials, submissions …) are laid out here.
#include "report/lists/snapshot.h"

#include "report/lists/flows.h"
#include "report/lists/projects.h"
#include "report/lists/settings.h"
#include "report/lists/steps.h"

namespace zb {

namespace {

Table notes_table(const State& state) {
    Table table;
    table.columns = {{"project", "项目代码"},
                     {"on", "发生日"},
                     {"by", "经办"},
                     {"progress", "进展"},
                     {"difficulty", "存在困难"},
                     {"next", "下一步"},
                     {"seq", "台账条目", Align::right}};
    for (const Note& note : state.notes) {
        table.rows.push_back({note.project, note.on, note.by, note.text.progress, note.text.difficulty, note.text.next, note.seq});
    }
    return table;
}

void add_materials(Table& table, const std::string& project, const std::string& step, const Attempt& attempt) {
    for (const Owed& owed : attempt.owed) {
        table.rows.push_back({project, step, owed.material, owed.promise, owed.since, owed.due, owed.received, owed.seq,
                              owed.received ? Cell{owed.received_seq} : Cell{}});
    }
}

Table materials_table(const State& state) {
    Table table;
    table.columns = {{"project", "项目代码"},
                     {"step", "事项键"},
                     {"material", "容缺材料"},
                     {"promise", "承诺书"},
                     {"since", "自"},
                     {"due", "补齐期限"},
                     {"received", "补齐日"},
                     {"seq", "容缺条目", Align::right},
                     {"received_seq", "补齐条目", Align::right}};
    for (const auto& [project, steps] : state.steps) {
        for (const auto& [step, record] : steps) {
            for (const Attempt& attempt : record.attempts) add_materials(table, project, step, attempt);
        }
    }
    return table;
}

Table submissions_table(const State& state) {
    Table table;
    table.columns = {{"project", "项目代码"},
                     {"day", "报送日"},
                     {"specialist", "服务专员"},
                     {"by", "报送人"},
                     {"sealed_at", "封签时刻"},
                     {"nil", "零报告"},
                     {"note", "说明"},
                     {"entries", "条目数", Align::right},
                     {"late_entries", "其中补录", Align::right},
                     {"up_to", "封至条目", Align::right},
                     {"seq", "封签条目", Align::right}};
    for (const auto& [project, seals] : state.submissions.seals) {
        for (const Seal& seal : seals) {
            table.rows.push_back({project, seal.day, seal.what.specialist, seal.by, iso(seal.at), seal.what.nil, seal.what.note,
                                  seal.what.entries, seal.what.late_entries, seal.what.up_to, seal.seq});
        }
    }
    return table;
}

Table holidays_table(const State& state) {
    Table table;
    table.columns = {{"date", "日期"}, {"name", "节日"}, {"working", "调休上班"}, {"notice", "放假通知"}};
    for (const HolidayNotice& notice : state.origin.holidays.notices) {
        for (const auto& day : notice.days) table.rows.push_back({day.date, day.name, day.kind == DayKind::work, notice.number});
    }
    return table;
}

Table reports_table(const State& state) {
    Table table;
    table.columns = {{"year", "年", Align::right},
                     {"number", "期号", Align::right},
                     {"report", "种类"},
                     {"as_of", "数据截至"},
                     {"issued_at", "签发时刻"},
                     {"by", "签发人"},
                     {"head", "依据条目", Align::right},
                     {"digest", "正文 SHA-256"},
                     {"seq", "签发条目", Align::right},
                     {"corrects", "更正条目", Align::right},
                     {"reason", "更正原因"}};
    for (const IssuedReport& issued : state.issued) {
        const CircularText& what = issued.what;
        table.rows.push_back({what.year, what.number, what.report, what.as_of, iso(issued.at), issued.by, what.head, what.digest,
                              issued.seq, issued.corrects == 0 ? Cell{} : Cell{issued.corrects},
                              issued.reason.empty() ? Cell{} : Cell{issued.reason}});
    }
    return table;
}

}  // namespace

std::vector<SnapshotTable> snapshot_tables(const State& state, Date day) {
    const auto all = [](const auto& /*any*/) { return true; };
    return {
        {"project", "项目；同 zb project list", projects_table(state, day, all)},
        {"enterprise", "企业；同 zb enterprise list", enterprises_table(state, enterprises(state), day)},
        {"attachment", "附件：位置和 SHA-256；同 zb attachment list", attachments_table(state, all)},
        {"team", "服务团队，一人一行；同 zb team show", teams_table(state, day, all)},
        {"step", "现行方案的事项，到这一天的状态、到期、灯；同 zb step list",
         steps_table(project_outlooks(state, day, state.origin.calendar()))},
        {"material", "容缺材料，已补齐的也在内", materials_table(state)},
        {"problem", "困难问题；同 zb problem list", problems_table(state, day, all)},
        {"note", "当日进展", notes_table(state)},
        {"submission", "台账报送，一个项目一天一行，补报另起一行", submissions_table(state)},
        {"report", "签发的通报和更正期", reports_table(state)},
        {"department", "部门；同 zb department list", departments_table(state)},
        {"staff", "人员（岗位代号）；同 zb staff list", staff_table(state, day)},
        {"flow", "审批流程和版本；同 zb flow list",
         flows_table(known_flows(state), [&](const Flow& flow) { return last_flow_version(state, flow.flow_key); })},
        {"setting", "影响结果的设置，这一天的值；同 zb setting list", settings_table(state.origin, day)},
        {"holiday", "放假和调休上班的日子", holidays_table(state)},
    };
}

}  // namespace zb
