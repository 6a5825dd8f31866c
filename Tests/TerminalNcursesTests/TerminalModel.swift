/// What stands on a terminal after what has been written to it, as far as is to be seen.
struct TerminalModel: Equatable {
  struct Cell: Equatable {
    var character: Unicode.Scalar = " "
    var looks = Looks()
  }

  struct Looks: Equatable {
    var attributes: Set<String> = []
    var foreground = ""
    var background = ""

    /// Of a blank, the color and weight of letters are not to be seen.
    var ofBlank: Looks {
      let seen = attributes.intersection(["4", "5", "7", "9"])
      return Looks(
        attributes: seen, foreground: seen.isEmpty ? "" : foreground, background: background)
    }
  }

  private(set) var cells: [[Cell]]
  private(set) var row = 0
  private(set) var column = 0
  private(set) var looks = Looks()
  private let columns: Int

  init(rows: Int, columns: Int) {
    self.columns = columns
    cells = Array(repeating: Array(repeating: Cell(), count: columns), count: rows)
  }

  mutating func feed(_ text: String) {
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\r": column = 0
      case "\n": row += 1
      case "\u{8}": column -= 1
      case "\u{1b}":
        guard rest.popFirst() == "[" else {
          rest.removeFirst()
          continue
        }
        let parameters = rest.prefix { !$0.properties.isAlphabetic && $0 != "@" }
        rest = rest.dropFirst(parameters.count)
        guard let final = rest.popFirst() else { return }
        obey(String(parameters), final)
      default:
        put(scalar)
        column += scalar == "界" ? 2 : 1
      }
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    cells[row][column] = Cell(character: scalar, looks: scalar == " " ? looks.ofBlank : looks)
  }

  private mutating func obey(_ parameters: String, _ final: Unicode.Scalar) {
    let words = parameters.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    let number = Int(words[0]) ?? 1
    switch final {
    case "H": (row, column) = (number - 1, words.count > 1 ? (Int(words[1]) ?? 1) - 1 : 0)
    case "G": column = number - 1
    case "d": row = number - 1
    case "A": row -= number
    case "B": row += number
    case "C": column += number
    case "D": column -= number
    case "X": erase(column..<min(columns, column + number))
    case "K": erase(words[0] == "1" ? 0..<column + 1 : column..<columns)
    case "P":
      cells[row].removeSubrange(column..<column + number)
      cells[row] += Array(repeating: Cell(looks: looks.ofBlank), count: number)
    case "@":
      cells[row].insert(
        contentsOf: Array(repeating: Cell(looks: looks.ofBlank), count: number), at: column)
      cells[row].removeLast(number)
    case "m": paint(words)
    default: break
    }
  }

  private mutating func erase(_ range: Range<Int>) {
    for place in range { cells[row][place] = Cell(looks: looks.ofBlank) }
  }

  private mutating func paint(_ words: [String]) {
    var rest = words[...]
    while let word = rest.popFirst() {
      switch word {
      case "", "0": looks = Looks()
      case "22": looks.attributes.subtract(["1", "2"])
      case "24", "27": looks.attributes.remove(String(word.last ?? "0"))
      case "38":
        looks.foreground = rest.prefix(2).joined(separator: ";")
        rest = rest.dropFirst(2)
      case "48":
        looks.background = rest.prefix(2).joined(separator: ";")
        rest = rest.dropFirst(2)
      case "39": looks.foreground = ""
      case "49": looks.background = ""
      default:
        if word.count == 1 { looks.attributes.insert(word) } else { looks.foreground = word }
      }
    }
  }
}
