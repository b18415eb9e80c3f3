// SPDX-License-Identifier: Apache-2.0
// Gains by passes made anew, and a path to the target: single cuts, then pairs, then the few that must go together.
#include "schedule/compress.h"

#include <algorithm>

#include "schedule/min_cut.h"
#include "schedule/moves.h"

namespace zb {

namespace {

constexpr std::size_t kMostPairs = 4'000;  // beyond, the sets that must go together are sought at once

using Cuts = std::vector<int>;  // days off each activity

class Compressor {
public:
    Compressor(const Network& network, const std::vector<int>& room, const Calendar& calendar)
        : calendar_(calendar), passes_(network, calendar), into_(network, &Link::to), room_(room) {
        find_what_is_left(passes_);
        days_.reserve(room_.size());
        for (std::size_t i = 0; i < room_.size(); ++i) {
            const Rest& rest = passes_.rest[i];
            days_.push_back(rest.work.days);
            const int least = rest.progress == Progress::running ? 1 : 0;
            room_[i] = rest.progress == Progress::finished ? 0 : std::clamp(room_[i], 0, std::max(rest.work.days - least, 0));
            if (room_[i] > 0) cuttable_.push_back(i);
        }
    }

    Compression compress() {
        Compression result;
        const Cuts none(room_.size());
        result.finish = finish(none);
        result.floor = finish(room_);
        result.gains.resize(room_.size());
        for (const std::size_t i : deciding(none)) result.gains[i] = gained(result.finish, finish(with(none, {{i, room_[i]}})));
        seek(result);
        if (target() && result.floor <= *target()) result.min_cut = least(result);
        return result;
    }

private:
    std::optional<Date> target() const {
        if (!passes_.network.target) return std::nullopt;
        return calendar_.previous_working(*passes_.network.target);
    }

    int gained(Date before, Date after) const { return calendar_.elapsed(after, before).count; }

    Date finish(const Cuts& cuts) {
        for (std::size_t i = 0; i < cuts.size(); ++i) passes_.rest[i].work.days = days_[i] - cuts[i];
        pass_forward(passes_);
        return passes_.finish;
    }

    static Cuts with(Cuts cuts, const std::vector<Cut>& more) {
        for (const Cut& cut : more) cuts[cut.activity] += cut.days;
        return cuts;
    }

    // Working days that are still wanted of a plan that ends then.
    int wanted(Date end) const { return target() ? calendar_.elapsed(*target(), end).count : gained(end, passes_.network.start) + 1; }

    void seek(Compression& result) {
        Cuts cuts(room_.size());
        Date end = result.finish;
        while (!target() || end > *target()) {
            std::optional<CutStep> best = best_single(cuts, end);
            if (!best) best = best_pair(cuts, end);
            if (!best) best = together(cuts, end);
            if (!best) break;
            cuts = with(cuts, best->cuts);
            end = finish(cuts);
            best->cumulative = gained(result.finish, end);
            result.steps.push_back(std::move(*best));
        }
        result.still_short = target() ? std::max(calendar_.elapsed(*target(), end).count, 0) : 0;
    }

    // Those with days left to cut that the end waits for, directly or through others: cutting any other gains nothing.
    std::vector<std::size_t> deciding(const Cuts& cuts) {
        const Date end = finish(cuts);
        const OnCalendar moves{passes_};
        std::vector<char> decides(cuts.size());
        for (std::size_t i = 0; i < cuts.size(); ++i) decides[i] = passes_.early[i].end == end;
        for (auto i = passes_.order.rbegin(); i != passes_.order.rend(); ++i) {
            if (!decides[*i] || passes_.rest[*i].progress == Progress::finished) continue;
            for (const std::size_t number : into_[*i]) {
                const Link& link = passes_.network.links[number];
                if (!passes_.counts(link)) continue;
                if (begin_by_link(moves, link, passes_.early[source(link)]) >= passes_.early[*i].begin) decides[source(link)] = true;
            }
        }
        std::vector<std::size_t> found;
        for (const std::size_t i : cuttable_) {
            if (decides[i] && cuts[i] < room_[i]) found.push_back(i);
        }
        return found;
    }

    static int total(const CutStep& step) {
        int days = 0;
        for (const Cut& cut : step.cuts) days += cut.days;
        return days;
    }

    // More gain for a day cut; else the earlier in the plan.
    static bool better(const CutStep& one, const std::optional<CutStep>& other) {
        return !other || one.gain * total(*other) > other->gain * total(one);
    }

    std::optional<CutStep> best_single(const Cuts& cuts, Date end) {
        std::optional<CutStep> best;
        for (const std::size_t i : deciding(cuts)) {
            const std::optional<CutStep> step = trimmed(cuts, {{i, room_[i] - cuts[i]}}, end);
            if (step && better(*step, best)) best = step;
        }
        return best;
    }

    std::optional<CutStep> best_pair(const Cuts& cuts, Date end) {
        std::optional<CutStep> best;
        const std::vector<std::size_t> among = deciding(cuts);
        if (among.size() * among.size() / 2 > kMostPairs) return best;
        for (std::size_t a = 0; a < among.size(); ++a) {
            for (std::size_t b = a + 1; b < among.size(); ++b) {
                const std::size_t one = among[a];
                const std::size_t two = among[b];
                const std::optional<CutStep> step = trimmed(cuts, {{one, room_[one] - cuts[one]}, {two, room_[two] - cuts[two]}}, end);
                if (step && better(*step, best)) best = step;
            }
        }
        return best;
    }

    // Three or more parallel paths: all that can be cut, less what is not needed for it.
    std::optional<CutStep> together(const Cuts& cuts, Date end) {
        std::vector<Cut> all;
        for (const std::size_t i : cuttable_) {
            if (cuts[i] < room_[i]) all.push_back({i, room_[i] - cuts[i]});
        }
        return trimmed(cuts, std::move(all), end);
    }

    // The same gain, or as much as the target wants, with as few of the days as each cut alone can spare; none where nothing is gained.
    std::optional<CutStep> trimmed(const Cuts& cuts, std::vector<Cut> more, Date end) {
        const int gain = std::min(gained(end, finish(with(cuts, more))), wanted(end));
        if (gain <= 0) return std::nullopt;
        for (Cut& cut : more) {
            int enough = cut.days;
            for (int none = -1; enough - none > 1;) {
                cut.days = none + (enough - none) / 2;
                (gained(end, finish(with(cuts, more))) >= gain ? enough : none) = cut.days;
            }
            cut.days = enough;
        }
        std::erase_if(more, [](const Cut& cut) { return cut.days == 0; });
        return CutStep{std::move(more), gain, 0};
    }

    MinCut least(const Compression& result) {
        finish(Cuts(room_.size()));
        if (const std::optional<int> days = least_days_cut(passes_, room_, *target())) return {*days, true};
        // From both ends: what the path above took, and everything, each less what is not needed.
        std::vector<Cut> all;
        for (const std::size_t i : cuttable_) all.push_back({i, room_[i]});
        const Cuts none(room_.size());
        const std::optional<CutStep> pruned = trimmed(none, std::move(all), result.finish);
        int path = 0;
        for (const CutStep& step : result.steps) path += total(step);
        return {pruned ? std::min(path, total(*pruned)) : 0, false};
    }

    const Calendar& calendar_;
    Passes passes_;
    LinkLists into_;
    std::vector<int> room_;
    std::vector<int> days_;  // uncut
    std::vector<std::size_t> cuttable_;
};

}  // namespace

Compression compress(const Network& network, const std::vector<int>& room, const Calendar& calendar) {
    return Compressor{network, room, calendar}.compress();
}

}  // namespace zb
