// SPDX-License-Identifier: Apache-2.0
// Corrections: what is cancelled is out of every fold from its reversal on, and of none before it.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <rapidcheck.h>
#include <thread>

#include "base/text.h"
#include "book/book.h"
#include "domain/journal.h"
#include "support/days.h"
#include "support/ledger_file.h"

namespace zb {
namespace {

using test::at;
using test::day;
using test::Folder;
using test::refusal;

constexpr const char* kReversed = "JH-2026-001";

PlannedStep permit(const char* step, std::vector<std::string> depends_on) {
    PlannedStep planned;
    planned.step = step;
    planned.name = planned.short_name = step;
    planned.stage = "施工许可";
    planned.department = "住建局";
    planned.legal = 20;
    planned.depends_on = std::move(depends_on);
    planned.finish = day("2026-12-31");
    return planned;
}

DepartmentRecorded unit(const char* code, const char* name) {
    DepartmentRecorded recorded;
    recorded.code = code;
    recorded.name = name;
    return recorded;
}

// A ledger of 2026-11-02 with one project, two steps one after the other, and a clock that moves a minute with each write.
struct ReversingDesk {
    Folder folder;
    Book book;
    int minute = 0;

    ReversingDesk() : book(made(folder)) {
        write([](Draft& draft) {
            draft.add(unit("housing", "住建局"), draft.today(), {});
            draft.add(StaffAdded{"专员", "服务专员", "住建局", {}}, draft.today(), {});
            draft.add(ProjectAdded{kReversed, "甲公司智能装备项目", {}}, draft.today(), {}, kReversed);
            draft.add(SpecialistAssigned{"专员"}, draft.today(), {}, kReversed);
            PlanDrafted plan;
            plan.flow = "shehui_gongye";
            plan.steps = {permit("first", {}), permit("second", {"first"})};
            const std::int64_t draft_seq = draft.add(plan, draft.today(), {}, kReversed);
            draft.add(PlanAdopted{draft_seq, "联合预审会审定"}, draft.today(), {}, kReversed);
        });
    }
    static Book made(const Folder& folder) {
        Book::create(folder.file(), Practice::yes, std::string(32, 'a'), at("2026-11-02T08:00:00"), "1000:clerk");
        return Book::open(folder.file(), Access::write);
    }
    Receipt write(const std::function<void(Draft&)>& fill) {
        WriteRequest request;
        request.scope = Scope::all();
        request.now = Instant::from_milliseconds(at("2026-11-02T09:00:00").milliseconds() + 60'000 * ++minute);
        request.today = request.now.day();
        request.actor = "1000:clerk";
        return book.write(request, fill);
    }
    template <class F>
    std::int64_t add(F fact, const char* on = "2026-11-02") {
        return write([&](Draft& draft) { draft.add(std::move(fact), day(on), {}, kReversed); }).last;
    }
    std::int64_t reverse(std::int64_t entry) {
        return write([&](Draft& draft) { draft.reverse(entry, {draft.today(), {}, {}}); }).last;
    }
    std::string refused(std::vector<std::int64_t> entries) {
        return refusal([&] {
            write([&](Draft& draft) {
                for (const std::int64_t entry : entries) draft.reverse(entry, {draft.today(), {}, {}});
            });
        });
    }
    State state() const { return book.state_at(Scope::all(), book.head().seq, {}); }
    State state(std::int64_t head) const { return book.state_at(Scope::all(), head, {}); }
};

template <class Move>
Move move(const char* step) {
    Move fact;
    fact.step = step;
    return fact;
}

// All that a state says of work, as text: what two states are compared by.
std::string written_out(const State& state) {
    std::string text;
    for (const Note& note : state.notes) text += fmt::format("note {} {}\n", note.seq, note.text.progress);
    for (const auto& [code, problem] : state.problems) {
        text += fmt::format("problem {} {} {}\n", code, problem.title, problem.solved ? iso(*problem.solved) : "open");
    }
    for (const auto& [project, steps] : state.steps) {
        for (const auto& [step, record] : steps) {
            for (const Attempt& attempt : record.attempts) {
                text += fmt::format("{} {} {} {}:", project, step, attempt.seq, key(attempt.state));
                for (const Moved& each : attempt.moves) text += fmt::format(" {}@{}#{}", key(each.move), iso(each.on), each.seq);
                text += fmt::format(" owed {} held {}\n", attempt.still_owed().size(), attempt.open_hold() != nullptr);
            }
        }
    }
    for (const auto& [code, project] : state.projects) {
        text += fmt::format("project {} {} {}\n", code, project.name, project.details.enterprise.value_or("-"));
    }
    for (const DepartmentRecorded& unit : state.departments.list) text += fmt::format("unit {} {}\n", unit.code, unit.name);
    for (const JournalLine& line : state.journal) {
        // That work was done and cancelled again is remembered, and is no state of it.
        if (line.kind != EntryReversed::kind && line.kind != kCancelledWork) text += fmt::format("journal {} {}\n", line.seq, line.kind);
    }
    return text;
}

}  // namespace

TEST_CASE("what is cancelled is out from the reversal on, and still known to whoever asks for an earlier entry") {
    ReversingDesk desk;
    const std::int64_t note = desk.add(NoteAdded{"记错了项目", {}, {}});
    const std::string before = written_out(desk.state());
    const std::int64_t reversal = desk.reverse(note);
    CHECK(desk.state().notes.empty());
    CHECK(written_out(desk.state(note)) == before);
    CHECK(desk.state().reversals.at(note).seq == reversal);
    CHECK(desk.book.cancelled(Scope::project(kReversed), reversal) == Cancelled{{note, reversal}});
    CHECK(desk.book.cancelled(Scope::project(kReversed), note).empty());
    CHECK(desk.book.state_at(Scope::project(kReversed), reversal, {}).notes.empty());
    CHECK(desk.book.store().verify({}).faults.empty());
}

TEST_CASE("a cancelled registry entry is out of the fold of one project and of all names") {
    ReversingDesk desk;
    const std::int64_t added = desk.write([](Draft& draft) { draft.add(unit("river", "农水局"), draft.today(), {}); }).last;
    const std::int64_t change = desk.add(ProjectChanged{"甲公司新名称", {}});
    desk.write([&](Draft& draft) {
        draft.reverse(change, {draft.today(), {}, {}});
        draft.reverse(added, {draft.today(), {}, {}});
    });
    const std::int64_t head = desk.book.head().seq;
    for (const Scope& scope : {Scope::all(), Scope::registry(), Scope::names(), Scope::project(kReversed)}) {
        CHECK(desk.book.state_at(scope, head, {}).departments.find("river") == nullptr);
        if (scope.names_of(kReversed)) CHECK(desk.book.state_at(scope, head, {}).project(kReversed).name == "甲公司智能装备项目");
    }
}

TEST_CASE("what stands on an entry must go first, and is named the last first") {
    ReversingDesk desk;
    const std::int64_t filed = desk.add(move<StepFiled>("first"));
    const std::int64_t accepted = desk.add(move<StepAccepted>("first"));
    const std::int64_t decided = desk.add(move<StepDecided>("first"));
    std::string message;
    std::string hint;
    try {
        desk.reverse(filed);
    } catch (const Error& error) {
        message = error.fault().message;
        hint = error.fault().hint;
    }
    CHECK(message == fmt::format("第 {} 条不能先冲销，后面有条目靠它成立：第 {} 条（first 已办结）、第 {} 条（first 已受理）", filed,
                                 decided, accepted));
    CHECK(hint == fmt::format("从后往前依次冲销：zb ledger reverse {} {} {}", decided, accepted, filed));
    CHECK(desk.refused({accepted}) == "reversal.stands_on");
    CHECK(desk.refused({decided, accepted, filed}) == "");
    CHECK(desk.state().steps.empty());
}

TEST_CASE("an entry of another step stands on the one that its step waits for") {
    ReversingDesk desk;
    desk.add(move<StepFiled>("first"));
    desk.add(move<StepAccepted>("first"));
    desk.add(move<StepDecided>("first"));
    const std::int64_t issued = desk.add(move<StepIssued>("first"));
    desk.add(move<StepFiled>("second"));
    const std::int64_t second = desk.add(move<StepAccepted>("second"));
    CHECK(desk.refused({issued}) == "reversal.stands_on");
    CHECK(desk.refused({second, issued}) == "");
}

TEST_CASE("what passes without the cancelled entry does not hold it back") {
    ReversingDesk desk;
    const std::int64_t note = desk.add(NoteAdded{"一", {}, {}});
    desk.add(NoteAdded{"二", {}, {}});
    desk.add(move<StepFiled>("first"));
    CHECK(desk.refused({note}) == "");
}

TEST_CASE("a reversal can be cancelled: what it had cancelled counts again, where it still fits") {
    ReversingDesk desk;
    const std::int64_t filed = desk.add(move<StepFiled>("first"));
    const std::int64_t reversal = desk.reverse(filed);
    CHECK(desk.state().steps.empty());
    desk.reverse(reversal);
    CHECK(desk.state().steps_of(kReversed).at("first").state() == StepState::filed);
    CHECK(desk.state().reversals.size() == 1);

    const std::int64_t again = desk.reverse(filed);
    const std::int64_t anew = desk.add(move<StepFiled>("first"));
    CHECK(desk.refused({again}) == "reversal.stands_on");  // two filings of one attempt: the newer one must go first
    CHECK(desk.refused({anew, again}) == "");
    CHECK(desk.state().steps_of(kReversed).at("first").last()->seq == filed);
}

TEST_CASE("what cannot be cancelled says why") {
    ReversingDesk desk;
    const std::int64_t note = desk.add(NoteAdded{"一", {}, {}});
    SubmissionSealed seal;
    seal.specialist = "专员";
    seal.entries = 1;
    seal.up_to = note;
    const std::int64_t sealed = desk.add(seal);
    CHECK(desk.refused({1}) == "reversal.stays");
    CHECK(desk.refused({sealed}) == "reversal.stays");
    CHECK(desk.refused({0}) == "entry.unknown");
    CHECK(desk.refused({desk.book.head().seq + 1}) == "entry.unknown");
    desk.reverse(note);  // what was sealed stays sealed, its ground may go
    CHECK(desk.state().submissions.last(kReversed)->what.entries == 1);
    CHECK(desk.refused({note}) == "reversal.doubled");
    const SubmissionSealed next = seal_of(desk.state(), kReversed, day("2026-11-02"), NilReport::no, {});
    CHECK(next.entries == 0);  // domain.md, Ledger: a correction is no entry, it stands apart
    CHECK(next.corrections == 1);
}

TEST_CASE("what was cancelled before it was submitted is no entry of its day") {
    ReversingDesk desk;
    const std::int64_t note = desk.add(NoteAdded{"一", {}, {}});
    const std::int64_t reversal = desk.reverse(note);
    const SubmissionSealed seal = seal_of(desk.state(), kReversed, day("2026-11-02"), NilReport::no, {});
    CHECK(seal.entries == 0);
    CHECK(seal.holds == std::vector{note, reversal});
}

TEST_CASE("a reversal is known to the evening of each earlier day, as what it cancels is out of it") {
    ReversingDesk desk;
    const std::int64_t note = desk.add(NoteAdded{"一", {}, {}}, "2026-11-01");
    desk.reverse(note);
    const State evening = desk.book.state_at(Scope::all(), desk.book.head().seq, day("2026-11-01"));
    CHECK(evening.notes.empty());
    CHECK(evening.reversals.contains(note));
}

TEST_CASE("cancelled and recorded again in one draft: checked as if the first had never been") {
    ReversingDesk desk;
    const std::int64_t filed = desk.add(move<StepFiled>("first"));
    const Receipt receipt = desk.write([&](Draft& draft) {
        draft.reverse(filed, {draft.today(), {}, "日期记错"});
        draft.add(move<StepFiled>("first"), day("2026-11-01"), {}, kReversed);
    });
    CHECK(receipt.last - receipt.first == 1);
    const State state = desk.state();
    const StepRecord& record = state.steps_of(kReversed).at("first");
    CHECK(record.last()->filed == day("2026-11-01"));
    CHECK(record.attempts.size() == 1);
}

TEST_CASE("a refused row of a bulk takes its reversal back with it") {
    ReversingDesk desk;
    const std::int64_t note = desk.add(NoteAdded{"一", {}, {}});
    const std::int64_t filed = desk.add(move<StepFiled>("first"));
    desk.add(move<StepAccepted>("first"));
    WriteRequest request;
    request.scope = Scope::all();
    request.now = at("2026-11-02T17:00:00");
    request.today = day("2026-11-02");
    request.keep_going = KeepGoing::yes;
    const Receipt receipt = desk.book.write(request, [&](Draft& draft) {
        draft.row(1, [&] { draft.reverse(filed, {draft.today(), {}, {}}); });
        draft.row(2, [&] { draft.reverse(note, {draft.today(), {}, {}}); });
    });
    CHECK(receipt.faults.size() == 1);
    CHECK(receipt.first == receipt.last);
    CHECK(desk.state().notes.empty());
    CHECK(desk.state().steps_of(kReversed).at("first").state() == StepState::accepted);
}

TEST_CASE("a fact of the same draft stands on an entry too") {
    ReversingDesk desk;
    const std::int64_t filed = desk.add(move<StepFiled>("first"));
    const auto fill = [&](Draft& draft) {
        draft.add(move<StepAccepted>("first"), draft.today(), {}, kReversed);
        draft.reverse(filed, {draft.today(), {}, {}});
    };
    CHECK(refusal([&] { desk.write(fill); }) == "reversal.stands_on");
}

TEST_CASE("whoever folded before another's reversal catches up with it under the lock") {
    ReversingDesk desk;
    const std::int64_t filed = desk.add(move<StepFiled>("first"));
    const auto request = [] {
        WriteRequest asked;
        asked.scope = Scope::project(kReversed);
        asked.now = at("2026-11-02T17:00:00");
        asked.today = day("2026-11-02");
        return asked;
    };
    std::string answer = "not asked";
    std::thread slow;
    {
        Book quick = Book::open(desk.folder.file(), Access::write);
        desk.book = Book::open(desk.folder.file(), Access::read);  // its own lock is let go
        quick.write(request(), [&](Draft& draft) {
            slow = std::thread{[&] {  // folds now, and waits for the lock that `quick` holds
                Book book = Book::open(desk.folder.file(), Access::write);
                answer = refusal([&] {
                    book.write(request(), [](Draft& late) { late.add(move<StepAccepted>("first"), late.today(), {}, kReversed); });
                });
            }};
            std::this_thread::sleep_for(std::chrono::milliseconds{500});
            draft.reverse(filed, {draft.today(), {}, {}});
        });
    }
    slow.join();
    CHECK(answer == "step.illegal_move");
}

// Facts at random, those refused left out; then all cancelled from the last to the first.
TEST_CASE("all cancelled in order, the state is that before, and every earlier head reads as it did") {
    CHECK(rc::check("reversed in order", [] {
        ReversingDesk desk;
        const std::string before = written_out(desk.state());
        std::map<std::int64_t, std::string> known;  // what each head said when it was the last
        std::vector<std::int64_t> written;
        const int wanted = *rc::gen::inRange(1, 14);
        for (int i = 0; i < wanted; ++i) {
            const char* step = *rc::gen::element("first", "second");
            try {
                switch (*rc::gen::inRange(0, 10)) {
                    case 0: written.push_back(desk.add(NoteAdded{fmt::format("进展{}", i), {}, {}})); break;
                    case 1:
                        written.push_back(desk.add(ProblemRaised{fmt::format("P-2026-{:03}", i), "问题", "住建局", {}, day("2026-11-30")}));
                        break;
                    case 2: written.push_back(desk.add(ProblemSolved{fmt::format("P-2026-{:03}", *rc::gen::inRange(0, i + 1)), {}})); break;
                    case 3: written.push_back(desk.add(ProjectChanged{fmt::format("项目{}", i), {}})); break;
                    case 4: written.push_back(desk.add(move<StepReturned>(step))); break;
                    case 5: written.push_back(desk.add(move<StepAccepted>(step))); break;
                    case 6: written.push_back(desk.add(move<StepDecided>(step))); break;
                    case 7: {
                        if (written.empty()) break;
                        written.push_back(desk.reverse(*rc::gen::elementOf(written)));
                        break;
                    }
                    default: written.push_back(desk.add(move<StepFiled>(step)));
                }
            } catch (const Error&) {
                continue;
            }
            known[desk.book.head().seq] = written_out(desk.state());
        }
        // In one act, newest first: a reversal among them puts back what it had taken, and that goes in its turn.
        desk.write([&](Draft& draft) {
            for (auto entry = written.rbegin(); entry != written.rend(); ++entry) {
                if (!draft.state().reversals.contains(*entry)) draft.reverse(*entry, {draft.today(), {}, {}});
            }
        });
        RC_ASSERT(written_out(desk.state()) == before);
        for (const auto& [head, said] : known) RC_ASSERT(written_out(desk.state(head)) == said);
        RC_ASSERT(desk.book.store().verify({}).faults.empty());
    }));
}

TEST_CASE("the latest word counts among reversals of reversals") {
    CHECK(cancelled_by({}).empty());
    CHECK(cancelled_by({{10, 5}}) == Cancelled{{5, 10}});
    CHECK(cancelled_by({{10, 5}, {20, 10}}) == Cancelled{{10, 20}});
    CHECK(cancelled_by({{10, 5}, {20, 10}, {30, 20}}) == Cancelled{{5, 10}, {20, 30}});
    CHECK(cancelled_by({{10, 5}, {20, 10}, {30, 5}}) == Cancelled{{5, 30}, {10, 20}});
}

TEST_CASE("entries of two commands never share an instant, those of one always do") {
    ReversingDesk desk;
    WriteRequest request;
    request.scope = Scope::all();
    request.now = at("2026-11-02T17:00:00");
    request.today = day("2026-11-02");
    const auto two = [](Draft& draft) {
        for (const char* text : {"一", "二"}) draft.add(NoteAdded{text, {}, {}}, draft.today(), {}, kReversed);
    };
    const Receipt first = desk.book.write(request, two);
    const Receipt second = desk.book.write(request, two);
    const auto instant = [&](std::int64_t seq) { return desk.book.store().entry(seq)->recorded_at; };
    CHECK(instant(first.first) == instant(first.last));
    CHECK(instant(second.first) == instant(second.last));
    CHECK(instant(first.last) < instant(second.first));
}

}  // namespace zb
