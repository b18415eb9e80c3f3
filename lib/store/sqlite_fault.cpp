// SPDX-License-Identifier: Apache-2.0
// What SQLite's result codes mean to the person who typed the command.
#include "store/sqlite_fault.h"

#include <fmt/format.h>
#include <sqlite3.h>

namespace zb {

Error as_error(const SQLite::Exception& fault, const std::string& path) {
    constexpr const char* kKeepAndRestore = "先不要再写入，把数据库连同旁边的 -wal 一起复制留存，再从最近的备份恢复：zb restore 备份.db";
    const std::string file = path.empty() ? "这个文件" : fmt::format("“{}”", path);
    switch (fault.getErrorCode()) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED: return Error{"db.busy", "数据库正忙：别的命令正在写入，等到时限仍未轮到", "稍后原样再试一次", Exit::busy};
        case SQLITE_FULL: return Error{"db.full", "磁盘已满，未写入任何内容", "腾出空间后原样再试一次；查看余量：df -h ."};
        case SQLITE_READONLY: return Error{"db.read_only", "数据库不可写", "请有写权限的人操作；查看权限：ls -l"};
        case SQLITE_CANTOPEN:
            return Error{"db.cannot_open", "数据库打不开：文件或所在文件夹没有权限，或旁边的 -wal、-shm 文件不可用",
                         "把数据库连同旁边的 -wal 一起复制到自己的文件夹再打开"};
        case SQLITE_CORRUPT:
            return Error{"db.corrupt", path.empty() ? "数据库文件已损坏" : fmt::format("数据库{}已损坏", file), kKeepAndRestore};
        case SQLITE_NOTADB:
            return Error{"db.foreign", fmt::format("{}不是 zb 的数据库", file), "另选文件：--db 文件，或新建：zb init --db 文件"};
        case SQLITE_IOERR:
            return Error{"db.io", fmt::format("读写磁盘出错（SQLite 错误码 {}）", fault.getExtendedErrorCode()), kKeepAndRestore};
        case SQLITE_NOMEM: return Error{"db.memory", "内存不足", "关闭别的程序后再试一次"};
        case SQLITE_TOOBIG: return Error{"db.too_big", "一条记录超过 4 MB，未写入任何内容", "拆成几条再写"};
        default:
            return Error{"db.error", fmt::format("数据库操作失败（SQLite 错误码 {}）", fault.getExtendedErrorCode()),
                         "核对台账：zb ledger verify"};
    }
}

}  // namespace zb
