// SPDX-License-Identifier: Apache-2.0
// The ledger's file: the one place with SQL. Its rules are reliability.md's; its format is man/zb-ledger.5.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "ledger/chain.h"
#include "ledger/entry.h"
#include "ledger/erasable.h"
#include "store/ledger_file.h"

namespace zb {

// An entry with the rows of the two derived indexes that come from it.
struct Lookup {
    std::string noun;  // project, staff …
    std::string key;   // JH-2026-001
    std::string text;  // what it may be called by
    auto operator<=>(const Lookup&) const = default;
};
struct NewEntry {
    Entry entry;
    std::vector<std::string> subjects;  // the streams it belongs to: project:JH-2026-001, projects, registry …
    std::vector<Lookup> lookups;
    std::vector<std::string> keeps = {};   // digests that the entry holds of what lies beside the chain
    std::vector<std::string> erases = {};  // digests of what goes from there with this entry
    std::vector<Erasable> aside = {};      // what is put there with it
};

// Which entries to read. Empty `subjects` and `kinds` mean all; both given: entries of any of the subjects and of any of the kinds.
struct Query {
    std::int64_t after = 0;                  // seq > after
    std::optional<std::int64_t> up_to = {};  // seq <= up_to
    std::vector<std::string> subjects = {};
    std::vector<std::string> kinds = {};
};

// Told how far a long reading or copying is: so much of all, in entries or pages; all of all when it is over.
using Watcher = std::function<void(std::int64_t done, std::int64_t all)>;

enum class Access { read, write, alone };  // alone: to write a file that nobody else knows of

class Store {
public:
    // Makes a new file; refuses one that exists ("db.exists"), a network disk ("db.network"), a folder that is missing ("db.no_folder").
    static void create(const LedgerPlace& place);
    // A name beside `path` for a ledger that is being made, so that a killed program leaves no half ledger under its own name; then that
    // name, whole, for the file that was made and closed; or nothing is left of it. Throw "db.exists" where there is one already.
    static std::string name_while_made(const std::string& path);
    static void publish(const std::string& made, const std::string& path);
    static void discard(const std::string& made) noexcept;
    // Opens a zb ledger; refuses what is missing ("db.missing", hint zb init), foreign ("db.foreign") or newer ("db.newer").
    // A read-only folder is opened immutable; `note` then says so. `patience` is how long to wait for other writers.
    static Store open(const std::string& path, Access access, std::chrono::milliseconds patience = std::chrono::seconds{30});
    // Opens a copy that nobody writes, on whatever disk it lies: nothing comes beside it. Nothing can be written to it.
    static Store open_still(const std::string& path);
    ~Store();  // closes: the last connection checkpoints, so that no -wal is left behind
    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;

    // From now on `watcher` is told of every entry read by scan, verify, check, and of the pages of copy_to. An empty one costs nothing.
    void watch(Watcher watcher);
    const Watcher& watcher() const;

    // Takes the queue's lock and begins the one transaction of a write: flock on FILE-lock, held until this Store is destroyed, then
    // BEGIN IMMEDIATE. Throws "db.busy" (exit 75) when patience ends.
    void begin_write();
    // Inserts within that transaction. Numbers, prev and hash must already be set. A fault rolls the whole transaction back.
    void append(std::span<const NewEntry> entries);
    // COMMIT; throws Error "db.unknown_outcome" (exit 74) where it is not known whether it happened, any other fault rolls back.
    void commit();
    // Whether this process began a COMMIT that may have landed: from then on no error may say that nothing was written.
    static bool may_have_committed() noexcept;
    void roll_back() noexcept;

    std::optional<Head> head() const;
    std::optional<Entry> entry(std::int64_t seq) const;
    // The last entry recorded at or before `limit`; 0 where there is none.
    std::int64_t last_recorded_by(Instant limit) const;
    // Calls `take` for each entry in order of number, all from one moment. The text in it may be moved from.
    // Throws "entry.unreadable" at a stored date, instant or hash that zb cannot have written.
    void scan(const Query& query, const std::function<void(Entry&)>& take) const;
    // The same from the newest entry back, as long as `take` says yes.
    void scan_back(const Query& query, const std::function<bool(Entry&)>& take) const;
    // Keys of `noun` that may be called `text` exactly; then those of which `text` is a part.
    std::vector<std::string> keys_called(std::string_view noun, std::string_view text) const;
    std::vector<std::string> keys_like(std::string_view noun, std::string_view part) const;
    // First and last entry written under a request id, with the whole stored request text.
    struct Request {
        std::int64_t first = 0;
        std::int64_t last = 0;
        std::string stored;
    };
    std::optional<Request> request(std::string_view id) const;

    // What lies beside the chain under that digest; all of it. None in a file of an older layout.
    std::optional<Erasable> aside(std::string_view digest) const;
    std::vector<Erasable> all_aside() const;
    // Takes what was erased out of the file's bytes, free space and -wal alike. To be called when no write is open.
    enum class Purge { done, others_read };  // others_read: a reader still holds the pages as they were
    Purge purge();

    // Writes this moment of the ledger into the file at `path`, whatever others write meanwhile. Who asked for it syncs it.
    void copy_to(const std::string& path) const;

    // Reads every entry, as it is stored, against the chain and against heads noted elsewhere. Empty: sound, and contains all anchors.
    // Nothing that stands in the file stops it: what cannot be read is a fault among the others.
    struct Verification {
        Head head;
        std::vector<Fault> faults;
    };
    Verification verify(std::vector<Anchor> anchors) const;

    // integrity_check, foreign_key_check, schema against a fresh one, every entry through `derive`, and the derived indexes against what
    // that gives; what is wrong, if anything. No finding stops the others. Columns that cannot be read are named by `verify`.
    std::vector<Fault> check(const std::function<NewEntry(const Entry&)>& derive) const;
    // Makes the derived indexes what they should be, and SQLite's own indexes anew, in one write; the number of rows that were put in or
    // taken out. Throws "db.not_mended" where the entries are not sound.
    std::int64_t mend(const std::function<NewEntry(const Entry&)>& derive);
    // The layout of the file (man/zb-ledger.5); every layout up to the newest is read and written as it is. What came with later ones.
    int layout() const;
    static int newest_layout();
    static std::vector<std::string_view> added_since(int layout);
    // Takes the file to the newest layout, once `back_up` has returned; no other writer comes in between. Nothing is done where it is there
    // already. Throws "db.not_migrated" where the file then is not as it should be, what `back_up` throws, and what a write throws; the
    // file is as it was then.
    struct Migration {
        int from = 1;
        int to = 1;
    };
    Migration migrate(const std::function<void()>& back_up, const std::function<NewEntry(const Entry&)>& derive);
    const std::string& path() const;  // absolute, symbolic links of its folder resolved
    std::string note() const;         // "" or a Chinese sentence for standard error

private:
    struct Impl;
    void enter_queue();
    explicit Store(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

// Version of the SQLite library, for zb --version.
std::string_view sqlite_version();

}  // namespace zb
