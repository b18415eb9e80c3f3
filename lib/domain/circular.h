// SPDX-License-Identifier: Apache-2.0
// 通报: drafts, 审核, 签发 and 更正期. Every text that was recorded stays for ever; what was signed is corrected by another issue only.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "domain/noun.h"

namespace zb {

// A circular as recorded: its number, what it rests on, what a person added to it, and its text.
struct CircularText {
    std::string report;  // weekly
    int year = 0;
    int number = 0;  // 2026年第21期
    Date as_of;
    std::int64_t head = 0;  // entry that it rests on
    std::string head_hash;
    std::string digest;  // SHA-256 of `text`
    std::string text;    // Markdown
    std::optional<std::string> preface, remarks;
    // Since rules 2: by which rules it was counted, its first day, the events that it printed (WeekEvent, printed_event) in their order.
    std::optional<int> rules;
    std::optional<Date> first;
    std::vector<std::string> events;
    static void fields(auto& self, auto& visit) {
        visit("report", self.report, "报告种类");
        visit("year", self.year, "年");
        visit("number", self.number, "期号");
        visit("as_of", self.as_of, "数据截至");
        visit("head", self.head, "数据依据条目");
        visit("head_hash", self.head_hash, "该条目校验值");
        visit("digest", self.digest, "正文散列");
        visit("text", self.text, "正文");
        visit("preface", self.preface, "前言");
        visit("remarks", self.remarks, "补充的下一步工作");
        visit("rules", self.rules, "口径版本");
        visit("first", self.first, "本期首日");
        visit("events", self.events, "本期所报的办理情况");
    }
};

// 拟稿, of an issue to come or of the correction of the last one. A later draft of the same takes its place.
struct ReportDrafted {
    static constexpr std::string_view kind = "report.drafted";
    CircularText circular;
    std::optional<std::int64_t> corrects = {};  // entry of the issue, or of its correction before
    std::optional<std::string> reason = {};
    static void fields(auto& self, auto& visit) {
        CircularText::fields(self.circular, visit);
        visit("corrects", self.corrects, "更正的条目");
        visit("reason", self.reason, "更正原因");
    }
};

// 审核 of a draft, by the envelope's `by`.
struct ReportReviewed {
    static constexpr std::string_view kind = "report.reviewed";
    std::int64_t draft = 0;  // its entry
    std::string digest;      // of the text that was read
    std::optional<std::string> note;
    static void fields(auto& self, auto& visit) {
        visit("draft", self.draft, "草稿条目");
        visit("digest", self.digest, "草稿正文散列");
        visit("note", self.note, "审核意见");
    }
};

// 签发, by the envelope's `by`: of a reviewed draft, or in one step.
struct ReportIssued {
    static constexpr std::string_view kind = "report.issued";
    static constexpr EntryRules rules = {Work::no, OnDay::happened, "通报一经签发就不改，有错签发更正期，或写进下一期"};
    CircularText circular;
    std::optional<std::int64_t> draft;  // entry of the draft whose text this is
    static void fields(auto& self, auto& visit) {
        CircularText::fields(self.circular, visit);
        visit("draft", self.draft, "草稿条目");
    }
};

// 更正期: the whole circular again, of the same number and day, by what is known now. From then on it is what the next one follows.
struct ReportCorrected {
    static constexpr std::string_view kind = "report.corrected";
    static constexpr EntryRules rules = {Work::no, OnDay::happened, "通报一经签发就不改，有错再签发更正期，或写进下一期"};
    CircularText circular;
    std::int64_t corrects = 0;  // entry of the issue, or of its correction before
    std::string reason;
    std::optional<std::int64_t> draft = {};  // entry of the draft whose text this is
    static void fields(auto& self, auto& visit) {
        CircularText::fields(self.circular, visit);
        visit("corrects", self.corrects, "更正的条目");
        visit("reason", self.reason, "更正原因");
        visit("draft", self.draft, "草稿条目");
    }
};

struct CircularNoun {
    using Fact = std::variant<ReportIssued, ReportDrafted, ReportReviewed, ReportCorrected>;
    static constexpr EntryRules rules = kPlainEntry;
    static void check(const State&, const Envelope&, const ReportIssued&);
    static void check(const State&, const Envelope&, const ReportDrafted&);
    static void check(const State&, const Envelope&, const ReportReviewed&);
    static void check(const State&, const Envelope&, const ReportCorrected&);
    static void apply(State&, const Envelope&, const ReportIssued&);
    static void apply(State&, const Envelope&, const ReportDrafted&);
    static void apply(State&, const Envelope&, const ReportReviewed&);
    static void apply(State&, const Envelope&, const ReportCorrected&);
    // All belong to the registry alone.
    template <class F>
    static void index(const Envelope&, const F&, Index& index) {
        index.subjects.emplace_back(kRegistryStream);
    }
    static std::string words(const State&, const Envelope&, const ReportIssued&);
    static std::string words(const State&, const Envelope&, const ReportDrafted&);
    static std::string words(const State&, const Envelope&, const ReportReviewed&);
    static std::string words(const State&, const Envelope&, const ReportCorrected&);
    static NounTable table(const State&, Date);
    static constexpr Nothing code{}, texts{};
};

// An issue or a correction of one, in the order of their entries.
struct IssuedReport {
    CircularText what;
    std::int64_t seq = 0;
    Instant at;
    std::optional<std::string> by;
    std::optional<std::int64_t> draft;
    // Of a correction: the entry that it corrects, which one it is of its issue (1, 2 …), and why it was made.
    std::int64_t corrects = 0;
    int correction = 0;
    std::string reason = {};
    std::int64_t corrected_by = 0;  // entry of the correction that took its place; 0: it holds
};

struct CircularDraft {
    enum class Status { drafted, reviewed, replaced, issued };  // 草稿, 已审核, 已重拟, 已签发
    CircularText what;
    std::int64_t seq = 0;
    Instant at;
    std::optional<std::string> by;
    Status status = Status::drafted;
    std::optional<std::string> reviewed_by;
    std::optional<Instant> reviewed_at;
    std::string actor = {};  // the login that drafted, and that reviewed
    std::string reviewed_actor = {};
    std::int64_t corrects = 0;  // entry of the issue that it corrects; 0: it is of an issue to come
    std::string reason = {};
};

// The draft of an issue to come that waits for 审核 or 签发; and that of a correction of the last issue. None where there is none.
const CircularDraft* waiting_draft(const State& state, std::string_view report);
const CircularDraft* waiting_correction(const State& state, std::string_view report);
// The draft recorded by that entry; none where the entry is no draft.
const CircularDraft* draft_of(const State& state, std::int64_t seq);
// The last one issued (or corrected) of that kind; none: the first is to come.
const IssuedReport* last_issued(const State& state, std::string_view report);

// 2026-21.
std::string issue_name(const CircularText& circular);
// 2026年第21期.
std::string issue_words(const CircularText& circular);

}  // namespace zb
