// SPDX-License-Identifier: Apache-2.0
// Real user, service account, sudo. $USER proves nothing; the user id does (reliability.md, threats 1, 3 and 4).
#include "cli/caller.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <memory>
#include <new>
#include <optional>
#include <pwd.h>
#include <string_view>
#include <sys/auxv.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

#include "base/error.h"

namespace zb::cli {

namespace {

struct Account {
    std::string login;
    std::string shell;
};

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

// From this machine's own list of accounts.
std::optional<Account> local_account(uid_t user) {
    const std::unique_ptr<std::FILE, CloseFile> file{std::fopen("/etc/passwd", "re")};
    if (!file && errno == ENOMEM) throw std::bad_alloc{};
    std::array<char, 4096> text{};
    passwd entry{};
    passwd* found = nullptr;
    while (file && ::fgetpwent_r(file.get(), &entry, text.data(), text.size(), &found) == 0) {
        const bool refers_elsewhere = *entry.pw_name == '+' || *entry.pw_name == '-';
        if (entry.pw_uid == user && !refers_elsewhere) return Account{entry.pw_name, entry.pw_shell};
    }
    return std::nullopt;
}

// The local list first: glibc's way to all the lists of accounts there are (sssd, LDAP) ends in a signal where memory runs out on it.
std::optional<Account> account_of(uid_t user) {
    if (auto local = local_account(user)) return local;
    errno = 0;
    const passwd* entry = ::getpwuid(user);
    if (entry == nullptr && errno == ENOMEM) throw std::bad_alloc{};  // no reason to record a person without a name
    return entry == nullptr ? std::nullopt : std::optional{Account{entry->pw_name, entry->pw_shell}};
}

// A system account that nobody can log in to: only sudo and root become it, so that what sudo says of the caller is true.
bool is_service_account(uid_t user) {
    constexpr uid_t kLastSystemAccount = 999;  // SYS_UID_MAX of Debian's login.defs
    if (user == 0 || user > kLastSystemAccount) return false;
    const auto account = account_of(user);
    return account && (account->shell.ends_with("/nologin") || account->shell.ends_with("/false"));
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
    const auto account = account_of(user);
    return std::to_string(user) + ":" + (account ? account->login : "");
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
