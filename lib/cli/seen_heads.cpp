// SPDX-License-Identifier: Apache-2.0
// One small file a ledger, replaced whole: two commands at once can only leave the one head or the other.
#include "cli/seen_heads.h"

#include <algorithm>
#include <exception>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <unistd.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/text.h"
#include "cli/files.h"
#include "ledger/chain.h"

namespace zb::cli {

namespace {

constexpr std::size_t kOriginDigits = 32;

// The origin comes from a file that may be anybody's: only hex digits become part of a path.
bool is_origin(const std::string& text) {
    const auto is_hex = [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); };
    return text.size() == kOriginDigits && std::all_of(text.begin(), text.end(), is_hex);
}

std::filesystem::path heads_folder(const std::string& state_folder) { return std::filesystem::path{state_folder} / "zb" / "heads"; }

}  // namespace

std::optional<Head> highest_seen_head(const std::optional<std::string>& state_folder, const std::string& origin) {
    if (!state_folder || !is_origin(origin)) return std::nullopt;
    try {
        const std::string text = read_file((heads_folder(*state_folder) / origin).string());
        const Anchor anchor = read_anchor(trim(text));
        const auto hash = hash_from_hex(anchor.digits);
        if (!hash) return std::nullopt;
        return Head{anchor.seq, *hash};
    } catch (const Error&) {
        return std::nullopt;  // none seen yet, or a file that says nothing
    }
}

void keep_seen_head(const std::optional<std::string>& state_folder, const SeenHead& seen) noexcept {
    if (!state_folder || !is_origin(seen.origin)) return;
    try {
        const auto known = highest_seen_head(state_folder, seen.origin);
        if (known && !seen.accepted && known->seq >= seen.head.seq) return;
        const std::filesystem::path folder = heads_folder(*state_folder);
        std::filesystem::create_directories(folder);
        const std::filesystem::path temporary = folder / fmt::format(".{}.{}", seen.origin, getpid());
        std::ofstream{temporary} << fmt::format("{} {}\n", seen.head.seq, hex(seen.head.hash));
        std::filesystem::rename(temporary, folder / seen.origin);  // not synced: a head lost in a power cut only weakens the check
    } catch (const std::exception&) {
        return;
    }
}

}  // namespace zb::cli
