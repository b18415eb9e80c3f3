// SPDX-License-Identifier: Apache-2.0
// 好差评: an enterprise's opinion of the service team, of a specialist or of an item, in five levels; one a matter and occasion. A bad one
// is repaired: contact, repair, follow-up. Who gave it is asked nowhere and kept nowhere (国办发〔2019〕51号; 粤办函〔2020〕21号).
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/table.h"
#include "calendar/calendar.h"
#include "domain/noun.h"
#include "domain/step/clock.h"

namespace zb {

// The five levels (国办发〔2019〕51号; GB/T 39734—2020, GB/T 39735—2020); the last two are bad.
enum class ReviewLevel { very_satisfied, satisfied, basically_satisfied, unsatisfied, very_unsatisfied };
inline constexpr std::size_t kReviewLevels = 5;
std::string_view key(ReviewLevel level);    // very_satisfied …
std::string_view label(ReviewLevel level);  // 非常满意, 满意, 基本满意, 不满意, 非常不满意
// By its key or its label; none where it is neither.
std::optional<ReviewLevel> review_level(std::string_view word);
constexpr bool is_bad(ReviewLevel level) { return level == ReviewLevel::unsatisfied || level == ReviewLevel::very_unsatisfied; }
constexpr std::size_t index_of(ReviewLevel level) { return static_cast<std::size_t>(level); }
template <>
struct EnumWords<ReviewLevel> {
    static std::optional<ReviewLevel> find(std::string_view word) { return review_level(word); }
};

enum class ReviewOf { team, specialist, step };
std::string_view key(ReviewOf of);
std::string_view label(ReviewOf of);  // 服务团队, 服务专员, 事项
std::optional<ReviewOf> review_of(std::string_view word);
template <>
struct EnumWords<ReviewOf> {
    static std::optional<ReviewOf> find(std::string_view word) { return review_of(word); }
};

struct ReviewReceived {
    static constexpr std::string_view kind = "review.received";
    std::string code;
    ReviewLevel level = ReviewLevel::satisfied;
    ReviewOf of = ReviewOf::team;
    std::optional<std::string> step = {};   // key; of an item only
    std::optional<std::string> staff = {};  // of a specialist only
    std::string occasion;                   // 第 1 次申报, a day: one review of a matter on each
    bool by_default = false;                // 默认: nobody rated within the days; counts in no rate of those who did
    std::optional<std::string> note = {};   // what was said
    static void fields(auto& self, auto& visit) {
        visit("code", self.code, "评价编号");
        visit("level", self.level, "等级：very_satisfied 至 very_unsatisfied");
        visit("of", self.of, "评谁：team 服务团队，specialist 服务专员，step 事项");
        visit("step", self.step, "事项键");
        visit("staff", self.staff, "服务专员");
        visit("occasion", self.occasion, "哪一次");
        visit("by_default", self.by_default, "默认评价");
        visit("note", self.note, "意见");
    }
};

// An act on a bad review, with what was done.
struct ReviewAct {
    std::string code;
    std::string note;
    static void fields(auto& self, auto& visit) {
        visit("code", self.code, "评价编号");
        visit("note", self.note, "情况");
    }
};
struct ReviewContacted : ReviewAct {
    static constexpr std::string_view kind = "review.contacted";
};
struct ReviewRepaired : ReviewAct {
    static constexpr std::string_view kind = "review.repaired";
};
struct ReviewAppealed : ReviewAct {
    static constexpr std::string_view kind = "review.appealed";
};
// 复核: the review stays as it is.
struct ReviewUpheld : ReviewAct {
    static constexpr std::string_view kind = "review.upheld";
};
// 误评、恶意差评: it counts in no figure any more.
struct ReviewExcluded : ReviewAct {
    static constexpr std::string_view kind = "review.excluded";
};

// 回访: asked whether the repair served. One that did not is to be repaired again.
struct ReviewFollowed {
    static constexpr std::string_view kind = "review.followed";
    std::string code;
    std::optional<Date> due = {};  // by which it is to be repaired again; none: satisfied
    std::optional<std::string> note = {};
    static void fields(auto& self, auto& visit) {
        visit("code", self.code, "评价编号");
        visit("due", self.due, "不满意的，再整改的期限");
        visit("note", self.note, "回访情况");
    }
};

struct ReviewNoun {
    using Fact =
        std::variant<ReviewReceived, ReviewContacted, ReviewRepaired, ReviewFollowed, ReviewAppealed, ReviewUpheld, ReviewExcluded>;
    static constexpr EntryRules rules = kPlainEntry;  // what others say of the work is no work of one's own
    static void check(const State&, const Envelope&, const ReviewReceived&);
    static void check(const State&, const Envelope&, const ReviewContacted&);
    static void check(const State&, const Envelope&, const ReviewRepaired&);
    static void check(const State&, const Envelope&, const ReviewFollowed&);
    static void check(const State&, const Envelope&, const ReviewAppealed&);
    static void check(const State&, const Envelope&, const ReviewUpheld&);
    static void check(const State&, const Envelope&, const ReviewExcluded&);
    static void apply(State&, const Envelope&, const ReviewReceived&);
    static void apply(State&, const Envelope&, const ReviewContacted&);
    static void apply(State&, const Envelope&, const ReviewRepaired&);
    static void apply(State&, const Envelope&, const ReviewFollowed&);
    static void apply(State&, const Envelope&, const ReviewAppealed&);
    static void apply(State&, const Envelope&, const ReviewUpheld&);
    static void apply(State&, const Envelope&, const ReviewExcluded&);
    static void index(const Envelope&, const ReviewReceived&, Index&);
    template <class F>
    static void index(const Envelope& envelope, const F& /*fact*/, Index& index) {
        index.subjects.push_back(project_stream(project_of(envelope)));
    }
    static std::string words(const State&, const Envelope&, const ReviewReceived&);
    static std::string words(const State&, const Envelope&, const ReviewContacted&);
    static std::string words(const State&, const Envelope&, const ReviewRepaired&);
    static std::string words(const State&, const Envelope&, const ReviewFollowed&);
    static std::string words(const State&, const Envelope&, const ReviewAppealed&);
    static std::string words(const State&, const Envelope&, const ReviewUpheld&);
    static std::string words(const State&, const Envelope&, const ReviewExcluded&);
    static std::optional<GivenCode> code(const ReviewReceived&);
    template <class F>
    static std::optional<GivenCode> code(const F& /*fact*/) {
        return std::nullopt;
    }
    static void texts(const State&, Finder&);
    static NounTable table(const State&, Date);
};

// Where the repair of a bad review stands.
enum class ReviewStage { contact, repair, follow, done, excluded };

struct Review : ReviewReceived {
    Review() = default;
    explicit Review(ReviewReceived stated) : ReviewReceived(std::move(stated)) {}
    std::string project;
    Date received;
    std::int64_t seq = 0;
    std::optional<std::string> department = {};  // of the item, as planned on that day
    Date repair_due;                             // of a bad one
    std::optional<Date> contacted = {}, repaired = {}, followed = {};
    std::optional<Date> appealed = {}, upheld = {}, excluded = {};
    bool again = false;                   // the last follow-up found the repair wanting
    std::vector<std::string> notes = {};  // of the acts, in order

    bool counts() const { return !excluded; }
    bool bad() const { return is_bad(level); }
    // done of one that is not bad.
    ReviewStage stage() const;
    bool is_open() const { return stage() != ReviewStage::done && stage() != ReviewStage::excluded; }
};
using Reviews = std::map<std::string, Review, std::less<>>;  // by code

// What comes next of a bad review on a day, and its clock.
struct ReviewToday {
    std::optional<Date> due;     // of the next act; none: it has no day
    std::optional<Date> appeal;  // by which an appeal is to be decided
    int overdue = 0;             // working days
    bool past = false;
    std::optional<Lamp> lamp;  // none where nothing is to be done
};
ReviewToday review_today(const Review& review, const Origin& origin, Date day);
// 待联系, 待整改, 待回访, 已办结, 已排除; — of one that is not bad.
std::string_view stage_words(const Review& review);
// By which a bad review received on `on` is repaired, by the settings of that day.
Date review_repair_due(const Origin& origin, Date on);

// Counts over reviews that are not excluded. Rates: rules.zh.md 5.
struct ReviewCount {
    std::array<int, kReviewLevels> levels = {};  // by ReviewLevel, default ones among them
    int by_default = 0;
    int excluded = 0;
    int bad = 0, followed = 0, repaired = 0;  // of the bad ones

    void add(const Review& review);
    int all() const;
    int active() const { return all() - by_default; }  // 主动评价
    int good() const;                                  // 好评: the first three
    int active_good() const { return good() - by_default; }
};

// 非常满意3件、满意1件; empty where none was given.
std::string levels_words(const ReviewCount& count);

// V-2026-001: the next free code of a year among those loaded.
std::string next_review_code(const Reviews& reviews, int year);
// Throws Error "review.unknown" with the nearest.
const Review& known_review(const State& state, const std::string& code);

// One row a review of which `wanted` says yes, in order of code.
Table reviews_table(const State& state, Date day, const std::function<bool(const Review&)>& wanted);

}  // namespace zb
