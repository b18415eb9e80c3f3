// SPDX-License-Identifier: Apache-2.0
// The questions that can be asked of a ledger.
#include <SQLiteCpp/Column.h>
#include <algorithm>
#include <limits>

#include "store/impl.h"
#include "store/rows.h"
#include "store/sqlite_fault.h"

namespace zb {
namespace {

std::int64_t upper_end(const Query& query) { return query.up_to.value_or(std::numeric_limits<std::int64_t>::max()); }

EntryRows rows_between(SQLite::Database& database, std::int64_t after, std::int64_t up_to) {
    EntryRows rows{database, R"(
        WHERE seq > :after AND seq <= :up_to
        ORDER BY seq
    )"};
    rows.bind(":after", after);
    rows.bind(":up_to", up_to);
    return rows;
}

void scan_range(SQLite::Database& database, const Query& query, const std::function<void(Entry&)>& take) {
    EntryRows rows = rows_between(database, query.after, upper_end(query));
    while (rows.step()) {
        Entry entry = rows.entry();
        take(entry);
    }
}

// Numbers of the entries that an index has under any of `words`, in order, each once.
std::vector<std::int64_t> numbers_under(SQLite::Statement& index, const std::vector<std::string>& words, const Query& query) {
    std::vector<std::int64_t> numbers;
    for (const std::string& word : words) {
        index.bind(":word", word);
        index.bind(":after", query.after);
        index.bind(":up_to", upper_end(query));
        while (index.executeStep()) numbers.push_back(index.getColumn(0).getInt64());
        index.reset();
    }
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
}

std::vector<std::int64_t> numbers_asked_for(SQLite::Database& database, const Query& query) {
    if (!query.subjects.empty()) {
        SQLite::Statement index{database, R"(
            SELECT seq
            FROM entry_subject
            WHERE subject = :word AND seq > :after AND seq <= :up_to
        )"};
        return numbers_under(index, query.subjects, query);
    }
    SQLite::Statement index{database, R"(
        SELECT seq
        FROM entry
        WHERE kind = :word AND seq > :after AND seq <= :up_to
    )"};
    return numbers_under(index, query.kinds, query);
}

bool is_asked_for(const Query& query, std::string_view kind) {
    return query.kinds.empty() || std::find(query.kinds.begin(), query.kinds.end(), kind) != query.kinds.end();
}

using Numbers = std::vector<std::int64_t>;

void take_if_asked_for(const EntryRows& rows, const Query& query, const std::function<void(Entry&)>& take) {
    if (!is_asked_for(query, rows.kind())) return;
    Entry entry = rows.entry();
    take(entry);
}

void scan_by_seeking(SQLite::Database& database, const Numbers& numbers, const Query& query, const std::function<void(Entry&)>& take) {
    EntryRows row{database, "WHERE seq = :seq"};
    for (const std::int64_t number : numbers) {
        row.bind(":seq", number);
        if (row.step()) take_if_asked_for(row, query, take);
        row.reset();
    }
}

void scan_by_walking(SQLite::Database& database, const Numbers& numbers, const Query& query, const std::function<void(Entry&)>& take) {
    EntryRows rows = rows_between(database, numbers.front() - 1, numbers.back());
    auto wanted = numbers.begin();
    while (rows.step()) {
        while (wanted != numbers.end() && *wanted < rows.seq()) ++wanted;
        if (wanted != numbers.end() && *wanted == rows.seq()) take_if_asked_for(rows, query, take);
    }
}

void scan_index(SQLite::Database& database, const Query& query, const std::function<void(Entry&)>& take) {
    constexpr std::int64_t kRowsWalkedInTheTimeOfASeek = 4;
    const Numbers numbers = numbers_asked_for(database, query);
    if (numbers.empty()) return;
    const std::int64_t span = numbers.back() - numbers.front();
    if (span < kRowsWalkedInTheTimeOfASeek * static_cast<std::int64_t>(numbers.size())) {
        return scan_by_walking(database, numbers, query, take);
    }
    scan_by_seeking(database, numbers, query, take);
}

void scan_range_back(SQLite::Database& database, const Query& query, const std::function<bool(Entry&)>& take) {
    EntryRows rows{database, R"(
        WHERE seq > :after AND seq <= :up_to
        ORDER BY seq DESC
    )"};
    rows.bind(":after", query.after);
    rows.bind(":up_to", upper_end(query));
    bool wanted = true;
    while (wanted && rows.step()) {
        Entry entry = rows.entry();
        wanted = take(entry);
    }
}

void scan_index_back(SQLite::Database& database, const Query& query, const std::function<bool(Entry&)>& take) {
    const Numbers numbers = numbers_asked_for(database, query);
    EntryRows row{database, "WHERE seq = :seq"};
    bool wanted = true;
    for (auto number = numbers.rbegin(); wanted && number != numbers.rend(); ++number) {
        row.bind(":seq", *number);
        if (row.step() && is_asked_for(query, row.kind())) {
            Entry entry = row.entry();
            wanted = take(entry);
        }
        row.reset();
    }
}

std::vector<std::string> keys(SQLite::Statement& statement) {
    std::vector<std::string> found;
    while (statement.executeStep()) found.push_back(statement.getColumn(0).getString());
    return found;
}

}  // namespace

std::optional<Head> Store::head() const {
    return at_door([&]() -> std::optional<Head> {
        EntryRows row{impl_->database, R"(
            ORDER BY seq DESC
            LIMIT 1
        )"};
        if (!row.step()) return std::nullopt;
        const Entry last = row.entry();
        return Head{last.seq, last.hash};
    });
}

std::optional<Entry> Store::entry(std::int64_t seq) const {
    return at_door([&]() -> std::optional<Entry> {
        EntryRows row{impl_->database, "WHERE seq = :seq"};
        row.bind(":seq", seq);
        if (!row.step()) return std::nullopt;
        return row.entry();
    });
}

// Instants never go back along the numbers, so the place is found by halving; their stored form orders as text.
std::int64_t Store::last_recorded_by(Instant limit) const {
    return at_door([&] {
        const Snapshot snapshot{impl_->database};
        SQLite::Statement last{impl_->database, "SELECT coalesce(max(seq), 0) FROM entry"};
        SQLite::Statement recorded{impl_->database, "SELECT recorded_at <= :limit FROM entry WHERE seq = :seq"};
        recorded.bind(":limit", iso(limit));
        last.executeStep();
        std::int64_t known = 0;
        std::int64_t later = last.getColumn(0).getInt64() + 1;
        while (later - known > 1) {
            const std::int64_t middle = known + (later - known) / 2;
            recorded.bind(":seq", middle);
            const bool in_time = recorded.executeStep() && recorded.getColumn(0).getInt() != 0;
            recorded.reset();
            (in_time ? known : later) = middle;
        }
        return known;
    });
}

void Store::scan(const Query& query, const std::function<void(Entry&)>& take) const {
    at_door([&] {
        const Snapshot snapshot{impl_->database};
        const Watched watched{impl_->watcher, impl_->database};
        const std::function<void(Entry&)> take_watched = [&](Entry& entry) {
            watched.reach(entry.seq);
            take(entry);
        };
        const auto& each = impl_->watcher ? take_watched : take;
        if (query.subjects.empty() && query.kinds.empty()) return scan_range(impl_->database, query, each);
        scan_index(impl_->database, query, each);
    });
}

void Store::scan_back(const Query& query, const std::function<bool(Entry&)>& take) const {
    at_door([&] {
        const Snapshot snapshot{impl_->database};
        if (query.subjects.empty() && query.kinds.empty()) return scan_range_back(impl_->database, query, take);
        scan_index_back(impl_->database, query, take);
    });
}

std::vector<std::string> Store::keys_called(std::string_view noun, std::string_view text) const {
    return at_door([&] {
        SQLite::Statement statement{impl_->database, R"(
            SELECT "key"
            FROM lookup
            WHERE noun = :noun AND text = :text
            ORDER BY "key"
        )"};
        statement.bind(":noun", std::string{noun});
        statement.bind(":text", std::string{text});
        return keys(statement);
    });
}

// instr, not LIKE: % and _ in a name mean themselves.
std::vector<std::string> Store::keys_like(std::string_view noun, std::string_view part) const {
    return at_door([&] {
        SQLite::Statement statement{impl_->database, R"(
            SELECT DISTINCT "key"
            FROM lookup
            WHERE noun = :noun AND instr(text, :part) > 0
            ORDER BY "key"
        )"};
        statement.bind(":noun", std::string{noun});
        statement.bind(":part", std::string{part});
        return keys(statement);
    });
}

// '!' is the character after the space that ends an id: the range holds what begins with "id ".
std::optional<Store::Request> Store::request(std::string_view id) const {
    return at_door([&]() -> std::optional<Request> {
        SQLite::Statement row{impl_->database, R"(
            SELECT min(seq), max(seq), min(request)
            FROM entry
            WHERE request >= :from AND request < :to
        )"};
        row.bind(":from", std::string{id} + " ");
        row.bind(":to", std::string{id} + "!");
        if (!row.executeStep() || row.isColumnNull(0)) return std::nullopt;
        return Request{row.getColumn(0).getInt64(), row.getColumn(1).getInt64(), row.getColumn(2).getString()};
    });
}

}  // namespace zb
