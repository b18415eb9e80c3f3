// SPDX-License-Identifier: Apache-2.0
// Owner and mode are asked of the opened file, not of its name: it cannot be exchanged in between.
#include "cli/secret_file.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/text.h"
#include "cli/files.h"
#include "store/descriptor.h"

namespace zb::cli {

namespace {

constexpr unsigned kOthers = 077;

}  // namespace

void write_secret_file(const std::string& path, std::string_view bytes) {
    refuse_output_for_others(path);
    const Descriptor file{::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600)};
    if (file.number() < 0 && errno == EEXIST)
        throw Error{"key.exists", fmt::format("“{}”已经存在，不覆盖：换掉的密钥再也找不回来", path), "另取一个文件名"};
    const bool written = file.number() >= 0 && ::fchmod(file.number(), 0600) == 0 &&
                         ::write(file.number(), bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()) &&
                         ::fsync(file.number()) == 0;
    if (written) return;
    if (file.number() >= 0) ::unlink(path.c_str());
    throw Error{"output.failed", fmt::format("“{}”写不了", path), "换一个有写权限、有余量的文件夹"};
}

std::string read_secret_file(const std::string& path) {
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)};
    struct stat status {};
    if (file.number() < 0 || ::fstat(file.number(), &status) != 0)
        throw Error{"file.missing", fmt::format("密钥文件“{}”打不开", path), "核对文件名；密钥不在这台机器上的，接上存放它的U盘"};
    refuse_others_file(file.number(), path);
    if (!S_ISREG(status.st_mode)) throw Error{"file.not_regular", fmt::format("“{}”不是普通文件", path), "用密钥文件本身"};
    if (status.st_uid != ::geteuid() || (status.st_mode & kOthers) != 0)
        throw Error{"key.open_to_others",
                    fmt::format("密钥文件“{}”别人也能读写（权限 {:03o}）：谁都能冒名签字，不用它", path, status.st_mode & 0777U),
                    fmt::format("没有外传过的，收紧权限：chmod 600 {}；拿不准的，另生成一对：zb ledger key 文件", shell_word(path))};
    std::array<char, 4096> bytes{};
    const ssize_t count = ::read(file.number(), bytes.data(), bytes.size());
    return count > 0 ? std::string{bytes.data(), static_cast<std::size_t>(count)} : std::string{};
}

}  // namespace zb::cli
