// SPDX-License-Identifier: Apache-2.0
// One line that is drawn over itself ten times a second.
#include "cli/progress.h"

#include <algorithm>
#include <fmt/format.h>

namespace zb::cli {

namespace {

// Shorter work is over before anybody looks. The environment may say otherwise, as GIT_PROGRESS_DELAY does in git.
constexpr std::chrono::milliseconds kFirst{500};
constexpr std::chrono::milliseconds kBetween{100};
constexpr std::size_t kWidth = 30;

std::chrono::milliseconds first_draw(const Environment& env) {
    return env.progress_delay ? std::chrono::seconds{*env.progress_delay} : kFirst;
}

}  // namespace

Progress::Progress(const Context& context, std::size_t total, std::string_view unit)
    : shows_(context.env().errors_are_terminal && context.env().obeys_escapes && !context.quiet() && total > 0),
      unit_(unit),
      total_(total),
      next_(std::chrono::steady_clock::now() + first_draw(context.env())) {}

Progress::~Progress() {
    if (drawn_) write_to_standard_error("\r\033[K");
}

void Progress::step() {
    ++done_;
    if (shows_ && std::chrono::steady_clock::now() >= next_) draw();
}

void Progress::draw() {
    const std::size_t full = std::min(kWidth, done_ * kWidth / total_);
    write_to_standard_error(
        fmt::format("\r[{}{}] {}/{} {}", std::string(full, '#'), std::string(kWidth - full, '-'), done_, total_, unit_));
    drawn_ = true;
    next_ = std::chrono::steady_clock::now() + kBetween;
}

}  // namespace zb::cli
