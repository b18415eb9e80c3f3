// SPDX-License-Identifier: Apache-2.0
// One small file a ledger and place, replaced whole: two commands at once can only leave the one head or the other.
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
#include "ledger/anchor.h"

namespace zb::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kOriginDigits = 32;
constexpr std::size_t kPlaceDigits = 16;

// The origin comes from a file that may be anybody's: only hex digits become part of a path.
bool is_origin(std::string_view text) {
    const auto is_hex = [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); };
    return text.size() == kOriginDigits && std::all_of(text.begin(), text.end(), is_hex);
}

fs::path heads_folder(const std::string& state_folder) { return fs::path{state_folder} / "zb" / "heads"; }

std::string place_of(const std::string& path) { return hex(sha256(path)).substr(0, kPlaceDigits); }

// The file's first line; "" where there is none.
std::string first_line(const fs::path& file) {
    try {
        const std::string text = read_file(file.string());
        return std::string{trim(text.substr(0, text.find('\n')))};
    } catch (const Error&) {
        return {};
    }
}

std::optional<Head> head_in(const fs::path& file) {
    try {
        const Anchor anchor = read_anchor(first_line(file));
        const auto hash = hash_from_hex(anchor.digits);
        if (hash) return Head{anchor.seq, *hash};
    } catch (const Error&) {
        // none seen yet, or a file that says nothing
    }
    return std::nullopt;
}

// The path stands on the second line, behind a #.
std::string path_in(const fs::path& file) {
    std::ifstream in{file};
    std::string line;
    std::getline(in, line);
    std::getline(in, line);
    return line.starts_with("# ") ? line.substr(2) : std::string{};
}

std::optional<SeenBefore::Elsewhere> highest_elsewhere(const fs::path& folder, const std::string& origin) {
    std::optional<SeenBefore::Elsewhere> highest;
    std::error_code failed;
    for (fs::directory_iterator file{folder, failed}, end; !failed && file != end; file.increment(failed)) {
        if (!file->path().filename().string().starts_with(origin + "-")) continue;
        const auto head = head_in(file->path());
        if (head && (!highest || highest->head.seq < head->seq)) highest = {path_in(file->path()), *head};
    }
    return highest;
}

void replace(const fs::path& file, const std::string& text) {
    const fs::path temporary = file.parent_path() / fmt::format(".{}.{}", file.filename().string(), getpid());
    std::ofstream made{temporary};
    fs::permissions(temporary, fs::perms::owner_read | fs::perms::owner_write);
    made << text << std::flush;
    fs::rename(temporary, file);  // not synced: a head lost in a power cut only weakens the check
}

}  // namespace

SeenBefore seen_before(const std::optional<std::string>& state_folder, const std::string& origin, const std::string& path) {
    SeenBefore seen;
    if (!state_folder || !is_origin(origin)) return seen;
    const fs::path folder = heads_folder(*state_folder);
    const std::string last = first_line(folder / ("at-" + place_of(path)));
    if (is_origin(last) && last != origin) seen.other_origin = last;
    seen.here = head_in(folder / (origin + "-" + place_of(path)));
    if (seen.here) return seen;
    seen.elsewhere = highest_elsewhere(folder, origin);
    // Heads once were kept by ledger alone: such a one is that of the first place where the ledger is met again.
    if (!seen.elsewhere) seen.here = head_in(folder / origin);
    return seen;
}

void keep_seen_head(const std::optional<std::string>& state_folder, const SeenHead& seen) noexcept {
    if (!state_folder || !is_origin(seen.origin)) return;
    try {
        const SeenBefore known = seen_before(state_folder, seen.origin, seen.path);
        const bool higher = !known.here || known.here->seq < seen.head.seq;
        if (!seen.accepted && (known.other_origin || !higher)) return;
        const fs::path folder = heads_folder(*state_folder);
        fs::create_directories(folder);
        replace(folder / (seen.origin + "-" + place_of(seen.path)),
                fmt::format("{} {}\n# {}\n", seen.head.seq, hex(seen.head.hash), visible(seen.path, Newlines::escape)));
        if (const fs::path at = folder / ("at-" + place_of(seen.path)); first_line(at) != seen.origin) replace(at, seen.origin + "\n");
    } catch (const std::exception&) {
        return;
    }
}

}  // namespace zb::cli
