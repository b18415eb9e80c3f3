// SPDX-License-Identifier: Apache-2.0
// Asks the file system about a ledger's path: does it exist, where does it lie, may it be written.
#include "store/ledger_file.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <grp.h>
#include <new>
#include <optional>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/vfs.h>
#include <system_error>
#include <unistd.h>

#include "base/error.h"
#include "store/copied_file.h"

namespace zb {
namespace {

namespace fs = std::filesystem;

// WAL needs memory shared between the processes, which these file systems do not give (https://sqlite.org/useovernet.html).
// Numbers of statfs(2): NFS, SMB, CIFS, SMB2, FUSE (sshfs and the like), 9p.
constexpr std::array<std::uint32_t, 6> kNetworkDisks{0x6969, 0x517B, 0xFF534D42, 0xFE534D42, 0x65735546, 0x01021997};

std::string quoted(const std::string& word) {
    std::string out = "'";
    for (const char c : word) out += c == '\'' ? std::string{"'\\''"} : std::string{c};
    return out + "'";
}

std::optional<fs::path> resolved(const std::string& path) {
    const fs::path given{path};
    if (!given.has_filename()) return std::nullopt;
    std::error_code failed;
    const fs::path folder = fs::canonical(given.has_parent_path() ? given.parent_path() : fs::path{"."}, failed);
    if (failed == std::errc::not_enough_memory) throw std::bad_alloc{};
    if (failed || !fs::is_directory(folder, failed)) return std::nullopt;
    return folder / given.filename();
}

void refuse_network_disk(const fs::path& path) {
    struct statfs disk {};
    if (::statfs(path.parent_path().c_str(), &disk) != 0) return;
    const auto type = static_cast<std::uint32_t>(disk.f_type);
    if (std::find(kNetworkDisks.begin(), kNetworkDisks.end(), type) == kNetworkDisks.end()) return;
    throw Error{"db.network", fmt::format("“{}”在网络盘或外挂文件系统上（类型 {:#x}），多人写入会损坏", path.string(), type),
                "把数据库放在本机磁盘上；别的电脑登录到这台机器上使用"};
}

// SQLite's shared memory is a file mapped into memory: where the disk has no block for a page of it, touching the page ends the program
// with SIGBUS. Asked before it is made.
bool has_room(const fs::path& folder) {
    constexpr std::int64_t kNeeded = 256 * 1024;
    return free_bytes(folder.string()).value_or(kNeeded) >= kNeeded;
}

bool may_write(const fs::path& path) { return ::faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) == 0; }

// A closed folder hides what lies in it: told as "missing" it would invite a second ledger.
[[noreturn]] void refuse_permission(const fs::path& path, const fs::path& closed) {
    throw Error{"db.no_permission",
                fmt::format("没有权限打开“{}”：{}不让这个用户进", path.string(), closed == path ? "文件" : closed.string()),
                fmt::format("看权限：namei -l {}；请管理员加进共用的组，或改用服务账号：man zb-sharing", quoted(path.string()))};
}

// The first folder on the way to the file that this user may not enter; none where all are open.
std::optional<fs::path> closed_folder(const fs::path& path) {
    std::error_code failed;
    const fs::path whole = fs::absolute(path, failed);
    fs::path way;
    for (const fs::path& part : whole.parent_path()) {
        way /= part;
        if (::faccessat(AT_FDCWD, way.c_str(), X_OK, AT_EACCESS) != 0 && errno == EACCES) return way;
    }
    return std::nullopt;
}

struct stat status_of(const fs::path& path) {
    struct stat status {};
    if (::lstat(path.c_str(), &status) != 0) {
        if (const auto closed = closed_folder(path)) refuse_permission(path, *closed);
        throw Error{"db.missing", fmt::format("没有数据库“{}”", path.string()),
                    fmt::format("新建：zb init --db {}；或指明已有的：--db 文件", quoted(path.string()))};
    }
    return status;
}

LedgerFile described(const fs::path& path, const struct stat& status) {
    LedgerFile file;
    file.path = path.string();
    file.mode = status.st_mode & 0666U;
    file.writable = may_write(path) && may_write(path.parent_path());
    struct stat wal {};
    file.has_room = has_room(path.parent_path());
    file.has_wal = ::lstat((file.path + "-wal").c_str(), &wal) == 0 && wal.st_size > 0;
    return file;
}

[[noreturn]] void refuse_folder(const std::string& path) {
    if (const auto closed = closed_folder(fs::path{path})) refuse_permission(fs::path{path}, *closed);
    const std::string folder = fs::path{path}.parent_path().string();
    throw Error{"db.no_folder", fmt::format("没有文件夹“{}”", folder), fmt::format("先建文件夹：mkdir -p {}", quoted(folder))};
}

void require_regular(const std::string& path, const struct stat& status) {
    if (S_ISREG(status.st_mode)) return;
    throw Error{"db.foreign", fmt::format("“{}”不是普通文件（可能是文件夹、符号链接或设备）", path), "用 --db 指明数据库文件本身"};
}

}  // namespace

std::optional<std::int64_t> free_bytes(const std::string& folder) {
    struct statvfs disk {};
    if (::statvfs(folder.c_str(), &disk) != 0 || disk.f_blocks == 0) return std::nullopt;
    return static_cast<std::int64_t>(::geteuid() == 0 ? disk.f_bfree : disk.f_bavail) * static_cast<std::int64_t>(disk.f_frsize);
}

LedgerFile find_ledger(const std::string& path) {
    const auto found = resolved(path);
    const struct stat status = status_of(found.value_or(fs::path{path}));
    if (!found) refuse_folder(path);
    require_regular(path, status);
    refuse_network_disk(*found);
    if (::faccessat(AT_FDCWD, found->c_str(), R_OK, AT_EACCESS) != 0 && errno == EACCES) refuse_permission(*found, *found);
    return described(*found, status);
}

PlaceFound find_place(const std::string& path) {
    const auto target = resolved(path);
    if (!target) refuse_folder(path);
    refuse_network_disk(*target);
    PlaceFound place{target->string(), std::nullopt};
    struct stat status {};
    if (::lstat(target->c_str(), &status) != 0) return place;
    require_regular(path, status);
    place.file = described(*target, status);
    return place;
}

void require_writable(const LedgerFile& file) {
    const struct stat status = status_of(file.path);
    if (!file.has_room)
        throw Error{"db.full", fmt::format("“{}”所在的磁盘已满，未写入任何内容", file.path), "腾出空间后原样再试一次；查看余量：df -h ."};
    if (!file.writable) {
        throw Error{"db.read_only", fmt::format("“{}”或其所在文件夹不可写", file.path),
                    fmt::format("请有写权限的人操作；查看权限：ls -ld {} {}", quoted(fs::path{file.path}.parent_path().string()),
                                quoted(file.path))};
    }
    if (status.st_nlink > 1) {
        throw Error{"db.linked", fmt::format("“{}”还有别的名字（硬链接），从两个名字写入会丢失数据", file.path),
                    fmt::format("找到并删去别的名字：find / -samefile {}", quoted(file.path))};
    }
    // Files that root would leave beside it could not be opened by its owner.
    if (::geteuid() == 0 && status.st_uid != 0) {
        throw Error{"db.root", fmt::format("“{}”不是 root 的，root 不写入", file.path),
                    fmt::format("改用它的主人：sudo -u '#{}' zb …", status.st_uid)};
    }
}

namespace {

gid_t group_called(const std::string& name) {
    const group* found = ::getgrnam(name.c_str());
    if (found != nullptr) return found->gr_gid;
    throw Error{"db.no_group", fmt::format("系统里没有组“{}”", name),
                fmt::format("请管理员建组、加人：groupadd {0}；usermod -aG {0} 登录名", quoted(name))};
}

// What SQLite makes beside a ledger gets its group from the folder.
void require_shared_folder(const fs::path& folder, const std::string& group) {
    const gid_t wanted = group_called(group);
    struct stat status {};
    const bool known = ::stat(folder.c_str(), &status) == 0;
    const bool open = (status.st_mode & (S_ISGID | S_IWGRP | S_IXGRP)) == (S_ISGID | S_IWGRP | S_IXGRP);
    if (known && open && status.st_gid == wanted) return;
    throw Error{"db.folder_not_shared",
                fmt::format("文件夹“{}”还不是组“{}”共用的（要属于该组，带 setgid，组可写）", folder.string(), group),
                fmt::format("请管理员执行：chgrp {0} {1}；chmod 2770 {1}", quoted(group), quoted(folder.string()))};
}

// Made for its owner alone and opened up then: nobody reads a ledger that is not yet the group's.
void set_readers(int descriptor, const LedgerPlace& place, const fs::path& path) {
    struct stat folder {};
    const bool is_setgid = ::stat(path.parent_path().c_str(), &folder) == 0 && (folder.st_mode & S_ISGID) != 0;
    bool done = true;
    if (place.group) done = ::fchown(descriptor, static_cast<uid_t>(-1), group_called(*place.group)) == 0;
    done = done && ::fchmod(descriptor, is_setgid || place.group ? 0660 : 0600) == 0;
    if (done) return;
    ::close(descriptor);
    ::unlink(path.c_str());
    throw Error{"db.no_group", fmt::format("这个用户不在组“{}”里，不能把台账交给它", place.group.value_or("")),
                fmt::format("请管理员加人，再重新登录：usermod -aG {} 登录名", quoted(place.group.value_or("")))};
}

}  // namespace

LedgerFile create_empty(const LedgerPlace& place) {
    const std::string& path = place.path;
    const auto target = resolved(path);
    if (!target) refuse_folder(path);
    refuse_network_disk(*target);
    if (place.group) require_shared_folder(target->parent_path(), *place.group);
    const int descriptor = ::open(target->c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0 && errno == EEXIST) {
        throw Error{"db.exists", fmt::format("“{}”已经存在，不覆盖", path), "直接使用它，或另取一个名字：zb init --db 文件"};
    }
    if (descriptor < 0 && errno == EACCES) {
        throw Error{"db.no_permission", fmt::format("没有权限在文件夹“{}”里新建", target->parent_path().string()),
                    fmt::format("查看文件夹权限：ls -ld {}；台账已在里面的，请管理员加进共用的组：man zb-sharing",
                                quoted(target->parent_path().string()))};
    }
    if (descriptor < 0) {
        throw Error{"db.cannot_create", fmt::format("“{}”不能新建", path),
                    fmt::format("查看文件夹权限：ls -ld {}", quoted(target->parent_path().string()))};
    }
    set_readers(descriptor, place, *target);
    ::close(descriptor);
    make_durable(target->parent_path());
    return described(*target, status_of(*target));
}

}  // namespace zb
