// SPDX-License-Identifier: Apache-2.0
// Asks for nothing but status and locks, and closes the file before anything else opens it.
#include "store/surroundings.h"

#include <fcntl.h>
#include <filesystem>
#include <grp.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/ledger_file.h"
#include "store/lock_bytes.h"

namespace zb {
namespace {

std::optional<FileStatus> file_status(const std::string& path) {
    struct stat status {};
    if (::lstat(path.c_str(), &status) != 0) return std::nullopt;
    return FileStatus{path,          status.st_mode & 07777U, status.st_uid,
                      status.st_gid, status.st_size,          static_cast<std::int64_t>(status.st_nlink)};
}

bool is_in_use(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (descriptor < 0) return false;
    struct flock range = lock_bytes();
    const bool asked = ::fcntl(descriptor, F_OFD_GETLK, &range) == 0;
    ::close(descriptor);
    return asked && range.l_type != F_UNLCK;
}

}  // namespace

unsigned lock_mode(unsigned database_mode) {
    const unsigned writing = database_mode & 0222U;
    return writing | writing << 1U;
}

Surroundings look_around(const std::string& path) {
    Surroundings found;
    const std::filesystem::path given{path};
    found.folder = given.has_parent_path() ? given.parent_path().string() : ".";
    found.database = file_status(path);
    found.folder_itself = file_status(found.folder);
    found.wal = file_status(path + "-wal");
    found.shared_memory = file_status(path + "-shm");
    found.journal = file_status(path + "-journal");
    found.lock = file_status(path + "-lock");
    if (found.database) {
        found.in_use = is_in_use(path);
        if (const passwd* owner = ::getpwuid(found.database->owner)) found.owner_name = owner->pw_name;
        if (const group* of = ::getgrgid(found.database->group)) found.group_name = of->gr_name;
    }
    found.free = free_bytes(found.folder);
    return found;
}

}  // namespace zb
