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
    starts = Self.sorted(starts, in: bytes, from: 0)
  }

  /// Names of which the first `depth` bytes are the same, in order.
  private static func sorted(
    _ starts: [Int], in memory: UnsafePointer<CChar>, from depth: Int
  ) -> [Int] {
    guard starts.count > 1 else { return starts }
    // Told apart by eight bytes behind what all begin with, and those who are not by what follows.
    let depth = depth + sharedCount(of: starts.map { memory + $0 + depth })
    let inOrder = starts.map { (head: head(memory + $0 + depth), start: $0) }
      .sorted { $0.head < $1.head }
    var sorted: [Int] = []
    sorted.reserveCapacity(starts.count)
    var lower = 0
    while lower < inOrder.count {
      let head = inOrder[lower].head
      let upper = inOrder[lower...].firstIndex { $0.head != head } ?? inOrder.count
      let alike = inOrder[lower..<upper].lazy.map(\.start)
      if alike.count == 1 || head & 0xff == 0 {
        sorted += alike
      } else {
        sorted += Self.sorted(Array(alike), in: memory, from: depth + 8)
      }
      lower = upper
    }
    return sorted
  }

  /// With how many bytes all of some names begin.
  private static func sharedCount(of names: [UnsafePointer<CChar>]) -> Int {
    guard let first = names.first else { return 0 }
    return names.reduce(strlen(first)) { count, name in
      (0..<count).first { name[$0] != first[$0] } ?? count
    }
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
