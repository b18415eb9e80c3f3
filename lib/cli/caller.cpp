// SPDX-License-Identifier: Apache-2.0
// Real user, service account, sudo. $USER proves nothing; the user id does (reliability.md, threats 1, 3 and 4).
#include "cli/caller.h"

#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <new>
#include <pwd.h>
#include <string_view>
#include <sys/auxv.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

#include "base/error.h"

namespace zb::cli {

namespace {

// A system account that nobody can log in to: only sudo and root become it, so that what sudo says of the caller is true.
bool is_service_account(uid_t user) {
    constexpr uid_t kLastSystemAccount = 999;  // SYS_UID_MAX of Debian's login.defs
    const passwd* entry = user == 0 || user > kLastSystemAccount ? nullptr : getpwuid(user);
    if (entry == nullptr) return false;
    const std::string_view shell = entry->pw_shell;
    return shell.ends_with("/nologin") || shell.ends_with("/false");
}

Caller find_caller() {
    const uid_t user = getuid();
    const char* given = is_service_account(geteuid()) ? std::getenv("SUDO_UID") : nullptr;
    if (given == nullptr) return {user};
    const std::string_view digits = given;
    uid_t behind = 0;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), behind);
    if (fault != std::errc{} || end != digits.data() + digits.size() || behind == user) return {user};
    return {behind, true};
}

// The ledger, or where there is none yet the folder in which it is to be made.
bool is_owner(uid_t user, const std::string& database) {
    struct stat status = {};
    if (::stat(database.c_str(), &status) == 0) return status.st_uid == user;
    const std::string folder = std::filesystem::path{database}.parent_path().string();
    return ::stat(folder.empty() ? "." : folder.c_str(), &status) == 0 && status.st_uid == user;
}

}  // namespace

const Caller& caller() {
    static const Caller kCaller = find_caller();
    return kCaller;
}

std::string actor_of(const std::string& database) {
    const uid_t user = caller().is_served && is_owner(geteuid(), database) ? caller().user : getuid();
    errno = 0;
    const passwd* entry = getpwuid(user);
    if (entry == nullptr && errno == ENOMEM) throw std::bad_alloc{};  // no reason to record a person without a name
    return std::to_string(user) + ":" + (entry == nullptr ? "" : entry->pw_name);
}

void refuse_borrowed_rights() {
    if (getauxval(AT_SECURE) == 0 && getuid() == geteuid() && getgid() == getegid()) return;
    std::error_code failed;
    const std::string program = std::filesystem::read_symlink("/proc/self/exe", failed).string();
    throw Error{
        "program.setuid", "zb 的程序文件带 setuid、setgid 或特权标记，谁运行都有别人的权限，不启动",
        fmt::format("请管理员去掉：chmod u-s,g-s {0}；getcap {0}；多人共用一本台账：man zb-sharing", failed ? std::string{"zb"} : program)};
}

}  // namespace zb::cli
