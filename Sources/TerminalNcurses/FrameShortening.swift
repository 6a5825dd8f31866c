import TerminalUI

/// Says in fewer bytes what ncurses writes for a frame.
///
/// ncurses names row and column for a jump within a row, needs up to four sequences for one change of
/// looks, and colors blanks of which nothing is to be seen. What is shown stays the same to the cell; only
/// where nothing tells the difference, a blank keeps the color of the letter before it.
struct FrameShortening {
  /// Where the cursor is, rows and columns counted from 1.
  struct Place: Hashable {
    var row: Int
    var column: Int
  }

  /// How the terminal has been left; what is not known of it is `nil`.
  private struct State {
    var place: Place?
    /// Where the cursor is to be when something is next to be seen of it.
    var target: Place?
    var pen: Pen?
    /// What letters are to look like from here on.
    var wanted = Pen()
    var isASCII = false
    var isFirstSet = false
  }

  private var state = State()
  private var written: [UInt8] = []

  /// For a terminal of these abilities; `nil` if it moves or colors otherwise than xterm and nearly all
  /// others do.
  init?(abilities: (String) -> [UInt8]) {
    let expected = [
      "cup": "\u{1b}[%i%p1%d;%p2%dH", "hpa": "\u{1b}[%i%p1%dG", "vpa": "\u{1b}[%i%p1%dd",
      "cr": "\r",
      "cub1": "\u{8}", "cud1": "\n",
    ]
    guard expected.allSatisfy({ abilities($0.key) == Array($0.value.utf8) }) else { return nil }
  }

  /// Takes nothing for granted any more, since others have written to the terminal.
  mutating func forget() {
    state = State()
  }

  /// The bytes of a frame, fewer of them if all are understood.
  mutating func shortened(_ bytes: [UInt8], on size: Size) -> [UInt8] {
    written.removeAll(keepingCapacity: true)
    var scanner = ControlScanner(bytes)
    while let piece = scanner.next() {
      guard obey(piece, of: bytes, on: size) else { return unchanged(bytes) }
    }
    guard scanner.offset == bytes.count else { return unchanged(bytes) }
    move()
    apply(state.wanted)
    return written
  }

  private mutating func unchanged(_ bytes: [UInt8]) -> [UInt8] {
    forget()
    return bytes
  }

  private mutating func obey(
    _ piece: ControlScanner.Piece, of bytes: [UInt8], on size: Size
  ) -> Bool {
    switch piece {
    case .text(let range): return show(bytes[range], on: size)
    case .control(let byte): return obey(control: byte)
    case .characterSet(let name):
      guard name == UInt8(ascii: "B") else { return false }
      if !state.isASCII { written += [0x1b, UInt8(ascii: "("), name] }
      state.isASCII = true
      return true
    case .sequence(let parameters, let final):
      return obey(sequence: parameters, final)
    }
  }

  private mutating func obey(control: UInt8) -> Bool {
    // The first set of characters, which tmux and screen are told of with every change of looks.
    if control == 0x0f {
      if !state.isFirstSet { written.append(control) }
      state.isFirstSet = true
      return true
    }
    guard var place = state.target ?? state.place else {
      written.append(control)
      return control == 0x0d
    }
    switch control {
    case 0x0d: place.column = 1
    case 0x0a: place.row += 1
    case 0x08: place.column = max(1, place.column - 1)
    default: return false
    }
    state.target = place
    return true
  }

  private mutating func obey(sequence parameters: ArraySlice<UInt8>, _ final: UInt8) -> Bool {
    switch final {
    case UInt8(ascii: "m"): return state.wanted.obey(parameters)
    case UInt8(ascii: "h"), UInt8(ascii: "l"):
      guard parameters.first == UInt8(ascii: "?") else { return false }
      write(parameters, final)
      return true
    case UInt8(ascii: "J"), UInt8(ascii: "K"), UInt8(ascii: "P"), UInt8(ascii: "X"),
      UInt8(ascii: "@"):
      // Blanks come to where something is taken away.
      move()
      applyToBlank()
      write(parameters, final)
      return true
    default: return jump(parameters, final)
    }
  }

  private mutating func jump(_ parameters: ArraySlice<UInt8>, _ final: UInt8) -> Bool {
    var numbers = ControlParameters(parameters).makeIterator()
    let first = numbers.next().flatMap(ControlParameters.number) ?? 1
    let second = numbers.next()
    if final == UInt8(ascii: "H"), numbers.next() == nil {
      let column = second.flatMap(ControlParameters.number) ?? 1
      state.target = Place(row: first, column: column)
      return true
    }
    guard var place = state.target ?? state.place else {
      state.place = nil
      write(parameters, final)
      return "ABCDGd".utf8.contains(final)
    }
    switch final {
    case UInt8(ascii: "A"): place.row = max(1, place.row - first)
    case UInt8(ascii: "B"): place.row += first
    case UInt8(ascii: "C"): place.column += first
    case UInt8(ascii: "D"): place.column = max(1, place.column - first)
    case UInt8(ascii: "G"): place.column = first
    case UInt8(ascii: "d"): place.row = first
    default: return false
    }
    state.target = place
    return true
  }

  private mutating func show(_ text: ArraySlice<UInt8>, on size: Size) -> Bool {
    move()
    guard let letters = String(validating: text, as: UTF8.self) else { return false }
    let space = UInt8(ascii: " ")
    var rest = text
    while let first = rest.first {
      if first == space { applyToBlank() } else { apply(state.wanted) }
      let end = rest.firstIndex { ($0 == space) != (first == space) } ?? rest.endIndex
      written += rest[..<end]
      rest = rest[end...]
    }
    guard var place = state.place else { return true }
    place.column += CellWidth.columns(of: letters)
    // Behind the last column, terminals disagree on where the cursor is.
    state.place = place.column <= size.columns ? place : nil
    return true
  }

  private mutating func apply(_ pen: Pen) {
    guard state.pen != pen else { return }
    written += pen.sequence(after: state.pen).utf8
    state.pen = pen
  }

  /// Makes sure of what is to be seen of a blank.
  private mutating func applyToBlank() {
    if let pen = state.pen, pen.drawsBlanks(like: state.wanted) { return }
    apply(state.wanted)
  }

  private mutating func move() {
    guard let target = state.target else { return }
    state.target = nil
    guard target != state.place else { return }
    written += Self.shortestMove(from: state.place, to: target)
    state.place = target
  }

  /// The fewest bytes that lead there, by way of columns that the terminal counts itself.
  private static func shortestMove(from place: Place?, to target: Place) -> [UInt8] {
    var moves = ["\u{1b}[\(target.row);\(target.column)H"]
    if let place {
      let down = target.row - place.row
      var vertical = down == 0 ? "" : "\u{1b}[\(target.row)d"
      if (1...3).contains(down) { vertical = String(repeating: "\n", count: down) }
      moves.append(vertical + "\u{1b}[\(target.column)G")
      if target.column == place.column { moves.append(vertical) }
      if target.column == place.column - 1 { moves.append(vertical + "\u{8}") }
      if target.column == 1 { moves.append("\r" + vertical) }
    }
    return Array((moves.min { $0.utf8.count < $1.utf8.count } ?? "").utf8)
  }

  private mutating func write(_ parameters: ArraySlice<UInt8>, _ final: UInt8) {
    written += [0x1b, UInt8(ascii: "[")]
    written += parameters
    written.append(final)
  }
}
