// Runs a program and prints its wall seconds, processor seconds and peak of resident memory in bytes on standard error's
// last line; its exit status is the program's.
//
// usage: measured PROGRAM ARGUMENT…
//
// It is in C since a child's peak counts what its parent held when it was started, and Python holds 15 MB.

#include <errno.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

static double seconds(struct timeval time) { return (double)time.tv_sec + (double)time.tv_usec / 1e6; }

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

int main(int count, char **words) {
  if (count < 2) {
    fputs("usage: measured PROGRAM ARGUMENT...\n", stderr);
    return 127;
  }
  double start = now();
  pid_t child;
  int failure = posix_spawnp(&child, words[1], NULL, NULL, words + 1, environ);
  if (failure != 0) {
    fprintf(stderr, "measured: %s: %s\n", words[1], strerror(failure));
    return 127;
  }
  int status = 0;
  struct rusage usage;
  while (wait4(child, &status, 0, &usage) < 0) {
    if (errno != EINTR) return 127;
  }
  double wall = now() - start;
#ifdef __APPLE__
  double peak = (double)usage.ru_maxrss;
#else
  double peak = (double)usage.ru_maxrss * 1024;
#endif
  fprintf(stderr, "\n%.6f %.6f %.0f\n", wall, seconds(usage.ru_utime) + seconds(usage.ru_stime), peak);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
