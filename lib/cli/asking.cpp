// SPDX-License-Identifier: Apache-2.0
// Asks on standard error, reads a line of standard input.
#include "cli/asking.h"

#include <algorithm>
#include <fmt/format.h>
#include <unistd.h>

#include "base/ascii.h"
#include "base/initials.h"
#include "base/text.h"
#include "cli/candidates.h"
#include "cli/environment.h"
#include "cli/files.h"

namespace zb::cli {

namespace {

constexpr std::size_t kShownAtMost = 20;  // candidates that one looks through by eye

// A line typed at the terminal, trimmed; empty at the end of the input too, whatever stands before it.
std::string answer() {
    std::string line;
    char one = 0;
    while (::read(STDIN_FILENO, &one, 1) == 1) {
        if (one == '\n') return std::string{trim(line)};
        line += one;
    }
    write_to_standard_error("\n");
    return {};
}

std::string line_of(std::size_t number, const Candidate& candidate) {
    const std::string& name = candidate.names.front();
    const std::string about = candidate.about.empty() || candidate.about == name ? "" : "  " + candidate.about;
    return fmt::format("{:>3}  {}{}\n", number, visible(name, Newlines::escape), visible(about, Newlines::escape));
}

// 1 to the number of those shown; a short code has zeros in front.
std::optional<std::size_t> number_in(const std::string& line, std::size_t shown) {
    if (!all_digits(line) || line.front() == '0' || line.size() > 2) return {};
    const auto number = static_cast<std::size_t>(std::stoi(line));
    return number <= shown ? std::optional{number} : std::nullopt;
}

// One command's words as they are filled in.
class Answers {
public:
    Answers(const CommandList& commands, const Command& command, Given given)
        : commands_(commands), command_(command), given_(std::move(given)) {}

    // Each operand and option in its order; false as soon as an answer was empty.
    bool fill() {
        for (const Operand& operand : command_.operands)
            if (!fill(as_option(operand))) return false;
        for (const Option& option : all_options(command_))
            if (!fill(option)) return false;
        for (const Option& option : command_.options)
            if (asked_ && option.next != nullptr && !has(option.name) && !ask_along(option)) return false;
        return true;
    }
    bool changed() const { return asked_ || spelt_out_; }
    Given take() { return std::move(given_); }

private:
    bool has(std::string_view name) const {
        return std::any_of(given_.begin(), given_.end(), [&](const auto& word) { return word.first == name; });
    }

    CodesWanted wanted() const {
        CodesWanted wanted;
        std::optional<std::string> database;
        for (const auto& [name, text] : given_) {
            if (name == "db") database = text;
            if (name == "project") wanted.project = text;
            if (name == "step") wanted.step = text;
        }
        wanted.database = database_path(database, read_environment(database));
        wanted.asked = true;
        return wanted;
    }

    Candidates candidates(const Option& slot) const {
        if (slot.form == Form::choice) return values_of(commands_, slot, {});
        return has_codes(commands_, slot) ? values_of(commands_, slot, wanted()) : Candidates{};
    }

    bool fill(const Option& slot) {
        if (has(slot.name)) {
            if (has_codes(commands_, slot)) spell_out(slot);
            return true;
        }
        if (!slot.required) return true;
        if (!can_ask()) return false;
        return ask(slot, candidates(slot), "直接回车不做");
    }

    bool ask_along(const Option& option) {
        const Candidates next = option.next(wanted());
        if (!next.empty()) ask(option, next, "直接回车照常");
        return true;
    }

    bool ask(const Option& slot, const Candidates& candidates, std::string_view without) {
        const auto text = candidates.empty() ? free_answer(slot, without) : chosen(slot, candidates, without);
        if (!text) return false;
        given_.emplace_back(slot.name, *text);
        asked_ = true;
        return true;
    }

    static std::optional<std::string> free_answer(const Option& slot, std::string_view without) {
        const std::string help = slot.help.empty() ? "" : fmt::format("{}；", slot.help);
        write_to_standard_error(fmt::format("{}（{}{}）：", slot.value, help, without));
        const std::string line = answer();
        return line.empty() ? std::nullopt : std::optional{line};
    }

    // By number, by any of its names, by a part of one or its initials; what is none of them is left for the command to judge.
    static std::optional<std::string> chosen(const Option& slot, Candidates shown, std::string_view without) {
        for (;;) {
            const std::size_t listed = std::min(shown.size(), kShownAtMost);
            std::string question;
            for (std::size_t at = 0; at < listed; ++at) question += line_of(at + 1, shown[at]);
            if (shown.size() > listed) question += fmt::format("     另有 {} 个，写名称的一部分或首字母来找\n", shown.size() - listed);
            write_to_standard_error(question + fmt::format("{}（写编号、名称或首字母；{}）：", slot.value, without));
            const std::string line = answer();
            if (line.empty()) return std::nullopt;
            if (const auto number = number_in(line, listed)) return shown[*number - 1].names.front();
            const std::vector<std::size_t> meant = meant_by(line, shown);
            if (meant.empty()) return line;
            if (meant.size() == 1) return shown[meant.front()].names.front();
            Candidates fewer;
            for (const std::size_t place : meant) fewer.push_back(shown[place]);
            shown = std::move(fewer);
        }
    }

    // A word that was given is for the command to judge where there is no ledger to look it up in.
    Candidates known_if_any(const Option& slot) const {
        try {
            return candidates(slot);
        } catch (const Error&) {
            return {};
        }
    }

    // Words given for the slot that are no name and spell one.
    void spell_out(const Option& slot) {
        for (auto& given : given_) {
            std::string& text = given.second;
            if (given.first != slot.name || !may_be_initials(text)) continue;
            const Candidates known = known_if_any(slot);
            const std::vector<std::size_t> meant = meant_by(text, known);
            const auto writes_it = [&](std::size_t place) {
                const auto& names = known[place].names;
                return std::any_of(names.begin(), names.end(), [&](const std::string& one) { return one.find(text) != std::string::npos; });
            };
            if (meant.empty() || writes_it(meant.front())) continue;
            text = meant.size() == 1 ? known[meant.front()].names.front() : one_of(slot, known, meant, text);
            spelt_out_ = true;
        }
    }

    static std::string one_of(const Option& slot, const Candidates& known, const std::vector<std::size_t>& places,
                              const std::string& word) {
        Candidates several;
        std::vector<std::string> names;
        for (const std::size_t place : places) {
            several.push_back(known[place]);
            names.push_back(known[place].names.front());
        }
        if (can_ask()) {
            if (auto text = chosen(slot, several, "直接回车不做")) return *text;
        }
        throw usage_error("initials.ambiguous", fmt::format("“{}”可以是 {} 个：{}", word, names.size(), join_some(names, "、")),
                          fmt::format("多写几个首字母，或写全名，如 {}", names.front()));
    }

    const CommandList& commands_;
    const Command& command_;
    Given given_;
    bool asked_ = false;
    bool spelt_out_ = false;
};

bool acts_unasked(const Arguments& args) { return args.has("yes") || (args.takes("dry-run") && args.has("dry-run")); }

bool rows_follow(const Given& given) {
    return std::any_of(given.begin(), given.end(), [](const auto& word) { return word.first == "input"; });
}

}  // namespace

Given with_answers(const CommandList& commands, const Command& command, Given given) {
    if (!input_is_terminal() || rows_follow(given)) return given;
    Answers answers{commands, command, std::move(given)};
    const bool whole = answers.fill();
    const bool changed = answers.changed();
    Given filled = answers.take();
    if (whole && changed) write_to_standard_error(fmt::format("等于：{}\n", Arguments::read(command, filled).typed_again()));
    return filled;
}

void refuse_unasked(const Context& context) {
    const Arguments& args = context.args();
    const Command& command = args.command();
    if (!command.names_nothing || acts_unasked(args) || can_ask()) return;
    const std::string look = args.takes("dry-run") ? fmt::format("；先看会怎样：{} --dry-run", args.typed_again()) : "";
    throw usage_error("yes.missing", fmt::format("zb {} 要先问一句“{}？”，这里没有人可问", command.path, command.asks),
                      fmt::format("确定就写明：{} --yes{}", args.typed_again(), look));
}

bool will_ask(const Context& context) { return !acts_unasked(context.args()) && can_ask(); }

bool agreed(Context& context, std::string_view about) {
    if (!will_ask(context)) return true;
    write_to_standard_error(fmt::format("{}{}？写 y 确认：", visible(about), context.args().command().asks));
    const std::string word = answer();
    if (word == "y" || word == "Y" || word == "yes" || word == "是") return true;
    context.say("没有做，什么都没有写入。");
    return false;
}

}  // namespace zb::cli
