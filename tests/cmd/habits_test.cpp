// SPDX-License-Identifier: Apache-2.0
// What surrounds a command: settings of looks, seen heads, when a pager opens, what may stand at the end of a line.
#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>

#include "base/error.h"
#include "cli/completion.h"
#include "cli/pager.h"
#include "cli/seen_heads.h"
#include "cli/user_settings.h"
#include "cmd/commands.h"
#include "support/folder.h"

namespace zb::cli {

namespace {

using test::Folder;

std::string written(const Folder& folder, const char* name, const std::string& text) {
    std::ofstream{folder.file(name)} << text;
    return folder.file(name);
}

Head head_of(std::int64_t seq, unsigned char fill) {
    Head head;
    head.seq = seq;
    head.hash.fill(fill);
    return head;
}

const std::string kOrigin = "000102030405060708090a0b0c0d0e0f";

}  // namespace

TEST_CASE("a later file of settings wins over an earlier, and what no file tells is not set") {
    const Folder folder;
    const std::string system = written(folder, "system.toml", "db = \"/srv/zb.db\"\ncolor = \"never\"\n");
    const std::string user = written(folder, "user.toml", "db = \"~/zb.db\"\n");
    const UserSettings settings = read_user_settings({system, user, "/nowhere.toml"}, "/users/a");
    CHECK(settings.database == "/users/a/zb.db");
    CHECK(settings.color == "never");
    CHECK_FALSE(settings.pager.has_value());
}

TEST_CASE("a wrong setting is refused with its file and line") {
    const Folder folder;
    for (const char* text :
         {"\ncolour = \"auto\"\n", "\ncolor = true\n", "\ncolor = \"green\"\n", "\ndb = \"zb.db\"\n", "\nformat = \"csv\"\n", "\n= 1\n"}) {
        CAPTURE(text);
        const std::string path = written(folder, "wrong.toml", text);
        try {
            read_user_settings({path}, {});
            FAIL("taken");
        } catch (const Error& error) {
            CHECK(error.fault().message.find(path) != std::string::npos);
            CHECK(error.fault().place.line == 2);
            CHECK_FALSE(error.fault().hint.empty());
        }
    }
}

TEST_CASE("the highest head is kept, a lower one only where it is accepted") {
    const Folder folder;
    const std::string place = "/srv/zb.db";
    const auto here = [&] { return seen_before(folder.path(), kOrigin, place).here; };
    CHECK_FALSE(here().has_value());
    keep_seen_head(folder.path(), {kOrigin, place, head_of(5, 1)});
    keep_seen_head(folder.path(), {kOrigin, place, head_of(3, 2)});
    CHECK(here() == head_of(5, 1));
    keep_seen_head(folder.path(), {kOrigin, place, head_of(3, 2), true});
    CHECK(here() == head_of(3, 2));
    CHECK_FALSE(seen_before(folder.path(), "another", place).here.has_value());
}

TEST_CASE("a copy in another place has heads of its own, and where the ledger was seen before is known") {
    const Folder folder;
    keep_seen_head(folder.path(), {kOrigin, "/srv/zb.db", head_of(5, 1)});
    const SeenBefore copy = seen_before(folder.path(), kOrigin, "/srv/copy.db");
    CHECK_FALSE(copy.here.has_value());
    REQUIRE(copy.elsewhere.has_value());
    CHECK(copy.elsewhere->path == "/srv/zb.db");
    CHECK(copy.elsewhere->head == head_of(5, 1));
    keep_seen_head(folder.path(), {kOrigin, "/srv/copy.db", head_of(9, 2)});
    CHECK(seen_before(folder.path(), kOrigin, "/srv/zb.db").here == head_of(5, 1));
    CHECK(seen_before(folder.path(), kOrigin, "/srv/copy.db").here == head_of(9, 2));
}

TEST_CASE("another ledger in the old one's place is noticed until it is accepted") {
    const Folder folder;
    const std::string place = "/srv/zb.db";
    const std::string rebuilt(32, 'b');
    keep_seen_head(folder.path(), {kOrigin, place, head_of(5, 1)});
    CHECK(seen_before(folder.path(), rebuilt, place).other_origin == kOrigin);
    keep_seen_head(folder.path(), {rebuilt, place, head_of(28, 2)});
    CHECK(seen_before(folder.path(), rebuilt, place).other_origin == kOrigin);
    keep_seen_head(folder.path(), {rebuilt, place, head_of(28, 2), true});
    CHECK_FALSE(seen_before(folder.path(), rebuilt, place).other_origin.has_value());
    CHECK(seen_before(folder.path(), kOrigin, place).other_origin == rebuilt);
}

TEST_CASE("a head kept before places were kept counts where its ledger is met first") {
    const Folder folder;
    std::filesystem::create_directories(folder.path() + "/zb/heads");
    written(folder, ("zb/heads/" + kOrigin).c_str(), "5 " + hex(head_of(5, 1).hash) + "\n");
    CHECK(seen_before(folder.path(), kOrigin, "/srv/zb.db").here == head_of(5, 1));
    keep_seen_head(folder.path(), {kOrigin, "/srv/zb.db", head_of(6, 1)});
    CHECK_FALSE(seen_before(folder.path(), kOrigin, "/srv/copy.db").here.has_value());
}

TEST_CASE("a state folder that cannot be used is no matter") {
    keep_seen_head("/dev/null/state", {kOrigin, "/srv/zb.db", head_of(1, 1)});
    keep_seen_head(std::nullopt, {kOrigin, "/srv/zb.db", head_of(1, 1)});
    const Folder folder;
    keep_seen_head(folder.path(), {"../../evil", "/srv/zb.db", head_of(1, 1)});
    CHECK(std::filesystem::is_empty(folder.path()));
    CHECK_FALSE(seen_before("/dev/null/state", kOrigin, "/srv/zb.db").here.has_value());
}

TEST_CASE("a pager opens only on a terminal, for more than the screen holds, and where one is wanted") {
    Environment env;
    env.output_is_terminal = env.input_is_terminal = true;
    env.width = 20;
    env.height = 4;
    env.pager = "less";
    CHECK(pager_for("1\n2\n3\n", env).empty());
    CHECK(pager_for("1\n2\n3\n4\n", env) == "less");
    CHECK(pager_for("这一行有十二个汉字宽二十四列\n2\n3\n", env) == "less");
    env.pager = "";
    CHECK(pager_for("1\n2\n3\n4\n", env).empty());
    env.pager = "less";
    env.output_is_terminal = false;
    CHECK(pager_for("1\n2\n3\n4\n", env).empty());
}

TEST_CASE("a half-typed line is answered from the command list") {
    const auto answer = [](std::vector<std::string> words) { return completions(commands(), words); };
    CHECK(answer({"calen"}).starts_with("calendar\t"));
    CHECK(answer({"calendar", "is"}).starts_with("is-working-day\t"));
    CHECK(answer({"calendar", "plus", "--col"}) == "--columns\t只要这些列，逗号分隔，按所写顺序；写列名或表头都行\n--color\t何时用颜色\n");
    CHECK(answer({"calendar", "plus", "--format", "c"}) == "csv\n");
    CHECK(answer({"calendar", "plus", "--format", "=", "c"}) == "csv\n");
    CHECK(answer({"calendar", "plus", "--format=c"}) == "--format=csv\n");
    CHECK(answer({"calendar", "plus", "--quiet", "tod"}) == "today\t今天\n");
    CHECK(answer({"--db", ""}) == ":files\n");
    CHECK(answer({"help", "cal"}).starts_with("calendar\t"));
    CHECK(answer({"help", "calendar", "bet"}).starts_with("between\t"));
    CHECK(answer({"no-such-noun", ""}).empty());
    CHECK(answer({"calendar", "plus", "--quiet", "--qui"}).empty());
}

}  // namespace zb::cli
