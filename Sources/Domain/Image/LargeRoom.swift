import Foundation
import Synchronization

/// Memory for what many builders keep, cut from large parts that the system can give in one go: of tens of
/// megabytes each page of 4 KB would interrupt us when it is first written to.
package final class LargeRoom: Sendable {
  private struct State {
    /// How many more bytes are to be had elsewhere before a part is worth it.
    var spared: Int
    /// The part that is cut from, and how many bytes of it are taken.
    var open: (part: Part, count: Int)?
  }

  private let state: Mutex<State>

  /// Nothing yet.
  ///
  /// - Parameter spared: For so many bytes no part is made, as who keeps little needs none.
  package init(after spared: Int = 2 << 20) {
    state = Mutex(State(spared: spared))
  }

  /// Takes so many bytes, which stay for as long as the part is held that they are of; `nil` for more
  /// than are worth it, or fewer.
  func take(_ byteCount: Int) -> (start: UnsafeMutableRawPointer, part: Part)? {
    guard byteCount <= Part.byteCount / 8 else { return nil }
    return state.withLock { state in
      guard state.spared <= 0 else {
        state.spared -= byteCount
        return nil
      }
      let (part, count) =
        if let open = state.open, open.count + byteCount <= Part.byteCount { open } else {
          (Part(), 0)
        }
      let end = count + byteCount
      state.open = (part, (end + Self.alignment - 1) / Self.alignment * Self.alignment)
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
