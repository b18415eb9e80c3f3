// SPDX-License-Identifier: Apache-2.0
// Reading and writing whole files, by system calls: iostreams say neither why they failed nor whether the disk has the bytes.
#include "cli/files.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <initializer_list>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

#include "base/error.h"

namespace zb::cli {

namespace {

constexpr std::size_t kLargestFile = std::size_t{64} << 20;

class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return number_; }
    bool is_open() const { return number_ >= 0; }
    bool close() { return !is_open() || ::close(std::exchange(number_, -1)) == 0; }

private:
    int number_;
};

std::string reason(int number) {
    switch (number) {
        case ENOSPC:
        case EDQUOT: return "磁盘已满";
        case EACCES:
        case EPERM: return "没有权限";
        case EROFS: return "所在的盘只能读";
        case ENOENT: return "文件或文件夹不存在";
        case EIO: return "磁盘读写出错";
        case ENAMETOOLONG: return "文件名太长";
        default: return fmt::format("系统错误 {}", number);
    }
}

// Takes what is in `in`, up to one byte more than allowed.
std::string read_all(int in, const std::string& name) {
    std::string bytes;
    std::array<char, 1 << 16> buffer{};
    while (bytes.size() <= kLargestFile) {
        const ssize_t got = ::read(in, buffer.data(), buffer.size());
        if (got == 0) return bytes;
        if (got > 0) {
            bytes.append(buffer.data(), static_cast<std::size_t>(got));
        } else if (errno != EINTR) {
            throw Error{"file.unreadable", fmt::format("{} 读不出来：{}", name, reason(errno))};
        }
    }
    throw Error{"file.too_large", fmt::format("{} 超过 64 MiB", name), "把它分成几个文件，逐个导入"};
}

// 0, or the error number.
int write_all(int out, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(out, bytes.data(), bytes.size());
        if (written >= 0) {
            bytes.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno != EINTR) {
            return errno;
        }
    }
    return 0;
}

std::optional<struct stat> status_of(const std::string& path) {
    struct stat status = {};
    if (::stat(path.c_str(), &status) != 0) return {};
    return status;
}

bool is_same_file(const struct stat& a, const struct stat& b) { return a.st_dev == b.st_dev && a.st_ino == b.st_ino; }

std::string folder_of(const std::string& path) {
    const std::string folder = std::filesystem::path{path}.parent_path().string();
    return folder.empty() ? "." : folder;
}

Error exists_already(const std::string& path) {
    return Error{"output.exists", fmt::format("{} 已经存在", path), "换一个文件名；确要替换就加 --force"};
}

Error not_written(const std::string& path, int number) {
    return Error{"output.failed", fmt::format("{} 写不进去：{}", path, reason(number)), "换一个有空间、有写权限的文件夹"};
}

void sync_folder(const std::string& folder) {
    const Descriptor open{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (open.is_open()) ::fsync(open.number());
}

// A rename that never replaces, where the file system knows it; else the check made just before has to do.
int rename_file(const std::string& from, const std::string& to, Replace replace) {
    if (replace == Replace::no) {
        if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
        if (errno != EINVAL && errno != ENOSYS) return errno;
    }
    return ::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

}  // namespace

std::string read_file(const std::string& path) {
    if (path == "-") return read_all(STDIN_FILENO, "标准输入");
    // Without O_NONBLOCK opening a pipe would wait for its writer for ever.
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)};
    if (!file.is_open()) {
        if (errno == ENOENT || errno == ENOTDIR) throw Error{"file.missing", fmt::format("没有文件 {}", path), "检查文件名和所在的文件夹"};
        throw Error{"file.unreadable", fmt::format("{} 打不开：{}", path, reason(errno)), "检查文件的读权限"};
    }
    struct stat status = {};
    if (::fstat(file.number(), &status) != 0) throw Error{"file.unreadable", fmt::format("{} 读不出来：{}", path, reason(errno))};
    if (!S_ISREG(status.st_mode)) {
        throw Error{"file.not_regular", fmt::format("{} 不是普通文件", path), "写一个普通文件的名字，或用 - 从标准输入读"};
    }
    return read_all(file.number(), path);
}

Error naming_file(const std::string& path, const Error& error) {
    Fault fault = error.fault();
    const std::string name = path == "-" ? "标准输入" : path;
    if (fault.message.find(name) == std::string::npos) fault.message = fmt::format("{}：{}", name, fault.message);
    return Error{std::move(fault), error.exit()}.with_rows(error.rows());
}

void check_output(const std::string& path, Replace replace, const std::string& database) {
    if (!status_of(folder_of(path)))
        throw Error{"output.no_folder", fmt::format("没有文件夹 {}", folder_of(path)), "先建好文件夹，或换一个位置"};
    struct stat link = {};
    if (::lstat(path.c_str(), &link) != 0) return;
    if (const auto target = status_of(path)) {
        for (const std::string_view ending : {"", "-wal", "-shm", "-lock"}) {
            const auto other = status_of(database + std::string{ending});
            if (other && is_same_file(*target, *other)) {
                throw Error{"output.database", fmt::format("{} 就是数据库，不能写在它上面", path), "换一个文件名"};
            }
        }
        if (!S_ISREG(target->st_mode))
            throw Error{"output.not_regular", fmt::format("{} 不是普通文件", path), "换一个文件名；标准输出写 -"};
    }
    if (replace == Replace::no) throw exists_already(path);
}

NewFile::NewFile(std::string path, Replace replace, std::string database)
    : path_(std::move(path)),
      replace_(replace),
      database_(std::move(database)),
      temporary_(fmt::format("{}/.zb-XXXXXX", folder_of(path_))) {
    check_output(path_, replace_, database_);
    descriptor_ = ::mkostemp(temporary_.data(), O_CLOEXEC);
    if (descriptor_ < 0) throw not_written(path_, errno);
}

NewFile::~NewFile() {
    if (descriptor_ < 0) return;
    ::close(descriptor_);
    ::unlink(temporary_.c_str());
}

void NewFile::write(std::string_view bytes) {
    if (const int failure = write_all(descriptor_, bytes); failure != 0) throw not_written(path_, failure);
}

void NewFile::publish() {
    int failure = ::fsync(descriptor_) == 0 ? 0 : errno;
    if (failure == 0) failure = rename_file(temporary_, path_, replace_);
    if (failure == EEXIST) throw exists_already(path_);
    if (failure != 0) throw not_written(path_, failure);
    ::close(std::exchange(descriptor_, -1));
    sync_folder(folder_of(path_));
}

void write_file(const std::string& path, std::string_view bytes, Replace replace, const std::string& database) {
    NewFile file{path, replace, database};
    file.write(bytes);
    file.publish();
}

Delivery write_to_standard_output(std::string_view bytes) {
    const int failure = write_all(STDOUT_FILENO, bytes);
    if (failure == EPIPE) return Delivery::reader_gone;
    if (failure != 0) {
        throw Error{"output.failed", fmt::format("标准输出写不进去：{}", reason(failure)), "腾出空间，或用 -o 写到别处"};
    }
    return Delivery::done;
}

void write_to_standard_error(std::string_view bytes) noexcept { write_all(STDERR_FILENO, bytes); }

void reopen_closed_descriptors() {
    for (const int number : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(number, F_GETFD) != -1 || errno != EBADF) continue;
        // open() takes the lowest free number, which is this one: the lower ones are open by now.
        if (::open("/dev/null", O_RDWR) != number) std::abort();
    }
}

}  // namespace zb::cli
