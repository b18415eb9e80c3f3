// SPDX-License-Identifier: Apache-2.0
// The old file keeps its name until the new one takes it in one rename. A -wal that was left beside it goes with it, never to the new one.
#include "store/replacing.h"

#include <SQLiteCpp/Database.h>
#include <array>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <optional>
#include <string_view>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>
#include <utility>

#include "base/error.h"
#include "store/copied_file.h"
#include "store/ledger_file.h"
#include "store/lock_bytes.h"
#include "store/store.h"

namespace zb {
namespace {

constexpr std::array<const char*, 3> kBeside{"-wal", "-shm", "-journal"};

std::optional<struct stat> status_if_there(const std::string& path) {
    struct stat status {};
    if (::lstat(path.c_str(), &status) != 0) return std::nullopt;
    return status;
}

bool holds_something(const std::string& path) {
    const auto status = status_if_there(path);
    return status && status->st_size > 0;
}

// Entries may stand in what lies beside the file: a -wal of a killed command, a journal of another tool.
bool has_more_beside(const std::string& path) { return holds_something(path + "-wal") || holds_something(path + "-journal"); }

// Closing a ledger takes what stands beside it in, and says nothing where the disk refuses: then the file alone is not the whole.
void require_closed(const std::string& made) {
    if (!has_more_beside(made)) return;
    throw Error{"db.io", "新文件没能写完整：磁盘已满或读写出错", "查看磁盘余量：df -h .；原样再试一次"};
}

// The bytes that everybody who has the ledger open locks some of. Held by this object, nobody can begin to read it either.
class SoleUse {
public:
    SoleUse(const std::string& path, std::chrono::milliseconds patience)
        : descriptor_{::open(path.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW)} {
        if (descriptor_ < 0) throw Error{"db.read_only", fmt::format("“{}”打不开", path), "查看权限：ls -l"};
        for (std::chrono::milliseconds waited{0}; !taken(); waited += kBetweenTries) {
            if (waited >= patience) {
                ::close(descriptor_);
                throw Error{"db.busy", "别的命令正开着台账，等到时限仍未关闭", "等它们结束后原样再试一次", Exit::busy};
            }
            std::this_thread::sleep_for(kBetweenTries);
        }
    }
    ~SoleUse() { ::close(descriptor_); }
    SoleUse(const SoleUse&) = delete;
    SoleUse& operator=(const SoleUse&) = delete;

private:
    bool taken() const {
        struct flock range = lock_bytes();
        return ::fcntl(descriptor_, F_OFD_SETLK, &range) == 0;
    }
    int descriptor_;
};

// Takes what stands beside the file into it, so that the file alone is the whole old ledger. Where SQLite can make no sense
// of it, the copies that were kept are all there is.
void absorb(const std::string& path, std::chrono::milliseconds patience) {
    try {
        SQLite::Database database{path, SQLite::OPEN_READWRITE | SQLite::OPEN_NOFOLLOW | SQLite::OPEN_NOMUTEX,
                                  static_cast<int>(patience.count())};
        database.exec("PRAGMA schema_version");
        database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (const SQLite::Exception&) {
        return;
    }
}

void refuse_taken_names(const std::string& aside) {
    for (const char* ending : {"", "-wal", "-shm", "-journal"}) {
        if (!status_if_there(aside + ending)) continue;
        throw Error{"db.exists", fmt::format("“{}”已经存在，不覆盖", aside + ending), "稍后再试一次：换下的文件按时刻取名"};
    }
}

void remove_all(const std::vector<std::string>& names) {
    for (const std::string& name : names) ::unlink(name.c_str());
}

// Of the file, and where entries stand beside it, of what lies there. No second names of the same file: with one that a killed restore
// left nobody could write any more.
std::vector<std::string> copy_all(const std::string& path, const std::string& aside) {
    std::vector<std::string> kept;
    try {
        for (const char* ending : {"", "-wal", "-shm", "-journal"}) {
            if (!kept.empty() && !has_more_beside(path)) break;
            if (!status_if_there(path + ending)) continue;
            copy_file(path + ending, aside + ending);
            kept.push_back(aside + ending);
        }
    } catch (const Error&) {
        remove_all(kept);
        throw;
    }
    return kept;
}

// The new file belongs to whom the old one belonged, and is open to the same people.
void take_over_permissions(const std::string& made, const struct stat& old) {
    const bool same = ::geteuid() != 0 ? ::chown(made.c_str(), static_cast<uid_t>(-1), old.st_gid) == 0
                                       : ::chown(made.c_str(), old.st_uid, old.st_gid) == 0;
    if (same && ::chmod(made.c_str(), old.st_mode & 0777U) == 0) return;
    throw Error{"db.cannot_create", "新文件得不到原文件的属组和权限", "请文件的主人来恢复；查看：ls -l"};
}

}  // namespace

Replacement::Replacement(const std::string& path, std::chrono::milliseconds patience) : patience_{patience} {
    const PlaceFound place = find_place(path);
    path_ = place.path;
    replaces_ = place.file.has_value();
    if (place.file) require_writable(*place.file);
    constexpr unsigned kPrivate = 0600;
    queue_.enter(path_ + "-lock", place.file ? place.file->mode : kPrivate, patience_);
}

std::vector<std::string> Replacement::put(const std::string& made, const std::string& aside) {
    require_closed(made);
    refuse_taken_names(aside);
    if (const auto old = status_if_there(path_)) take_over_permissions(made, *old);
    sync_file(made);
    std::vector<std::string> kept;
    try {
        std::optional<SoleUse> alone;
        if (replaces_) {
            alone.emplace(path_, patience_);
            kept = copy_all(path_, aside);
            if (has_more_beside(path_)) {
                alone.reset();  // SQLite takes the same lock
                absorb(path_, patience_);
                alone.emplace(path_, patience_);
            }
        }
        for (const char* ending : kBeside) ::unlink((path_ + ending).c_str());  // whoever has the ledger open would hold the lock
        if (::rename(made.c_str(), path_.c_str()) != 0)
            throw Error{"db.cannot_create", fmt::format("“{}”不能换成恢复的台账", path_), "查看文件夹权限：ls -ld ."};
    } catch (const Error&) {
        remove_all(kept);  // nothing was replaced
        throw;
    }
    make_durable(std::filesystem::path{path_}.parent_path());
    return kept;
}

namespace {

[[noreturn]] void refuse_existing(const std::string& path) {
    throw Error{"db.exists", fmt::format("“{}”已经存在，不覆盖", path), "直接使用它，或另取一个名字：zb init --db 文件"};
}

}  // namespace

// Named as temporary files are, so that doctor knows what was left.
std::string Store::name_while_made(const std::string& path) {
    const PlaceFound place = find_place(path);
    if (place.file) refuse_existing(path);
    constexpr unsigned kSixDigits = 0xFFFFFF;
    const std::filesystem::path folder = std::filesystem::path{place.path}.parent_path();
    for (unsigned turn = static_cast<unsigned>(::getpid());; ++turn) {
        const std::string name = (folder / fmt::format(".zb-{:06x}", turn & kSixDigits)).string();
        if (!status_if_there(name)) return name;
    }
}

void Store::publish(const std::string& made, const std::string& path) {
    require_closed(made);
    sync_file(made);
    const std::string target = find_place(path).path;
    const int failure = rename_without_replacing(made, target);
    if (failure == EEXIST) refuse_existing(path);
    if (failure != 0) throw Error{"db.cannot_create", fmt::format("“{}”不能新建", path), "查看文件夹权限：ls -ld ."};
    make_durable(std::filesystem::path{target}.parent_path());
}

void Store::discard(const std::string& made) noexcept {
    ::unlink(made.c_str());
    for (const char* ending : kBeside) ::unlink((made + ending).c_str());
}

}  // namespace zb
