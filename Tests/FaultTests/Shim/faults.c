/* Makes system calls on files below a folder fail, stop short or end the process, one at a time.

   Loaded with LD_PRELOAD; told what to do by the environment:
     FAULTS_ROOT   only calls on paths below this folder count
     FAULTS_AT     which of the counted calls to act on, from 1
     FAULTS_KIND   kill (before the call), cut (half a write, then kill), short (half a write),
                   or the number of an error; 4 (EINTR) fails once, every other one from then on;
                   once and a number, for an error that other calls do not meet;
                   meanwhile (lets FAULTS_COMMAND run to its end before the call)
     FAULTS_MAPPED how much is left of a file below the folder once it has been mapped into memory
     FAULTS_OPENED how many files are opened first, from the mapping on; at once without it
     FAULTS_THREADS  none (the system has no more threads to give)
     FAULTS_WATCH  none (nobody may listen to changes of files) or full (no folder more may be watched)
     FAULTS_TRACE  a file that gets a record of every counted call, with its data */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum verdict { GO_ON, FAIL, HALVE };

static const char *root, *kind, *trace;
static long at;
static atomic_long count;
static atomic_int isReady, isFailing;

static void prepare(void) {
  if (isReady) return;
  root = getenv("FAULTS_ROOT");
  kind = getenv("FAULTS_KIND");
  trace = getenv("FAULTS_TRACE");
  const char *number = getenv("FAULTS_AT");
  at = number ? atol(number) : 0;
  isReady = 1;
}

static void die(void) {
  syscall(SYS_kill, getpid(), SIGKILL);
  for (;;) pause();
}

/* The absolute path of `name` seen from the folder `folder`. */
static const char *pathOf(int folder, const char *name, char *buffer) {
  if (name[0] == '/') return name;
  char link[64], base[PATH_MAX];
  long length;
  if (folder == AT_FDCWD) {
    length = syscall(SYS_getcwd, base, sizeof base) - 1;
  } else {
    snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
    length = syscall(SYS_readlink, link, base, sizeof base - 1);
  }
  if (length < 0) return name;
  base[length] = 0;
  snprintf(buffer, PATH_MAX * 2, name[0] ? "%s/%s" : "%s", base, name);
  return buffer;
}

static int counts(const char *path) {
  prepare();
  size_t length = root ? strlen(root) : 0;
  return length && !strncmp(path, root, length) && (path[length] == '/' || !path[length]);
}

static void note(const char *call, const char *path, const char *other, long offset,
                 const void *data, size_t byteCount) {
  static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
  if (!trace) return;
  pthread_mutex_lock(&turn);
  int file = syscall(SYS_openat, AT_FDCWD, trace, O_WRONLY | O_CREAT | O_APPEND, 0600);
  char head[PATH_MAX * 4];
  int length = snprintf(head, sizeof head, "%s\n%s\n%s\n%ld\n%zu\n", call, path, other, offset,
                        byteCount);
  syscall(SYS_write, file, head, length);
  for (size_t done = 0; done < byteCount;) {
    long written = syscall(SYS_write, file, (const char *)data + done, byteCount - done);
    if (written <= 0) break;
    done += written;
  }
  syscall(SYS_close, file);
  pthread_mutex_unlock(&turn);
}

/* Lets another program do its work, without this library. */
static void runMeanwhile(void) {
  char *words[] = {"sh", "-c", getenv("FAULTS_COMMAND"), NULL};
  char *variables[1024];
  int length = 0, status;
  for (char **each = environ; *each && length < 1023; each++)
    if (strncmp(*each, "LD_PRELOAD=", 11)) variables[length++] = *each;
  variables[length] = NULL;
  pid_t process;
  if (!posix_spawn(&process, "/bin/sh", NULL, NULL, words, variables))
    while (waitpid(process, &status, 0) < 0 && errno == EINTR) {}
}

/* Whether a call on `path` is to happen. */
static enum verdict judge(const char *path, int isWrite) {
  if (!counts(path)) return GO_ON;
  int isNow = ++count == at;
  if (!isNow && !isFailing) return GO_ON;
  if (!strcmp(kind, "kill")) die();
  if (!strcmp(kind, "meanwhile")) {
    runMeanwhile();
    return GO_ON;
  }
  if (!strcmp(kind, "cut") || !strcmp(kind, "short")) {
    if (!strcmp(kind, "cut") && !isWrite) die();
    return isNow && isWrite ? HALVE : GO_ON;
  }
  int isOnce = !strncmp(kind, "once", 4);
  errno = atoi(isOnce ? kind + 4 : kind);
  isFailing = errno != EINTR && !isOnce;
  return FAIL;
}

/* The file that has been mapped into memory, and after how many opened files it is cut short. */
static char mapped[PATH_MAX * 2];
static atomic_long opensLeft;

static void cutShort(void) { syscall(SYS_truncate, mapped, atol(getenv("FAULTS_MAPPED"))); }

static int openFile(int folder, const char *name, int flags, mode_t mode) {
  char buffer[PATH_MAX * 2];
  const char *path = pathOf(folder, name, buffer);
  if (opensLeft > 0 && !--opensLeft) cutShort();
  int writes = (flags & O_ACCMODE) != O_RDONLY || flags & O_CREAT;
  struct stat before;
  int isThere = !syscall(SYS_newfstatat, AT_FDCWD, path, &before, AT_SYMLINK_NOFOLLOW);
  if (writes && judge(path, 0) == FAIL) return -1;
  int file = syscall(SYS_openat, folder, name, flags, mode);
  if (file >= 0 && writes && counts(path) && !isThere) note("create", path, "", 0, "", 0);
  return file;
}

#define MODE(flags) \
  mode_t mode = 0; \
  if (flags & O_CREAT) { \
    va_list list; \
    va_start(list, flags); \
    mode = va_arg(list, int); \
    va_end(list); \
  }

int open(const char *name, int flags, ...) { MODE(flags) return openFile(AT_FDCWD, name, flags, mode); }
int open64(const char *name, int flags, ...) { MODE(flags) return openFile(AT_FDCWD, name, flags, mode); }
int openat(int folder, const char *name, int flags, ...) { MODE(flags) return openFile(folder, name, flags, mode); }
int openat64(int folder, const char *name, int flags, ...) { MODE(flags) return openFile(folder, name, flags, mode); }

/* Writes where the file is at, or at `offset` if that is not negative. */
static ssize_t writeAt(int file, const void *data, size_t byteCount, off_t offset) {
  char buffer[PATH_MAX * 2];
  const char *path = pathOf(file, "", buffer);
  int isCounted = counts(path);
  enum verdict verdict = isCounted ? judge(path, 1) : GO_ON;
  if (verdict == FAIL) return -1;
  if (verdict == HALVE && byteCount > 1) byteCount /= 2;
  long start = offset < 0 && isCounted ? syscall(SYS_lseek, file, 0, SEEK_CUR) : offset;
  long written = offset < 0 ? syscall(SYS_write, file, data, byteCount)
                            : syscall(SYS_pwrite64, file, data, byteCount, offset);
  int code = errno;
  if (verdict == HALVE && !strcmp(kind, "cut")) die();
  if (written > 0 && isCounted) note("write", path, "", start, data, written);
  errno = code;
  return written;
}

ssize_t write(int file, const void *data, size_t byteCount) { return writeAt(file, data, byteCount, -1); }
ssize_t pwrite(int file, const void *data, size_t byteCount, off_t offset) { return writeAt(file, data, byteCount, offset); }
ssize_t pwrite64(int file, const void *data, size_t byteCount, off_t offset) { return writeAt(file, data, byteCount, offset); }

static int synchronize(int file, long call, const char *name) {
  char buffer[PATH_MAX * 2];
  const char *path = pathOf(file, "", buffer);
  if (judge(path, 0) == FAIL) return -1;
  if (counts(path)) note("begin", path, "", 0, "", 0);
  int result = syscall(call, file);
  if (!result && counts(path)) note(name, path, "", 0, "", 0);
  return result;
}

int fsync(int file) { return synchronize(file, SYS_fsync, "fsync"); }
int fdatasync(int file) { return synchronize(file, SYS_fdatasync, "fsync"); }
int syncfs(int file) { return synchronize(file, SYS_syncfs, "syncfs"); }

static int renameFile(int folder, const char *name, int newFolder, const char *newName,
                      unsigned flags) {
  char buffer[PATH_MAX * 2], newBuffer[PATH_MAX * 2];
  const char *path = pathOf(folder, name, buffer), *newPath = pathOf(newFolder, newName, newBuffer);
  if (judge(newPath, 0) == FAIL) return -1;
  int result = syscall(SYS_renameat2, folder, name, newFolder, newName, flags);
  int code = errno;
  if (!result && counts(newPath)) note(flags & 2 ? "exchange" : "rename", path, newPath, 0, "", 0);
  errno = code;
  return result;
}

int rename(const char *name, const char *newName) { return renameFile(AT_FDCWD, name, AT_FDCWD, newName, 0); }
int renameat(int folder, const char *name, int newFolder, const char *newName) { return renameFile(folder, name, newFolder, newName, 0); }
int renameat2(int folder, const char *name, int newFolder, const char *newName, unsigned flags) { return renameFile(folder, name, newFolder, newName, flags); }

int unlinkat(int folder, const char *name, int flags) {
  char buffer[PATH_MAX * 2];
  const char *path = pathOf(folder, name, buffer);
  if (judge(path, 0) == FAIL) return -1;
  int result = syscall(SYS_unlinkat, folder, name, flags);
  int code = errno;
  if (!result && counts(path)) note("unlink", path, "", 0, "", 0);
  errno = code;
  return result;
}

int unlink(const char *name) { return unlinkat(AT_FDCWD, name, 0); }

int mkdirat(int folder, const char *name, mode_t mode) {
  char buffer[PATH_MAX * 2];
  const char *path = pathOf(folder, name, buffer);
  if (judge(path, 0) == FAIL) return -1;
  int result = syscall(SYS_mkdirat, folder, name, mode);
  int code = errno;
  if (!result && counts(path)) note("mkdir", path, "", 0, "", 0);
  errno = code;
  return result;
}

int mkdir(const char *name, mode_t mode) { return mkdirat(AT_FDCWD, name, mode); }

int fchmod(int file, mode_t mode) {
  char buffer[PATH_MAX * 2];
  if (judge(pathOf(file, "", buffer), 0) == FAIL) return -1;
  return syscall(SYS_fchmod, file, mode);
}

int fchmodat(int folder, const char *name, mode_t mode, int flags) {
  static int (*real)(int, const char *, mode_t, int);
  char buffer[PATH_MAX * 2];
  if (judge(pathOf(folder, name, buffer), 0) == FAIL) return -1;
  if (!real) real = dlsym(RTLD_NEXT, "fchmodat");
  return real(folder, name, mode, flags);
}

int linkat(int folder, const char *name, int newFolder, const char *newName, int flags) {
  char newBuffer[PATH_MAX * 2];
  if (judge(pathOf(newFolder, newName, newBuffer), 0) == FAIL) return -1;
  return syscall(SYS_linkat, folder, name, newFolder, newName, flags);
}

static int refusesWatch(const char *when, int code) {
  const char *watch = getenv("FAULTS_WATCH");
  if (!watch || strcmp(watch, when)) return 0;
  errno = code;
  return 1;
}

int inotify_init1(int flags) { return refusesWatch("none", EMFILE) ? -1 : (int)syscall(SYS_inotify_init1, flags); }
int inotify_add_watch(int file, const char *name, uint32_t events) { return refusesWatch("full", ENOSPC) ? -1 : (int)syscall(SYS_inotify_add_watch, file, name, events); }

int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*start)(void *), void *argument) {
  static int (*real)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);
  const char *threads = getenv("FAULTS_THREADS");
  if (threads && !strcmp(threads, "none")) return EAGAIN;
  if (!real) real = dlsym(RTLD_NEXT, "pthread_create");
  return real(thread, attributes, start, argument);
}

void *mmap(void *address, size_t length, int protection, int flags, int file, off_t offset) {
  void *start = (void *)syscall(SYS_mmap, address, length, protection, flags, file, offset);
  if (file < 0 || !getenv("FAULTS_MAPPED")) return start;
  char buffer[PATH_MAX * 2];
  const char *path = pathOf(file, "", buffer), *opened = getenv("FAULTS_OPENED");
  if (!counts(path)) return start;
  strcpy(mapped, path);
  opensLeft = opened ? atol(opened) : 0;
  if (!opensLeft) cutShort();
  return start;
}
