// SPDX-License-Identifier: Apache-2.0
// The derived indexes made what they should be. Only rows that differ are touched: to mend one row costs one row.
#include <SQLiteCpp/Statement.h>
#include <algorithm>
#include <fmt/format.h>

#include "store/impl.h"
#include "store/sqlite_fault.h"

namespace zb {
namespace {

// What the entries make, in tables of this connection alone.
void collect_wanted(const Store& store, SQLite::Database& database, const std::function<NewEntry(const Entry&)>& derive) {
    database.exec("CREATE TEMP TABLE wanted_subject (subject TEXT, seq INTEGER, PRIMARY KEY (subject, seq)) WITHOUT ROWID");
    database.exec(R"(CREATE TEMP TABLE wanted_lookup (noun TEXT, "key" TEXT, text TEXT, PRIMARY KEY (noun, text, "key")) WITHOUT ROWID)");
    SQLite::Statement subject{database, "INSERT INTO wanted_subject VALUES (:subject, :seq) ON CONFLICT DO NOTHING"};
    SQLite::Statement lookup{database, "INSERT INTO wanted_lookup VALUES (:noun, :key, :text) ON CONFLICT DO NOTHING"};
    const auto add = [](SQLite::Statement& statement) {
        statement.exec();
        statement.reset();
    };
    store.scan({}, [&](Entry& entry) {
        const NewEntry derived = derive(entry);
        for (const std::string& name : derived.subjects) {
            subject.bind(":subject", name);
            subject.bind(":seq", entry.seq);
            add(subject);
        }
        for (const Lookup& name : derived.lookups) {
            lookup.bind(":noun", name.noun);
            lookup.bind(":key", name.key);
            lookup.bind(":text", name.text);
            add(lookup);
        }
    });
}

std::int64_t make_equal(SQLite::Database& database) {
    return database.exec(R"(
               DELETE FROM entry_subject
               WHERE (subject, seq) NOT IN (SELECT subject, seq FROM wanted_subject)
           )") +
           database.exec(R"(
               INSERT INTO entry_subject (subject, seq)
               SELECT subject, seq FROM wanted_subject WHERE true
               ON CONFLICT DO NOTHING
           )") +
           database.exec(R"(
               DELETE FROM lookup
               WHERE (noun, "key", text) NOT IN (SELECT noun, "key", text FROM wanted_lookup)
           )") +
           database.exec(R"(
               INSERT INTO lookup (noun, "key", text)
               SELECT noun, "key", text FROM wanted_lookup WHERE true
               ON CONFLICT DO NOTHING
           )");
}

}  // namespace

// The entries are what counts: where their chain is unsound nothing may be made from them. A planted trigger would run here.
std::int64_t Store::mend(const std::function<NewEntry(const Entry&)>& derive) {
    begin_write();
    try {
        std::vector<Fault> faults = verify({}).faults;
        for (Fault& fault : check(derive))
            if (fault.code == "db.schema" || fault.code.starts_with("entry.")) faults.push_back(std::move(fault));
        if (!faults.empty())
            throw Error{"db.not_mended", fmt::format("条目或文件结构有 {} 处问题，没有重建索引：{}", faults.size(), faults.front().message),
                        "先核对台账：zb ledger verify"};
        const std::int64_t rows = at_door([&] {
            collect_wanted(*this, impl_->database, derive);
            const std::int64_t mended = make_equal(impl_->database);
            impl_->database.exec("DROP TABLE wanted_subject; DROP TABLE wanted_lookup; REINDEX");
            return mended;
        });
        commit();
        return rows;
    } catch (...) {
        roll_back();
        throw;
    }
}

}  // namespace zb
