// SPDX-License-Identifier: Apache-2.0
// zb doctor: is all well with the ledger, its file and what surrounds it; and the two things that it mends itself.
#include <fmt/format.h>
#include <optional>
#include <unistd.h>

#include "base/text.h"
#include "cli/reading.h"
#include "cli/temporary_file.h"
#include "cli/writing.h"
#include "cmd/doctor/findings.h"
#include "cmd/nouns.h"

namespace zb::cli {

Findings::Findings(std::optional<std::string> database) : database_(std::move(database)) {
    table_.columns = {{"check", "查什么"}, {"standing", "结果"}, {"finding", "情况"}, {"mend", "办法"}};
}

void Findings::add(std::pair<std::string_view, std::string_view> check, Standing standing, std::string text, std::string mend) {
    const auto word = standing == Standing::sound   ? std::pair{"sound", "正常"}
                      : standing == Standing::noted ? std::pair{"noted", "请留意"}
                                                    : std::pair{"found", "有问题"};
    found_ = found_ || standing == Standing::found;
    if (database_ && mend.starts_with("zb ") && !mend.starts_with("zb --version") && mend.find("--db") == std::string::npos)
        mend += " --db " + shell_word(*database_);
    table_.rows.push_back({Cell{std::string{check.first}, std::string{check.second}},
                           Cell{std::string{word.first}, std::string{word.second}}, Cell{std::move(text)},
                           mend.empty() ? Cell{} : Cell{std::move(mend)}});
}

namespace {

// Opened as every command opens it: each setting of the connection was made and read back, or it would have been refused.
std::optional<Book> opened(Context& context, Findings& findings) {
    constexpr std::pair<std::string_view, std::string_view> kCheck{"opens", "打开"};
    try {
        Book book = open_for_reading(context);
        findings.add(kCheck, Standing::sound,
                     fmt::format("{}，每项设置都已核对{}", context.database_path(), book.practice() ? "；演练库" : ""));
        return book;
    } catch (const Error& error) {
        if (error.exit() == Exit::busy) throw;
        findings.add(kCheck, Standing::found, error.fault().message, error.fault().hint);
        return std::nullopt;
    }
}

Exit examine(Context& context) {
    const Surroundings around = look_around(context.database_path());
    Findings findings{context.args().text("db")};
    {
        const std::optional<Book> book = opened(context, findings);
        look_at_files(around, findings);
        if (book) look_at_ledger(context, *book, findings);
    }
    const bool any = findings.any();
    context.print(std::move(findings).table());
    return any ? Exit::found : Exit::done;
}

void repair_indexes(Context& context) {
    Book book = open_for_writing(context);
    const std::int64_t rows = book.mend_indexes();
    context.say(rows == 0 ? "推算出的索引本来就对，未改" : fmt::format("推算出的索引已重建：改了 {} 行；条目一条未动", rows));
}

void remove_left_files(Context& context) {
    const std::vector<std::string> left = left_files(folder_of(context.database_path()));
    for (const std::string& path : left) {
        if (::unlink(path.c_str()) == 0) {
            context.say(fmt::format("已删去留下的临时文件 {}", path));
        } else {
            context.warn(fmt::format("{} 删不掉：没有权限", path));
        }
    }
    if (left.empty()) context.say("没有留下的临时文件");
}

Exit run_doctor(Context& context) {
    if (context.args().has("repair")) {
        remove_left_files(context);
        repair_indexes(context);
    }
    return examine(context);
}

}  // namespace

std::vector<Command> doctor_commands() {
    Command command;
    command.path = "doctor";
    command.sort = Sort::plain;
    command.summary = "体检：台账、文件、权限、时钟、放假通知，逐项说明怎样修";
    command.details =
        "每项一行：查什么、结果、情况、修它的命令。有一项“有问题”退出码就是 3，可以放进定时任务；“请留意”的不算。\n"
        "--repair 只做两件事，做了什么逐条说：重建由条目推算的索引，删去被强行终止的命令留下的临时文件（.zb- "
        "开头）。条目本身有问题时不重建。"
        "别人正在写入也可以运行。";
    command.options = {{"repair", Form::flag, {}, "重建推算出的索引，删去留下的临时文件，再查一遍"}};
    command.examples = {{"zb doctor", "查一遍"}, {"zb doctor --repair", "修了再查"}};
    command.run = run_doctor;
    command.found = "查出问题";
    return {command};
}

}  // namespace zb::cli
