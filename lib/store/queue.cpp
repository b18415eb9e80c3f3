// SPDX-License-Identifier: Apache-2.0
// Waits for flock without blocking, so that the wait has an end.
#include "store/queue.h"

#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

#include "base/error.h"
#include "store/surroundings.h"

namespace zb {
namespace {

[[noreturn]] void refuse_queue(const std::string& path) {
    throw Error{"db.lock", fmt::format("排队用的锁文件“{}”打不开", path), "查看权限：ls -l；它应与数据库同样可写"};
}

// An older zb gave the lock file the database's own mode. Only its owner can mend that; doctor names it.
void close_to_readers(int descriptor, unsigned mode) {
    struct stat status {};
    if (::fstat(descriptor, &status) == 0 && (status.st_mode & 0777U & ~mode) != 0) ::fchmod(descriptor, mode);
}

// Never unlinked afterwards: two writers could then hold locks on two files of one name.
int open_lock_file(const std::string& path, unsigned database_mode) {
    const unsigned mode = lock_mode(database_mode);  // flock asks no more than to open the file: who may only read must not stop writers
    const int created = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
    if (created >= 0) {
        if (::fchmod(created, mode) == 0) return created;
        ::close(created);
        refuse_queue(path);
    }
    const int found = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (found < 0) refuse_queue(path);
    close_to_readers(found, mode);
    return found;
}

bool is_taken(int descriptor) {
    int answer = 0;
    do {
        answer = ::flock(descriptor, LOCK_EX | LOCK_NB);
    } while (answer != 0 && errno == EINTR);
    return answer == 0;
}

}  // namespace

Queue::~Queue() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

void Queue::enter(const std::string& path, unsigned database_mode, std::chrono::milliseconds patience) {
    if (descriptor_ >= 0) return;
    const int descriptor = open_lock_file(path, database_mode);
    for (std::chrono::milliseconds waited{0}; !is_taken(descriptor); waited += kBetweenTries) {
        if (waited >= patience) {
            ::close(descriptor);
            throw Error{"db.busy",
                        fmt::format("数据库正忙：别的命令正在写入，排队 {} 秒仍未轮到", static_cast<double>(patience.count()) / 1000),
                        "稍后原样再试一次", Exit::busy};
        }
        std::this_thread::sleep_for(kBetweenTries);
    }
    descriptor_ = descriptor;
}

}  // namespace zb
