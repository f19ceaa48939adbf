// Prints a line, and links what sapa links: what any program must take to start.

#include <stdio.h>
#include <xlsxwriter.h>
#include <zip.h>

int main(void) {
  printf("libzip %s, libxlsxwriter %s\n", zip_libzip_version(), lxw_version());
  return 0;
}
