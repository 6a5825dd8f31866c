import Glibc

/// Names in a folder, in one piece of memory: tens of thousands cost little to make and to let go.
struct FileNames: Sendable {
  /// Each name with the NUL that C wants behind it.
  private var bytes: [CChar] = []
  private var starts: [Int] = []

  /// None yet.
  init() {}

  /// Copies a name that the system handed out, `byteCount` bytes and a NUL.
  mutating func append(_ name: UnsafePointer<CChar>, byteCount: Int) {
    starts.append(bytes.count)
    bytes.append(contentsOf: UnsafeBufferPointer(start: name, count: byteCount + 1))
  }

  /// Puts the names in order, by bytes as ``FileName`` has it.
  mutating func sort() {
    starts = Self.sorted(starts, in: bytes)
  }

  private static func sorted(_ starts: [Int], in memory: UnsafePointer<CChar>) -> [Int] {
    guard let first = starts.first else { return [] }
    let sharedCount = starts.reduce(strlen(memory + first)) { count, start in
      (0..<count).first { memory[start + $0] != memory[first + $0] } ?? count
    }
    // Most can be told apart by eight bytes behind what all begin with.
    return starts.map { (head: head(memory + $0 + sharedCount), start: $0) }
      .sorted { left, right in
        left.head == right.head
          ? FileName.order(memory + left.start, memory + right.start) < 0 : left.head < right.head
      }
      .map(\.start)
  }

  /// The next eight bytes as a number that rises as they do; nothing counts from the NUL on.
  private static func head(_ name: UnsafePointer<CChar>) -> UInt64 {
    var (head, count) = (UInt64(0), 0)
    while count < 8, name[count] != 0 {
      head |= UInt64(UInt8(bitPattern: name[count])) << UInt64(56 - 8 * count)
      count += 1
    }
    return head
  }
}

extension FileNames: RandomAccessCollection {
  var startIndex: Int { 0 }
  var endIndex: Int { starts.count }

  subscript(index: Int) -> FileName {
    Self.name(at: starts[index], in: bytes)
  }

  private static func name(at start: Int, in memory: UnsafePointer<CChar>) -> FileName {
    FileName(copying: memory + start, byteCount: strlen(memory + start))
  }
}
