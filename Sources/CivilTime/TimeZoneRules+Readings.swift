extension TimeZoneRules {
  /// Readings around `local` that lie between two changes, and their one offset.
  ///
  /// `nil` for a reading in a gap, and after the list of changes where it has to be looked up in
  /// another year. A reading shown twice counts to the span of its first showing.
  func span(aroundLocal local: Int) -> (readings: Range<Int>, offset: Int)? {
    guard local < Self.horizon - 86_400 else {
      return changes.isEmpty ? (Int.min..<Int.max, offsets[0]) : nil
    }
    let reading = reading(of: CivilDateTime(secondsSince1970: local))
    if case .never = reading { return nil }
    let instant = reading.instant.secondsSince1970
    let offset = offset(at: reading.instant)
    let index = changes.partitioningIndex { $0 > instant }
    let lower =
      index == 0 ? Int.min : changes[index - 1] + max(offsets[index - 1], offsets[index])
    let upper = index == changes.count ? Self.horizon - 86_400 : changes[index] + offsets[index]
    return lower <= local && local < upper ? (lower..<upper, offset) : (local..<local + 1, offset)
  }

  /// The gaps between two readings, as readings that are never shown; only up to the list's end.
  func gaps(fromLocal lower: Int, toLocal upper: Int) -> [Range<Int>] {
    changes.indices.compactMap { index in
      let gap =
        changes[index] + offsets[index]..<changes[index]
        + max(
          offsets[index], offsets[index + 1])
      return !gap.isEmpty && gap.lowerBound < upper && gap.upperBound > lower
        ? gap.clamped(to: lower..<upper) : nil
    }
  }
}

/// Turns ascending readings into instants without looking most of them up.
struct ReadingClock {
  private let zone: TimeZoneRules
  private var span: Range<Int> = 0..<0
  private var offset = 0

  init(_ zone: TimeZoneRules) {
    self.zone = zone
  }

  /// The instant of a reading, or `nil` if it lies in a gap.
  mutating func instant(ofLocal local: Int) -> Int? {
    if span.contains(local) { return local - offset }
    if let found = zone.span(aroundLocal: local) {
      (span, offset) = (found.readings, found.offset)
      return local - offset
    }
    switch zone.reading(of: CivilDateTime(secondsSince1970: local)) {
    case .once(let instant), .twice(first: let instant, second: _): return instant.secondsSince1970
    case .never: return nil
    }
  }
}

extension Array {
  /// The first index whose element is past the partition, for an array that is partitioned.
  func partitioningIndex(where isPast: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if isPast(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
