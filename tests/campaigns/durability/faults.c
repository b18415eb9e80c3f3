// SPDX-License-Identifier: Apache-2.0
// Preloaded before zb: counts, fails, kills at or records its calls on the files below one folder. Told by environment variables:
//   ZB_FAULT_FOLDER=/abs/folder    only files below it count
//   ZB_FAULT=KINDS:N:HOW[:on]      the Nth call of any of KINDS (open write sync name truncate, joined by +, or any) meets HOW:
//                                  kill, torn (half of a write is done, then EIO), or an error number; `on`: so do all later ones
//   ZB_FAULT_ROOM=BYTES            files may grow by so much in all; then ENOSPC
//   ZB_FAULT_COUNT=FILE            the number of calls of each kind is added to it at the end
//   ZB_FAULT_SHARED=1              the disk has no room for SQLite's shared memory: touching it raises SIGBUS
//   ZB_FAULT_LOG=FILE              every change, sync and byte printed is added to it (replay.py reads it)
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum kind { OPEN, WRITE, SYNC, NAME, TRUNCATE, KINDS };
static const char *const kind_names[KINDS] = {"open", "write", "sync", "name", "truncate"};
enum { MOST_FILES = 1024, KILL = -1, TORN = -2 };

static char folder[4096];
static char *paths[MOST_FILES];
static long counts[KINDS];
static long met, wanted, room = -1;
static int kinds_wanted, how, sticky, log_file = -1;

static void begin(void) {
    static int begun;
    if (begun) return;
    begun = 1;
    const char *text = getenv("ZB_FAULT_FOLDER");
    snprintf(folder, sizeof folder, "%s/", text ? text : "/nowhere");
    if ((text = getenv("ZB_FAULT_ROOM"))) room = atol(text);
    if ((text = getenv("ZB_FAULT_LOG"))) log_file = (int)syscall(SYS_openat, AT_FDCWD, text, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    text = getenv("ZB_FAULT");
    if (!text) return;
    for (int kind = 0; kind < KINDS; ++kind)
        if (strstr(text, kind_names[kind]) || strncmp(text, "any:", 4) == 0) kinds_wanted |= 1 << kind;
    const char *number = strchr(text, ':');
    const char *what = number ? strchr(number + 1, ':') : NULL;
    if (!what) abort();
    wanted = atol(number + 1);
    how = strncmp(what + 1, "kill", 4) == 0 ? KILL : strncmp(what + 1, "torn", 4) == 0 ? TORN : atoi(what + 1);
    sticky = strstr(what + 1, ":on") != NULL;
}

__attribute__((destructor)) static void end(void) {
    const char *name = getenv("ZB_FAULT_COUNT");
    if (!name) return;
    char line[256];
    int size = 0;
    for (int kind = 0; kind < KINDS; ++kind) size += snprintf(line + size, sizeof line - (size_t)size, "%s %ld\n", kind_names[kind], counts[kind]);
    int file = (int)syscall(SYS_openat, AT_FDCWD, name, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    syscall(SYS_write, file, line, size);
    syscall(SYS_close, file);
}

static char *absolute(const char *path) {
    char here[4096], all[8192];
    if (path[0] != '/' && getcwd(here, sizeof here)) {
        snprintf(all, sizeof all, "%s/%s", here, strncmp(path, "./", 2) == 0 ? path + 2 : path);
        return strdup(all);
    }
    return strdup(path);
}
static int counted(const char *path) { return strncmp(path, folder, strlen(folder)) == 0 || strncmp(path, folder, strlen(folder) - 1) == 0; }
static const char *path_of(int file) { return file >= 0 && file < MOST_FILES ? paths[file] : NULL; }

// One record: kind, offset, two lengths, then a path and bytes.
static void record(char kind, const char *path, int64_t offset, const void *bytes, int64_t size) {
    if (log_file < 0) return;
    const int64_t head[3] = {offset, (int64_t)strlen(path), size};
    char *all = malloc(sizeof head + 1 + (size_t)head[1] + (size_t)size);
    char *end_of = all;
    *end_of++ = kind;
    memcpy(end_of, head, sizeof head);
    end_of += sizeof head;
    memcpy(end_of, path, (size_t)head[1]);
    end_of += head[1];
    if (size > 0) memcpy(end_of, bytes, (size_t)size);
    syscall(SYS_write, log_file, all, end_of + size - all);
    free(all);
}

// 0: the call goes on; TORN; else errno is set and the call fails.
static int meets(enum kind kind) {
    ++counts[kind];
    if (!(kinds_wanted & 1 << kind)) return 0;
    ++met;
    if (met != wanted && !(sticky && met > wanted && how > 0)) return 0;
    if (how == KILL) {
        syscall(SYS_kill, getpid(), SIGKILL);
    }
    errno = how == TORN ? EIO : how;
    return how == TORN && kind != WRITE ? EIO : how;
}

static int opened(int file, const char *path, int is_new) {
    if (file >= 0 && file < MOST_FILES) {
        free(paths[file]);
        paths[file] = strdup(path);
        if (is_new) record('C', path, 0, "", 0);
    }
    return file;
}

static int open_any(int at, const char *name, int flags, mode_t mode) {
    begin();
    char *path = absolute(name);
    int file = -1;
    if (!counted(path)) {
        file = (int)syscall(SYS_openat, at, name, flags, mode);
    } else if (!meets(OPEN)) {
        const int is_new = flags & O_CREAT && access(path, F_OK) != 0;
        file = opened((int)syscall(SYS_openat, at, name, flags, mode), path, is_new);
    }
    free(path);
    return file;
}
#define MODE_OF(flags) \
    mode_t mode = 0; \
    if ((flags) & (O_CREAT | O_TMPFILE)) { \
        va_list more; \
        va_start(more, flags); \
        mode = va_arg(more, mode_t); \
        va_end(more); \
    }
int open(const char *name, int flags, ...) {
    MODE_OF(flags)
    return open_any(AT_FDCWD, name, flags, mode);
}
int open64(const char *name, int flags, ...) {
    MODE_OF(flags)
    return open_any(AT_FDCWD, name, flags, mode);
}
int mkostemp(char *name, int flags) {
    begin();
    static unsigned turn;
    for (;;) {
        snprintf(name + strlen(name) - 6, 7, "%06x", ((unsigned)getpid() * 64u + turn++) & 0xffffffu);
        const int file = open_any(AT_FDCWD, name, O_RDWR | O_CREAT | O_EXCL | flags, 0600);
        if (file >= 0 || errno != EEXIST) return file;
    }
}
int mkostemp64(char *name, int flags) { return mkostemp(name, flags); }
int close(int file) {
    if (file >= 0 && file < MOST_FILES) {
        free(paths[file]);
        paths[file] = NULL;
    }
    return (int)syscall(SYS_close, file);
}

static ssize_t write_any(int file, const void *bytes, size_t size, int64_t offset) {
    begin();
    const char *path = path_of(file);
    if (path == NULL || !counted(path)) {
        if (file == STDOUT_FILENO) record('P', "", 0, bytes, (int64_t)size);
        return offset < 0 ? syscall(SYS_write, file, bytes, size) : syscall(SYS_pwrite64, file, bytes, size, offset);
    }
    const int64_t at = offset < 0 ? lseek(file, 0, SEEK_CUR) : offset;
    const int fate = meets(WRITE);
    if (fate == TORN) size /= 2;
    if (fate != 0 && fate != TORN) return -1;
    struct stat status;
    if (room >= 0 && fstat(file, &status) == 0 && at + (int64_t)size > status.st_size) {
        const long more = (long)(at + (int64_t)size - status.st_size);
        if (more > room) {
            errno = ENOSPC;
            return -1;
        }
        room -= more;
    }
    const ssize_t done = syscall(SYS_pwrite64, file, bytes, size, at);
    if (done > 0) record('W', path, at, bytes, done);
    if (done > 0 && offset < 0) lseek(file, at + done, SEEK_SET);
    if (fate != TORN) return done;
    errno = EIO;
    return -1;
}
ssize_t write(int file, const void *bytes, size_t size) { return write_any(file, bytes, size, -1); }
ssize_t pwrite(int file, const void *bytes, size_t size, off_t offset) { return write_any(file, bytes, size, offset); }
ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t offset) { return write_any(file, bytes, size, offset); }

static int truncate_any(int file, int64_t size) {
    begin();
    const char *path = path_of(file);
    if (path == NULL || !counted(path)) return (int)syscall(SYS_ftruncate, file, size);
    if (meets(TRUNCATE)) return -1;
    record('T', path, size, "", 0);
    return (int)syscall(SYS_ftruncate, file, size);
}
int ftruncate(int file, off_t size) { return truncate_any(file, size); }
int ftruncate64(int file, off64_t size) { return truncate_any(file, size); }

static int sync_any(int file, long call) {
    begin();
    const char *path = path_of(file);
    if (path == NULL || !counted(path)) return (int)syscall(call, file);
    if (meets(SYNC)) return -1;
    const int answer = (int)syscall(call, file);
    if (answer == 0) record('S', path, 0, "", 0);
    return answer;
}
int fsync(int file) { return sync_any(file, SYS_fsync); }
int fdatasync(int file) { return sync_any(file, SYS_fdatasync); }

static int name_any(char kind, const char *from, const char *to, long call, unsigned flags) {
    begin();
    char *old = absolute(from);
    char *fresh = absolute(to);
    int answer = -1;
    if (!counted(old) || !meets(NAME)) {
        if (call == SYS_renameat2) answer = (int)syscall(call, AT_FDCWD, from, AT_FDCWD, to, flags);
        if (call == SYS_linkat) answer = (int)syscall(call, AT_FDCWD, from, AT_FDCWD, to, 0);
        if (call == SYS_unlink) answer = (int)syscall(call, from);
        if (answer == 0 && counted(old)) record(kind, old, 0, fresh, (int64_t)strlen(fresh));
    }
    free(old);
    free(fresh);
    return answer;
}
int rename(const char *from, const char *to) { return name_any('M', from, to, SYS_renameat2, 0); }
int renameat2(int at, const char *from, int to_at, const char *to, unsigned flags) {
    (void)at;
    (void)to_at;
    return name_any('M', from, to, SYS_renameat2, flags);
}
int link(const char *from, const char *to) { return name_any('L', from, to, SYS_linkat, 0); }
int unlink(const char *name) { return name_any('U', name, "", SYS_unlink, 0); }

void *mmap(void *at, size_t size, int protection, int flags, int file, off_t offset) {
    begin();
    void *memory = (void *)syscall(SYS_mmap, at, size, protection, flags, file, offset);
    const char *path = path_of(file);
    const size_t length = path ? strlen(path) : 0;
    if (length > 4 && strcmp(path + length - 4, "-shm") == 0 && getenv("ZB_FAULT_SHARED")) syscall(SYS_ftruncate, file, 0);
    return memory;
}
void *mmap64(void *at, size_t size, int protection, int flags, int file, off64_t offset) {
    return mmap(at, size, protection, flags, file, offset);
}
