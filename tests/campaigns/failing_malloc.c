// SPDX-License-Identifier: Apache-2.0
// Preloaded before a program: its Nth allocation fails (FAIL_AT), with FAIL_ON all later ones too. Without FAIL_AT it counts them and
// writes their number into the file FAIL_COUNT at the end.
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

extern void* __libc_malloc(size_t size);
extern void* __libc_calloc(size_t count, size_t size);
extern void* __libc_realloc(void* from, size_t size);
extern void* __libc_memalign(size_t alignment, size_t size);

static atomic_long calls;
static long fail_at = -1;  // -1: not asked yet
static int fail_on;

static void ask(void) {
    const char* at = getenv("FAIL_AT");
    fail_on = getenv("FAIL_ON") != NULL;
    fail_at = at == NULL ? 0 : atol(at);
}

static int fails(void) {
    if (fail_at < 0) ask();
    const long call = atomic_fetch_add(&calls, 1) + 1;
    const int now = fail_at > 0 && (fail_on ? call >= fail_at : call == fail_at);
    if (now) errno = ENOMEM;
    return now;
}

void* malloc(size_t size) { return fails() ? NULL : __libc_malloc(size); }
void* calloc(size_t count, size_t size) { return fails() ? NULL : __libc_calloc(count, size); }
void* realloc(void* from, size_t size) { return fails() ? NULL : __libc_realloc(from, size); }
void* memalign(size_t alignment, size_t size) { return fails() ? NULL : __libc_memalign(alignment, size); }
void* aligned_alloc(size_t alignment, size_t size) { return fails() ? NULL : __libc_memalign(alignment, size); }
int posix_memalign(void** to, size_t alignment, size_t size) {
    if (fails()) return ENOMEM;
    *to = __libc_memalign(alignment, size);
    return *to == NULL ? ENOMEM : 0;
}

__attribute__((destructor)) static void write_count(void) {
    const char* path = getenv("FAIL_COUNT");
    if (path == NULL) return;
    char text[32];
    const int size = snprintf(text, sizeof text, "%ld\n", (long)calls);
    const int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (file < 0) return;
    if (write(file, text, (size_t)size) != size) abort();
    close(file);
}
