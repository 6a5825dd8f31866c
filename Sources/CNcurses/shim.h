// What Swift cannot see of ncurses: macros, mutable globals and variadic functions.
#ifndef SAMSPILL_CNCURSES_SHIM_H
#define SAMSPILL_CNCURSES_SHIM_H

#define NCURSES_WIDECHAR 1
#define _XOPEN_SOURCE_EXTENDED 1
#include <curses.h>

static inline WINDOW *cn_screen(void) { return stdscr; }

#endif
