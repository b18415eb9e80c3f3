// SPDX-License-Identifier: Apache-2.0
// Changes made behind zb's back are found: in every column, in rows, in the schema, in the derived tables.
#include <algorithm>
#include <cstdlib>
#include <doctest/doctest.h>
#include <fstream>

#include "base/json.h"
#include "ledger/entry_json.h"
#include "support/ledger_file.h"
#include "support/source.h"

using namespace zb;
namespace fs = std::filesystem;

namespace {

const std::string kWithoutGuards =
    "PRAGMA ignore_check_constraints = ON; DROP TRIGGER entry_is_never_changed; DROP TRIGGER entry_is_never_deleted;"
    "DROP TRIGGER entry_follows_the_last; DROP TRIGGER entry_is_chained; ";

// The guards as they were, so that only the rows tell.
std::string guards() {
    std::ifstream file{test::source_file("schemas/ledger.sql")};
    const std::string schema{std::istreambuf_iterator<char>{file}, {}};
    const auto from = schema.find("CREATE TRIGGER entry_is_never_changed");
    const auto behind = schema.find("-- Which streams");
    return schema.substr(from, behind - from);
}

std::vector<Fault> verified(const std::string& path, std::vector<Anchor> anchors = {}) {
    return Store::open(path, Access::read).verify(std::move(anchors)).faults;
}

std::vector<std::string> checked(const std::string& path) {
    std::vector<std::string> messages;
    for (const Fault& fault : Store::open(path, Access::read).check(test::with_indexes)) messages.push_back(fault.message);
    return messages;
}

bool any_has(const std::vector<std::string>& messages, const std::string& part) {
    return std::any_of(messages.begin(), messages.end(),
                       [&](const std::string& message) { return message.find(part) != std::string::npos; });
}

int verified_by_python(const test::Folder& folder, const std::vector<Entry>& entries, const std::string& options = {}) {
    const std::string lines = folder.file("ledger.jsonl");
    std::ofstream file{lines};
    for (const Entry& entry : entries) file << json_line(entry) << '\n';
    file.close();
    const std::string command =
        "python3 " + test::source_file("tests/independent/verify_ledger.py") + " " + options + " " + lines + " >" + folder.file("answer");
    return WEXITSTATUS(std::system(command.c_str()));
}

}  // namespace

TEST_CASE("a change in any column of any entry is found, and the entry named") {
    const std::vector<std::string> changes{
        R"(kind = 'step.refused')",
        R"(project = 'JH-2026-099')",
        R"(project = NULL)",
        R"(project = '')",
        R"("on" = '2026-11-01')",
        R"("on" = '2026-11-31')",
        R"("on" = '2026-1-002')",
        R"(recorded_at = replace(recorded_at, '.', ','))",
        R"(recorded_at = replace(recorded_at, ':01', ':02'))",
        R"(recorded_at = substr(recorded_at, 1, 19) || '+08:00')",
        R"(recorded_at = replace(recorded_at, '+08', '+09'))",
        R"(recorded_at = replace(recorded_at, '+08:00', '+18:59'))",
        R"(recorded_at = replace(recorded_at, 'T', ' '))",
        R"(actor = '0:root')",
        R"("by" = '服务专员02')",
        R"("by" = NULL)",
        R"(request = 'r-2 fedcba9876543210')",
        R"(body = replace(body, '"step"', '"Step"'))",
        R"(body = body || ' ')",
        R"(body = '')",
        R"(prev = replace(prev, substr(prev, 64), 'g'))",
        R"(prev = upper(prev))",
        R"(prev = hash)",
        R"(prev = NULL)",
        R"(hash = prev)",
        R"(hash = upper(hash))",
        R"(hash = substr(hash, 1, 63))",
    };
    for (const std::string& change : changes) {
        CAPTURE(change);
        const test::Folder folder;
        test::make_ledger(folder.file(), test::chain_of(4));
        const std::string sql = kWithoutGuards + "UPDATE entry SET " + change + " WHERE seq = 2;" + guards();
        REQUIRE(test::forge(folder.file(), sql) == SQLITE_OK);
        const auto faults = verified(folder.file());
        REQUIRE_FALSE(faults.empty());
        CHECK(faults[0].message.find("第 2 条") != std::string::npos);
        CHECK_FALSE(faults[0].hint.empty());
    }
}

TEST_CASE("rows taken out, swapped, renumbered and put in are found") {
    const std::vector<std::string> changes{
        "DELETE FROM entry WHERE seq = 3",
        "DELETE FROM entry WHERE seq = 1",
        "UPDATE entry SET seq = 99 WHERE seq = 3; UPDATE entry SET seq = 3 WHERE seq = 4; UPDATE entry SET seq = 4 WHERE seq = 99",
        "DELETE FROM entry WHERE seq = 3; UPDATE entry SET seq = 3 WHERE seq = 4; UPDATE entry SET seq = 4 WHERE seq = 5",
        R"(INSERT INTO entry SELECT 6, kind, project, "on", recorded_at, actor, "by", request, body, hash, hash FROM entry WHERE seq = 5)",
    };
    for (const std::string& change : changes) {
        CAPTURE(change);
        const test::Folder folder;
        test::make_ledger(folder.file(), test::chain_of(5));
        REQUIRE(test::forge(folder.file(), kWithoutGuards + change + ";" + guards()) == SQLITE_OK);
        CHECK_FALSE(verified(folder.file()).empty());
    }
}

TEST_CASE("a cut tail is found by an anchor, and by nothing else") {
    const test::Folder folder;
    const auto entries = test::chain_of(5);
    test::make_ledger(folder.file(), entries);
    const Anchor receipt{5, hex(entries.back().hash).substr(0, 16)};
    CHECK(verified(folder.file(), {receipt}).empty());
    const std::string cut = kWithoutGuards + "DELETE FROM entry_subject WHERE seq = 5; DELETE FROM entry WHERE seq = 5;" + guards();
    REQUIRE(test::forge(folder.file(), cut) == SQLITE_OK);
    CHECK(verified(folder.file()).empty());
    CHECK(checked(folder.file()).empty());
    const auto faults = verified(folder.file(), {receipt});
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].code == "chain.cut");
}

TEST_CASE("a sound ledger passes the check, however it was written") {
    const test::Folder folder;
    test::make_ledger(folder.file(), test::chain_of(9));
    CHECK(checked(folder.file()) == std::vector<std::string>{});
}

TEST_CASE("a changed schema is found") {
    const std::vector<std::string> changes{
        "DROP TRIGGER entry_is_never_deleted",
        "CREATE TRIGGER planted AFTER INSERT ON lookup BEGIN DELETE FROM lookup; END",
        "DROP INDEX entry_by_kind",
        "CREATE TABLE more (x)",
        "CREATE VIEW entries AS SELECT seq FROM entry",
        "DROP TRIGGER entry_is_chained; CREATE TRIGGER entry_is_chained BEFORE INSERT ON entry WHEN 0 BEGIN SELECT 1; END",
    };
    for (const std::string& change : changes) {
        CAPTURE(change);
        const test::Folder folder;
        test::make_ledger(folder.file(), test::chain_of(2));
        REQUIRE(test::forge(folder.file(), change) == SQLITE_OK);
        CHECK(any_has(checked(folder.file()), "结构被改动"));
    }
}

TEST_CASE("rows too many and too few in the derived tables are found, both named") {
    const test::Folder folder;
    test::make_ledger(folder.file(), test::chain_of(4));
    REQUIRE(test::forge(folder.file(),
                        "DELETE FROM entry_subject WHERE seq = 2 AND subject = 'all'; INSERT INTO entry_subject VALUES ('notes', 4);"
                        "DELETE FROM entry_subject WHERE seq = 1; INSERT INTO entry_subject VALUES ('notes', 77);"
                        "DELETE FROM lookup WHERE key = 'JH-2026-002'; INSERT INTO lookup VALUES ('staff', 'S1', '某人')") == SQLITE_OK);
    const auto messages = checked(folder.file());
    CHECK(any_has(messages, "缺少：第 2 条属于“all”"));
    CHECK(any_has(messages, "多出：第 4 条并不属于“notes”"));
    CHECK(any_has(messages, "指向不存在的条目"));
    CHECK(any_has(messages, "缺少：project JH-2026-002 可称“项目JH-2026-002”"));
    CHECK(any_has(messages, "多出：staff S1 并不称“某人”"));
    CHECK(verified(folder.file()).empty());  // the entries themselves are sound
}

TEST_CASE("an entry that cannot be decoded is a fault of the check, not its end") {
    const test::Folder folder;
    test::make_ledger(folder.file(), test::chain_of(3));
    REQUIRE(test::forge(folder.file(), "DELETE FROM entry_subject WHERE seq = 3; CREATE VIEW planted AS SELECT 1") == SQLITE_OK);
    const Store store = Store::open(folder.file(), Access::read);
    const auto faults = store.check([](const Entry& entry) -> NewEntry {
        if (entry.seq != 3) throw Error{"fact.unknown_kind", "第 " + std::to_string(entry.seq) + " 条"};
        return test::with_indexes(entry);
    });
    std::vector<std::string> codes;
    for (const Fault& fault : faults) codes.push_back(fault.code);
    CHECK(codes == std::vector<std::string>{"db.schema", "fact.unknown_kind", "fact.unknown_kind", "db.index", "db.index"});
}

TEST_CASE("all that is wrong is named at once, and no finding hides another") {
    const test::Folder folder;
    test::make_ledger(folder.file(), test::chain_of(6));
    const std::string sql = kWithoutGuards +
                            R"(UPDATE entry SET "on" = '2026-13-01' WHERE seq = 2; UPDATE entry SET recorded_at = 'gestern' WHERE seq = 3;
                               UPDATE entry SET body = '1' WHERE seq = 4; UPDATE entry SET hash = upper(hash) WHERE seq = 5;)" +
                            guards();
    REQUIRE(test::forge(folder.file(), sql) == SQLITE_OK);
    const std::vector<Fault> faults = verified(folder.file(), {{9, "0123456789abcdef"}});
    for (const char* named :
         {"第 2 条的 on 列", "第 3 条的 recorded_at 列", "第 4 条的内容与校验值不符", "第 5 条的 hash 列", "台账外留存有第 9 条"}) {
        CAPTURE(named);
        CHECK(std::any_of(faults.begin(), faults.end(), [&](const Fault& one) { return one.message.find(named) != std::string::npos; }));
    }
    for (const Fault& fault : faults) CHECK(fault.hint.find("ledger verify") == std::string::npos);
}

TEST_CASE("a column of another type than text is found, though its bytes are the same") {
    const test::Folder folder;
    test::make_ledger(folder.file(), test::chain_of(3));
    const std::string loosened =
        kWithoutGuards + "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, ') STRICT', ')') WHERE name = 'entry';";
    REQUIRE(test::forge(folder.file(), loosened) == SQLITE_OK);
    REQUIRE(test::forge(folder.file(), "UPDATE entry SET body = CAST(body AS BLOB) WHERE seq = 2") == SQLITE_OK);
    const auto faults = verified(folder.file());
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].message.find("第 2 条的 body 列") != std::string::npos);
}

TEST_CASE("bytes overwritten anywhere in the file are found or harm no entry") {
    const test::Folder folder;
    const auto entries = test::chain_of(40);
    test::make_ledger(folder.file(), entries);
    const auto size = fs::file_size(folder.file());
    for (std::uintmax_t at = 3; at < size; at += 397) {
        CAPTURE(at);
        const std::string copy = folder.file("copy.db");
        fs::copy_file(folder.file(), copy, fs::copy_options::overwrite_existing);
        {
            std::fstream file{copy, std::ios::in | std::ios::out | std::ios::binary};
            file.seekg(static_cast<std::streamoff>(at));
            const char changed = static_cast<char>(file.get() ^ 0x55);
            file.seekp(static_cast<std::streamoff>(at));
            file.put(changed);
        }
        bool found = false;
        bool same = true;
        try {
            found = !verified(copy).empty() || !checked(copy).empty();
            const auto left = test::scanned(Store::open(copy, Access::read));
            same = left.size() == entries.size() &&
                   std::equal(left.begin(), left.end(), entries.begin(),
                              [](const Entry& a, const Entry& b) { return preimage(a) == preimage(b) && a.hash == b.hash; });
        } catch (const Error&) {
            found = true;
        }
        CHECK((found || same));
    }
}

TEST_CASE("the verifier in Python agrees, whatever the bodies hold") {
    const std::vector<std::string> texts{
        "",    "施工许可",  "\"\\/\b\f\n\r\t", std::string("\x00\x01\x1f\x7f", 4), "\xe2\x80\xa8\xe2\x80\xa9",
        "😀𠮷", "</script>", "\xef\xbb\xbf"};
    auto entries = test::chain_of(static_cast<int>(texts.size()) + 1);
    for (std::size_t i = 1; i < entries.size(); ++i) {
        JsonWriter body;
        body.begin_object();
        body.key("text");
        body.text(texts[i - 1]);
        body.key("numbers");
        body.begin_array();
        body.integer(-9'223'372'036'854'775'807 - 1);
        body.integer(0);
        body.boolean(true);
        body.null();
        body.end_array();
        body.key("empty");
        body.begin_object();
        body.end_object();
        body.end_object();
        entries[i].by = texts[i - 1];
        entries[i].body = body.take();
        entries[i].prev = entries[i - 1].hash;
        entries[i].hash = hash_of(entries[i]);
    }
    const test::Folder folder;
    test::make_ledger(folder.file(), entries);
    CHECK(verified(folder.file()).empty());
    const auto stored = test::scanned(Store::open(folder.file(), Access::read));
    CHECK(verified_by_python(folder, stored) == 0);
    const std::string head = std::to_string(stored.size()) + ":" + hex(stored.back().hash);
    CHECK(verified_by_python(folder, stored, "--head " + head) == 0);
    CHECK(verified_by_python(folder, {stored.begin(), stored.end() - 1}) == 0);
    CHECK(verified_by_python(folder, {stored.begin(), stored.end() - 1}, "--head " + head) == 3);
    CHECK(verified_by_python(folder, {stored.begin() + 1, stored.end()}) == 3);
    auto changed = stored;
    changed[2].actor = "0:root";
    CHECK(verified_by_python(folder, changed) == 3);
    CHECK(verified_by_python(folder, stored, "--head nonsense 2>/dev/null") == 2);
}
