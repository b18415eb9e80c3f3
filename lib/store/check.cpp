// SPDX-License-Identifier: Apache-2.0
// Whether the file is what zb wrote: the chain, SQLite's own checks, the schema, and the derived indexes computed anew.
#include <SQLiteCpp/Column.h>
#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <set>
#include <tuple>

#include "base/text.h"
#include "store/connection.h"
#include "store/impl.h"
#include "store/rows.h"
#include "store/sqlite_fault.h"

namespace zb {
namespace {

constexpr const char* kKeepAndCompare = "先不要再写入，把数据库连同旁边的 -wal 一起复制留存，再与备份核对";
constexpr const char* kEntriesStand = "台账条目以校验值为准，不受影响；重建索引：zb doctor --repair";

using SubjectRow = std::pair<std::string, std::int64_t>;
using SchemaRow = std::tuple<std::string, std::string, std::string, std::string>;  // type, name, table, sql

struct Derived {
    std::vector<SubjectRow> subjects;
    std::vector<Lookup> lookups;
    std::set<std::int64_t> unread = {};  // entries of which nothing could be derived
};

// All that a check finds. What keeps one part of it from its end is a finding too, and the other parts go on.
class Findings {
public:
    void attempt(const std::function<void()>& part) {
        try {
            part();
        } catch (const SQLite::Exception& stopped) {
            const Error error = as_error(stopped);
            // Of the machine, not of the file: nothing is known then.
            if (error.exit() == Exit::busy || error.fault().code == "db.memory") throw error;
            add(error.fault().code, error.fault().message, kKeepAndCompare);
        }
    }
    void add(std::string code, std::string message, const char* hint) { list_.push_back({std::move(code), std::move(message), hint, {}}); }
    void add(std::vector<Fault> more) {
        list_.insert(list_.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    }
    std::vector<Fault> take() { return std::move(list_); }

private:
    std::vector<Fault> list_;
};

template <class T>
std::vector<T> sorted_set(std::vector<T> values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    return values;
}

// Of two sorted sets, what only the first holds.
template <class T>
std::vector<T> only_in(const std::vector<T>& first, const std::vector<T>& second) {
    std::vector<T> rest;
    std::set_difference(first.begin(), first.end(), second.begin(), second.end(), std::back_inserter(rest));
    return rest;
}

void find_integrity_faults(SQLite::Database& database, Findings& faults) {
    SQLite::Statement integrity{database, "PRAGMA integrity_check"};
    while (integrity.executeStep()) {
        const std::string answer = integrity.getColumn(0).getString();
        if (answer != "ok") faults.add("db.integrity", fmt::format("SQLite 自检（integrity_check）报告：{}", answer), kKeepAndCompare);
    }
}

void find_key_faults(SQLite::Database& database, Findings& faults) {
    SQLite::Statement keys{database, "PRAGMA foreign_key_check"};
    while (keys.executeStep()) {
        faults.add("db.foreign_key", fmt::format("表 {} 中有一行指向不存在的条目", keys.getColumn(0).getString()), kEntriesStand);
    }
}

std::vector<SchemaRow> schema_of(SQLite::Database& database) {
    SQLite::Statement statement{database, R"(
        SELECT type, name, tbl_name, coalesce(sql, '')
        FROM sqlite_schema
    )"};
    std::vector<SchemaRow> rows;
    const auto text = [&](int column) { return statement.getColumn(column).getString(); };
    while (statement.executeStep()) rows.emplace_back(text(0), text(1), text(2), text(3));
    return sorted_set(std::move(rows));
}

// A planted trigger would run inside the next writer's process, so one more object is a fault as much as one less.
void find_schema_faults(SQLite::Database& database, Findings& faults) {
    SQLite::Database fresh = fresh_in_memory(stored_layout(database));
    const std::vector<SchemaRow> found = schema_of(database);
    const std::vector<SchemaRow> expected = schema_of(fresh);
    for (const auto& [type, name, table, sql] : only_in(expected, found)) {
        faults.add("db.schema", fmt::format("结构被改动：缺少或改动了 {} {}", type, name), kKeepAndCompare);
    }
    constexpr std::size_t kShown = 200;
    for (const auto& [type, name, table, sql] : only_in(found, expected)) {
        const std::string text = truncate(visible(sql, Newlines::escape), kShown);
        faults.add("db.schema", fmt::format("结构被改动：{} {}（表 {}）不是 zb 建立的：{}", type, name, table, text), kKeepAndCompare);
    }
}

Derived stored_indexes(SQLite::Database& database) {
    Derived stored;
    SQLite::Statement subjects{database, "SELECT subject, seq FROM entry_subject ORDER BY subject, seq"};
    while (subjects.executeStep()) stored.subjects.emplace_back(subjects.getColumn(0).getString(), subjects.getColumn(1).getInt64());
    SQLite::Statement lookups{database, R"(SELECT noun, "key", text FROM lookup)"};
    while (lookups.executeStep()) {
        stored.lookups.push_back({lookups.getColumn(0).getString(), lookups.getColumn(1).getString(), lookups.getColumn(2).getString()});
    }
    stored.lookups = sorted_set(std::move(stored.lookups));
    return stored;
}

// What the entries give, each through `derive`; those that give nothing are faults.
Derived derived_indexes(SQLite::Database& database, const Watched& watched, const std::function<NewEntry(const Entry&)>& derive,
                        Findings& faults) {
    Derived expected;
    EntryRows rows{database, "ORDER BY seq"};
    while (rows.step()) {
        watched.reach(rows.seq());
        if (!rows.misfits().empty()) {
            expected.unread.insert(rows.seq());
            continue;
        }
        try {
            const NewEntry derived = derive(rows.entry());
            for (const std::string& subject : derived.subjects) expected.subjects.emplace_back(subject, rows.seq());
            expected.lookups.insert(expected.lookups.end(), derived.lookups.begin(), derived.lookups.end());
        } catch (const Error& error) {
            expected.unread.insert(rows.seq());
            faults.add(error.fault().code, error.fault().message, kKeepAndCompare);
        }
    }
    expected.subjects = sorted_set(std::move(expected.subjects));
    expected.lookups = sorted_set(std::move(expected.lookups));
    return expected;
}

void compare(const Derived& expected, const Derived& stored, Findings& faults) {
    const auto wrong = [&](std::string message) { faults.add("db.index", std::move(message), kEntriesStand); };
    for (const auto& [subject, seq] : only_in(expected.subjects, stored.subjects))
        wrong(fmt::format("索引 entry_subject 中缺少：第 {} 条属于“{}”", seq, subject));
    for (const auto& [subject, seq] : only_in(stored.subjects, expected.subjects)) {
        if (!expected.unread.contains(seq)) wrong(fmt::format("索引 entry_subject 中多出：第 {} 条并不属于“{}”", seq, subject));
    }
    for (const auto& [noun, key, text] : only_in(expected.lookups, stored.lookups))
        wrong(fmt::format("索引 lookup 中缺少：{} {} 可称“{}”", noun, key, text));
    if (!expected.unread.empty()) return;  // what is too much may come from those
    for (const auto& [noun, key, text] : only_in(stored.lookups, expected.lookups))
        wrong(fmt::format("索引 lookup 中多出：{} {} 并不称“{}”", noun, key, text));
}

}  // namespace

Store::Verification Store::verify(std::vector<Anchor> anchors) const {
    ChainCheck check{std::move(anchors)};
    Findings findings;
    findings.attempt([&] {
        const Snapshot snapshot{impl_->database};
        const Watched watched{impl_->watcher, impl_->database};
        EntryRows rows{impl_->database, "ORDER BY seq"};
        while (rows.step()) {
            watched.reach(rows.seq());
            for (Fault& misfit : rows.misfits()) findings.add(misfit.code, std::move(misfit.message), kKeepAndCompare);
            check.take(rows.texts());
        }
    });
    findings.add(check.finish());
    return {check.head(), findings.take()};
}

std::vector<Fault> Store::check(const std::function<NewEntry(const Entry&)>& derive) const {
    SQLite::Database& database = impl_->database;
    return at_door([&] {
        const Snapshot snapshot{database};
        Findings findings;
        findings.attempt([&] { find_integrity_faults(database, findings); });
        findings.attempt([&] { find_key_faults(database, findings); });
        findings.attempt([&] { find_schema_faults(database, findings); });
        findings.attempt([&] {
            const Watched watched{impl_->watcher, database};
            const Derived expected = derived_indexes(database, watched, derive, findings);
            compare(expected, stored_indexes(database), findings);
        });
        return findings.take();
    });
}

}  // namespace zb
