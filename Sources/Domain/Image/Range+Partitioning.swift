extension Range<Int> {
  /// The first index that is past the partition, of indices that are partitioned; the upper bound if
  /// none is.
  func partitioningIndex(where isPast: (Int) -> Bool) -> Int {
    var (low, high) = (lowerBound, upperBound)
    while low < high {
      let middle = (low + high) / 2
      if isPast(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
