// SPDX-License-Identifier: Apache-2.0
// The names are kept where a signal's function may read them: fixed memory, set before the name is made known.
#include "cli/temporary_file.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <initializer_list>
#include <sys/file.h>
#include <unistd.h>

namespace zb::cli {

namespace {

constexpr std::string_view kBegins = ".zb-";
constexpr std::size_t kRandomLetters = 6;
// What SQLite lays beside a file that it writes; of the file itself nothing more is added.
constexpr std::array<const char*, 4> kEndings{"", "-journal", "-wal", "-shm"};
constexpr std::size_t kLongestPath = 4096;
constexpr std::size_t kFilesAtOnce = 8;
constexpr std::array<int, 5> kInterrupts{SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGXCPU};

struct Watched {
    std::atomic<bool> used = false;
    std::array<std::array<char, kLongestPath>, kEndings.size()> names{};
};
std::array<Watched, kFilesAtOnce> watched;

extern "C" void remove_and_end(int signal) {
    for (const Watched& file : watched) {
        if (!file.used) continue;
        for (const auto& name : file.names) ::unlink(name.data());
    }
    ::raise(signal);  // ends the program as the signal would have: its function was taken away when this one began
}

// Between making a file and watching its name no interrupt may come.
class NoInterrupts {
public:
    NoInterrupts() {
        sigset_t all;
        sigemptyset(&all);
        for (const int signal : kInterrupts) sigaddset(&all, signal);
        ::sigprocmask(SIG_BLOCK, &all, &before_);
    }
    ~NoInterrupts() { ::sigprocmask(SIG_SETMASK, &before_, nullptr); }
    NoInterrupts(const NoInterrupts&) = delete;
    NoInterrupts& operator=(const NoInterrupts&) = delete;

private:
    sigset_t before_{};
};

// The place where the names are watched; the number of places where there is none left, or a name is too long for one.
std::size_t watch(const std::string& path) {
    for (std::size_t place = 0; place < watched.size(); ++place) {
        if (watched[place].used) continue;
        for (std::size_t i = 0; i < kEndings.size(); ++i) {
            const std::string name = path + kEndings[i];
            if (name.size() >= kLongestPath) return watched.size();
            std::memcpy(watched[place].names[i].data(), name.c_str(), name.size() + 1);
        }
        watched[place].used = true;
        return place;
    }
    return watched.size();
}

bool is_temporary_name(std::string_view name) {
    if (!name.starts_with(kBegins)) return false;
    name.remove_prefix(kBegins.size());
    if (name.size() < kRandomLetters) return false;
    const std::string_view ending = name.substr(kRandomLetters);
    return std::any_of(kEndings.begin(), kEndings.end(), [&](const char* one) { return ending == one; });
}

// Whoever makes a temporary file holds a lock on it as long as it lives. One that may not be looked at counts as held.
bool is_held(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (descriptor < 0) return errno != ENOENT;
    const bool held = ::flock(descriptor, LOCK_EX | LOCK_NB) != 0;
    ::close(descriptor);
    return held;
}

}  // namespace

void remove_temporary_files_on_interrupt() {
    for (const int signal : kInterrupts) {
        struct sigaction action {};
        // What nohup and a shell's background ignore stays ignored.
        if (::sigaction(signal, nullptr, &action) != 0 || action.sa_handler == SIG_IGN) continue;
        action.sa_handler = remove_and_end;
        action.sa_flags = static_cast<int>(SA_RESETHAND);
        ::sigaction(signal, &action, nullptr);
    }
}

TemporaryFile::TemporaryFile(const std::string& folder) : path_(fmt::format("{}/{}XXXXXX", folder, kBegins)), watched_(watched.size()) {
    const NoInterrupts quiet;
    descriptor_ = ::mkostemp(path_.data(), O_CLOEXEC);
    if (descriptor_ < 0) return;
    watched_ = watch(path_);
    ::flock(descriptor_, LOCK_EX | LOCK_NB);
}

TemporaryFile::~TemporaryFile() {
    if (descriptor_ < 0) return;
    ::close(descriptor_);
    for (const char* ending : kEndings) ::unlink((path_ + ending).c_str());
    if (watched_ < watched.size()) watched[watched_].used = false;
}

void TemporaryFile::keep() {
    if (watched_ < watched.size()) watched[watched_].used = false;
    ::close(descriptor_);
    descriptor_ = -1;
}

std::vector<std::string> left_files(const std::string& folder) {
    std::vector<std::string> left;
    std::error_code failed;
    for (const auto& item : std::filesystem::directory_iterator{folder, failed}) {
        const std::string name = item.path().filename().string();
        if (!is_temporary_name(name) || !item.is_regular_file(failed)) continue;
        const std::string first = (item.path().parent_path() / name.substr(0, kBegins.size() + kRandomLetters)).string();
        if (!is_held(first)) left.push_back(item.path().string());
    }
    std::sort(left.begin(), left.end());
    return left;
}

}  // namespace zb::cli
