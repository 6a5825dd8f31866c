/* Parses a whole iCalendar file with libical and counts what is in it: the yardstick for `file check`. */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>

static long components, properties;

static void count(icalcomponent *component) {
  components++;
  icalproperty *property = icalcomponent_get_first_property(component, ICAL_ANY_PROPERTY);
  for (; property; property = icalcomponent_get_next_property(component, ICAL_ANY_PROPERTY))
    properties++;
  icalcomponent *inner = icalcomponent_get_first_component(component, ICAL_ANY_COMPONENT);
  for (; inner; inner = icalcomponent_get_next_component(component, ICAL_ANY_COMPONENT))
    count(inner);
}

int main(int argc, char **argv) {
  FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
  if (!file || fseek(file, 0, SEEK_END)) return 2;
  long size = ftell(file);
  char *text = malloc((size_t)size + 1);
  rewind(file);
  if (!text || fread(text, 1, (size_t)size, file) != (size_t)size) return 2;
  text[size] = 0;
  icalcomponent *calendar = icalparser_parse_string(text);
  if (!calendar) return 1;
  count(calendar);
  printf("%ld components, %ld properties\n", components, properties);
  return 0;
}
