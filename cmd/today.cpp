// SPDX-License-Identifier: Apache-2.0
// zb today: what is to be done, for the person at the keyboard, the office or a department.
#include <algorithm>

#include "cli/reading.h"
#include "cmd/nouns.h"
#include "report/today/specialist.h"

namespace zb::cli {

namespace {

// People in these posts get the office's page, unless another is asked for.
bool is_of_office(const StaffAdded& person) { return person.role == "组长" || person.role == "副组长" || person.role == "专班办公室人员"; }

void refuse_two_pages(const Arguments& args) {
    const int pages = static_cast<int>(args.has("office")) + static_cast<int>(args.has("department")) +
                      static_cast<int>(args.has("by") || args.has("staff"));
    if (pages < 2) return;
    throw usage_error("option.conflict", "--by（--staff）、--office、--department 只能写一个", "分开看：zb today --office");
}

// The projects that a specialist's page can show: those that the person ever served or stands in for, and the stream of what belongs to no
// project, where questions are that the person is to answer. Only these are read, so the time does not grow with the ledger.
Scope scope_of_specialist(const State& names, const std::string& person) {
    Scope scope = Scope::names();
    scope.projects.insert("");
    for (const auto& [code, project] : names.projects) {
        if (ever_on_duty(names, project, person)) scope.projects.insert(code);
    }
    return scope;
}

Scope scope_of(const Context& context, const State& names) {
    const Arguments& args = context.args();
    if (args.has("office") || args.has("department")) return Scope::all();
    const std::string person = person_meant(args, names, person_at_keyboard(names, context));
    return names.staff.find(person)->role == kSpecialistRole ? scope_of_specialist(names, person) : Scope::all();
}

Today page_of(const Context& context, const Reading& now) {
    const Arguments& args = context.args();
    const State& state = now.state;
    if (args.has("office")) return today_of_office(state, now.basis, moment_of(context, now.day));
    if (const auto word = args.text("department")) return today_of_department(state, department_name(state, *word), now.basis);
    const std::string person = person_meant(args, state, person_at_keyboard(state, context));
    const StaffAdded& who = *state.staff.find(person);
    if (who.role == kSpecialistRole) return today_of_specialist(state, person, now.basis, moment_of(context, now.day));
    if (is_of_office(who)) return today_of_office(state, now.basis, moment_of(context, now.day));
    return today_of_department(state, who.department, now.basis);
}

Exit run_today(Context& context) {
    refuse_two_pages(context.args());
    const Book book = open_for_reading(context);
    const Reading names = read(context, book, Scope::names());
    const Reading now = read(context, book, scope_of(context, names.state));
    const Today page = page_of(context, now);
    context.print(page.document);
    return context.args().has("check") && page.wants_action ? Exit::found : Exit::done;
}

}  // namespace

std::vector<Command> today_commands() {
    Command command;
    command.path = "today";
    command.summary = "今天办什么：必须办的、快到期的、等别人的、欠的、可以提前做的";
    command.details =
        "不写是谁，就是当前登录的人：服务专员看自己的项目（代班的也在内），专班办公室人员看全部，经办人看本部门。\n"
        "--check 供定时任务用：有红灯，或当日该报的台账没有报，退出码为 3。";
    command.options = {{"by", Form::text, "人员", "看谁的；不写就是当前登录的人"},
                       {"staff", Form::text, "人员", "同 --by"},
                       {"office", Form::flag, {}, "专班办公室：未报送、红灯、今日到期、提级、待签发"},
                       {"department", Form::text, "部门", "一个部门的"},
                       {"check", Form::flag, {}, "有红灯或当日未报送时退出码为 3"},
                       {"table", Form::text, "表", "--format csv 时要哪张表：must_do、due、waiting、ahead 等"}};
    command.examples = {{"zb today --by 服务专员01", "服务专员01 今天办什么"},
                        {"zb today --office", "专班办公室：谁没报、哪些红灯、要签发什么"},
                        {"zb today --department 住建局", "一个部门今天和五个工作日内的事"}};
    command.run = run_today;
    command.found = "有红灯，或当日未报送（只在 --check 时）";
    return {command};
}

}  // namespace zb::cli
