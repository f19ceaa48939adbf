// Reads a file and finds its quotes, no more: the least that a reader of CSV must do.
//
// usage: quotes FILE

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static char chunk[1 << 18];

int main(int count, char **words) {
  int file = count == 2 ? open(words[1], O_RDONLY) : -1;
  if (file < 0) {
    fputs("usage: quotes FILE\n", stderr);
    return 2;
  }
  long bytes = 0, quotes = 0;
  ssize_t length;
  while ((length = read(file, chunk, sizeof chunk)) > 0) {
    bytes += length;
    for (const char *next = chunk, *end = chunk + length; (next = memchr(next, '"', end - next)) != NULL; next++) {
      quotes++;
    }
  }
  printf("bytes %ld quotes %ld\n", bytes, quotes);
  return 0;
}
