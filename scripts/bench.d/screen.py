"""What stands on a terminal's screen after the bytes that a program wrote: as much of xterm as ncurses and
its like make use of. Colours are left out; every character counts as one column."""
import codecs
import re

SEQUENCE = re.compile(
    r"\x1b\[(?P<marker>[<=>?]?)(?P<numbers>[0-9;:]*)[ -/]*(?P<final>[@-~])"
    r"|\x1b\](?:[^\x07\x1b]*)(?:\x07|\x1b\\)"
    r"|\x1b(?P<charset>[()])(?P<table>[0-9A-Z])"
    r"|\x1b(?P<short>[ -'*-Z\\^-~])")
UNFINISHED = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|\][^\x07\x1b]*\x1b?|[()])?$")
LINES = str.maketrans("jklmnqtuvwxa`~", "┘┐┌└┼─├┤┴┬│▒◆·")


class Screen:
    """Feed it bytes; ``lines`` is what is to be seen."""

    def __init__(self, columns=120, rows=34):
        self.columns = columns
        self.rows = rows
        self.decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.rest = ""
        self.column = self.row = 0
        self.saved = (0, 0)
        self.top, self.bottom = 0, rows - 1
        self.draws_lines = False
        self.last = " "
        self.cells = [[" "] * columns for _ in range(rows)]

    @property
    def lines(self):
        return ["".join(row).rstrip() for row in self.cells]

    @property
    def text(self):
        return "\n".join(self.lines)

    def feed(self, data):
        text = self.rest + self.decoder.decode(data)
        self.rest = ""
        position = 0
        while position < len(text):
            if text[position] != "\x1b":
                self._put(text[position])
                position += 1
                continue
            match = SEQUENCE.match(text, position)
            if match:
                self._obey(match)
                position = match.end()
            elif UNFINISHED.match(text, position):
                self.rest = text[position:]
                return
            else:
                position += 1

    def _put(self, character):
        if character == "\r":
            self.column = 0
        elif character == "\n":
            self._line_feed()
        elif character == "\b":
            self.column = max(0, self.column - 1)
        elif character == "\t":
            self.column = min(self.columns - 1, self.column // 8 * 8 + 8)
        elif character == "\x0e":
            self.draws_lines = True
        elif character == "\x0f":
            self.draws_lines = False
        elif character >= " ":
            self._show(character.translate(LINES) if self.draws_lines else character)

    def _show(self, character):
        if self.column == self.columns:
            self.column = 0
            self._line_feed()
        self.cells[self.row][self.column] = self.last = character
        self.column += 1

    def _line_feed(self):
        if self.row == self.bottom:
            self._scroll(self.top, 1)
        else:
            self.row = min(self.rows - 1, self.row + 1)

    def _scroll(self, top, count):
        """Takes `count` rows out at `top` and puts empty ones in at the bottom; negative: the reverse."""
        for _ in range(min(abs(count), self.rows)):
            taken, put = (top, self.bottom) if count > 0 else (self.bottom, top)
            del self.cells[taken]
            self.cells.insert(put, [" "] * self.columns)

    def _obey(self, match):
        if match["charset"]:
            if match["charset"] == "(":
                self.draws_lines = match["table"] == "0"
        elif match["short"]:
            self._obey_short(match["short"])
        elif match["final"] and not match["marker"]:
            numbers = [int(number or 0) for number in re.split("[;:]", match["numbers"])]
            self._obey_control(match["final"], numbers)
        elif match["final"] == "h" and match["numbers"] in ("1049", "47", "1047"):
            self._erase(0, self.rows * self.columns)

    def _obey_short(self, letter):
        if letter == "M":
            if self.row == self.top:
                self._scroll(self.top, -1)
            else:
                self.row = max(0, self.row - 1)
        elif letter == "7":
            self.saved = (self.row, self.column)
        elif letter == "8":
            self.row, self.column = self.saved

    def _obey_control(self, final, numbers):
        count = max(1, numbers[0])
        if final in "ABCDEFGd`af":
            self._move(final, count, numbers)
        elif final == "H":
            self._move("f", count, numbers)
        elif final in "JKX":
            self._clear(final, numbers[0])
        elif final in "LMST":
            top = self.row if final in "LM" else self.top
            self._scroll(top, count if final in "MS" else -count)
        elif final in "P@":
            self._shift(final, count)
        elif final == "b":
            for _ in range(count):
                self._show(self.last)
        elif final == "r":
            self.top = count - 1
            self.bottom = min(self.rows, numbers[1] if numbers[1:] and numbers[1] else self.rows) - 1
            self.row = self.column = 0

    def _move(self, final, count, numbers):
        if final == "f":
            self.row, self.column = count - 1, max(1, numbers[1] if numbers[1:] else 1) - 1
        elif final == "d":
            self.row = count - 1
        elif final in "G`":
            self.column = count - 1
        elif final in "Ca":
            self.column += count
        elif final == "D":
            self.column = min(self.column, self.columns - 1) - count
        else:
            self.row += count if final in "BE" else -count
            self.column = 0 if final in "EF" else self.column
        self.row = min(max(0, self.row), self.rows - 1)
        self.column = min(max(0, self.column), self.columns - 1)

    def _clear(self, final, kind):
        here = self.row * self.columns + min(self.column, self.columns - 1)
        start, end = self.row * self.columns, (self.row + 1) * self.columns
        if final == "X":
            self._erase(here, min(end, here + max(1, kind)))
        elif final == "J":
            everything = self.rows * self.columns
            self._erase(*[(here, everything), (0, here + 1), (0, everything)][min(kind, 2)])
        else:
            self._erase(*[(here, end), (start, here + 1), (start, end)][min(kind, 2)])

    def _erase(self, start, end):
        for index in range(start, end):
            self.cells[index // self.columns][index % self.columns] = " "

    def _shift(self, final, count):
        row, column = self.cells[self.row], min(self.column, self.columns - 1)
        for _ in range(min(count, self.columns)):
            if final == "P":
                del row[column]
                row.append(" ")
            else:
                row.insert(column, " ")
                row.pop()
