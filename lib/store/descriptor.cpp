// SPDX-License-Identifier: Apache-2.0
// By system calls: iostreams and std::filesystem say neither why they failed nor whether the disk has the bytes.
#include "store/descriptor.h"

#include <cerrno>
#include <fcntl.h>

namespace zb {

int write_all(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written >= 0) {
            bytes.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno != EINTR) {
            return errno;
        }
    }
    return 0;
}

int sync_folder(const std::filesystem::path& folder) {
    const Descriptor opened{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (!opened.is_open()) {
        ::sync();
        return 0;
    }
    return ::fsync(opened.number()) == 0 || errno == EINVAL ? 0 : errno;
}

}  // namespace zb
