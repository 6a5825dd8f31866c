import Glibc

/// Names in a folder, in one piece of memory: tens of thousands cost little to make and to let go.
struct FileNames: Sendable {
  /// Each name with the NUL that C wants behind it.
  private var bytes: [CChar] = []
  private var starts: [Int] = []

  /// None yet.
  ///
  /// - Parameter byteCount: About how many bytes those that come may take, or more.
  init(expecting byteCount: Int = 0) {
    bytes.reserveCapacity(Swift.min(Swift.max(byteCount, 0), Self.mostExpected))
  }

  private static let mostExpected = 1 << 24

  /// Copies a name that the system handed out, `byteCount` bytes and a NUL.
  mutating func append(_ name: UnsafePointer<CChar>, byteCount: Int) {
    starts.append(bytes.count)
    bytes.append(contentsOf: UnsafeBufferPointer(start: name, count: byteCount + 1))
  }

  /// Puts the names in order, by bytes as ``FileName`` has it.
  mutating func sort() {
    var rows = starts.map { Row(start: $0) }
    rows.withUnsafeMutableBufferPointer { Self.sort($0, in: bytes, from: 0) }
    starts = rows.map { $0.start }
  }

  /// A name with what it is sorted by just now.
  private struct Row {
    let start: Int
    var head: UInt64 = 0
  }

  /// Sorts names of which the first `depth` bytes are the same.
  private static func sort(
    _ rows: UnsafeMutableBufferPointer<Row>, in memory: UnsafePointer<CChar>, from depth: Int
  ) {
    guard rows.count > 1 else { return }
    // Told apart by eight bytes behind what all begin with, and those who are not by what follows.
    var rows = rows
    let depth = depth + sharedCount(of: rows, in: memory + depth)
    for place in rows.indices { rows[place].head = head(memory + rows[place].start + depth) }
    rows.sort { $0.head < $1.head }
    var lower = 0
    while lower < rows.count {
      let head = rows[lower].head
      let upper = rows[lower...].firstIndex { $0.head != head } ?? rows.count
      if upper > lower + 1, head & 0xff != 0 {
        let alike = UnsafeMutableBufferPointer(rebasing: rows[lower..<upper])
        sort(alike, in: memory, from: depth + 8)
      }
      lower = upper
    }
  }

  /// With how many bytes all of some names begin.
  private static func sharedCount(
    of rows: UnsafeMutableBufferPointer<Row>, in memory: UnsafePointer<CChar>
  ) -> Int {
    let first = memory + rows[0].start
    return rows.reduce(strlen(first)) { count, row in
      let name = memory + row.start
      return (0..<count).first { name[$0] != first[$0] } ?? count
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
