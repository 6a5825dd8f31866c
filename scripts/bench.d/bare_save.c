// usage: bare_save FOLDER COUNT PAUSE. Saves a small file the safe way, with nothing else: a new temporary
// file, the bytes, fsync, rename over the old file, fsync of the folder; PAUSE milliseconds before each time.
// Prints the milliseconds of each.
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
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
  if (count != 4) return 2;
  int folder = open(words[1], O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return 1;
  char text[700];
  memset(text, 'x', sizeof text);
  long pause = strtol(words[3], NULL, 10);
  struct timespec rest = {pause / 1000, pause % 1000 * 1000000};
  for (long left = strtol(words[2], NULL, 10); left > 0; left--) {
    nanosleep(&rest, NULL);
    double started = now();
    if (save(folder, text, sizeof text) != 0) return 1;
    printf("%.3f\n", now() - started);
  }
  return unlinkat(folder, target, 0) != 0;
}
