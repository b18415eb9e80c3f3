// SPDX-License-Identifier: Apache-2.0
// Lays out help pages by display width: Chinese is two columns wide, and padding by bytes would shift every line.
#include "cli/help.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <utility>

#include "base/naming.h"
#include "base/text.h"
#include "cli/context.h"
#include "cli/manual.h"

namespace zb::cli {

std::string explanation(const Option& option) {
    std::string text{option.help};
    // Help that says what the choices mean has listed them.
    const auto told = std::count_if(option.choices.begin(), option.choices.end(),
                                    [&](std::string_view choice) { return option.help.find(choice) != std::string_view::npos; });
    const bool lists_them = static_cast<std::size_t>(told) * 2 > option.choices.size();
    if (!option.choices.empty() && !lists_them) text += fmt::format("：{}", fmt::join(option.choices, "、"));
    if (option.required) text += "（必填）";
    if (option.repeated) text += "（可写多次）";
    return text;
}

std::string words_line(const Command& command) {
    std::string line = fmt::format("zb {}", command.path);
    for (const Operand& operand : command.operands) {
        const std::string name = fmt::format("{}{}", operand.label, operand.repeated ? "..." : "");
        line += operand.required ? fmt::format(" {}", name) : fmt::format(" [{}]", name);
    }
    return line;
}

namespace {

constexpr std::string_view kManual = "manual";  // zb help manual: not a command, the page of them all

using Lines = std::vector<std::pair<std::string, std::string>>;  // what stands left, what it is

std::string two_columns(const Lines& lines) {
    constexpr std::size_t kWidest = 40;  // a longer left side gets a line of its own
    std::size_t width = 0;
    for (const auto& line : lines) {
        const std::size_t wide = display_width(line.first);
        if (wide <= kWidest) width = std::max(width, wide);
    }
    std::string text;
    for (const auto& [left, right] : lines) {
        if (display_width(left) > width) {
            text += fmt::format("  {}\n  {}  {}\n", left, std::string(width, ' '), right);
        } else {
            text += fmt::format("  {}  {}\n", pad_right(left, width), right);
        }
    }
    return text;
}

std::string block(std::string_view heading, const Lines& lines) {
    return lines.empty() ? std::string{} : fmt::format("\n{}\n{}", heading, two_columns(lines));
}

std::string left_side(const Option& option) {
    std::string text = option.letter.empty() ? fmt::format("--{}", option.name) : fmt::format("-{}, --{}", option.letter, option.name);
    if (option.form != Form::flag) text += fmt::format(" {}", option.value);
    return text;
}

// Those of the options that the command takes and does not bring itself.
Lines shared_lines(std::span<const Option> options, const Command& command) {
    const auto named = [](const std::vector<Option>& among, const Option& option) {
        return std::any_of(among.begin(), among.end(), [&](const Option& other) { return other.name == option.name; });
    };
    const std::vector<Option> taken = all_options(command);
    Lines lines;
    for (const Option& option : options)
        if (named(taken, option) && !named(command.options, option)) lines.emplace_back(left_side(option), explanation(option));
    return lines;
}

Lines lines_of(std::span<const Option> options) {
    Lines lines;
    for (const Option& option : options) lines.emplace_back(left_side(option), explanation(option));
    return lines;
}

std::string usage_line(const Command& command) {
    std::string line = words_line(command);
    for (const Option& option : command.options) {
        if (option.required) line += fmt::format(" --{} {}", option.name, option.value);
    }
    return line + " [选项]";
}

Lines operand_lines(const Command& command) {
    Lines lines;
    for (const Operand& operand : command.operands) {
        if (!operand.help.empty()) lines.emplace_back(fmt::format("{}, --{}", operand.label, operand.name), std::string{operand.help});
    }
    return lines;
}

Lines exit_lines(const Command& command) {
    const bool writes = command.sort == Sort::write || command.sort == Sort::bare_write;
    Lines lines = {{"0", "完成"}};
    lines.emplace_back("1", writes ? "拒绝或失败，什么都没有写入" : "拒绝或失败");
    lines.emplace_back("2", "命令行写错：不认识的词，格式不对");
    if (!command.found.empty()) lines.emplace_back("3", std::string{command.found});
    if (command.found.empty() && command.sort == Sort::write && !command.one_act)
        lines.emplace_back("3", "--keep-going：有的行没有写入，其余写入了");
    if (writes) lines.emplace_back("74", "不知是否写入，或回执没能打印：用同一 --request-id 再问一次");
    if (command.sort != Sort::plain) lines.emplace_back("75", "数据库正忙");
    return lines;
}

std::string_view heading_of(Sort sort) {
    switch (sort) {
        case Sort::plain: return "输出选项";
        case Sort::read: return "查询选项";
        case Sort::write: return "写入选项";
        case Sort::bare_write: break;
    }
    return {};
}

std::string examples_of(const Command& command) {
    if (command.examples.empty()) return {};
    std::string text = "\n例\n";
    for (const Example& example : command.examples) {
        text += fmt::format("  {}\n", example.line);
        if (!example.says.empty()) text += fmt::format("      {}\n", example.says);
    }
    return text;
}

constexpr std::array<std::pair<Group, std::string_view>, 5> kGroups = {{
    {Group::daily, "每天用的"},
    {Group::projects, "项目和方案"},
    {Group::lists, "名册和规则"},
    {Group::ledger, "台账"},
    {Group::program, "zb 自身"},
}};

std::string verbs_of(const CommandList& commands, const Noun& noun) {
    std::vector<std::string> verbs;
    for (const Command& row : commands.rows(noun)) {
        if (row.path != noun.name) verbs.emplace_back(row.path.substr(noun.name.size() + 1));
    }
    return join(verbs, " ");
}

Lines noun_lines(const CommandList& commands, Group group) {
    Lines lines;
    for (const Noun& noun : commands.nouns()) {
        if (noun.group != group) continue;
        const std::string verbs = verbs_of(commands, noun);
        lines.emplace_back(std::string{noun.name}, verbs.empty() ? std::string{noun.summary} : fmt::format("{}：{}", noun.summary, verbs));
    }
    return lines;
}

const Topic* find_topic(const CommandList& commands, std::string_view name) {
    const auto topics = commands.topics();
    const auto is_asked = [&](const Topic& topic) {
        return !name.empty() && (name == topic.name || name == topic.also || name == topic.page);
    };
    const auto found = std::find_if(topics.begin(), topics.end(), is_asked);
    return found == topics.end() ? nullptr : &*found;
}

// The rest of the topic behind the word manual: nothing, a noun, or a topic with a page of its own.
std::string manual_about(const CommandList& commands, const std::string& rest) {
    const std::string_view name = trim(rest);
    if (name.empty()) return manual_page(commands);
    if (const Noun* noun = commands.find_noun(name)) return manual_page(commands, *noun);
    if (const Topic* topic = find_topic(commands, name); topic != nullptr && !topic->page.empty()) return manual_page(*topic);
    return help_about(commands, name);  // refuses it, with the nearest
}

// The bytes before the text that goes on below itself: the indent and, where two columns follow, the left one with its gap.
std::size_t bytes_before_text(std::string_view line) {
    const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
    const std::size_t gap = indent == 0 ? std::string_view::npos : line.find("  ", indent);
    return gap == std::string_view::npos ? indent : std::min(line.find_first_not_of(' ', gap), line.size());
}

std::string folded_line(std::string_view line, std::size_t width) {
    if (display_width(line) <= width || line.substr(std::min(line.find_first_not_of(' '), line.size())).starts_with("zb "))
        return std::string{line};
    const std::size_t before = bytes_before_text(line);
    const std::size_t hang = display_width(line.substr(0, before));
    constexpr std::size_t kLeast = 20;
    if (hang + kLeast > width) return std::string{line};
    const std::vector<std::string> pieces = wrap(line.substr(before), width - hang);
    return std::string{line.substr(0, before)} + join(pieces, "\n" + std::string(hang, ' '));
}

void print_page(Context& context, const std::string& page) {
    const auto width = context.render_options().width;
    context.print(width ? folded_page(page, *width) : page);
}

// The words stand on the page of people, the table alone before a machine.
Exit print_topic(Context& context, const Topic& topic) {
    const Format format = context.format();
    if (format == Format::table || format == Format::markdown)
        print_page(context, fmt::format("{}：{}\n\n{}\n\n", topic.name, topic.summary, topic.details));
    context.print(topic.make());
    return Exit::done;
}

// The commands that speak of a word, on their pages as people read them.
Table commands_about(const CommandList& commands, std::string_view word) {
    Table table;
    table.columns = {{"command", "命令"}, {"summary", "做什么"}};
    for (const Command* command : commands.all()) {
        if (help_of(*command).find(word) == std::string::npos) continue;
        table.rows.push_back({fmt::format("zb {}", command->path), command->summary});
    }
    return table;
}

Lines alias_lines(const UserSettings& settings) {
    Lines lines;
    for (const StatedSetting& stated : settings.stated)
        if (stated.key.starts_with(kAliasPrefix)) lines.emplace_back(stated.key.substr(kAliasPrefix.size()), join(stated.words, " "));
    return lines;
}

Exit run_help(Context& context) {
    if (const auto word = context.args().text("keyword")) {
        Table found = commands_about(context.commands(), trim(*word));
        const bool none = found.rows.empty();
        context.print(std::move(found));
        if (none) context.say(fmt::format("没有命令讲到“{}”；全部命令：zb help", *word));
        return none ? Exit::found : Exit::done;
    }
    const std::string topic = join(context.args().texts("topic"), " ");
    if (const Topic* page = find_topic(context.commands(), topic)) return print_topic(context, *page);
    const bool manual = topic == kManual || topic.starts_with(fmt::format("{} ", kManual));
    if (manual) {
        context.print(manual_about(context.commands(), topic.substr(kManual.size())));
    } else {
        print_page(context, help_about(context.commands(), topic));
    }
    if (topic.empty()) print_page(context, block("我的别名（zb config list）", alias_lines(context.env().settings)));
    return Exit::done;
}

}  // namespace

std::vector<Command> help_commands() {
    return {{
        .path = "help",
        .sort = Sort::plain,
        .summary = "显示帮助",
        .operands =
            {{"topic", "命令", false, true, Form::text,
              "名词，或名词加动词；不写就列出全部；manual 是手册页 zb(1)，manual "
              "加名词是那个名词的手册页；权限是谁能写什么的表；通知（或 六个一）是通知的要求在哪条命令里的表；还有 日期、格式、期限"}},
        .options = {text_format_option(), {"keyword", Form::text, "文字", "哪些命令的帮助讲到它", false, false, {}, "k"}},
        .examples = {{"zb help", "全部命令"},
                     {"zb help calendar", "一个名词的全部动作"},
                     {"zb help calendar plus", "一个命令的写法"},
                     {"zb help 权限", "谁能写什么"},
                     {"zb help 日期", "日期怎样写；另有 格式、期限"},
                     {"zb help -k 容缺", "哪些命令讲到容缺"},
                     {"zb help 六个一", "通知的每条要求在哪条命令里"},
                     {"zb help manual step", "手册页 zb-step(1) 的源文，scdoc 格式；只写 manual 是 zb(1)"}},
        .run = run_help,
        .found = "没有命令讲到它",
    }};
}

std::string help_overview(const CommandList& commands) {
    std::string text = "zb：重大项目审批与要素保障服务台账\n\n用法：zb 名词 动词 [内容] [选项]\n";
    for (const auto& [group, heading] : kGroups) text += block(heading, noun_lines(commands, group));
    text += block("通用选项", lines_of(common_options()));
    for (const Topic& topic : commands.topics()) text += fmt::format("\n{}：zb help {}\n", topic.summary, topic.name);
    text +=
        "\n日期写 2026-11-20，或 today、yesterday、+3wd、-1wd（工作日）、-2d（自然日）。\n"
        "选项写在内容前后都行；-- 之后不再有选项；文件名 - 是标准输入或输出。\n"
        "名词、动词也可以说中文：zb 事项 办结 001 施工许可、zb 项目 列出；脚本里写英文。\n"
        "\n一个名词的全部动作：zb help 名词\n一个命令的写法和例子：zb help 名词 动词\n第一次用，十分钟从空文件夹到签发通报：man "
        "zb-tutorial\n版本：zb --version\n";
    return text;
}

std::string help_of(const CommandList& commands, const Noun& noun) {
    std::string text = fmt::format("zb {}：{}\n", noun.name, noun.summary);
    Lines lines;
    for (const Command& row : commands.rows(noun)) lines.emplace_back(words_line(row), std::string{row.summary});
    text += block("动作", lines);
    const std::string_view first = commands.rows(noun).front().path;
    return text + fmt::format("\n一个动作的选项和例子：zb help {}\n", first);
}

std::string help_of(const Command& command) {
    std::string text = fmt::format("zb {}：{}\n", command.path, command.summary);
    if (!command.details.empty()) text += fmt::format("\n{}\n", command.details);
    text += fmt::format("\n用法：{}\n", usage_line(command));
    text += block("内容", operand_lines(command));
    text += block("选项", lines_of(command.options));
    text += block(heading_of(command.sort), shared_lines(sort_options(command.sort), command));
    text += block("通用选项", shared_lines(common_options(), command));
    text += examples_of(command);
    text += block("退出码", exit_lines(command));
    return text;
}

std::string folded_page(std::string_view page, std::size_t width) {
    std::string text;
    while (!page.empty()) {
        const std::size_t end = std::min(page.find('\n'), page.size());
        text += folded_line(page.substr(0, end), width);
        if (end < page.size()) text += '\n';
        page.remove_prefix(std::min(end + 1, page.size()));
    }
    return text;
}

std::string help_about(const CommandList& commands, std::string_view topic) {
    if (topic.empty()) return help_overview(commands);
    if (const Command* command = commands.find(topic)) return help_of(*command);
    if (const Noun* noun = commands.find_noun(topic)) return help_of(commands, *noun);
    std::vector<std::string> known;
    for (const Noun& noun : commands.nouns()) known.emplace_back(noun.name);
    for (const Command* command : commands.all()) known.emplace_back(command->path);
    for (const Topic& page : commands.topics()) known.emplace_back(page.name);
    const std::string near = nearest(topic, known);
    throw usage_error("help.unknown", fmt::format("没有“{}”这个命令", topic), with_nearest_code(near, "全部命令：zb help", "zb help "));
}

}  // namespace zb::cli
