// SPDX-License-Identifier: Apache-2.0
// Drafts, and the one transaction that writes them.
#include "book/writing.h"

#include <algorithm>
#include <fmt/format.h>

#include "book/book.h"
#include "domain/access.h"
#include "domain/personal_numbers.h"

namespace zb {

namespace {

// Numbers order the entries, never the clock. A clock a little behind goes on from the last entry's instant; one far off is refused, as
// its time would spoil all later ones.
constexpr std::int64_t kMinute = 60 * 1000;
constexpr std::int64_t kBehindAllowed = 5 * kMinute;
constexpr std::int64_t kAheadAllowed = 30LL * 24 * 60 * kMinute;

// No entry may bear a time that what reads it refuses, whoever trusts the clock.
Instant within_ledger_years(Instant recorded) {
    if (in_ledger_years(recorded.day())) return recorded;
    throw Error{"clock.off", fmt::format("这台机器的时钟是 {}，台账只记 {}", clock_text(recorded), kLedgerYears), "先校准时钟"};
}

Instant recording_instant(Instant now, Instant last, bool trusted) {
    const std::int64_t ahead = now.milliseconds() - last.milliseconds();
    if (!trusted && (ahead < -kBehindAllowed || ahead > kAheadAllowed))
        throw Error{"clock.off", fmt::format("这台机器的时钟是 {}，台账最后一条记于 {}，相差太多", clock_text(now), clock_text(last)),
                    "先校准时钟；时钟没有错就加 --clock-ok"};
    // A millisecond at least behind the command before: entries of one instant are those of one command.
    return within_ledger_years(std::max(now, Instant::from_milliseconds(last.milliseconds() + 1)));
}

std::string numbers(std::int64_t first, std::int64_t last) {
    return first == last ? fmt::format("第 {} 条", last) : fmt::format("第 {} 至 {} 条", first, last);
}

bool valid_id(std::string_view id) {
    return !id.empty() && id.size() <= 64 && std::all_of(id.begin(), id.end(), [](char c) { return c > ' ' && c < 127; });
}

}  // namespace

NewEntry derive(const Entry& entry) {
    JsonDocument parser;
    const Index index = index_of(envelope_of(entry), decode(entry, parser));
    NewEntry derived{entry, index.subjects, {}, index.keeps, index.erases};
    for (const Name& name : index.names) derived.lookups.push_back({name.noun, name.key, name.text});
    return derived;
}

NewEntry chain(const Envelope& envelope, const Fact& fact, const std::optional<std::string>& request, const std::optional<Head>& before) {
    Entry entry;
    entry.seq = envelope.seq;
    entry.kind = kind_of(fact);
    entry.project = envelope.project;
    entry.on = envelope.on;
    entry.recorded_at = envelope.recorded_at;
    entry.actor = envelope.actor;
    entry.by = envelope.by;
    entry.request = request;
    entry.body = body_of(fact);
    if (before) entry.prev = before->hash;
    entry.hash = hash_of(entry);
    return derive(entry);
}

std::string stored_request(const std::string& id, std::string_view content) {
    if (!valid_id(id))
        throw usage_error("request.invalid", fmt::format("--request-id {}：只收 1 到 64 个英文字母、数字和符号，不含空格", id),
                          "如 --request-id 20261120-ledger-01");
    refuse_personal_numbers(id, "--request-id", NumberKind::official);
    constexpr std::size_t kDigits = 16;
    return id + " " + hex(sha256(content)).substr(0, kDigits);
}

void Draft::check_day(Date on, OnDay rule) const {
    if (!in_ledger_years(on))
        throw Error{Fault{"on.out_of_range", fmt::format("--on {}：台账只记 {}的事", iso(on), kLedgerYears), "检查日期和天数是否多写了位数",
                          Place{0, "on", iso(on)}}};
    if (rule == OnDay::holds_from || on <= recorded_at_.day()) return;
    throw Error{Fault{"on.future", fmt::format("--on {}：还没有到这一天（记录日 {}）", iso(on), iso(recorded_at_.day())),
                      "--on 写事情发生的日子，不晚于今天", Place{0, "on", iso(on)}}};
}

std::int64_t Draft::add_fact(Fact fact, Date on, std::optional<std::string> by, std::optional<std::string> project) {
    settle();
    check_day(on, rules_of(kind_of(fact)).on);
    const Envelope envelope{next_seq_, recorded_at_, on, actor_, std::move(by), std::move(project)};
    check_access(state_, envelope, fact);
    check(state_, envelope, fact);
    apply(state_, envelope, fact);
    pending_.push_back({envelope, std::move(fact)});
    return next_seq_++;
}

void Draft::answer(std::string sentence, std::string_view remark) {
    const std::int64_t first = std::max(answered_up_to_, first_seq_);
    const std::int64_t last = next_seq_ - 1;
    if (last >= first) sentence += fmt::format("。{}", numbers(first, last));
    if (!remark.empty()) sentence += fmt::format("，{}", remark);
    answered_up_to_ = next_seq_;
    sentences_.push_back(std::move(sentence));
}

void Draft::row(int line, const std::function<void()>& fill) {
    ++rows_;
    const std::size_t facts = pending_.size();
    const std::size_t sentences = sentences_.size();
    try {
        settle();
        fill();
        settle();
    } catch (const Error& error) {
        if (error.exit() != Exit::refused && error.exit() != Exit::usage) throw;
        for (Fault fault : error.faults()) {
            if (fault.place.line == 0) fault.place.line = line;
            faults_.push_back(std::move(fault));
        }
        ++bad_rows_;
        if (faults_.size() >= kMostBadRows) {
            std::string message = fmt::format("到第 {} 行已有 {} 行有问题，没有再往下看，全部未写入", line, bad_rows_);
            throw Error{"rows.invalid", std::move(message)}.with_rows(faults_);
        }
        sentences_.resize(sentences);
        if (pending_.size() > facts) take_back(facts);
    }
}

void Draft::take_back(std::size_t facts) {
    pending_.erase(pending_.begin() + static_cast<std::ptrdiff_t>(facts), pending_.end());
    settled_ = facts;
    reverses_ = false;
    refold();
    answered_up_to_ = next_seq_;
}

// Facts cannot be undone one by one; what stands in the ledger is folded again, then what the draft holds.
void Draft::refold() {
    state_ = book_->folded(state_.scope, first_seq_ - 1, std::nullopt, cancelled(state_.scope, pending_.size()));
    next_seq_ = first_seq_;
    for (const Pending& kept : pending_) {
        apply(state_, kept.envelope, kept.fact);
        next_seq_ = kept.envelope.seq + 1;
    }
}

std::set<std::string> Draft::projects() const {
    std::set<std::string> codes;
    for (const Pending& each : pending_) {
        if (each.envelope.project) codes.insert(*each.envelope.project);
    }
    return codes;
}

Draft Book::begin_draft(const WriteRequest& request, State state) {
    const Head last = head();
    const auto last_entry = store_.entry(last.seq);
    const bool trusted = practice_ || request.clock == ClockCheck::trusted;
    Draft draft;
    draft.book_ = this;
    draft.state_ = std::move(state);
    draft.actor_ = request.actor;
    draft.recorded_at_ = recording_instant(request.now, last_entry->recorded_at, trusted);
    draft.today_ = request.today;
    draft.first_seq_ = draft.next_seq_ = last.seq + 1;
    return draft;
}

std::optional<Receipt> Book::replay(const WriteRequest& request) const {
    if (!request.request_id) return std::nullopt;
    const std::string stored = stored_request(*request.request_id, request.content);
    const auto earlier = store_.request(*request.request_id);
    if (!earlier) return std::nullopt;
    if (earlier->stored != stored)
        throw Error{"request.reused",
                    fmt::format("--request-id {} 已经用于另一项内容（{}）", *request.request_id, numbers(earlier->first, earlier->last)),
                    "换一个 --request-id；要看原来写了什么：zb ledger show " + std::to_string(earlier->first)};
    Receipt receipt;
    receipt.first = earlier->first;
    receipt.last = earlier->last;
    receipt.head = store_.entry(earlier->last)->hash;
    receipt.replayed = true;
    JsonDocument parser;
    Query query;
    query.after = earlier->first - 1;
    query.up_to = earlier->last;
    store_.scan(query, [&](Entry& entry) {
        if (auto given = code_of(decode(entry, parser))) receipt.codes.push_back(std::move(given->code));
    });
    receipt.sentences = {fmt::format("同一请求（{}）先前已经写入，是{}", *request.request_id, numbers(receipt.first, receipt.last))};
    return receipt;
}

// Throws the faults of all rows together, unless the sound rows may be written without the others.
void Book::refuse_faulty_rows(const Draft& draft, KeepGoing keep_going) {
    if (draft.faults_.empty()) return;
    const int sound = draft.rows_ - draft.bad_rows_;
    if (keep_going == KeepGoing::yes && sound > 0) return;
    std::string message = fmt::format("{} 行有问题，全部 {} 行均未写入", draft.bad_rows_, draft.rows_);
    if (sound > 0) message += fmt::format("（--keep-going 可先写入其余 {} 行）", sound);
    throw Error{"rows.invalid", std::move(message)}.with_rows(draft.faults_);
}

namespace {

[[noreturn]] void refuse_unreadable(std::int64_t seq, std::string_view why) {
    throw Error{"write.unreadable", fmt::format("写入前复读第 {} 条没有通过：{}", seq, why), "请把这条命令和输入文件交给维护人员"};
}

}  // namespace

// A ledger cannot be edited: what its readers refuse would stop everybody for ever. So the new rows take the way of every later command,
// stored columns, codec, hash and fold, while they can still be rolled back.
void Book::read_back(State before, const std::vector<NewEntry>& written) const {
    Query added;
    added.after = written.front().entry.seq - 1;
    JsonDocument parser;
    auto expected = written.begin();
    bool reversed = false;
    store_.scan(added, [&](Entry& entry) {
        if (expected == written.end() || entry.seq != expected->entry.seq) refuse_unreadable(entry.seq, "条号不对");
        if (entry.hash != expected->entry.hash || hash_of(entry) != entry.hash) refuse_unreadable(entry.seq, "校验值不符");
        try {
            reversed = reversed || entry.kind == kReversalKind;
            fold(before, entry, parser);
        } catch (const Error& error) {
            refuse_unreadable(entry.seq, error.fault().message);
        }
        ++expected;
    });
    if (expected != written.end()) refuse_unreadable(expected->entry.seq, "没有读到");
    if (reversed) state_at(before.scope, written.back().entry.seq, std::nullopt);
}

Receipt Book::commit(const WriteRequest& request, Draft& draft, State before) {
    Receipt receipt;
    receipt.sentences = std::move(draft.sentences_);
    receipt.dry_run = request.dry_run == DryRun::yes;
    receipt.faults = draft.faults_;
    if (draft.pending_.empty()) {
        store_.roll_back();
        return receipt;
    }
    if (request.consequences != nullptr) request.consequences(before, draft.state(), draft.projects(), request.today);
    std::optional<std::string> stored;
    if (request.request_id) stored = stored_request(*request.request_id, request.content);
    std::optional<Head> head = store_.head();
    std::vector<NewEntry> entries;
    entries.reserve(draft.pending_.size());
    for (const Draft::Pending& pending : draft.pending_) {
        try {
            entries.push_back(chain(pending.envelope, pending.fact, stored, head));  // its indexes come from what is decoded again
        } catch (const Error& error) {
            refuse_unreadable(pending.envelope.seq, error.fault().message);
        }
        entries.back().aside = pending.aside;
        head = Head{entries.back().entry.seq, entries.back().entry.hash};
        if (auto given = code_of(pending.fact)) receipt.codes.push_back(std::move(given->code));
    }
    receipt.first = entries.front().entry.seq;
    receipt.last = head->seq;
    receipt.head = head->hash;
    store_.append(entries);
    read_back(std::move(before), entries);
    if (receipt.dry_run) {
        store_.roll_back();
    } else {
        store_.commit();
    }
    return receipt;
}

// Folds the entries that others have written meanwhile. A reversal among them may cancel what is folded already: then all is folded anew.
void Book::catch_up(State& state) const {
    const std::int64_t last = head().seq;
    if (state.seq == last) return;
    bool reversed = false;
    JsonDocument parser;
    Query newer;
    newer.after = state.seq;
    newer.subjects = state.scope.subjects();
    store_.scan(newer, [&](Entry& entry) {
        reversed = reversed || entry.kind == kReversalKind;
        if (!reversed) fold(state, entry, parser);
    });
    if (reversed) state = state_at(state.scope, last, std::nullopt);
}

Receipt Book::write(const WriteRequest& request, const std::function<void(Draft&)>& fill,
                    const std::function<void(const State&)>& prepare) {
    // Decoding and folding happen before the lock; under it only catching up, the checks and the insert.
    State state = state_at(request.scope, head().seq, std::nullopt);
    if (prepare) prepare(state);
    store_.begin_write();
    try {
        if (auto earlier = replay(request)) {
            store_.roll_back();
            return std::move(*earlier);
        }
        catch_up(state);
        State before = state;
        Draft draft = begin_draft(request, std::move(state));
        const Date day = draft.recording().day();
        check_writer(draft.state(), request.actor, day);
        fill(draft);
        draft.settle();
        refuse_faulty_rows(draft, request.keep_going);
        refuse_lockout(draft.state(), day);
        return commit(request, draft, std::move(before));
    } catch (...) {
        store_.roll_back();
        throw;
    }
}

Store::Migration Book::migrate(const std::function<void()>& back_up) { return store_.migrate(back_up, derive); }

std::int64_t Book::mend_indexes() { return store_.mend(derive); }

// The first entries of a ledger that nobody else knows of yet, read back like all others; its head.
Head Book::write_first_facts(const LedgerPlace& made, const std::vector<Fact>& facts, Instant now, const std::string& actor) {
    Store::create(made);
    Book book{Store::open(made.path, Access::alone), Unwritten{}};
    book.store_.begin_write();
    State state;
    std::vector<NewEntry> entries;
    std::optional<Head> before;
    for (const Fact& fact : facts) {
        const Envelope envelope{static_cast<std::int64_t>(entries.size()) + 1, now, now.day(), actor, {}, {}};
        check(state, envelope, fact);
        apply(state, envelope, fact);
        entries.push_back(chain(envelope, fact, {}, before));
        before = Head{envelope.seq, entries.back().entry.hash};
    }
    book.store_.append(entries);
    book.read_back(State{}, entries);
    book.store_.commit();
    return *before;
}

Receipt Book::create(const LedgerPlace& place, Practice practice, const std::string& origin, Instant now, const std::string& actor) {
    within_ledger_years(now);
    const std::string made = Store::name_while_made(place.path);
    Receipt receipt;
    try {
        const Head head = write_first_facts({made, place.group}, first_facts(origin, practice == Practice::yes), now, actor);
        Store::publish(made, place.path);
        receipt.first = 1;
        receipt.last = head.seq;
        receipt.head = head.hash;
    } catch (...) {
        Store::discard(made);
        throw;
    }
    return receipt;
}

}  // namespace zb
