// SPDX-License-Identifier: Apache-2.0
// In a signal's function only system calls may be made.
#include "cli/disk_fault.h"

#include <csignal>
#include <string_view>
#include <unistd.h>

#include "base/error.h"
#include "cli/files.h"

namespace zb::cli {

namespace {

constexpr std::string_view kWords =
    "错误：磁盘已满或读写出错，程序中途停下，不能确定是否已经写入\n"
    "办法：腾出空间（df -h .）后用同一个 --request-id 原样再试一次：已写入的不会重复\n";

extern "C" void end_at_disk_fault(int /*signal*/) {
    write_to_standard_error(kWords);
    ::_exit(static_cast<int>(Exit::unknown));
}

}  // namespace

void say_disk_faults() {
    struct sigaction action {};
    action.sa_handler = end_at_disk_fault;
    ::sigaction(SIGBUS, &action, nullptr);
}

}  // namespace zb::cli
