// SPDX-License-Identifier: Apache-2.0
// The file's own soundness: SQLite's checks, the schema, and the derived indexes computed anew.
#include <SQLiteCpp/Column.h>
#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <tuple>

#include "store/connection.h"
#include "store/impl.h"
#include "store/sqlite_fault.h"

namespace zb {
namespace {

constexpr const char* kKeepAndCompare = "先不要再写入，把数据库连同旁边的 -wal 一起复制留存，再与备份核对";
constexpr const char* kEntriesStand = "台账条目以校验值为准，不受影响；重建索引：zb doctor --repair";

using SubjectRow = std::pair<std::string, std::int64_t>;
using SchemaRow = std::tuple<std::string, std::string, std::string>;  // type, name, sql

struct Derived {
    std::vector<SubjectRow> subjects;
    std::vector<Lookup> lookups;
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

std::vector<Fault> integrity_faults(SQLite::Database& database) {
    std::vector<Fault> faults;
    SQLite::Statement integrity{database, "PRAGMA integrity_check"};
    while (integrity.executeStep()) {
        const std::string answer = integrity.getColumn(0).getString();
        if (answer != "ok")
            faults.push_back({"db.integrity", fmt::format("SQLite 自检（integrity_check）报告：{}", answer), kKeepAndCompare, {}});
    }
    SQLite::Statement keys{database, "PRAGMA foreign_key_check"};
    while (keys.executeStep()) {
        faults.push_back(
            {"db.foreign_key", fmt::format("表 {} 中有一行指向不存在的条目", keys.getColumn(0).getString()), kEntriesStand, {}});
    }
    return faults;
}

std::vector<SchemaRow> schema_of(SQLite::Database& database) {
    SQLite::Statement statement{database, R"(
        SELECT type, name, coalesce(sql, '')
        FROM sqlite_schema
    )"};
    std::vector<SchemaRow> rows;
    while (statement.executeStep()) {
        rows.emplace_back(statement.getColumn(0).getString(), statement.getColumn(1).getString(), statement.getColumn(2).getString());
    }
    return sorted_set(std::move(rows));
}

// A planted trigger would run inside the next writer's process, so one more object is a fault as much as one less.
std::vector<Fault> schema_faults(SQLite::Database& database) {
    SQLite::Database fresh = fresh_in_memory(stored_layout(database));
    const std::vector<SchemaRow> found = schema_of(database);
    const std::vector<SchemaRow> expected = schema_of(fresh);
    std::vector<Fault> faults;
    for (const auto& [type, name, sql] : only_in(expected, found)) {
        faults.push_back({"db.schema", fmt::format("结构被改动：缺少或改动了 {} {}", type, name), kKeepAndCompare, {}});
    }
    for (const auto& [type, name, sql] : only_in(found, expected)) {
        faults.push_back({"db.schema", fmt::format("结构被改动：{} {} 不是 zb 建立的：{}", type, name, sql), kKeepAndCompare, {}});
    }
    return faults;
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

std::vector<Fault> differences(const Derived& expected, const Derived& stored) {
    std::vector<Fault> faults;
    for (const auto& [subject, seq] : only_in(expected.subjects, stored.subjects)) {
        faults.push_back({"db.index", fmt::format("索引 entry_subject 中缺少：第 {} 条属于“{}”", seq, subject), kEntriesStand, {}});
    }
    for (const auto& [subject, seq] : only_in(stored.subjects, expected.subjects)) {
        faults.push_back({"db.index", fmt::format("索引 entry_subject 中多出：第 {} 条并不属于“{}”", seq, subject), kEntriesStand, {}});
    }
    for (const auto& [noun, key, text] : only_in(expected.lookups, stored.lookups)) {
        faults.push_back({"db.index", fmt::format("索引 lookup 中缺少：{} {} 可称“{}”", noun, key, text), kEntriesStand, {}});
    }
    for (const auto& [noun, key, text] : only_in(stored.lookups, expected.lookups)) {
        faults.push_back({"db.index", fmt::format("索引 lookup 中多出：{} {} 并不称“{}”", noun, key, text), kEntriesStand, {}});
    }
    return faults;
}

}  // namespace

std::vector<Fault> Store::check(const std::function<NewEntry(const Entry&)>& derive) const {
    return at_door([&] {
        const Snapshot snapshot{impl_->database};
        std::vector<Fault> faults = integrity_faults(impl_->database);
        for (Fault& fault : schema_faults(impl_->database)) faults.push_back(std::move(fault));
        Derived expected;
        try {
            scan({}, [&](Entry& entry) {
                const NewEntry derived = derive(entry);
                for (const std::string& subject : derived.subjects) expected.subjects.emplace_back(subject, entry.seq);
                expected.lookups.insert(expected.lookups.end(), derived.lookups.begin(), derived.lookups.end());
            });
        } catch (const Error& error) {  // an entry that cannot be read or decoded: what comes from it cannot be compared
            faults.push_back(error.fault());
            return faults;
        }
        expected.subjects = sorted_set(std::move(expected.subjects));
        expected.lookups = sorted_set(std::move(expected.lookups));
        for (Fault& fault : differences(expected, stored_indexes(impl_->database))) faults.push_back(std::move(fault));
        return faults;
    });
}

}  // namespace zb
