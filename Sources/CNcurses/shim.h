// What Swift cannot see of ncurses: macros, mutable globals and variadic functions.
#ifndef SAMSPILL_CNCURSES_SHIM_H
#define SAMSPILL_CNCURSES_SHIM_H

#define NCURSES_WIDECHAR 1
#define _XOPEN_SOURCE_EXTENDED 1
#include <curses.h>
#include <langinfo.h>
#include <sys/ioctl.h>
#include <wchar.h>

// From term.h, whose macros would rename half of the program.
extern int setupterm(const char *term, int descriptor, int *problem);
extern char *tigetstr(const char *name);
// Hidden by sys/mman.h and wchar.h in the mode Swift reads them in.
extern int memfd_create(const char *name, unsigned int flags);
extern int wcwidth(wchar_t character);

static inline WINDOW *cn_screen(void) { return stdscr; }
static inline int cn_colors(void) { return COLORS; }

// A string of terminfo, or NULL if the terminal has no such ability.
static inline const char *cn_ability(const char *name) {
  const char *text = tigetstr(name);
  return text == (const char *)-1 ? NULL : text;
}

static inline int cn_locale_is_utf8(void) {
  const char *name = nl_langinfo(CODESET);
  return name[0] == 'U' && name[1] == 'T' && name[2] == 'F' && name[3] == '-' && name[4] == '8';
}

static inline attr_t cn_bold(void) { return A_BOLD; }
static inline attr_t cn_dim(void) { return A_DIM; }
static inline attr_t cn_reverse(void) { return A_REVERSE; }
static inline attr_t cn_underline(void) { return A_UNDERLINE; }
static inline attr_t cn_italic(void) { return A_ITALIC; }

// A file without a name, closed by exec; -1 if the system has none to give.
static inline int cn_file_in_memory(const char *name) { return memfd_create(name, 1); }

// The rows and columns the terminal says it has; 0 on failure, or if it does not know.
static inline int cn_terminal_size(int descriptor, int *rows, int *columns) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) return 0;
  *rows = size.ws_row;
  *columns = size.ws_col;
  return 1;
}

#endif
