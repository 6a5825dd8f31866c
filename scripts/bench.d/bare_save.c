// usage: bare_save FOLDER. For each line of standard input saves a small file the safe way, with nothing
// else: a new temporary file, the bytes, fsync, rename over the old file, fsync of the folder. Prints the
// milliseconds of each.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static const char temporary[] = ".bare-save.tmp";
static const char target[] = ".bare-save";

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static int save(int folder, const char *text, size_t size) {
  int file = openat(folder, temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file < 0) return -1;
  int failed = write(file, text, size) != (ssize_t)size || fsync(file) != 0;
  if (close(file) != 0 || failed) return -1;
  return renameat(folder, temporary, folder, target) != 0 || fsync(folder) != 0 ? -1 : 0;
}

int main(int count, char **words) {
  if (count != 2) return 2;
  int folder = open(words[1], O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return 1;
  char text[700];
  memset(text, 'x', sizeof text);
  for (int next = getchar(); next != EOF; next = getchar()) {
    double started = now();
    if (save(folder, text, sizeof text) != 0) return 1;
    printf("%.3f\n", now() - started);
    fflush(stdout);
  }
  return unlinkat(folder, target, 0) != 0 && errno != ENOENT;
}
