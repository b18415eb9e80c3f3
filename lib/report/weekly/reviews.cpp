// SPDX-License-Identifier: Apache-2.0
// 企业评价: counts the reviews of the period and words them.
#include "report/weekly/reviews.h"

#include <fmt/format.h>

#include "base/text.h"
#include "report/words/share.h"

namespace zb {

namespace {

bool ever_reviewed(const WeekRecord& record) { return !record.now.state->reviews.empty() || !record.before.state->reviews.empty(); }

// 差评整改中2件（其中逾期1件：V-2026-004）.
std::string repairing_words(const ReviewFigures& figures, const WeekRecord& record) {
    if (figures.repairing.empty()) return {};
    std::vector<std::string> late;
    for (const Review* review : figures.repairing)
        if (review_today(*review, record.now.state->origin, record.day()).past) late.push_back(review->code);
    const std::string overdue = late.empty() ? "" : fmt::format("（其中逾期{}件：{}）", late.size(), join_some(late, "、"));
    return fmt::format("，差评整改中{}件{}", figures.repairing.size(), overdue);
}

std::string clause_of(const ReviewFigures& figures, const WeekRecord& record) {
    const ReviewCount& count = figures.count;
    std::string text = "无企业评价";
    if (count.all() > 0) {
        text = fmt::format("收到企业评价{}件，其中{}", count.all(), levels_words(count));
        if (count.by_default > 0) text += fmt::format("（含默认评价{}件）", count.by_default);
        // A rate stands where there is something to divide by; more reviews than decisions make none.
        if (figures.decided > 0)
            text += fmt::format("，主动评价率{}（{}/{}）", rate_text(count.active(), figures.decided), count.active(), figures.decided);
    }
    if (figures.prior > 0) text += fmt::format("，上期补录评价{}件", figures.prior);
    if (figures.gone > 0) text += fmt::format("，冲销、排除以前所报{}件", figures.gone);
    if (count.excluded > 0) text += fmt::format("，排除{}件", count.excluded);
    return text + repairing_words(figures, record);
}

}  // namespace

ReviewFigures review_figures(const WeekRecord& record) {
    ReviewFigures figures;
    figures.decided = static_cast<int>(record.events.decided.size());
    const Reviews& before = record.before.state->reviews;
    for (const auto& [code, review] : before) {
        const auto known = record.now.state->reviews.find(code);
        const bool counts = known != record.now.state->reviews.end() && known->second.counts();
        figures.gone += review.counts() && !counts ? 1 : 0;
    }
    for (const auto& [code, review] : record.now.state->reviews) {
        const bool is_new = !before.contains(code);
        const bool here = is_new && review.received >= record.period.first;
        if (here) figures.count.add(review);
        figures.prior += is_new && !here && review.counts() ? 1 : 0;
        if (review.is_open()) figures.repairing.push_back(&review);
    }
    return figures;
}

std::optional<std::string> review_clause(const WeekRecord& record) {
    if (!ever_reviewed(record)) return std::nullopt;
    return clause_of(review_figures(record), record);
}

std::vector<std::pair<std::string, Value>> review_values(const WeekRecord& record) {
    if (!ever_reviewed(record)) return {};
    const ReviewFigures figures = review_figures(record);
    const ReviewCount& count = figures.count;
    std::vector<std::pair<std::string, Value>> values = {
        {"reviews.received", number(count.all())}, {"reviews.prior", number(figures.prior)}, {"reviews.reversed", number(figures.gone)}};
    for (std::size_t level = 0; level < kReviewLevels; ++level)
        values.emplace_back(fmt::format("reviews.{}", key(static_cast<ReviewLevel>(level))), number(count.levels[level]));
    const bool rated = figures.decided > 0 && count.all() > 0;
    values.emplace_back("reviews.default", number(count.by_default));
    values.emplace_back("reviews.excluded", number(count.excluded));
    values.emplace_back("reviews.active", number(count.active()));
    values.emplace_back("reviews.active_rate", rated ? Value{rate_text(count.active(), figures.decided)} : Value{});
    values.emplace_back("reviews.repairing", number(figures.repairing.size()));
    return values;
}

Sections review_rows(const WeekRecord& record) {
    if (!ever_reviewed(record)) return {};
    const Reviews& before = record.before.state->reviews;
    const auto wanted = [&](const Review& review) { return !before.contains(review.code) || review.is_open(); };
    return {machine_section("reviews", reviews_table(*record.now.state, record.day(), wanted))};
}

}  // namespace zb
