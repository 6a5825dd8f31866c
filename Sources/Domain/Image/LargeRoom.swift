import Foundation
import Synchronization

/// Memory for what many builders keep, cut from large parts that the system can give in one go: of tens of
/// megabytes each page of 4 KB would interrupt us when it is first written to.
package final class LargeRoom: Sendable {
  /// The part that is cut from, and how many bytes of it are taken.
  private let open: Mutex<(part: Part, count: Int)?> = Mutex(nil)

  /// Nothing yet.
  package init() {}

  /// Takes so many bytes, which stay for as long as the part is held that they are of; `nil` for more
  /// than are worth it.
  func take(_ byteCount: Int) -> (start: UnsafeMutableRawPointer, part: Part)? {
    guard byteCount <= Part.byteCount / 8 else { return nil }
    return open.withLock { open in
      let (part, count) =
        if let open, open.count + byteCount <= Part.byteCount { open } else { (Part(), 0) }
      let end = count + byteCount
      open = (part, (end + Self.alignment - 1) / Self.alignment * Self.alignment)
      return (part.start + count, part)
    }
  }

  private static let alignment = 16

  /// As much as a processor can have for one page.
  final class Part: Sendable {
    fileprivate static let byteCount = 1 << 21
    private let address: Int

    fileprivate init() {
      let start = UnsafeMutableRawPointer.allocate(
        byteCount: Self.byteCount, alignment: Self.byteCount)
      madvise(start, Self.byteCount, MADV_HUGEPAGE)
      address = Int(bitPattern: start)
    }

    fileprivate var start: UnsafeMutableRawPointer {
      guard let start = UnsafeMutableRawPointer(bitPattern: address) else {
        preconditionFailure("no memory is at no address")
      }
      return start
    }

    deinit {
      start.deallocate()
    }
  }
}
