// SPDX-License-Identifier: Apache-2.0
// A file's digest: drawings and scans may be larger than memory allows.
#include "cli/file_digest.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "base/error.h"
#include "cli/files.h"
#include "store/descriptor.h"

namespace zb::cli {

namespace {

// Files of the kernel's own making say they are regular and empty, and may be endless, or wait for ever: proc, sysfs, tracefs, debugfs,
// securityfs, cgroup, cgroup2, bpf (numbers of statfs(2)).
constexpr std::array<std::uint32_t, 8> kKernelFiles{0x9FA0,     0x62656572, 0x74726163, 0x64626720,
                                                    0x73636673, 0x27E0EB,   0x63677270, 0xCAFE4A11};

bool is_of_kernel(int file) {
    struct statfs disk {};
    if (::fstatfs(file, &disk) != 0) return false;
    return std::find(kKernelFiles.begin(), kKernelFiles.end(), static_cast<std::uint32_t>(disk.f_type)) != kKernelFiles.end();
}

Error not_readable(const std::string& path) { return Error{"file.unreadable", fmt::format("{} 读不出来", path), "检查文件的读权限"}; }

}  // namespace

std::optional<FileDigest> digest_if_there(const std::string& path) {
    struct stat status = {};
    if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
    // Without O_NONBLOCK a pipe put in the file's place meanwhile would hang us.
    const Descriptor opened{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)};
    if (!opened.is_open()) throw not_readable(path);
    const int file = opened.number();
    if (is_of_kernel(file)) return std::nullopt;
    refuse_others_file(file, path);
    FileDigest digest;
    digest.sha256 = sha256_of_pieces([&, buffer = std::array<char, 1 << 16>{}]() mutable {
        const ssize_t got = ::read(file, buffer.data(), buffer.size());
        if (got < 0) throw not_readable(path);
        digest.size += got;
        return std::string_view{buffer.data(), static_cast<std::size_t>(got)};
    });
    return digest;
}

FileDigest digest_of(const std::string& path) {
    const auto digest = digest_if_there(path);
    if (!digest) throw Error{"file.missing", fmt::format("没有文件 {}，或者它不是普通文件", path), "检查文件名和所在的文件夹"};
    return *digest;
}

}  // namespace zb::cli
