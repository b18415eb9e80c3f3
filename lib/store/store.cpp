// SPDX-License-Identifier: Apache-2.0
// Opening, writing and closing. A receipt may be printed once `commit` has returned, never before.
#include "store/store.h"

#include <atomic>
#include <cassert>
#include <fmt/format.h>
#include <sqlite3.h>
#include <thread>
#include <unistd.h>

#include "store/connection.h"
#include "store/erasing.h"
#include "store/impl.h"
#include "store/sqlite_fault.h"

namespace zb {
namespace {

LedgerFile found(const std::string& path, Access access) {
    LedgerFile file = find_ledger(path);
    if (access != Access::read) require_writable(file);
    return file;
}

void bind(SQLite::Statement& statement, const char* name, const std::optional<std::string>& text) {
    if (text) return statement.bindNoCopy(name, *text);
    statement.bind(name);
}

// The rows that one statement adds, ready for the next.
void run(SQLite::Statement& statement) {
    statement.exec();
    statement.reset();
}

// SQLite reports a full disk and a busy database before the commit frame is whole in the WAL. After any other fault, above all a failed
// sync, the frame may lie there whole, and a later recovery would count it: then nobody knows whether it was written.
bool nothing_was_written(const SQLite::Exception& fault) {
    const int code = fault.getErrorCode();
    return code == SQLITE_BUSY || code == SQLITE_FULL || code == SQLITE_CONSTRAINT;
}

// Of the process, not of a Store: who reports the last error of a run may have no Store left to ask.
std::atomic<bool> commit_begun{false};

Error unknown_outcome(std::string_view why) {
    return Error{"db.unknown_outcome", fmt::format("不能确定是否已经写入：{}", why), "用同一个 --request-id 原样再试一次：已写入的不会重复",
                 Exit::unknown};
}

}  // namespace

Inserts::Inserts(const SQLite::Database& database)
    : entry_{database, R"(
          INSERT INTO entry (seq, kind, project, "on", recorded_at, actor, "by", request, body, prev, hash)
          VALUES (:seq, :kind, :project, :on, :recorded_at, :actor, :by, :request, :body, :prev, :hash)
      )"},
      subject_{database, R"(
          INSERT INTO entry_subject (subject, seq)
          VALUES (:subject, :seq)
          ON CONFLICT DO NOTHING
      )"},
      lookup_{database, R"(
          INSERT INTO lookup (noun, "key", text)
          VALUES (:noun, :key, :text)
          ON CONFLICT DO NOTHING
      )"} {}

void Inserts::insert(const Entry& entry) {
    const std::string on = iso(entry.on);
    const std::string recorded_at = iso(entry.recorded_at);
    const std::string hash = hex(entry.hash);
    const std::optional<std::string> prev = entry.prev ? std::optional{hex(*entry.prev)} : std::nullopt;
    entry_.bind(":seq", entry.seq);
    entry_.bindNoCopy(":kind", entry.kind);
    bind(entry_, ":project", entry.project);
    entry_.bindNoCopy(":on", on);
    entry_.bindNoCopy(":recorded_at", recorded_at);
    entry_.bindNoCopy(":actor", entry.actor);
    bind(entry_, ":by", entry.by);
    bind(entry_, ":request", entry.request);
    entry_.bindNoCopy(":body", entry.body);
    bind(entry_, ":prev", prev);
    entry_.bindNoCopy(":hash", hash);
    run(entry_);
}

void Inserts::insert(const NewEntry& added) {
    insert(added.entry);
    for (const std::string& subject : added.subjects) {
        subject_.bindNoCopy(":subject", subject);
        subject_.bind(":seq", added.entry.seq);
        run(subject_);
    }
    for (const Lookup& lookup : added.lookups) {
        lookup_.bindNoCopy(":noun", lookup.noun);
        lookup_.bindNoCopy(":key", lookup.key);
        lookup_.bindNoCopy(":text", lookup.text);
        run(lookup_);
    }
}

Store::Impl::Impl(const std::string& path, Access wanted, std::chrono::milliseconds wait)
    : file{found(path, wanted)}, access{wanted}, patience{wait}, database{connect(file, access, wait)} {}

Store::Impl::Impl(LedgerFile still) : file{std::move(still)}, patience{0}, database{connect(file, Access::read, patience)} {}

bool Store::Impl::in_transaction() const { return sqlite3_get_autocommit(database.getHandle()) == 0; }

void Store::watch(Watcher watcher) { impl_->watcher = std::move(watcher); }

const Watcher& Store::watcher() const { return impl_->watcher; }

Watched::Watched(const Watcher& watcher, const SQLite::Database& database) : watcher_{watcher}, last_{0} {
    if (!watcher_) return;
    SQLite::Statement last{database, "SELECT max(seq) FROM entry"};
    if (last.executeStep()) last_ = last.getColumn(0).getInt64();
}

Watched::~Watched() {
    if (watcher_) watcher_(last_, last_);
}

Snapshot::Snapshot(SQLite::Database& database) {
    if (sqlite3_get_autocommit(database.getHandle()) == 0) return;
    database.exec("BEGIN");
    begun_ = &database;
}

Snapshot::~Snapshot() {
    if (begun_ != nullptr && sqlite3_get_autocommit(begun_->getHandle()) == 0) begun_->tryExec("ROLLBACK");
}

void Store::create(const LedgerPlace& place) {
    const LedgerFile file = create_empty(place);
    try {
        at_door([&] { lay_out(file); });
    } catch (const Error&) {
        ::unlink(file.path.c_str());  // ours, made a moment ago with O_EXCL, and its connection is closed
        throw;
    }
}

// Who may not write beside the ledger reads it with the -wal and the shared memory of those who do, which come and go with them.
Store Store::open(const std::string& path, Access access, std::chrono::milliseconds patience) {
    constexpr std::chrono::milliseconds kLongEnough{2000};
    for (std::chrono::milliseconds waited{0};; waited += kBetweenTries) {
        try {
            return Store{std::make_unique<Impl>(path, access, patience)};
        } catch (const SQLite::Exception& fault) {
            const bool passing = fault.getErrorCode() == SQLITE_READONLY || fault.getErrorCode() == SQLITE_CANTOPEN;
            if (access != Access::read || !passing || waited >= kLongEnough) throw as_error(fault, path);
        }
        std::this_thread::sleep_for(kBetweenTries);
    }
}

Store::Store(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Store::~Store() {
    if (impl_) roll_back();
}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;

void Store::enter_queue() {
    if (impl_->access == Access::alone) return;
    impl_->queue.enter(impl_->file.path + "-lock", impl_->file.mode, impl_->patience);
    refuse_moved(impl_->database);
}

void Store::begin_write() {
    assert(!impl_->in_transaction());
    enter_queue();
    at_door([&] { impl_->database.exec("BEGIN IMMEDIATE"); });
}

void Store::append(std::span<const NewEntry> entries) {
    assert(impl_->in_transaction());
    try {
        if (!impl_->inserts) impl_->inserts.emplace(impl_->database);
        for (const NewEntry& entry : entries) {
            impl_->inserts->insert(entry);
            put_aside(impl_->database, entry);
        }
    } catch (const SQLite::Exception& fault) {
        const Error error = as_error(fault);
        roll_back();
        throw error;
    }
}

void Store::commit() {
    if (!impl_->in_transaction()) {
        throw Error{"db.rolled_back", "写入中途被数据库撤销，未写入任何内容", "原样再试一次"};
    }
    const bool committed_before = commit_begun;
    commit_begun = committed_before || impl_->access != Access::alone;  // a file in the making is nobody's ledger yet
    try {
        impl_->database.exec("COMMIT");
    } catch (const SQLite::Exception& fault) {
        roll_back();
        if (nothing_was_written(fault)) commit_begun = committed_before;
        const Error error = as_error(fault);
        throw nothing_was_written(fault) ? error : unknown_outcome(error.fault().message);
    }
}

bool Store::may_have_committed() noexcept { return commit_begun; }

// After some faults SQLite has rolled back by itself; a second ROLLBACK would be an error.
void Store::roll_back() noexcept {
    impl_->inserts.reset();
    if (impl_->in_transaction()) impl_->database.tryExec("ROLLBACK");
}

const std::string& Store::path() const { return impl_->file.path; }

std::string Store::note() const {
    if (!impl_->file.has_room) return "磁盘已满，按只读打开：打开以后别人写入的内容看不到。查看余量：df -h .";
    if (impl_->file.writable) return {};
    return "数据库或其所在文件夹不可写，按只读打开：打开以后别人写入的内容看不到";
}

std::string_view sqlite_version() { return sqlite3_libversion(); }

}  // namespace zb
