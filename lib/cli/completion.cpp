// SPDX-License-Identifier: Apache-2.0
// zb completion bash|zsh|fish, and the hidden question that those scripts ask at every press of the tab key.
#include "cli/completion.h"

#include <algorithm>
#include <array>
#include <exception>
#include <fmt/format.h>

#include "base/text.h"
#include "cli/candidates.h"
#include "cli/context.h"
#include "cli/environment.h"
#include "cli/own_words.h"
#include "cli/parsing.h"

namespace zb {
extern const std::string_view embedded_bash_completion;
extern const std::string_view embedded_zsh_completion;
extern const std::string_view embedded_fish_completion;
}  // namespace zb

namespace zb::cli {

namespace {

using Words = std::vector<std::string>;

std::string shown(const Option& option) { return fmt::format("--{}", option.name); }

bool looks_like_option(std::string_view word) { return word.size() > 1 && word[0] == '-'; }

// What has been typed so far, sorted out.
struct Line {
    const CommandList& commands;
    std::vector<Option> options = {};     // that may stand here
    const Noun* noun = nullptr;           // the first plain word
    const Command* command = nullptr;     // none as long as the verb is missing
    Words plain = {};                     // words that are neither options nor their values
    const Option* asked = nullptr;        // the option whose value is being typed
    std::vector<std::string> given = {};  // options already there
    std::optional<std::string> database = {};
};

const Option* option_of(const Line& line, std::string_view word) {
    const auto found = std::find_if(line.options.begin(), line.options.end(), [&](const Option& option) {
        return word == shown(option) || (!option.letter.empty() && word == fmt::format("-{}", option.letter));
    });
    return found == line.options.end() ? nullptr : &*found;
}

void take_option(Line& line, const Words& words, std::size_t& at) {
    const std::size_t equals = words[at].find('=');
    const Option* option = option_of(line, words[at].substr(0, equals));
    if (option == nullptr) return;
    line.given.emplace_back(option->name);
    if (option->form == Form::flag) return;
    std::optional<std::string> value;
    if (equals != std::string::npos) {
        value = words[at].substr(equals + 1);
    } else if (at + 1 == words.size()) {
        line.asked = option;
    } else {
        value = words[++at];
    }
    if (option->name == "db") line.database = value;
}

// bash takes --format=json for three words.
Words without_lone_equals(std::span<const std::string> words) {
    Words joined;
    for (const std::string& word : words) {
        if (word != "=") joined.push_back(word);
    }
    if (!words.empty() && words.back() == "=") joined.emplace_back();  // nothing typed behind it yet
    return joined;
}

// `before`: all words but the one being typed.
Line read_line(const CommandList& commands, const Words& before) {
    Line line{commands};
    line.command = command_named(commands, before);
    if (line.command != nullptr) {
        line.options = all_options(*line.command);
        for (const Operand& operand : line.command->operands) line.options.push_back(as_option(operand));  // may be given by name too
    } else {
        line.options = {common_options().begin(), common_options().end()};
    }
    for (std::size_t at = 0; at < before.size(); ++at) {
        if (looks_like_option(before[at])) {
            take_option(line, before, at);
        } else {
            line.plain.push_back(before[at]);
        }
    }
    if (!line.plain.empty()) line.noun = commands.find_noun(line.plain.front());
    return line;
}

Candidates all_nouns(const CommandList& commands) {
    Candidates candidates;
    for (const Noun& noun : commands.nouns()) {
        Candidate candidate{{std::string{noun.name}}, std::string{noun.summary}};
        for (const Spoken& spoken : commands.spoken().nouns)
            if (spoken.choice == noun.name) candidate.names.emplace_back(spoken.word);
        candidates.push_back(std::move(candidate));
    }
    return candidates;
}

// Nouns, and the user's own words for commands.
Candidates first_words(const CommandList& commands, const UserSettings& settings) {
    Candidates candidates = all_nouns(commands);
    for (const StatedSetting& stated : settings.stated)
        if (stated.key.starts_with(kAliasPrefix))
            candidates.push_back({{stated.key.substr(kAliasPrefix.size())}, "= " + join(stated.words, " ")});
    return candidates;
}

Candidates verb_candidates(const CommandList& commands, const Noun& noun) {
    Candidates candidates;
    for (const Command& row : commands.rows(noun)) {
        if (row.path != noun.name) candidates.push_back({{std::string{row.path.substr(noun.name.size() + 1)}}, std::string{row.summary}});
    }
    return candidates;
}

Candidates option_names(const Line& line) {
    Candidates candidates;
    for (const Option& option : line.options) {
        const bool given = std::find(line.given.begin(), line.given.end(), option.name) != line.given.end();
        if (!given || option.repeated) candidates.push_back({{shown(option)}, std::string{option.help}});
    }
    return candidates;
}

// The operand that the next plain word is; none where all have their words.
const Operand* next_operand(const Line& line) {
    const auto named = [&](const Operand& operand) {
        return std::find(line.given.begin(), line.given.end(), operand.name) != line.given.end();
    };
    const std::size_t words_of_path = line.command->path == line.noun->name ? 1 : 2;
    std::size_t at = line.plain.size() - words_of_path;
    for (const Operand& operand : line.command->operands) {
        if (named(operand)) continue;
        if (at == 0 || operand.repeated) return &operand;
        --at;
    }
    return nullptr;
}

// zb help TAB gives the nouns, zb help step TAB the verbs.
Candidates help_topics(const Line& line) {
    if (line.plain.size() == 1) return all_nouns(line.commands);
    const Noun* noun = line.plain.size() == 2 ? line.commands.find_noun(line.plain[1]) : nullptr;
    return noun == nullptr ? Candidates{} : verb_candidates(line.commands, *noun);
}

Candidates candidates_for(const Line& line, std::string_view current, const Environment& env) {
    if (looks_like_option(current) && line.asked == nullptr) return option_names(line);
    if (line.plain.empty() && line.asked == nullptr) return first_words(line.commands, env.settings);
    // With settings that cannot be read the codes of no database are offered; names of commands and options are.
    CodesWanted wanted{database_if_known(line.database, env).value_or("")};
    if (line.command == nullptr) {
        if (line.asked != nullptr) return values_of(line.commands, *line.asked, wanted);
        return line.noun == nullptr || line.plain.size() > 1 ? Candidates{} : verb_candidates(line.commands, *line.noun);
    }
    if (line.plain.size() > 2) wanted.project = line.plain[2];
    if (line.plain.size() > 3) wanted.step = line.plain[3];
    if (line.asked != nullptr) return values_of(line.commands, *line.asked, wanted);
    const Operand* operand = next_operand(line);
    if (operand == nullptr) return {};
    if (operand->name == "topic") return help_topics(line);
    return values_of(line.commands, as_option(*operand), wanted);
}

// Of the names of a candidate the first that begins like what is typed.
std::string printed(const Candidate& candidate, std::string_view current) {
    for (const std::string& name : candidate.names) {
        if (name == ":files") return ":files\n";
        if (!name.starts_with(current)) continue;
        if (candidate.about.empty()) return name + "\n";
        return fmt::format("{}\t{}\n", name, visible(candidate.about, Newlines::escape));
    }
    return {};
}

Exit run_completion(Context& context) {
    const std::string shell = context.args().need("shell");
    if (shell == "bash") context.print(embedded_bash_completion);
    if (shell == "zsh") context.print(embedded_zsh_completion);
    if (shell == "fish") context.print(embedded_fish_completion);
    return Exit::done;
}

}  // namespace

std::string completions(const CommandList& commands, std::span<const std::string> words) {
    try {
        Words all = without_lone_equals(words);
        if (all.empty()) all.emplace_back();
        const std::string typed = all.back();
        all.pop_back();
        const Environment env = read_environment();
        all = in_fixed_words(commands, without_alias(commands, env.settings, std::move(all)));
        // --format=js: the value after the sign is completed, and the shell expects the whole word.
        const std::size_t equals = typed.starts_with("--") ? typed.find('=') : std::string::npos;
        const std::string kept = equals == std::string::npos ? std::string{} : typed.substr(0, equals + 1);
        if (!kept.empty()) all.push_back(typed.substr(0, equals));
        const std::string current = kept.empty() ? typed : typed.substr(equals + 1);
        std::string text;
        for (const Candidate& candidate : candidates_for(read_line(commands, all), current, env)) {
            const std::string line = printed(candidate, current);
            text += line.empty() ? line : kept + line;
        }
        return text;
    } catch (const std::exception&) {
        return {};
    }
}

std::vector<Command> completion_commands() {
    Command command;
    command.path = "completion";
    command.one_form = true;
    command.sort = Sort::plain;
    command.summary = "给出 bash、zsh、fish 的补全脚本";
    command.details =
        "按 Tab 补全名词、动词、选项、选项的值，以及数据库里的项目、事项、人员、部门、问题编号。\n"
        "bash：在 ~/.bashrc 里写 source <(zb completion bash)；zsh：存为 fpath 里的 _zb；fish：存为 ~/.config/fish/completions/zb.fish。";
    command.operands = {{"shell", "shell", true, false, Form::choice, "bash、zsh 或 fish", {"bash", "zsh", "fish"}}};
    command.examples = {{"zb completion bash > zb.bash", "再敲 source zb.bash，在这个终端里就有效"},
                        {"zb completion zsh > _zb", "放进 fpath 里的文件夹"}};
    command.run = run_completion;
    return {command};
}

}  // namespace zb::cli
