// SPDX-License-Identifier: Apache-2.0
// The ledger's file and what lies beside it, as the file system shows them.
#include <fmt/format.h>

#include "base/text.h"
#include "cli/temporary_file.h"
#include "cmd/doctor/findings.h"

namespace zb::cli {

namespace {

constexpr unsigned kOthers = 0007;
constexpr unsigned kGroupWrites = 0020;
constexpr unsigned kSetGroup = 02000;
constexpr std::int64_t kLargeWal = std::int64_t{16} << 20;
constexpr std::int64_t kLittleRoom = std::int64_t{64} << 20;

std::string mode_text(unsigned mode) { return fmt::format("{:04o}", mode); }

void look_at_permissions(const Surroundings& around, Findings& findings) {
    constexpr std::pair<std::string_view, std::string_view> kCheck{"permissions", "权限"};
    const FileStatus& database = *around.database;
    if ((database.mode & kOthers) != 0)
        return findings.add(kCheck, Standing::found, fmt::format("台账 {}：不在组里的人也能读写", mode_text(database.mode)),
                            "chmod o-rwx " + shell_word(database.path));
    const bool shared = (database.mode & kGroupWrites) != 0;
    if (shared && around.folder_itself && (around.folder_itself->mode & kSetGroup) == 0)
        return findings.add(kCheck, Standing::found, "台账由全组写入，文件夹却没有 setgid：旁边新建的文件别人打不开",
                            "chmod g+s " + shell_word(around.folder));
    findings.add(kCheck, Standing::sound, fmt::format("台账 {}，{}", mode_text(database.mode), shared ? "全组可写" : "只有主人可写"));
}

void look_at_owners(const Surroundings& around, Findings& findings) {
    constexpr std::pair<std::string_view, std::string_view> kCheck{"owner", "主人和组"};
    const FileStatus& database = *around.database;
    const bool shared = (database.mode & kGroupWrites) != 0;
    for (const auto& beside : {around.wal, around.shared_memory, around.lock}) {
        if (!beside) continue;
        if (beside->group != database.group || (!shared && beside->owner != database.owner))
            return findings.add(kCheck, Standing::found, fmt::format("{} 与台账不是同一个主人或组", beside->path),
                                fmt::format("chown --reference={} {}", shell_word(database.path), shell_word(beside->path)));
    }
    if (database.names > 1)
        return findings.add(kCheck, Standing::found, fmt::format("台账有 {} 个名字（硬链接），不能写入", database.names),
                            fmt::format("find / -samefile {}", shell_word(database.path)));
    findings.add(kCheck, Standing::sound, fmt::format("主人 {}，组 {}", around.owner_name, around.group_name));
}

void look_at_lock(const Surroundings& around, Findings& findings) {
    constexpr std::pair<std::string_view, std::string_view> kCheck{"lock", "排队用的锁文件"};
    if (!around.lock) return findings.add(kCheck, Standing::sound, "还没有，第一次写入时建");
    const unsigned wanted = lock_mode(around.database->mode);
    const unsigned mode = around.lock->mode & 0777U;
    if (mode == wanted) return findings.add(kCheck, Standing::sound, mode_text(mode));
    const bool wide = (mode & ~wanted) != 0;
    findings.add(kCheck, Standing::found,
                 fmt::format("{}，应为 {}：{}", mode_text(mode), mode_text(wanted),
                             wide ? "只能读台账的人可以挡住所有写入" : "有人能写台账却排不上队"),
                 fmt::format("chmod {} {}", mode_text(wanted), shell_word(around.lock->path)));
}

void look_at_wal(const Surroundings& around, Findings& findings) {
    constexpr std::pair<std::string_view, std::string_view> kCheck{"wal", "旁边的 -wal"};
    if (around.journal && around.journal->size > 0)
        return findings.add(kCheck, Standing::found, fmt::format("有 {}：不是 zb 留下的，别的程序写过台账", around.journal->path),
                            "zb ledger verify");
    const std::int64_t size = around.wal ? around.wal->size : 0;
    if (size == 0) return findings.add(kCheck, Standing::sound, "没有");
    if (size > kLargeWal)
        return findings.add(kCheck, Standing::found, fmt::format("有 {} 字节，过大：有命令长时间开着台账", size),
                            "fuser -v " + shell_word(around.database->path));
    if (around.in_use) return findings.add(kCheck, Standing::sound, fmt::format("有 {} 字节，有命令正在用", size));
    findings.add(kCheck, Standing::found,
                 fmt::format("有 {} 字节，没有命令在用：先前的命令没有正常结束，里面的条目已随这次打开收进台账", size), "zb ledger verify");
}

void look_at_left_files(const Surroundings& around, Findings& findings) {
    constexpr std::pair<std::string_view, std::string_view> kCheck{"left_files", "留下的临时文件"};
    const std::vector<std::string> left = left_files(around.folder);
    if (left.empty()) return findings.add(kCheck, Standing::sound, "没有");
    findings.add(kCheck, Standing::found,
                 fmt::format("{} 个，被强行终止的命令留下的，里面可能是整本台账：{}", left.size(), join(left, "、")), "zb doctor --repair");
}

void look_at_room(const Surroundings& around, Findings& findings) {
    constexpr std::pair<std::string_view, std::string_view> kCheck{"room", "磁盘余量"};
    if (!around.free) return findings.add(kCheck, Standing::sound, "这个盘不报余量");
    const std::string text = fmt::format("{} MiB", *around.free >> 20);
    if (*around.free >= kLittleRoom) return findings.add(kCheck, Standing::sound, text);
    findings.add(kCheck, Standing::found, text + "，快满了", "df -h " + shell_word(around.folder));
}

}  // namespace

void look_at_files(const Surroundings& around, Findings& findings) {
    if (around.database) {
        look_at_permissions(around, findings);
        look_at_owners(around, findings);
        look_at_lock(around, findings);
        look_at_wal(around, findings);
    }
    look_at_left_files(around, findings);
    look_at_room(around, findings);
}

}  // namespace zb::cli
