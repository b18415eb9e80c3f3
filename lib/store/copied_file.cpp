// SPDX-License-Identifier: Apache-2.0
// What replaces nothing, and says why it failed.
#include "store/copied_file.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "store/descriptor.h"

namespace zb {
namespace {

[[noreturn]] void refuse(const std::string& path, int number) {
    if (number == EEXIST) throw Error{"db.exists", fmt::format("“{}”已经存在，不覆盖", path), "稍后再试一次：换下的文件按时刻取名"};
    if (number == ENOSPC || number == EDQUOT)
        throw Error{"db.full", fmt::format("磁盘已满，“{}”写不下", path), "腾出空间后原样再试一次；查看余量：df -h ."};
    throw Error{"db.cannot_create", fmt::format("“{}”不能新建（系统错误 {}）", path, number), "查看文件夹权限：ls -ld ."};
}

[[noreturn]] void not_synced(const std::string& what, int number) {
    throw Error{"db.not_synced", fmt::format("“{}”没能写实（系统错误 {}）：断电后可能不在", what, number), "查看这个盘：df -h .",
                Exit::unknown};
}

// 0, or the error number.
int copy_bytes(int from, int to) {
    std::array<char, 1 << 16> buffer{};
    for (;;) {
        const ssize_t got = ::read(from, buffer.data(), buffer.size());
        if (got == 0) return ::fsync(to) == 0 ? 0 : errno;
        if (got < 0) return errno;
        if (const int failure = write_all(to, {buffer.data(), static_cast<std::size_t>(got)}); failure != 0) return failure;
    }
}

}  // namespace

void copy_file(const std::string& from, const std::string& to) {
    const Descriptor in{::open(from.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)};
    struct stat status {};
    if (in.number() < 0 || ::fstat(in.number(), &status) != 0) refuse(from, errno);
    const Descriptor out{::open(to.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, status.st_mode & 0777U)};
    if (out.number() < 0) refuse(to, errno);
    int failure = copy_bytes(in.number(), out.number());
    if (failure == 0 && ::fchmod(out.number(), status.st_mode & 0777U) != 0) failure = errno;
    if (failure == 0) return;
    ::unlink(to.c_str());
    refuse(to, failure);
}

void sync_file(const std::string& path) {
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (file.number() < 0 || ::fsync(file.number()) != 0) not_synced(path, errno);
}

void make_durable(const std::filesystem::path& folder) {
    if (const int failure = sync_folder(folder); failure != 0) not_synced(folder.string(), failure);
}

int rename_without_replacing(const std::string& from, const std::string& to) {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
    if (errno != EINVAL && errno != ENOSYS) return errno;
    return ::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

}  // namespace zb
