// SPDX-License-Identifier: Apache-2.0
// The ledger as a book: one transaction or nothing, the same request once, and what was known on a day.
#include "book/book.h"

#include <doctest/doctest.h>
#include <filesystem>

#include "support/days.h"
#include "support/ledger_file.h"

namespace zb {
namespace {

using test::at;
using test::day;
using test::Folder;
using test::refusal;

const std::string kOrigin(32, 'a');
constexpr const char* kProject = "JH-2026-001";

// A new ledger of 2026-11-02 with one project; every write is given its instant, as the program gives it.
struct Desk {
    Folder folder;
    Book book;

    explicit Desk(Practice practice = Practice::yes) : book(made(folder, practice)) {
        write("2026-11-02T09:00:00", [](Draft& draft) {
            draft.add(ProjectAdded{kProject, "甲公司智能装备项目", {}}, draft.today(), {}, kProject);
        });
    }
    static Book made(const Folder& folder, Practice practice) {
        Book::create(folder.file(), practice, kOrigin, at("2026-11-02T08:00:00"), "1000:clerk");
        return Book::open(folder.file(), Access::write);
    }
    static WriteRequest request(const std::string& now) {
        WriteRequest request;
        request.scope = Scope::all();
        request.now = at(now);
        request.today = request.now.day();
        request.actor = "1000:clerk";
        return request;
    }
    Receipt write(const std::string& now, const std::function<void(Draft&)>& fill) { return book.write(request(now), fill); }
    std::size_t notes() const { return book.read(Scope::all(), {{}, {}, day("2026-12-31")}).state.notes.size(); }
};

std::function<void(Draft&)> note(std::string text, const char* on, std::string project = kProject) {
    return [text = std::move(text), on, project = std::move(project)](Draft& draft) {
        draft.add(NoteAdded{text, {}, {}}, day(on), {}, project);
    };
}

std::string write_refusal(Desk& desk, const std::string& now, const std::function<void(Draft&)>& fill) {
    return refusal([&] { desk.write(now, fill); });
}

}  // namespace

TEST_CASE("A new ledger holds its origin, its settings and the notices that ship with zb") {
    const Folder folder;
    const Receipt receipt = Book::create(folder.file(), Practice::no, kOrigin, at("2026-11-02T08:00:00"), "1000:clerk");
    const Book book = Book::open(folder.file(), Access::read);
    CHECK(book.head() == Head{receipt.last, receipt.head});
    CHECK_FALSE(book.practice());
    const State state = book.state_at(Scope::all(), receipt.last, {});
    CHECK(state.origin.id == kOrigin);
    CHECK(state.origin.holidays.notices.size() == builtin_notices().size());
    CHECK(state.origin.setting("submission.deadline", day("2026-11-02")) == "17:30");
    CHECK(refusal([&] { Book::create(folder.file(), Practice::no, kOrigin, at("2026-11-03T08:00:00"), "1000:clerk"); }) == "db.exists");
}

TEST_CASE("What is written is read again, and the head is that of the receipt") {
    Desk desk;
    const std::int64_t before = desk.book.head().seq;
    const Receipt receipt = desk.write("2026-11-03T10:00:00", note("送件", "2026-11-03"));
    CHECK(receipt.first == before + 1);
    CHECK(receipt.last == before + 1);
    CHECK(desk.book.head() == Head{receipt.last, receipt.head});
    CHECK(desk.notes() == 1);
    const Book again = Book::open(desk.folder.file(), Access::read);
    CHECK(again.read(Scope::all(), {{}, {}, day("2026-11-03")}).state.notes.front().text.progress == "送件");
    CHECK(desk.book.store().verify({{receipt.last, hex(receipt.head)}}).faults.empty());
}

TEST_CASE("Of two facts one refused, nothing is written") {
    Desk desk;
    const Head before = desk.book.head();
    const auto two = [](Draft& draft) {
        note("好的", "2026-11-03")(draft);
        note("没有这个项目", "2026-11-03", "JH-2026-099")(draft);
    };
    CHECK(write_refusal(desk, "2026-11-03T10:00:00", two) == "project.unknown");
    CHECK(desk.book.head() == before);
    CHECK(desk.notes() == 0);
    desk.write("2026-11-03T10:05:00", note("照样能写", "2026-11-03"));  // the transaction was taken back, not left open
    CHECK(desk.notes() == 1);
}

TEST_CASE("A later fact of one draft is checked against what the earlier ones made") {
    Desk desk;
    const auto twice = [](Draft& draft) {
        draft.add(ProjectAdded{"JH-2026-002", "乙公司新材料项目", {}}, day("2026-11-03"), {}, "JH-2026-002");
        note("刚登记就有进展", "2026-11-03", "JH-2026-002")(draft);
    };
    CHECK(desk.write("2026-11-03T10:00:00", twice).codes == std::vector<std::string>{"JH-2026-002"});
    CHECK(desk.notes() == 1);
}

TEST_CASE("What takes long is prepared before the lock: others write meanwhile, and the draft shows that they did") {
    Desk desk;
    desk.book = Book::open(desk.folder.file(), Access::read);  // its own lock is let go
    std::int64_t prepared = 0, drafted = 0;
    const auto prepare = [&](const State& state) {
        prepared = state.seq;
        Book quick = Book::open(desk.folder.file(), Access::write);
        quick.write(Desk::request("2026-11-03T10:00:00"), note("先写", "2026-11-03"));
    };
    const auto fill = [&](Draft& draft) {
        drafted = draft.state().seq;
        note("后写", "2026-11-03")(draft);
    };
    Book slow = Book::open(desk.folder.file(), Access::write);
    slow.write(Desk::request("2026-11-03T10:01:00"), fill, prepare);
    CHECK(drafted == prepared + 1);
    CHECK(desk.notes() == 2);
}

TEST_CASE("The same request is written once, the same id for something else is refused") {
    Desk desk;
    WriteRequest request = Desk::request("2026-11-03T10:00:00");
    request.request_id = "20261103-01";
    request.content = "note add 001 送件";
    const Receipt first = desk.book.write(request, note("送件", "2026-11-03"));
    request.now = at("2026-11-04T10:00:00");
    const Receipt again = desk.book.write(request, note("送件", "2026-11-03"));
    CHECK_FALSE(first.replayed);
    CHECK(again.replayed);
    CHECK(again.first == first.first);
    CHECK(again.last == first.last);
    CHECK(again.head == first.head);
    CHECK(desk.notes() == 1);
    request.content = "note add 001 别的";
    CHECK(refusal([&] { desk.book.write(request, note("别的", "2026-11-03")); }) == "request.reused");
    CHECK(desk.notes() == 1);
    for (const char* id : {"", "a b", "请求一"}) {
        CAPTURE(id);
        request.request_id = id;
        CHECK(refusal([&] { desk.book.write(request, note("别的", "2026-11-03")); }) == "request.invalid");
    }
    request.request_id = std::string(65, 'x');
    CHECK(refusal([&] { desk.book.write(request, note("别的", "2026-11-03")); }) == "request.invalid");
}

TEST_CASE("A request that was refused is free to be asked again") {
    Desk desk;
    WriteRequest request = Desk::request("2026-11-03T10:00:00");
    request.request_id = "20261103-02";
    request.content = "note add 099 送件";
    CHECK(refusal([&] { desk.book.write(request, note("送件", "2026-11-03", "JH-2026-099")); }) == "project.unknown");
    CHECK_FALSE(desk.book.write(request, note("送件", "2026-11-03")).replayed);
}

TEST_CASE("Of a bulk with bad rows nothing is written and all are told, with keep-going the sound ones are") {
    const auto bulk = [](Draft& draft) {
        draft.row(1, [&] { note("第一行", "2026-11-03")(draft); });
        draft.row(2, [&] {  // half of it is sound: it must not stay
            note("第二行前半", "2026-11-03")(draft);
            note("第二行后半", "2026-11-03", "JH-2026-099")(draft);
        });
        draft.row(3, [&] { note("第三行", "2026-11-03")(draft); });
        draft.row(4, [&] { note("第四行", "2026-11-30")(draft); });
    };
    Desk desk;
    const Head before = desk.book.head();
    std::vector<Fault> rows;
    try {
        desk.write("2026-11-03T10:00:00", bulk);
    } catch (const Error& error) {
        rows = error.rows();
    }
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].place.line == 2);
    CHECK(rows[0].code == "project.unknown");
    CHECK(rows[1].place.line == 4);
    CHECK(rows[1].code == "on.future");
    CHECK(desk.book.head() == before);

    WriteRequest request = Desk::request("2026-11-03T10:00:00");
    request.keep_going = KeepGoing::yes;
    const Receipt receipt = desk.book.write(request, bulk);
    CHECK(receipt.last - receipt.first == 1);
    CHECK(receipt.faults.size() == 2);
    const auto notes = desk.book.read(Scope::all(), {{}, {}, day("2026-11-03")}).state.notes;
    REQUIRE(notes.size() == 2);
    CHECK(notes[0].text.progress == "第一行");
    CHECK(notes[1].text.progress == "第三行");
}

TEST_CASE("Keep-going with no sound row at all is a refusal") {
    Desk desk;
    WriteRequest request = Desk::request("2026-11-03T10:00:00");
    request.keep_going = KeepGoing::yes;
    const auto bad = [](Draft& draft) { draft.row(1, [&] { note("送件", "2026-11-03", "JH-2026-099")(draft); }); };
    CHECK(refusal([&] { desk.book.write(request, bad); }) == "rows.invalid");
}

TEST_CASE("A dry run checks and tells, and writes nothing") {
    Desk desk;
    const Head before = desk.book.head();
    WriteRequest request = Desk::request("2026-11-03T10:00:00");
    request.dry_run = DryRun::yes;
    const Receipt receipt = desk.book.write(request, note("送件", "2026-11-03"));
    CHECK(receipt.dry_run);
    CHECK(receipt.last == before.seq + 1);
    CHECK(desk.book.head() == before);
    CHECK(refusal([&] { desk.book.write(request, note("送件", "2026-11-03", "JH-2026-099")); }) == "project.unknown");
}

TEST_CASE("As of a day: what was recorded by its end, and of that what had happened by then") {
    Desk desk;
    desk.write("2026-11-03T10:00:00", note("三日的事三日记", "2026-11-03"));
    desk.write("2026-11-05T10:00:00", note("三日的事五日补记", "2026-11-03"));
    desk.write("2026-11-05T23:59:59", note("五日深夜", "2026-11-05"));
    desk.write("2026-11-06T00:00:00", note("六日零点", "2026-11-06"));
    const auto known = [&](const char* as_of) { return desk.book.read(Scope::all(), {day(as_of), {}, day("2026-11-20")}); };
    CHECK(known("2026-11-02").state.notes.empty());
    CHECK(known("2026-11-03").state.notes.size() == 1);
    CHECK(known("2026-11-04").state.notes.size() == 1);
    CHECK(known("2026-11-05").state.notes.size() == 3);
    CHECK(known("2026-11-20").state.notes.size() == 4);
    CHECK(known("2026-11-05").basis.as_of == day("2026-11-05"));
    CHECK(known("2026-11-05").basis.seq == desk.book.head().seq - 1);
    // All that is known, seen on the evening of the 3rd: later happenings are left out.
    CHECK(desk.book.state_at(Scope::all(), desk.book.head().seq, day("2026-11-03")).notes.size() == 2);
    CHECK(refusal([&] { known("2026-11-01"); }) == "as_of.before_ledger");
}

TEST_CASE("Seen on a day before the ledger was opened, the days that rest still rest") {
    Desk desk;
    const State before = desk.book.state_at(Scope::all(), desk.book.head().seq, day("2026-09-01"));
    CHECK(before.projects.empty());
    CHECK(before.origin.practice);
    CHECK(before.origin.calendar().has_notice(2026));
    CHECK_FALSE(before.origin.calendar().is_working(day("2026-10-01")));
}

TEST_CASE("As of an entry: what was recorded up to it, and no number that the ledger lacks") {
    Desk desk;
    const Receipt first = desk.write("2026-11-03T10:00:00", note("一", "2026-11-03"));
    desk.write("2026-11-04T10:00:00", note("二", "2026-11-04"));
    const auto read = [&](std::int64_t head) { return desk.book.read(Scope::all(), {{}, head, day("2026-11-20")}); };
    CHECK(read(first.last).state.notes.size() == 1);
    CHECK(read(first.last).basis.hash == hex(first.head));
    CHECK(read(desk.book.head().seq).state.notes.size() == 2);
    CHECK(refusal([&] { read(desk.book.head().seq + 1); }) == "entry.unknown");
    CHECK(refusal([&] { read(0); }) == "entry.unknown");
}

TEST_CASE("A real ledger takes a clock five minutes behind or thirty days ahead, no more unless it is vouched for") {
    struct Case {
        const char* now;  // the last entry was recorded on 2026-11-02 at 09:00
        const char* code;
    };
    const Case rows[] = {
        {"2026-11-02T08:55:00", ""}, {"2026-11-02T08:54:59", "clock.off"}, {"2026-10-02T09:00:00", "clock.off"},
        {"2026-12-02T09:00:00", ""}, {"2026-12-02T09:00:01", "clock.off"}, {"2036-11-02T09:00:00", "clock.off"},
    };
    for (const Case& row : rows) {
        CAPTURE(row.now);
        Desk desk{Practice::no};
        CHECK(write_refusal(desk, row.now, note("送件", "2026-11-02")) == row.code);
    }
    Desk vouched{Practice::no};
    WriteRequest request = Desk::request("2036-11-02T09:00:00");
    request.clock = ClockCheck::trusted;
    CHECK(refusal([&] { vouched.book.write(request, note("送件", "2026-11-02")); }) == "");
    Desk practice{Practice::yes};
    CHECK(write_refusal(practice, "2036-11-02T09:00:00", note("送件", "2026-11-02")) == "");
}

TEST_CASE("A clock a little behind never makes an entry older than the one before it") {
    Desk desk;
    desk.write("2026-11-02T08:58:00", note("时钟慢两分钟", "2026-11-02"));
    CHECK(desk.book.store().entry(desk.book.head().seq)->recorded_at ==
          Instant::from_milliseconds(at("2026-11-02T09:00:00").milliseconds() + 1));
    CHECK(desk.book.store().verify({}).faults.empty());
}

TEST_CASE("Nothing happens after the day on which it is recorded, but a setting may begin later") {
    Desk desk;
    CHECK(write_refusal(desk, "2026-11-03T10:00:00", note("明天的事", "2026-11-04")) == "on.future");
    const auto setting = [](Draft& draft) { draft.add(SettingChanged{"submission.deadline", "18:00"}, day("2027-01-01"), {}); };
    CHECK(write_refusal(desk, "2026-11-03T10:00:00", setting) == "");
    const State state = desk.book.state_at(Scope::all(), desk.book.head().seq, {});
    CHECK(state.origin.setting("submission.deadline", day("2026-12-31")) == "17:30");
    CHECK(state.origin.setting("submission.deadline", day("2027-01-01")) == "18:00");
}

TEST_CASE("A project is found by code, short code, name and, where asked for, an unambiguous part of the name") {
    Desk desk;
    desk.write("2026-11-03T10:00:00", [](Draft& draft) {
        draft.add(ProjectAdded{"JH-2026-002", "甲公司电子元件项目", {}}, day("2026-11-03"), {}, "JH-2026-002");
    });
    const auto full = [&](const char* word) { return desk.book.project_code(word, Match::full); };
    const auto partial = [&](const char* word) { return desk.book.project_code(word, Match::partial); };
    CHECK(full("JH-2026-001") == "JH-2026-001");
    CHECK(full("002") == "JH-2026-002");
    CHECK(full("甲公司智能装备项目") == "JH-2026-001");
    CHECK(partial("电子元件") == "JH-2026-002");
    CHECK(refusal([&] { full("电子元件"); }) == "project.unknown");
    CHECK(refusal([&] { partial("甲公司"); }) == "project.ambiguous");
    CHECK(refusal([&] { partial("乙公司"); }) == "project.unknown");
}

TEST_CASE("A sentence tells the numbers of what was added since the one before") {
    Desk desk;
    const Receipt receipt = desk.write("2026-11-03T10:00:00", [](Draft& draft) {
        note("一", "2026-11-03")(draft);
        draft.answer("第一句");
        note("二", "2026-11-03")(draft);
        note("三", "2026-11-03")(draft);
        draft.answer("第二句", "补录");
    });
    REQUIRE(receipt.sentences.size() == 2);
    CHECK(receipt.sentences[0] == "第一句。第 " + std::to_string(receipt.first) + " 条");
    CHECK(receipt.sentences[1] == "第二句。第 " + std::to_string(receipt.first + 1) + " 至 " + std::to_string(receipt.last) + " 条，补录");
}

TEST_CASE("A day outside 2000 to 2100 is refused wherever it comes from, and a ledger is not born in such a year") {
    Desk desk;
    const Head before = desk.book.head();
    const Date early = day("2000-01-01") - kOneDay;
    const Date late = day("2100-12-31") + kOneDay;
    for (const Date on : {early, late, day("2000-01-01") - CalendarDays{9999}}) {
        const auto setting = [&](Draft& draft) { draft.add(SettingChanged{"submission.deadline", "17:00"}, on, {}); };
        CHECK(write_refusal(desk, "2026-11-03T10:00:00", setting) == "on.out_of_range");
        const auto reversal = [&](Draft& draft) { draft.reverse(before.seq, {on}); };
        CHECK(write_refusal(desk, "2026-11-03T10:00:00", reversal) == "on.out_of_range");
    }
    for (const Instant now : {Instant::from_milliseconds(0), Instant::start_of(late), Instant::start_of(early)}) {
        WriteRequest request = Desk::request("2026-11-03T10:00:00");
        request.now = now;
        request.clock = ClockCheck::trusted;
        // Behind the ledger's last instant the recording goes on from there; only a year that no reader takes is refused.
        if (now > at("2026-11-03T10:00:00")) CHECK(refusal([&] { desk.book.write(request, note("送件", "2026-11-03")); }) == "clock.off");
        const Folder folder;
        CHECK(refusal([&] { Book::create(folder.file(), Practice::yes, kOrigin, now, "1000:clerk"); }) == "clock.off");
        CHECK_FALSE(std::filesystem::exists(folder.file()));
    }
    CHECK(desk.book.head() == before);
}

TEST_CASE("What cannot be read back is not committed, whatever the checks have let pass") {
    Desk desk;
    const Head before = desk.book.head();
    const auto far = [](Draft& draft) {
        DepartmentRecorded department;
        department.code = "zhujian";
        department.name = "区住建局";
        department.role = "成员";
        draft.add(department, day("2026-11-03"), {});
        draft.add(ProblemRaised{"P-2026-001", "雨水接驳点", "区住建局", {}, Date::from_days(60'000)}, day("2026-11-03"), {}, kProject);
    };
    CHECK(write_refusal(desk, "2026-11-03T10:00:00", far) == "write.unreadable");
    CHECK(desk.book.head() == before);
    WriteRequest dry = Desk::request("2026-11-03T10:00:00");
    dry.dry_run = DryRun::yes;
    CHECK(refusal([&] { desk.book.write(dry, far); }) == "write.unreadable");
    desk.write("2026-11-03T10:05:00", note("照样能写", "2026-11-03"));
    CHECK(desk.notes() == 1);
}

TEST_CASE("Behind some hundred bad rows no more are tried") {
    Desk desk;
    std::size_t tried = 0;
    const auto rows = [&](Draft& draft) {
        for (int line = 1; line <= 20'000; ++line)
            draft.row(line, [&] {
                ++tried;
                note("没有这个项目", "2026-11-03", "JH-2026-099")(draft);
            });
    };
    try {
        desk.write("2026-11-03T10:00:00", rows);
        FAIL("rows that are all wrong were written");
    } catch (const Error& error) {
        CHECK(error.fault().code == "rows.invalid");
        CHECK(error.rows().size() == kMostBadRows);
    }
    CHECK(tried == kMostBadRows);
}

}  // namespace zb
