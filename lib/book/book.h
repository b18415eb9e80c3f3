// SPDX-License-Identifier: Apache-2.0
// The ledger as a book: read it as of a day, write a draft into it. Store and State meet only here.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/document.h"
#include "base/naming.h"
#include "domain/domain.h"
#include "store/store.h"

namespace zb {

struct ReadAt {
    std::optional<Date> as_of;           // what was recorded by the end of that day, and the day of the view
    std::optional<std::int64_t> head;    // what was recorded up to that entry
    Date today;                          // the day of the view where there is no `as_of`
    std::optional<Instant> before = {};  // what was recorded before that moment, where there is no `head`
};

// A state of a day, and what it rests on.
struct Reading {
    State state;
    Date day;
    Basis basis;  // seq 0 for an empty ledger
};

struct Receipt {
    std::int64_t first = 0;
    std::int64_t last = 0;
    Hash head{};
    std::vector<std::string> codes;      // of projects and problems that it made
    std::vector<std::string> sentences;  // one for each thing done
    std::vector<Fault> faults = {};      // of rows that were left out by --keep-going
    bool replayed = false;               // the same request had been written before
    bool dry_run = false;
};

// What a reversal records besides the number of the entry that it cancels.
struct ReversalWords {
    Date on;
    std::optional<std::string> by = {};
    std::optional<std::string> reason = {};
};

class Book;

// What a writing command fills: facts checked one after another against the state that the earlier ones made.
class Draft {
public:
    const State& state() const { return state_; }
    const Calendar& calendar() const { return state_.origin.calendar(); }
    Date today() const { return today_; }
    const std::string& actor() const { return actor_; }

    // Checks and applies. `on` is the day it happened; not after the recording day but for settings. Gives the entry's number.
    template <class F>
    std::int64_t add(F fact, Date on, std::optional<std::string> by, std::optional<std::string> project = {}) {
        return add_fact(make_fact(std::move(fact)), on, std::move(by), std::move(project));
    }
    std::int64_t add_fact(Fact fact, Date on, std::optional<std::string> by, std::optional<std::string> project);
    // Cancels an entry written before this draft, and gives the number of the reversal. Reversals that follow each other take effect
    // together, with the next fact or at the end of the row or of the draft: only then is it checked whether a later entry stands on
    // what they cancel (passes its check with it, fails without); Error "reversal.stands_on" names those entries, the last first.
    std::int64_t reverse(std::int64_t entry, const ReversalWords& words);
    void settle();  // lets the reversals so far take effect now
    // Adds the sentence that says what was done (已记录：006 己公司仓储设备项目 联合验收 已发证（11-18）), behind it the numbers of the
    // entries added since the sentence before, then the remark (标“补录”（晚 2 个工作日）).
    void answer(std::string sentence, std::string_view remark = {});
    // Runs one row of a bulk; a refusal is kept with its line and what the row had added is taken back.
    // At the end the Book throws the faults together, or leaves those rows out where it may keep going.
    void row(int line, const std::function<void()>& fill);
    // What the fact added last holds the digest of: it is put beside the chain with it.
    void keep_aside(Erasable kept) { pending_.back().aside.push_back(std::move(kept)); }
    std::int64_t next_seq() const { return next_seq_; }
    std::set<std::string> projects() const;  // that its facts are about
    Instant recording() const { return recorded_at_; }

private:
    friend class Book;
    struct Pending {
        Envelope envelope;
        Fact fact;
        std::vector<Erasable> aside = {};
    };
    void take_back(std::size_t facts);
    void refold();
    void check_day(Date on, OnDay rule) const;
    void check_access_to_reverse(const Envelope& envelope, const Entry& entry) const;
    Cancelled cancelled(const Scope& scope, std::size_t facts) const;  // as the first `facts` of this draft leave it

    const Book* book_ = nullptr;
    State state_;
    std::string actor_;
    Instant recorded_at_;
    Date today_;
    std::vector<Pending> pending_;
    std::vector<std::string> sentences_;
    std::vector<Fault> faults_;
    int rows_ = 0;
    int bad_rows_ = 0;
    std::int64_t first_seq_ = 1;
    std::int64_t next_seq_ = 1;
    std::int64_t answered_up_to_ = 0;  // number of the first entry that no sentence has named
    std::size_t settled_ = 0;          // facts whose reversals have taken effect
    bool reverses_ = false;            // there are reversals among the facts after those
};

enum class DryRun { no, yes };
enum class KeepGoing { no, yes };
enum class ClockCheck { strict, trusted };  // --clock-ok

// Looks at what a draft has made of the state of the projects that it is about, before anything is inserted; throws Error to refuse it.
using Consequences = void (*)(const State& before, const State& after, const std::set<std::string>& projects, Date today);

struct WriteRequest {
    Scope scope;
    Instant now;
    Date today;
    std::string actor;
    std::optional<std::string> request_id;
    std::string content;  // canonical form of what is asked: the same id with another content is refused
    DryRun dry_run = DryRun::no;
    KeepGoing keep_going = KeepGoing::no;
    ClockCheck clock = ClockCheck::strict;
    Consequences consequences = nullptr;
};

enum class Practice { no, yes };

// Who asks: in the year of which day 001 is said, and where to say which project was taken where it might be another too.
struct Asker {
    Date today;
    std::function<void(const std::string&)> say;
};

class Book {
public:
    // Makes a new ledger with entry 1, the settings and the holiday notices that ship with zb. `origin` is 32 hex digits.
    static Receipt create(const LedgerPlace& place, Practice practice, const std::string& origin, Instant now, const std::string& actor);
    static Book open(const std::string& path, Access access);

    void answer_to(Asker asker) { asker_ = std::move(asker); }
    bool practice() const { return practice_; }
    // 32 hex digits that no other ledger has.
    const std::string& origin() const { return origin_; }
    Head head() const;
    Reading read(const Scope& scope, const ReadAt& at) const;
    // The state known at entry `up_to`, as of the evening of `until`.
    State state_at(const Scope& scope, std::int64_t up_to, std::optional<Date> until) const;
    std::int64_t known_at_end_of(Date day) const;
    // What is cancelled as known at entry `up_to`, among the entries of the scope's streams.
    Cancelled cancelled(const Scope& scope, std::int64_t up_to) const;

    // One transaction: catch up, fill, check, insert, read back, commit. Throws Error; then nothing was written (but see Exit::unknown).
    // Behind the commit it throws nothing.
    // `prepare` works out what takes long, from the state as it is before the lock is taken. Where others have written in between, the
    // draft's state has another `seq`.
    Receipt write(const WriteRequest& request, const std::function<void(Draft&)>& fill,
                  const std::function<void(const State&)>& prepare = {});

    // Code of the project that a word means: code, short code (001 is that of the year of who asks, else the only open one; 26-001), exact
    // name, else an unambiguous part of the name (`partial` only). Throws Error "project.unknown" with the nearest, "project.ambiguous"
    // with the candidates.
    std::string project_code(std::string_view word, Match match) const;

    const Store& store() const { return store_; }
    // Tells of every long reading how far it is.
    void watch(Watcher watcher) { store_.watch(std::move(watcher)); }
    // Makes the derived indexes anew (Store::mend).
    std::int64_t mend_indexes();
    // Takes the file to the newest layout (Store::migrate).
    Store::Migration migrate(const std::function<void()>& back_up);
    // Takes what was erased out of the file's bytes (Store::purge).
    Store::Purge purge() { return store_.purge(); }

private:
    friend class Draft;
    struct Unwritten {};  // a ledger in the making, without its entry 1
    explicit Book(Store store);
    Book(Store store, Unwritten) : store_(std::move(store)) {}
    std::vector<ReversalLink> reversals(const Scope& scope, std::int64_t up_to) const;
    State folded(const Scope& scope, std::int64_t up_to, std::optional<Date> until, const Cancelled& cancelled) const;
    void catch_up(State& state) const;
    Draft begin_draft(const WriteRequest& request, State state);
    std::optional<Receipt> replay(const WriteRequest& request) const;
    static void refuse_faulty_rows(const Draft& draft, KeepGoing keep_going);
    // `before` is the state in front of the draft, onto which the new rows are folded as they were read back.
    Receipt commit(const WriteRequest& request, Draft& draft, State before);
    void read_back(State before, const std::vector<NewEntry>& written) const;
    static Head write_first_facts(const LedgerPlace& made, const std::vector<Fact>& facts, Instant now, const std::string& actor);

    Store store_;
    bool practice_ = false;
    std::string origin_;
    std::optional<Asker> asker_;  // none: nobody's year is known
};

}  // namespace zb
