// SPDX-License-Identifier: Apache-2.0
// One line that is drawn over itself ten times a second.
#include "cli/progress.h"

#include <algorithm>
#include <fmt/format.h>
#include <memory>

namespace zb::cli {

namespace {

// Shorter work is over before anybody looks. The environment may say otherwise, as GIT_PROGRESS_DELAY does in git.
constexpr std::chrono::milliseconds kFirst{500};
constexpr std::chrono::milliseconds kBetween{100};
constexpr std::size_t kWidth = 30;

std::chrono::milliseconds first_draw(const Environment& env) {
    return env.progress_delay ? std::chrono::seconds{*env.progress_delay} : kFirst;
}

bool anybody_looks(const Context& context) { return context.env().errors_are_terminal && context.env().obeys_escapes && !context.quiet(); }

}  // namespace

Progress::Progress(const Context& context, std::size_t total, std::string_view unit)
    : shows_(anybody_looks(context) && total > 0),
      unit_(unit),
      total_(total),
      next_(std::chrono::steady_clock::now() + first_draw(context.env())) {}

Progress::~Progress() { take_away(); }

void Progress::take_away() {
    if (drawn_) write_to_standard_error("\r\033[K");
    drawn_ = false;
}

void Progress::reach(std::size_t done, std::size_t all) {
    done_ = done;
    total_ = all;
    if (done_ >= total_) return take_away();
    if (shows_ && std::chrono::steady_clock::now() >= next_) draw();
}

void Progress::draw() {
    const std::size_t full = std::min(kWidth, done_ * kWidth / total_);
    const std::string count = unit_.empty() ? fmt::format("{}%", done_ * 100 / total_) : fmt::format("{}/{} {}", done_, total_, unit_);
    write_to_standard_error(fmt::format("\r[{}{}] {}", std::string(full, '#'), std::string(kWidth - full, '-'), count));
    drawn_ = true;
    next_ = std::chrono::steady_clock::now() + kBetween;
}

Watcher progress_of_reading(const Context& context) {
    if (!anybody_looks(context)) return {};
    // One bar, drawn anew for each reading: what is read twice fills it twice.
    return [bar = std::make_shared<Progress>(context, 1, "")](std::int64_t done, std::int64_t all) {
        bar->reach(static_cast<std::size_t>(done), static_cast<std::size_t>(all));
    };
}

}  // namespace zb::cli
