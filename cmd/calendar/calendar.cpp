// SPDX-License-Identifier: Apache-2.0
// zb calendar plus|between|is-working-day: working days by the State Council's notices.
#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <set>

#include "base/csv.h"
#include "base/encoding.h"
#include "base/sheet_dates.h"
#include "base/text.h"
#include "cli/context.h"
#include "cli/writing.h"
#include "cmd/calendar/commands.h"
#include "cmd/nouns.h"

namespace zb::cli {

namespace {

// Days of years without a holiday notice: the answer says so, they are never used silently (planning.md, rule 13).
class MissingNotices {
public:
    explicit MissingNotices(const Calendar& calendar) : calendar_(calendar) {}
    void look_at(Date day) {
        if (!calendar_.has_notice(day.year())) years_.insert(day.year());
    }
    void warn(Context& context) const {
        if (years_.empty()) return;
        context.warn(fmt::format("{} 年的放假通知未收录，只按周末推算，结果为暂定", fmt::join(years_, "、")));
    }

private:
    const Calendar& calendar_;
    std::set<int> years_;
};

std::string note_on(const Calendar& calendar, Date day) {
    if (!calendar.has_notice(day.year())) return "暂定：放假通知未收录";
    const auto reason = calendar.reason(day);
    if (!reason) return {};
    return fmt::format("{}{}，{}", reason->name, reason->kind == DayKind::work ? "调休上班" : "放假", reason->notice);
}

Date first_day(const Context& context, const Calendar& calendar, std::string_view name) {
    return context.args().day(name)->resolve(context.today(), calendar);
}

// A list with a header, of which two columns are read and to which one is added.
struct List {
    std::vector<std::string> header;
    std::vector<CsvRow> rows;
    std::size_t first = 0;
    std::size_t second = 0;
};

std::size_t column_named(const std::vector<std::string>& header, std::string_view name) {
    const auto found = std::find(header.begin(), header.end(), name);
    if (found == header.end()) {
        throw Error{"column.missing", fmt::format("第一行里没有“{}”这一列", name), fmt::format("第一行写列名，其中要有 {}", name)};
    }
    return static_cast<std::size_t>(found - header.begin());
}

List read_list(Context& context, std::string_view first, std::string_view second) {
    const std::string path = context.args().need("input");
    const std::string text = read_text(context, path, read_file(path));
    List list;
    list.rows = reading_file(path, [&] { return read_csv(text); });
    if (list.rows.empty())
        throw Error{"csv.empty", fmt::format("{}里没有内容", path == "-" ? "标准输入" : path + " "),
                    fmt::format("第一行写列名：{},{}", first, second)};
    list.header = std::move(list.rows.front().cells);
    list.rows.erase(list.rows.begin());
    for (std::string& name : list.header) name = std::string{trim(name)};
    list.first = column_named(list.header, first);
    list.second = column_named(list.header, second);
    for (CsvRow& row : list.rows) row.cells.resize(list.header.size());
    return list;
}

int working_days_in(std::string_view text) {
    int count = 0;
    const char* end = text.data() + text.size();
    const auto result = std::from_chars(text.data(), end, count);
    if (result.ec != std::errc{} || result.ptr != end) {
        throw Error{"number.invalid", fmt::format("“{}”不是整数", text), "写 10 或 -3 这样的半角数字"};
    }
    return count;
}

// Answers row by row; all faults are collected, so that the file can be mended in one go.
template <class Answer>
Table answer_rows(const List& list, const Column& added, Answer answer) {
    Table table;
    for (const std::string& name : list.header) table.columns.push_back({name, name});
    table.columns.push_back(added);
    std::vector<Fault> faults;
    for (const CsvRow& row : list.rows) {
        try {
            table.rows.push_back(answer(row));
        } catch (const Error& error) {
            Fault fault = error.fault();
            fault.place.line = row.line;
            faults.push_back(std::move(fault));
        }
    }
    if (!faults.empty()) {
        const std::string message = fmt::format("{} 行有问题，共 {} 行，没有给出结果", faults.size(), list.rows.size());
        throw Error{"rows.invalid", message}.with_rows(std::move(faults));
    }
    return table;
}

Row row_of(const CsvRow& row, const List& list, Cell first, Cell second, Cell added) {
    Row cells{std::vector<Cell>{row.cells.begin(), row.cells.end()}};
    cells[list.first] = std::move(first);
    cells[list.second] = std::move(second);
    cells.push_back(std::move(added));
    return cells;
}

// The calendar reaches a month farther than the days that zb takes and gives.
Date counted_to(const Calendar& calendar, Date start, int count) {
    const Date end = calendar.add(start, WorkingDays{count});
    if (in_ledger_years(end)) return end;
    throw Error{std::string{kOutOfRange}, fmt::format("从 {} 起数 {} 个工作日，不在 {}之内", iso(start), count, kLedgerYears),
                "检查天数是否多写了位数"};
}

Exit plus_in_bulk(Context& context, const Calendar& calendar) {
    const List list = read_list(context, "start", "offset_working_days");
    MissingNotices missing{calendar};
    const Table table = answer_rows(list, {"end", "end"}, [&](const CsvRow& row) {
        const Date start = read_sheet_day(row.cells[list.first]);
        const int count = working_days_in(trim(row.cells[list.second]));
        const Date end = counted_to(calendar, start, count);
        missing.look_at(start);
        missing.look_at(end);
        return row_of(row, list, start, count, end);
    });
    context.print(table);
    missing.warn(context);
    return Exit::done;
}

Exit between_in_bulk(Context& context, const Calendar& calendar) {
    const List list = read_list(context, "start", "end");
    MissingNotices missing{calendar};
    const Table table = answer_rows(list, {"count", "count", Align::right}, [&](const CsvRow& row) {
        const Date start = read_sheet_day(row.cells[list.first]);
        const Date end = read_sheet_day(row.cells[list.second]);
        missing.look_at(start);
        missing.look_at(end);
        return row_of(row, list, start, end, calendar.count(start, end).count);
    });
    context.print(table);
    missing.warn(context);
    return Exit::done;
}

Exit run_plus(Context& context) {
    const Calendar calendar{notices_at_hand(context)};
    if (context.args().has("input")) return plus_in_bulk(context, calendar);
    const Date start = first_day(context, calendar, "start");
    const int count = working_days_in(context.args().need("offset_working_days"));
    const Date end = counted_to(calendar, start, count);
    context.print(
        Table{{{"start", "起始日"}, {"offset_working_days", "工作日", Align::right}, {"end", "到"}, {"weekday", "星期"}, {"note", "说明"}},
              {{start, count, end, weekday_name(end), text_cell(note_on(calendar, end))}}});
    MissingNotices missing{calendar};
    missing.look_at(start);
    missing.look_at(end);
    missing.warn(context);
    return Exit::done;
}

Exit run_between(Context& context) {
    const Calendar calendar{notices_at_hand(context)};
    if (context.args().has("input")) return between_in_bulk(context, calendar);
    const Date start = first_day(context, calendar, "start");
    const Date end = first_day(context, calendar, "end");
    context.print(
        Table{{{"start", "起"}, {"end", "止"}, {"count", "工作日", Align::right}}, {{start, end, calendar.count(start, end).count}}});
    MissingNotices missing{calendar};
    missing.look_at(start);
    missing.look_at(end);
    missing.warn(context);
    return Exit::done;
}

Exit run_is_working_day(Context& context) {
    const Calendar calendar{notices_at_hand(context)};
    const Date day = context.args().has("date") ? first_day(context, calendar, "date") : context.today();
    const bool working = calendar.is_working(day);
    // Under cron the exit status is the whole answer.
    if (!context.quiet()) {
        context.print(Table{{{"date", "日期"}, {"weekday", "星期"}, {"working", "工作日"}, {"note", "说明"}},
                            {{day, weekday_name(day), working, text_cell(note_on(calendar, day))}}});
    }
    MissingNotices missing{calendar};
    missing.look_at(day);
    missing.warn(context);
    return working ? Exit::done : Exit::found;
}

constexpr std::string_view kByNotices =
    "工作日按国务院办公厅的放假通知：周一至周五，除去放假，加上调休上班（行政许可法第八十二条）。有台账就按台账已收录的通知。";

Option bulk_input(std::string_view columns) { return {"input", Form::file, "文件", columns}; }

}  // namespace

std::vector<Command> calendar_commands() {
    std::vector<Command> commands = {
        {
            .path = "calendar plus",
            .sort = Sort::plain,
            .summary = "某日之后（或之前）第几个工作日是哪天",
            .details = kByNotices,
            .operands = {{"start", "日期", true, false, Form::day, "从这一天起算，它本身不算在内"},
                         {"offset_working_days", "工作日数", true, false, Form::number, "10 为之后第 10 个工作日，-3 为之前第 3 个"}},
            .options = {bulk_input("批量：CSV，要有 start、offset_working_days 两列；结果加 end 一列；- 为标准输入")},
            .examples = {{"zb calendar plus 2026-09-25 5", "中秋节放假那天起的第 5 个工作日"},
                         {"zb calendar plus today -1 --today 2026-10-08", "上一个工作日"}},
            .run = run_plus,
        },
        {
            .path = "calendar between",
            .sort = Sort::plain,
            .summary = "两日之间有几个工作日，首尾都算",
            .details = kByNotices,
            .operands = {{"start", "起日", true, false, Form::day, "从这一天"}, {"end", "止日", true, false, Form::day, "到这一天"}},
            .options = {bulk_input("批量：CSV，要有 start、end 两列；结果加 count 一列；- 为标准输入")},
            .examples = {{"zb calendar between 2026-10-01 2026-10-31", "十月有几个工作日"}},
            .run = run_between,
        },
        {
            .path = "calendar is-working-day",
            .sort = Sort::plain,
            .summary = "某日是不是工作日",
            .details = kByNotices,
            .operands = {{"date", "日期", false, false, Form::day, "不写就是今天"}},
            .examples = {{"zb calendar is-working-day 2026-10-10", "国庆节调休的周六要上班"},
                         {"zb calendar is-working-day --quiet && echo 上班", "定时任务里：只看退出码"}},
            .run = run_is_working_day,
            .found = "不是工作日",
        },
    };
    const std::vector<Command> notices = calendar_notice_commands();
    commands.insert(commands.end(), notices.begin(), notices.end());
    return commands;
}

}  // namespace zb::cli
