// SPDX-License-Identifier: Apache-2.0
// Reading and writing whole files.
#include "cli/files.h"

#include <algorithm>
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
#include "base/text.h"
#include "cli/caller.h"
#include "store/copied_file.h"
#include "store/descriptor.h"

namespace zb::cli {

namespace {

constexpr std::size_t kLargestFile = std::size_t{64} << 20;

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
        case EFBIG: return "超过了允许的文件大小（ulimit -f）";
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

std::optional<struct stat> status_of(const std::string& path) {
    struct stat status = {};
    if (::stat(path.c_str(), &status) != 0) return {};
    return status;
}

bool is_same_file(const struct stat& a, const struct stat& b) { return a.st_dev == b.st_dev && a.st_ino == b.st_ino; }

constexpr std::array<std::string_view, 4> kBesideDatabase{"-wal", "-shm", "-journal", "-lock"};

// SQLite deletes what it finds under these names, or takes it for a part of the database.
bool belongs_to_database(const std::string& path, const std::string& database) {
    for (const std::string_view ending : kBesideDatabase) {
        if (!path.ends_with(ending)) continue;
        const std::string stem = path.substr(0, path.size() - ending.size());
        std::error_code failed;
        const std::filesystem::path named = std::filesystem::weakly_canonical(stem, failed);
        const auto there = status_of(stem);
        if ((there && S_ISREG(there->st_mode)) || named == std::filesystem::weakly_canonical(database, failed)) return true;
    }
    return false;
}

bool is_database(const struct stat& target, const std::string& database) {
    const auto same = [&](const std::string& path) {
        const auto other = status_of(path);
        return other && is_same_file(target, *other);
    };
    return same(database) || std::any_of(kBesideDatabase.begin(), kBesideDatabase.end(),
                                         [&](std::string_view ending) { return same(database + std::string{ending}); });
}

Error on_database(const std::string& path) {
    return Error{"output.database", fmt::format("{} 就是数据库，不能写在它上面", path), "换一个文件名"};
}

Error exists_already(const std::string& path) {
    return Error{"output.exists", fmt::format("{} 已经存在", path), "换一个文件名；确要替换就加 --force"};
}

Error not_written(const std::string& path, int number) {
    return Error{"output.failed", fmt::format("{} 写不进去：{}", path, reason(number)), "换一个有空间、有写权限的文件夹"};
}

Error not_synced(const std::string& path, int number) {
    return Error{"output.not_synced", fmt::format("{} 已写好，但文件夹没能写实（{}）：断电后可能不在", path, reason(number)),
                 "查看这个盘；再写一份到别的盘", Exit::unknown};
}

int rename_file(const std::string& from, const std::string& to, Replace replace) {
    if (replace == Replace::no) return rename_without_replacing(from, to);
    return ::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

}  // namespace

std::string folder_of(const std::string& path) {
    const std::string folder = std::filesystem::path{path}.parent_path().string();
    return folder.empty() ? "." : folder;
}

namespace {

std::string instead_of_opening(const std::string& path) {
    return fmt::format("zb 在以服务账号运行，只从标准输入读：把文件名写成 -，命令后面加 < {}", shell_word(path));
}

std::string read_regular(const std::string& path, bool is_the_callers) {
    // Without O_NONBLOCK opening a pipe would wait for its writer for ever.
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)};
    if (!file.is_open()) {
        if (errno == ENOENT || errno == ENOTDIR) throw Error{"file.missing", fmt::format("没有文件 {}", path), "检查文件名和所在的文件夹"};
        throw Error{"file.unreadable", fmt::format("{} 打不开：{}", path, reason(errno)),
                    caller().is_restricted() ? instead_of_opening(path) : "检查文件的读权限"};
    }
    if (is_the_callers) refuse_others_file(file.number(), path);
    struct stat status = {};
    if (::fstat(file.number(), &status) != 0) throw Error{"file.unreadable", fmt::format("{} 读不出来：{}", path, reason(errno))};
    // What a shell puts in the place of <(command) has its writer at the other end and can be waited for; any other pipe may have none.
    if (S_ISFIFO(status.st_mode) && path.starts_with("/dev/fd/")) {
        ::fcntl(file.number(), F_SETFL, O_RDONLY);
        return read_all(file.number(), path);
    }
    if (!S_ISREG(status.st_mode)) {
        throw Error{"file.not_regular", fmt::format("{} 不是普通文件", path), "写一个普通文件的名字，或用 - 从标准输入读"};
    }
    return read_all(file.number(), path);
}

}  // namespace

void refuse_others_file(int descriptor, const std::string& path) {
    if (!caller().is_restricted()) return;
    struct stat status = {};
    if (::fstat(descriptor, &status) == 0 && status.st_uid == caller().user) return;
    throw Error{"file.not_yours", fmt::format("{} 不是您的文件", path), instead_of_opening(path)};
}

std::string read_file(const std::string& path) { return path == "-" ? read_all(STDIN_FILENO, "标准输入") : read_regular(path, true); }

std::string read_settings_file(const std::string& path) { return read_regular(path, false); }

Error naming_file(const std::string& path, const Error& error) {
    Fault fault = error.fault();
    const std::string name = path == "-" ? "标准输入" : path;
    if (fault.message.find(name) == std::string::npos) fault.message = fmt::format("{}：{}", name, fault.message);
    return Error{std::move(fault), error.exit()}.with_rows(error.rows());
}

void refuse_output_for_others(const std::string& path) {
    if (!caller().is_restricted()) return;
    throw Error{"output.not_yours", fmt::format("zb 在以服务账号运行，不写文件 {}：写出来就成了服务账号的", path),
                fmt::format("去掉文件名，用重定向：命令后面加 > {}；备份由管理员定时做", shell_word(path))};
}

void check_output(const std::string& path, Replace replace, const std::string& database) {
    refuse_output_for_others(path);
    if (!status_of(folder_of(path)))
        throw Error{"output.no_folder", fmt::format("没有文件夹 {}", folder_of(path)), "先建好文件夹，或换一个位置"};
    if (belongs_to_database(path, database)) throw on_database(path);
    struct stat link = {};
    if (::lstat(path.c_str(), &link) != 0) return;
    if (const auto target = status_of(path)) {
        if (is_database(*target, database)) throw on_database(path);
        if (!S_ISREG(target->st_mode))
            throw Error{"output.not_regular", fmt::format("{} 不是普通文件", path), "换一个文件名；标准输出写 -"};
    }
    if (replace == Replace::no) throw exists_already(path);
}

namespace {

mode_t umask_of_process() {
    const mode_t mask = ::umask(077);
    ::umask(mask);
    return mask;
}

// A ledger's copy is as private as the ledger (cli.md 10): in a setgid folder the group that shares it may read and write.
mode_t mode_for(Readers readers, const std::string& folder) {
    if (readers == Readers::of_outputs) return 0666 & ~umask_of_process();
    const auto status = status_of(folder);
    return status && (status->st_mode & S_ISGID) != 0 ? 0660 : 0600;
}

}  // namespace

NewFile::NewFile(std::string path, Replace replace, const std::string& database, Readers readers)
    : path_(std::move(path)), replace_(replace) {
    check_output(path_, replace_, database);
    file_.emplace(folder_of(path_));
    if (!file_->is_open() || ::fchmod(file_->descriptor(), mode_for(readers, folder_of(path_))) != 0) throw not_written(path_, errno);
}

void NewFile::write(std::string_view bytes) {
    if (const int failure = write_all(file_->descriptor(), bytes); failure != 0) throw not_written(path_, failure);
}

void NewFile::publish(Sync sync) {
    int failure = sync == Sync::together || ::fsync(file_->descriptor()) == 0 ? 0 : errno;
    if (failure == 0) failure = rename_file(temporary(), path_, replace_);
    if (failure == EEXIST) throw exists_already(path_);
    if (failure != 0) throw not_written(path_, failure);
    if (sync == Sync::each) failure = sync_folder(folder_of(path_));
    file_->keep();
    if (failure != 0) throw not_synced(path_, failure);
}

bool file_exists(const std::string& path) { return status_of(path).has_value(); }

void append_file(const std::string& path, std::string_view bytes, const std::string& database) {
    check_output(path, Replace::yes, database);
    const Descriptor file{::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666)};
    if (!file.is_open()) throw not_written(path, errno);
    int failure = write_all(file.number(), bytes);
    if (failure == 0 && ::fsync(file.number()) != 0) failure = errno;
    if (failure == 0) failure = sync_folder(folder_of(path));
    if (failure != 0) throw not_written(path, failure);
}

void write_file(const std::string& path, std::string_view bytes, Replace replace, const std::string& database, Sync sync) {
    NewFile file{path, replace, database, Readers::of_outputs};
    file.write(bytes);
    file.publish(sync);
}

void sync_files_of(const std::string& folder) {
    const Descriptor disk{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (!disk.is_open() || ::syncfs(disk.number()) != 0) throw not_synced(folder, errno);
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
