import Glibc

/// Memory that only the start needed.
enum StartMemory {
  /// Gives it back once everything is known and shown.
  ///
  /// Code is mapped as it runs, with the fifteen pages around each that is touched; most of that made
  /// the first screen, and no key needs it. It is unmapped, which takes it off what the process is
  /// counted to have and leaves less for the system to look through when memory runs short. It frees
  /// none by itself: the files stay in the page cache for as long as the system likes, and the next
  /// keys map what they need again without reading anything, once, in a fraction of a millisecond.
  /// Free memory of the heaps goes back for good.
  static func giveBack() {
    _ = trimHeaps?(0)
    for part in code {
      madvise(UnsafeMutableRawPointer(bitPattern: part.lowerBound), part.count, MADV_DONTNEED)
    }
  }

  private typealias TrimHeaps = @Sendable @convention(c) (Int) -> Int32

  /// `malloc_trim`, where the system has it.
  private static let trimHeaps: TrimHeaps? = dlsym(nil, "malloc_trim").map {
    unsafeBitCast($0, to: TrimHeaps.self)
  }

  /// Where the code of the program and its libraries lies, which is as it is in their files.
  private static var code: [Range<UInt>] {
    // `5581d0000000-5581d1000000 r-xp 00400000 fe:00 1234    /usr/bin/samspill`
    let lines = SystemFile.bytes(of: "/proc/self/maps").split(separator: UInt8(ascii: "\n"))
    return lines.compactMap { line in
      let words = line.split(separator: UInt8(ascii: " "), maxSplits: 5)
      guard words.count == 6, words[1].elementsEqual("r-xp".utf8),
        words[5].contains(UInt8(ascii: "/"))
      else { return nil }
      let ends = words[0].split(separator: UInt8(ascii: "-")).compactMap {
        UInt(String(decoding: $0, as: UTF8.self), radix: 16)
      }
      return ends.count == 2 && ends[0] < ends[1] ? ends[0]..<ends[1] : nil
    }
  }
}
