// SPDX-License-Identifier: Apache-2.0
// A small ledger of which one value was changed behind zb's back: any change is found, and whatever stands there, it can be read or is
// refused. Of an input the first byte is the column, the second the entry, the third how: text, bytes, nothing or a number, and whether the
// hash is made to fit; the rest is the value.
#include <array>
#include <fstream>
#include <memory>
#include <sqlite3.h>

#include "book/book.h"
#include "book/examining.h"
#include "fuzz/fuzz.h"
#include "support/folder.h"

namespace {

using zb::require;

constexpr std::array<const char*, 10> kColumns{"kind",   "project", "\"on\"", "recorded_at", "actor",
                                               "\"by\"", "request", "body",   "prev",        "hash"};

struct CloseDatabase {
    void operator()(sqlite3* database) const { sqlite3_close(database); }
};
using Database = std::unique_ptr<sqlite3, CloseDatabase>;

Database opened(const std::string& path) {
    sqlite3* database = nullptr;
    require(sqlite3_open(path.c_str(), &database) == SQLITE_OK);
    return Database{database};
}

// The first value of the answer as a text.
std::string asked(const Database& database, const std::string& sql) {
    std::string answer;
    const auto keep = [](void* to, int count, char** values, char**) {
        if (count > 0 && values[0] != nullptr) static_cast<std::string*>(to)->append(values[0]);
        return 0;
    };
    require(sqlite3_exec(database.get(), sql.c_str(), keep, &answer, nullptr) == SQLITE_OK);
    return answer;
}

// A ledger without the triggers that guard it, and those triggers.
class Ledger {
public:
    Ledger() {
        zb::Book::create(folder_.file(), zb::Practice::yes, std::string(32, 'a'), zb::Instant::parse("2026-11-02T08:00:00.000+08:00"),
                         "1000:clerk");
        write_entries();
        const Database database = opened(folder_.file());
        guards_ = asked(database, "SELECT sql || ';' FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'entry'");
        const std::string drops =
            asked(database, "SELECT 'DROP TRIGGER ' || name || ';' FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'entry'");
        asked(database, drops);
        last = std::stoi(asked(database, "SELECT max(seq) FROM entry"));
        asked(database, "PRAGMA wal_checkpoint(TRUNCATE)");
        std::ifstream file{folder_.file(), std::ios::binary};
        bytes_.assign(std::istreambuf_iterator<char>{file}, {});
    }

    std::string copy() const {
        std::ofstream{folder_.file("copy.db"), std::ios::binary} << bytes_;
        return folder_.file("copy.db");
    }
    const std::string& guards() const { return guards_; }
    int last = 0;

private:
    void write_entries() {
        zb::Book book = zb::Book::open(folder_.file(), zb::Access::write);
        zb::WriteRequest request;
        request.scope = zb::Scope::all();
        request.now = zb::Instant::parse("2026-11-03T09:00:00.000+08:00");
        request.today = request.now.day();
        request.actor = "1000:clerk";
        book.write(request, [](zb::Draft& draft) {
            draft.add(zb::ProjectAdded{"JH-2026-001", "甲公司智能装备项目", {}}, draft.today(), {}, "JH-2026-001");
            draft.add(zb::NoteAdded{"已送件", {}, {}}, draft.today(), "服务专员01", "JH-2026-001");
        });
    }

    zb::test::Folder folder_;
    std::string guards_, bytes_;
};

struct Change {
    const char* column;
    int entry;
    int how;
    std::string_view value;
    bool fitting;
};

Change change_of(std::string_view input, int last) {
    const auto byte = [&](std::size_t place) { return static_cast<unsigned char>(input[place]); };
    return {kColumns[byte(0) % kColumns.size()], last - byte(1) % last, byte(2) % 4, input.substr(3), byte(2) >= 'a'};
}

void bind(sqlite3_stmt* statement, const Change& change) {
    const int size = static_cast<int>(change.value.size());
    if (change.how == 0) sqlite3_bind_text(statement, 1, change.value.data(), size, SQLITE_STATIC);
    if (change.how == 1) sqlite3_bind_blob(statement, 1, change.value.data(), size, SQLITE_STATIC);
    if (change.how == 3) sqlite3_bind_int64(statement, 1, size);
}

void make_fit(const Database& database, int entry) {
    std::vector<std::optional<std::string>> values;
    const std::string sql = "SELECT seq, kind, project, \"on\", recorded_at, actor, \"by\", request, body, prev FROM entry WHERE seq = " +
                            std::to_string(entry);
    sqlite3_stmt* row = nullptr;
    sqlite3_prepare_v2(database.get(), sql.c_str(), -1, &row, nullptr);
    require(sqlite3_step(row) == SQLITE_ROW);
    for (int i = 0; i < 10; ++i) {
        const auto* bytes = static_cast<const char*>(sqlite3_column_blob(row, i));
        const auto size = static_cast<std::size_t>(sqlite3_column_bytes(row, i));
        values.push_back(sqlite3_column_type(row, i) == SQLITE_NULL
                             ? std::nullopt
                             : std::optional{bytes == nullptr ? std::string{} : std::string{bytes, size}});
    }
    sqlite3_finalize(row);
    const auto text = [&](std::size_t i) { return values[i] ? std::string_view{*values[i]} : std::string_view{}; };
    const auto nullable = [&](std::size_t i) { return values[i] ? std::optional<std::string_view>{*values[i]} : std::nullopt; };
    const zb::EntryTexts texts{entry, text(1), nullable(2), text(3), text(4), text(5), nullable(6), nullable(7), text(8), nullable(9), {}};
    asked(database, "UPDATE entry SET hash = '" + zb::hex(zb::sha256(zb::preimage(texts))) + "' WHERE seq = " + std::to_string(entry));
}

// Whether the file says anything else afterwards.
bool apply(const Ledger& ledger, const std::string& path, const Change& change) {
    const Database database = opened(path);
    const std::string at = " WHERE seq = " + std::to_string(change.entry);
    const std::string ask = std::string{"SELECT typeof("} + change.column + ") || quote(" + change.column + ") FROM entry" + at;
    asked(database, "PRAGMA synchronous = OFF; PRAGMA ignore_check_constraints = ON; BEGIN");
    const std::string before = asked(database, ask);
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(database.get(), (std::string{"UPDATE entry SET "} + change.column + " = ?1" + at).c_str(), -1, &statement, nullptr);
    bind(statement, change);
    sqlite3_step(statement);
    sqlite3_finalize(statement);  // a STRICT table takes not every value: nothing was changed then
    if (change.fitting && asked(database, ask) != before) make_fit(database, change.entry);
    const bool changed = asked(database, ask) != before;  // a hash made to fit is the one that stood there
    asked(database, ledger.guards() + "COMMIT");
    return changed;
}

}  // namespace

void zb::try_input(std::string_view input) {
    static const Ledger ledger;
    if (input.size() < 3) return;
    const Change change = change_of(input, ledger.last);
    const std::string path = ledger.copy();
    const bool changed = apply(ledger, path, change);
    {
        const Examination found = examine(Store::open_still(path), {});
        // Of the last entry a change that fits is beyond proof without a head noted elsewhere.
        require(changed ? !found.faults.empty() || (change.fitting && change.entry == ledger.last) : found.faults.empty());
    }
    const Book book = Book::open(path, Access::read);
    static_cast<void>(book.read(Scope::all(), {{}, {}, Date::of(2026, 11, 20)}));
}
