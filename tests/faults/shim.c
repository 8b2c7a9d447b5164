/* Faults in the calls by which a process writes and reads files below one folder: the nth call fails, is cut
   short, or kills the process. Preloaded before libc; does nothing until armed. Linux only. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum { WRITES = 1, SYNCS = 2, SIZES = 4, NAMES = 8, READS = 16 };
enum { COUNT, FAIL, SHORT, KILL_BEFORE, KILL_HALF, KILL_AFTER };

static char folder[PATH_MAX];
static int armed, kinds, action, error_number, stays;
static long at, seen, hits;
static int cut; /* a short write has happened: the next write fails */
static int log_file = -1;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

void faults_arm(const char *where, int which, long nth, int what, int number, int lasting) {
    snprintf(folder, sizeof folder, "%s", where);
    kinds = which; at = nth; action = what; error_number = number; stays = lasting;
    seen = hits = 0; cut = 0; armed = 1;
}
void faults_disarm(void) { armed = 0; }
long faults_seen(void) { return seen; }
long faults_hits(void) { return hits; }
void faults_log(int fd) { log_file = fd; }

static int ours(const char *path) { return strncmp(path, folder, strlen(folder)) == 0; }

static int path_of(int fd, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return ours(path);
}

static void die(void) { kill(getpid(), SIGKILL); for (;;) pause(); }

/* What to do with this call: COUNT lets it through. */
static int verdict(int kind) {
    if (!(kinds & kind)) return COUNT;
    seen++;
    if (at <= 0) return COUNT;
    if (kind == WRITES && cut) { cut = 0; hits++; return FAIL; }
    if (seen == at || (stays && seen > at)) {
        hits++;
        if (action == KILL_BEFORE) die();
        if (action == SHORT && (kind != WRITES || seen > at)) return FAIL;
        return action;
    }
    return COUNT;
}

static void put_log(const void *data, size_t length) {
    ssize_t (*real)(int, const void *, size_t) = REAL(write);
    const char *from = data;
    while (length > 0) {
        ssize_t done = real(log_file, from, length);
        if (done <= 0) die();
        from += done; length -= done;
    }
}

/* One line: kind, offset, length, path or paths; then the bytes of a write. */
static void note(const char *kind, long long offset, size_t length, const char *path, const void *data) {
    char line[2 * PATH_MAX + 100];
    int size = snprintf(line, sizeof line, "%s %lld %zu %s\n", kind, offset, length, path);
    put_log(line, size);
    if (data) put_log(data, length);
}

#define FAILING(kind) \
    int what = verdict(kind); \
    if (what == FAIL) { errno = error_number; return -1; }
#define ENDING if (what == KILL_AFTER || what == KILL_HALF) die();

static ssize_t written(int fd, const void *data, size_t length, off64_t offset, int placed) {
    char path[PATH_MAX];
    ssize_t (*plain)(int, const void *, size_t) = REAL(write);
    ssize_t (*at_place)(int, const void *, size_t, off64_t) = REAL(pwrite64);
    if (!armed || !path_of(fd, path)) return placed ? at_place(fd, data, length, offset) : plain(fd, data, length);
    FAILING(WRITES)
    size_t part = what == SHORT || what == KILL_HALF ? length / 2 : length;
    if (log_file >= 0) note("write", placed ? offset : lseek64(fd, 0, SEEK_CUR), part, path, data);
    ssize_t done = placed ? at_place(fd, data, part, offset) : plain(fd, data, part);
    ENDING
    if (what == SHORT) cut = 1;
    return done;
}

ssize_t write(int fd, const void *data, size_t length) { return written(fd, data, length, 0, 0); }
ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) { return written(fd, data, length, offset, 1); }
ssize_t pwrite64(int fd, const void *data, size_t length, off64_t offset) { return written(fd, data, length, offset, 1); }

static int synchronised(int fd, int (*real)(int)) {
    char path[PATH_MAX];
    if (!armed || !path_of(fd, path)) return real(fd);
    FAILING(SYNCS)
    int done = real(fd);
    if (log_file >= 0) note("sync", 0, 0, path, NULL);
    ENDING
    return done;
}

int fsync(int fd) { return synchronised(fd, REAL(fsync)); }
int fdatasync(int fd) { return synchronised(fd, REAL(fdatasync)); }

static int sized(int fd, off64_t length) {
    char path[PATH_MAX];
    int (*real)(int, off64_t) = REAL(ftruncate64);
    if (!armed || !path_of(fd, path)) return real(fd, length);
    FAILING(SIZES)
    if (log_file >= 0) note("size", length, 0, path, NULL);
    int done = real(fd, length);
    ENDING
    return done;
}

int ftruncate(int fd, off_t length) { return sized(fd, length); }
int ftruncate64(int fd, off64_t length) { return sized(fd, length); }

int unlink(const char *path) {
    int (*real)(const char *) = REAL(unlink);
    if (!armed || !ours(path)) return real(path);
    FAILING(NAMES)
    if (log_file >= 0) note("unlink", 0, 0, path, NULL);
    int done = real(path);
    ENDING
    return done;
}

int rename(const char *from, const char *to) {
    int (*real)(const char *, const char *) = REAL(rename);
    if (!armed || !ours(to)) return real(from, to);
    FAILING(NAMES)
    if (log_file >= 0) { note("rename", 0, 0, from, NULL); note("to", 0, 0, to, NULL); }
    int done = real(from, to);
    ENDING
    return done;
}

static int opened(const char *path, int flags, mode_t mode, int (*real)(const char *, int, ...)) {
    if (!armed || !(flags & O_CREAT) || !ours(path)) return real(path, flags, mode);
    if (access(path, F_OK) == 0) return real(path, flags, mode);
    FAILING(NAMES)
    int done = real(path, flags, mode);
    if (log_file >= 0 && done >= 0) note("create", 0, 0, path, NULL);
    ENDING
    return done;
}

#define OPENING \
    mode_t mode = 0; \
    if (flags & O_CREAT) { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); }

int open(const char *path, int flags, ...) { OPENING return opened(path, flags, mode, REAL(open)); }
int open64(const char *path, int flags, ...) { OPENING return opened(path, flags, mode, REAL(open64)); }

static ssize_t got(int fd, void *data, size_t length, off64_t offset, int placed) {
    char path[PATH_MAX];
    ssize_t (*plain)(int, void *, size_t) = REAL(read);
    ssize_t (*at_place)(int, void *, size_t, off64_t) = REAL(pread64);
    if (armed && (kinds & READS) && path_of(fd, path)) { FAILING(READS) ENDING }
    return placed ? at_place(fd, data, length, offset) : plain(fd, data, length);
}

ssize_t read(int fd, void *data, size_t length) { return got(fd, data, length, 0, 0); }
ssize_t pread(int fd, void *data, size_t length, off_t offset) { return got(fd, data, length, offset, 1); }
ssize_t pread64(int fd, void *data, size_t length, off64_t offset) { return got(fd, data, length, offset, 1); }
