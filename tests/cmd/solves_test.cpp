// SPDX-License-Identifier: Apache-2.0
// How often a command solves a network: each network that it needs once.
#include <doctest/doctest.h>

#include "cli/context.h"
#include "cli/parsing.h"
#include "cmd/commands.h"
#include "schedule/schedule.h"
#include "support/folder.h"

namespace zb::cli {

namespace {

// The ledger of the six invented projects, on the evening of its last day.
class Ledger {
public:
    Ledger() {
        solves({"demo", folder_.file("demo")});
        environment_.database = folder_.file("demo") + "/zb.db";
        environment_.fixed_clock = Instant::parse("2026-11-20T17:30:00+08:00");
    }

    // Networks that the command solves.
    std::uint64_t solves(const std::vector<std::string>& words) {
        const Request request = read_command_line(commands(), words);
        Context context{commands(), Arguments::read(*request.command, request.given), environment_};
        const std::uint64_t before = networks_solved();
        request.command->run(context);
        return networks_solved() - before;
    }

private:
    test::Folder folder_;
    Environment environment_ = {};
};

}  // namespace

TEST_CASE("A command solves each network that it needs once") {
    Ledger ledger;
    // The plan of each project on each day that it is looked at.
    CHECK(ledger.solves({"today", "--by", "服务专员01"}) == 3);
    CHECK(ledger.solves({"today", "--office"}) == 6);
    CHECK(ledger.solves({"report", "weekly"}) == 12);
    CHECK(ledger.solves({"step", "show", "001", "消防设计审查", "--why"}) == 1);
    // As it is, and as it is supposed.
    CHECK(ledger.solves({"plan", "what-if", "001", "--late", "施工许可:5wd"}) == 2);
    // As it runs, and as it was planned.
    CHECK(ledger.solves({"plan", "show", "001"}) == 2);
    CHECK(ledger.solves({"plan", "forecast", "001"}) == 1);
    // What asks for nothing that is to be expected solves nothing.
    CHECK(ledger.solves({"project", "show", "001"}) == 0);
    CHECK(ledger.solves({"ledger", "submit", "--mine", "--by", "服务专员01"}) == 0);
    CHECK(ledger.solves({"project", "close", "006", "--as", "moved_out", "--note", "企业撤资"}) == 0);
}

TEST_CASE("To make a plan takes the running project's network and the plan's, and a third for its end where only targets are named") {
    Ledger ledger;
    const auto solves = [&](std::vector<std::string> words) {
        std::vector<std::string> all = {"plan", "make", "001", "--flow", "shehui_gongye", "--until", "施工许可"};
        all.insert(all.end(), words.begin(), words.end());
        return ledger.solves(all);
    };
    CHECK(solves({"--start", "2026-11-24"}) == 2);
    CHECK(solves({"--target", "2027-06-30"}) == 2);
    CHECK(solves({"--target", "施工许可:2027-06-30"}) == 3);
    // One that cannot be met: nothing more is solved to say by how much.
    CHECK(solves({"--target", "2026-11-23"}) == 2);
    // The draft that waits has a named target only: its network, and one for its end.
    CHECK(ledger.solves({"plan", "show", "001", "--draft"}) == 2);
}

}  // namespace zb::cli
