// SPDX-License-Identifier: Apache-2.0
// Holiday notices: shown month by month, and imported; an import lists every date of a running item that it moves.
#include <algorithm>
#include <fmt/format.h>

#include "base/encoding.h"
#include "base/text.h"
#include "cli/importing.h"
#include "cmd/calendar/commands.h"
#include "outlook/moved_dates.h"
#include "report/lists/year.h"

namespace zb::cli {

namespace {

Exit run_calendar_show(Context& context) {
    const Calendar calendar{notices_at_hand(context)};
    const auto given = context.args().number("year");
    const int year = given ? static_cast<int>(*given) : context.today().year();
    if (year < 2000 || year > 2100) {
        throw usage_error(Fault{"option.form", fmt::format("{} 年不在 2000 至 2100 年之内", given.value_or(year)), "写四位年份，如 2026",
                                Place{0, "year", std::to_string(given.value_or(year))}});
    }
    context.print(year_table(calendar, year));
    if (!calendar.has_notice(year)) context.warn(fmt::format("{} 年的放假通知未收录，只按周末推算，结果为暂定", year));
    return Exit::done;
}

// The notices to import, and the text by which a repeated request id is compared.
struct NoticeSource {
    std::vector<HolidayNotice> notices;
    std::string content;
};

std::vector<HolidayNotice> notices_in(std::string_view text, const std::optional<std::string>& number) {
    if (trim(text).starts_with("{")) return {read_notice_json(text, number)};
    if (number)
        throw usage_error("option.useless", "CSV 的每一行已经写了通知文号，不用 --number", "去掉 --number；它只用于 holiday-cn 的 JSON");
    return read_notices(text);
}

NoticeSource source_of(Context& context) {
    const Arguments& args = context.args();
    const bool file = args.has("file") || args.has("input");
    const auto number = cleaned(args, "number", "通知文号");
    if (file == args.has("builtin"))
        throw usage_error("option.missing", file ? "又写了文件，又写了 --builtin" : "没有写从哪里导入",
                          "写文件名，或 --builtin（本程序自带的通知），二者选一");
    if (!file) return {builtin_notices(), "builtin"};
    const std::string path = import_path(args);
    const std::string bytes = read_file(path);
    const std::string text = read_text(context, path, bytes);
    return {reading_file(path, [&] { return notices_in(text, number); }), hex(sha256(bytes))};
}

HolidayNoticed noticed(const HolidayNotice& notice, bool amends) {
    HolidayNoticed fact{notice.number, {}, amends};
    for (const NoticeDay& day : notice.days) fact.days.push_back({day.date, day.name, day.kind == DayKind::work});
    return fact;
}

bool same_days(const HolidayNotice& a, const HolidayNotice& b) {
    return std::equal(a.days.begin(), a.days.end(), b.days.begin(), b.days.end(),
                      [](const NoticeDay& x, const NoticeDay& y) { return x.date == y.date && x.kind == y.kind && x.name == y.name; });
}

bool is_known(const State& state, const HolidayNotice& notice) {
    const auto& known = state.origin.holidays.notices;
    return std::any_of(known.begin(), known.end(),
                       [&](const HolidayNotice& one) { return one.number == notice.number && same_days(one, notice); });
}

// What the import does to running items, found while it is written.
struct Effect {
    std::vector<MovedDate> moved;
    std::optional<Calendar> after;
    int recorded = 0;
};

Effect fill(WriteRow& row, const NoticeSource& source) {
    const Calendar before = row.draft.calendar();
    Effect effect;
    std::vector<std::string> numbers;
    for (const HolidayNotice& notice : source.notices) {
        if (is_known(row.draft.state(), notice)) continue;
        row.draft.add(noted(noticed(notice, row.args.has("amend")), row.args), row.on(), row.by());
        numbers.push_back(fmt::format("{}（{} 天）", notice.number, notice.days.size()));
    }
    effect.recorded = static_cast<int>(numbers.size());
    effect.after = row.draft.calendar();
    effect.moved = moved_dates(row.draft.state(), row.draft.today(), before, *effect.after);
    if (numbers.empty()) {
        row.draft.answer(fmt::format("{} 份放假通知都已在台账里，没有变化", source.notices.size()));
    } else {
        row.draft.answer(fmt::format("已记录：放假通知 {}；在办和未办事项的日期变动 {} 处", join(numbers, "、"), effect.moved.size()));
    }
    return effect;
}

Exit run_calendar_import(Context& context) {
    const NoticeSource source = source_of(context);
    Effect effect;
    Receipt receipt = write_one(context, Scope::all(), source.content, [&](WriteRow& row) { effect = fill(row, source); });
    const Format format = context.format();
    const bool people = format == Format::table || format == Format::markdown;
    if (!effect.moved.empty() && (people || format == Format::csv)) {
        context.print(moved_dates_table(effect.moved, *effect.after));
        if (people) context.print("\n");
    }
    if (format == Format::csv) {
        for (const std::string& sentence : receipt.sentences) {
            context.say(receipt.dry_run ? sentence + "（--dry-run：只作检查，没有写入）" : sentence);
        }
        return Exit::done;
    }
    print_receipt(context, receipt);
    return Exit::done;
}

Command calendar_show_command() {
    Command command;
    command.path = "calendar show";
    command.sort = Sort::plain;
    command.summary = "看一年的放假和调休：每月几个工作日，哪天放假，哪天调休上班，依据哪份通知";
    command.details = "有台账就按台账已收录的通知，没有就按本程序自带的。";
    command.operands = {{"year", "年", false, false, Form::count, "不写就是今年"}};
    command.examples = {{"zb calendar show 2026", "2026 年"}};
    command.run = run_calendar_show;
    return command;
}

Command calendar_import_command() {
    Command command;
    command.path = "calendar import";
    command.sort = Sort::write;
    command.summary = "收录放假通知，先列出因此变动的日期";
    command.details =
        "CSV 的列为 date,name,kind,doc（kind 写“休”或“班”，doc 写通知文号），同 data/cn-holidays.csv；也收 holiday-cn 的 "
        "JSON（一年一个文件）。"
        "先列出在办和未办事项变动的每个日期（原来、改为），再写入；--dry-run 只列不写。同一天与已有通知不一致的不收，除非写 --amend。";
    command.operands = {{"file", "文件", false, false, Form::file, "CSV 或 JSON；- 为标准输入"}};
    command.options = {import_input(),
                       {"builtin", Form::flag, {}, "收录本程序自带而台账还没有的通知（升级以后）"},
                       {"number", Form::text, "文号", "holiday-cn 的 JSON 没有通知文号，用这个；不写就用文件里的网址"},
                       {"amend", Form::flag, {}, "这份通知改了先前的安排，以它为准"}};
    command.examples = {{"zb calendar import --builtin --dry-run", "新版程序带来的通知会动哪些日期"},
                        {"zb calendar import 2027.json --number 国办发明电〔2026〕9号", "收录 holiday-cn 的 2027 年文件"}};
    command.run = run_calendar_import;
    return command;
}

}  // namespace

std::vector<HolidayNotice> notices_at_hand(Context& context) {
    const auto registry = registry_if_any(context);
    return registry ? registry->origin.holidays.notices : builtin_notices();
}

std::vector<Command> calendar_notice_commands() { return {calendar_show_command(), calendar_import_command()}; }

}  // namespace zb::cli
