// SPDX-License-Identifier: Apache-2.0
// zb demo: the worked case of six invented projects, played by zb's own commands under the clock of each, in a folder of its own.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>

#include "base/json.h"
#include "base/text.h"
#include "book/book.h"
#include "cli/writing.h"
#include "cmd/nouns.h"

namespace zb {
extern const std::string_view embedded_example_events;
extern const std::string_view embedded_departments;
}  // namespace zb

namespace zb::cli {

namespace {

constexpr std::string_view kEvening = "2026-11-20T17:30:00+08:00";  // after the last event

// One command of the case: {"now":…,"cmd":"step advance","args":{…}}.
struct Event {
    Instant now;
    std::string path;
    Given given;
};

class Player {
public:
    Player(const CommandList& commands, std::filesystem::path folder, const Environment& env)
        : commands_(commands), folder_(std::move(folder)), environment_(env) {
        environment_.database = (folder_ / "zb.db").string();
        environment_.today.reset();
    }
    ~Player() {
        std::error_code ignored;
        std::filesystem::remove(input_path(), ignored);
    }
    Player(const Player&) = delete;
    Player& operator=(const Player&) = delete;

    void play(const Event& event) {
        const Command* command = commands_.find(event.path);
        environment_.fixed_clock = event.now;
        Context context{commands_, Arguments::read(*command, event.given), environment_};
        command->run(context);
    }

    Event read(JsonView line) {
        Event event;
        event.now = Instant::parse(line.find("now")->text());
        event.path = line.find("cmd")->text();
        event.given.emplace_back("quiet", "true");
        for (const auto& [name, value] : line.find("args")->members()) take(event.given, std::string{name}, value);
        return event;
    }

private:
    std::string input_path() const { return (folder_ / ".input.jsonl").string(); }

    std::string file_with(std::string_view bytes) {
        write_file(input_path(), bytes, Replace::yes, {});
        return input_path();
    }

    // A list of objects becomes a file with one object a line, as a user would have written it.
    void take(Given& given, const std::string& name, JsonView value) {
        if (name == "file") return given.emplace_back(name, file_with(embedded_departments)), void();
        const bool rows = value.is(JsonView::Kind::array) && value.size() > 0 && value.at(0).is(JsonView::Kind::object);
        if (rows) return given.emplace_back(name, file_with(lines_of(value))), void();
        if (!value.is(JsonView::Kind::array)) return given.emplace_back(name, text_of(value)), void();
        for (std::size_t i = 0; i < value.size(); ++i) given.emplace_back(name, text_of(value.at(i)));
    }

    static std::string text_of(JsonView value) {
        if (value.is(JsonView::Kind::boolean)) return value.boolean() ? "true" : "false";
        if (value.is(JsonView::Kind::integer)) return std::to_string(value.integer());
        return std::string{value.text()};
    }

    static void write_value(JsonWriter& json, JsonView value) {
        if (value.is(JsonView::Kind::boolean)) return json.boolean(value.boolean());
        if (value.is(JsonView::Kind::integer)) return json.integer(value.integer());
        if (value.is(JsonView::Kind::text)) return json.text(value.text());
        json.begin_array();
        for (std::size_t i = 0; i < value.size(); ++i) write_value(json, value.at(i));
        json.end_array();
    }

    static std::string lines_of(JsonView rows) {
        std::string lines;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            JsonWriter json;
            json.begin_object();
            for (const auto& [key, value] : rows.at(i).members()) {
                json.key(key);
                write_value(json, value);
            }
            json.end_object();
            lines += json.str() + "\n";
        }
        return lines;
    }

    const CommandList& commands_;
    std::filesystem::path folder_;
    Environment environment_;
};

// Plays the case in memory, where three hundred commits wait for no disk; the finished folder is then put in place whole.
class Stage {
public:
    explicit Stage(const std::filesystem::path& folder) : path_(folder) {
        std::string name = "/dev/shm/zb-demo-XXXXXX";
        if (::mkdtemp(name.data()) == nullptr) return;  // no memory folder: played in its own folder
        path_ = name;
        in_memory_ = true;
    }
    ~Stage() {
        std::error_code ignored;
        if (in_memory_) std::filesystem::remove_all(path_, ignored);
    }
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;
    const std::filesystem::path& path() const { return path_; }
    void put_in_place(const std::filesystem::path& folder) const {
        if (!in_memory_) return;
        NewFile ledger{(folder / "zb.db").string(), Replace::no, {}};
        ledger.write(read_file((path_ / "zb.db").string()));
        ledger.publish();
    }

private:
    std::filesystem::path path_;
    bool in_memory_ = false;
};

std::filesystem::path make_folder(const std::string& name) {
    std::error_code fault;
    if (std::filesystem::exists(name, fault)) {
        throw Error{"demo.exists", fmt::format("{} 已经有了，不去动它", name), fmt::format("换一个文件夹：zb demo {}-2", name)};
    }
    std::filesystem::create_directories(name, fault);
    if (fault) throw Error{"demo.no_folder", fmt::format("建不了文件夹 {}", name), "换一个有写权限的位置：zb demo 文件夹"};
    return name;
}

void play_all(Player& player) {
    JsonDocument parser;
    for (const std::string& line : split(embedded_example_events, '\n')) {
        if (line.empty()) continue;
        const JsonView event = parser.parse(line);
        if (event.find("later")) continue;  // for nouns that do not exist yet
        player.play(player.read(event));
    }
}

void print_what_next(Context& context, const std::string& folder, const Head& head) {
    constexpr std::array<Example, 6> kNext = {{{"zb project list", "六个项目"},
                                               {"zb step list --lamp red", "红灯事项"},
                                               {"zb step show 001 消防设计审查 --why", "为什么是这一天到期"},
                                               {"zb report weekly", "到这一天的周通报"},
                                               {"zb note add 001 --progress 企业已送来材料 --by 服务专员01", "记一笔"},
                                               {"zb help", "全部命令"}}};
    context.print(fmt::format("已建好示例：{}/zb.db，演练库，六个虚构项目，2026-08-26 至 2026-11-20，共 {} 条\n", folder, head.seq));
    context.print(fmt::format("接下来可以输入：\n  cd {}\n  export ZB_NOW={}   # 演练库的时钟：最后一天的傍晚\n", folder, kEvening));
    for (const Example& next : kNext) context.print(fmt::format("  {}  # {}\n", pad_right(next.line, 58), next.says));
    context.print(fmt::format("看够了，删掉文件夹 {} 就全部清除。建自己的台账：zb init\n", folder));
}

Exit run_demo(Context& context) {
    const std::string folder = context.args().text("folder").value_or("zb-demo");
    if (context.args().has("db")) throw usage_error("option.useless", "zb demo 建在文件夹里，不用 --db", "zb demo 文件夹");
    const Stage stage{make_folder(folder)};
    Player player{context.commands(), stage.path(), context.env()};
    play_all(player);
    stage.put_in_place(folder);
    const Book book = Book::open(folder + "/zb.db", Access::read);
    context.note_head({book.origin(), book.store().path(), book.head(), true});
    print_what_next(context, folder, book.head());
    return Exit::done;
}

}  // namespace

std::vector<Command> demo_commands() {
    Command command;
    command.path = "demo";
    command.one_form = true;
    command.sort = Sort::bare_write;
    command.summary = "在一个新文件夹里建好示例库";
    command.details = "示例是六个虚构项目三个月的办理经过，由 zb 自己的命令一条条写成；是演练库，不碰别的文件。";
    command.operands = {{"folder", "文件夹", false, false, Form::file, "新文件夹的名字；不写是 zb-demo"}};
    command.examples = {{"zb demo", "建在 zb-demo"}, {"zb demo 试用", "建在 试用"}};
    command.run = run_demo;
    return {command};
}

}  // namespace zb::cli
