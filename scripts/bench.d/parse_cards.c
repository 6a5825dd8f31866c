/* Parses a file of cards with libical's vcc, the parser of vCard 2.1 and what looks like it: the yardstick
   for `file check`. libical 3 has no other; it keeps whatever it can read and says when it stops. */
#include <libical/vcc.h>
#include <libical/vobject.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv) {
  FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
  if (!file || fseek(file, 0, SEEK_END)) return 2;
  long size = ftell(file);
  char *text = malloc((size_t)size + 1);
  rewind(file);
  if (!text || fread(text, 1, (size_t)size, file) != (size_t)size) return 2;
  text[size] = 0;
  long cards = 0, properties = 0;
  for (VObject *card = Parse_MIME(text, (unsigned long)size); card; card = nextVObjectInList(card)) {
    VObjectIterator each;
    cards++;
    for (initPropIterator(&each, card); moreIteration(&each); nextVObject(&each)) properties++;
  }
  printf("%ld cards, %ld properties\n", cards, properties);
  return cards == 0;
}
