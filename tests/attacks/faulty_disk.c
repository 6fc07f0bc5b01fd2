/* A disk that fails: the nth write or sync of a casebook, or of what SQLite keeps beside it.

   FAULT_AFTER: how many writes and syncs succeed. FAULT: the errno of all that follow, or 0 to be
   killed at the first. Preloaded (LD_PRELOAD); both are read at the first write of a process. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static long left = -2;
static int fault;

static int of_a_book(int fd) {
  char name[64], path[4096];
  snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(name, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return strstr(path, ".book") != NULL;
}

static int fails(int fd) {
  if (left == -2) {
    const char *after = getenv("FAULT_AFTER"), *what = getenv("FAULT");
    if (!after || !what) return 0;
    left = atol(after);
    fault = atoi(what);
  }
  if (!of_a_book(fd)) return 0;
  if (left > 0) return left--, 0;
  if (!fault) raise(SIGKILL);
  errno = fault;
  return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
ssize_t write(int fd, const void *bytes, size_t count) {
  return fails(fd) ? -1 : REAL(write)(fd, bytes, count);
}
ssize_t pwrite(int fd, const void *bytes, size_t count, off_t offset) {
  return fails(fd) ? -1 : REAL(pwrite)(fd, bytes, count, offset);
}
ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t offset) {
  return fails(fd) ? -1 : REAL(pwrite64)(fd, bytes, count, offset);
}
int fsync(int fd) { return fails(fd) ? -1 : REAL(fsync)(fd); }
int fdatasync(int fd) { return fails(fd) ? -1 : REAL(fdatasync)(fd); }
int ftruncate(int fd, off_t length) { return fails(fd) ? -1 : REAL(ftruncate)(fd, length); }
int ftruncate64(int fd, off64_t length) { return fails(fd) ? -1 : REAL(ftruncate64)(fd, length); }
