package import CivilTime

/// A date, a time, or both, of which any part may be missing, as birthdays are given.
///
/// RFC 6350 §4.3 (`19960415`, `--0203`, `---12`, `T1022`, `1953-10`), and the extended forms that
/// vCard 3.0 (RFC 2426 §4) and jCard (RFC 7095 §3.5.3) write: `1996-04-15`, `--02-03`.
package struct PartialDate: Hashable, Sendable {
  package var year: Int?
  package var month: Int?
  package var day: Int?
  package var hour: Int?
  package var minute: Int?
  package var second: Int?
  /// Digits after the second's decimal point.
  package var fraction: String?
  /// `Z`, `+02` or `+0200`.
  package var offset: UTCOffset?

  /// Reads a date, `T` and a time, or `T` and a time alone.
  ///
  /// - Throws: ``CivilTime/ValueError`` at the first byte that does not fit the grammar, and at the
  ///   start for a day that does not exist in that month.
  package init(parsing text: some StringProtocol) throws(ValueError) {
    let bytes = Array(text.utf8)
    try self.init(parsing: bytes.span, bytes.indices)
  }

  init(parsing bytes: Span<UInt8>, _ range: Range<Int>) throws(ValueError) {
    var scanner = ValueScanner(range)
    if scanner.next(in: bytes) != UInt8(ascii: "T") { try readDate(&scanner, in: bytes) }
    if scanner.skip("T", in: bytes) { try readTime(&scanner, in: bytes) }
    try scanner.expectEnd()
    guard hasExistingDay else { throw ValueScanner(range).error(expecting: "a day that exists") }
  }

  /// Reads a time alone, without a `T`.
  init(parsingTime bytes: Span<UInt8>, _ range: Range<Int>) throws(ValueError) {
    var scanner = ValueScanner(range)
    try readTime(&scanner, in: bytes)
    try scanner.expectEnd()
  }

  private var hasExistingDay: Bool {
    guard let month, let day else { return true }
    return day <= CivilDate.dayCount(year: year ?? 2000, month: month)
  }

  private mutating func readDate(
    _ scanner: inout ValueScanner, in bytes: Span<UInt8>
  ) throws(ValueError) {
    if scanner.skip("-", in: bytes) {
      guard scanner.skip("-", in: bytes) else { throw scanner.error(expecting: "a second hyphen") }
      if !scanner.skip("-", in: bytes) {
        month = scanner.number(digits: 2, 1...12, in: bytes)
        guard month != nil else { throw scanner.error(expecting: "a month of two digits") }
        _ = scanner.skip("-", in: bytes)
        day = scanner.number(digits: 2, 1...31, in: bytes)
        return
      }
    } else {
      year = scanner.number(digits: 4, 0...9999, in: bytes)
      guard year != nil else { throw scanner.error(expecting: "a year of four digits") }
      let hasHyphen = scanner.skip("-", in: bytes)
      month = scanner.number(digits: 2, 1...12, in: bytes)
      guard month != nil else {
        if hasHyphen { throw scanner.error(expecting: "a month of two digits") }
        return
      }
      let isOver = !scanner.skip("-", in: bytes) && hasHyphen
      if isOver { return }
    }
    day = scanner.number(digits: 2, 1...31, in: bytes)
    guard day != nil else { throw scanner.error(expecting: "a day of two digits") }
  }

  private mutating func readTime(
    _ scanner: inout ValueScanner, in bytes: Span<UInt8>
  ) throws(ValueError) {
    if !scanner.skip("-", in: bytes) {
      hour = scanner.number(digits: 2, 0...23, in: bytes)
      guard hour != nil else { throw scanner.error(expecting: "an hour of two digits") }
    }
    if hour == nil && scanner.skip("-", in: bytes) {
      second = scanner.number(digits: 2, 0...60, in: bytes)
    } else {
      _ = hour != nil && scanner.skip(":", in: bytes)
      minute = scanner.number(digits: 2, 0...59, in: bytes)
      _ = minute != nil && scanner.skip(":", in: bytes)
      second = minute == nil ? nil : scanner.number(digits: 2, 0...60, in: bytes)
    }
    guard hour ?? minute ?? second != nil else {
      throw scanner.error(expecting: "minutes or seconds of two digits")
    }
    if second != nil, scanner.skip(".", in: bytes) || scanner.skip(",", in: bytes) {
      var digits = ""
      while let digit = scanner.number(digits: 1, 0...9, in: bytes) { digits += String(digit) }
      fraction = digits
    }
    if !scanner.isAtEnd { offset = try UTCOffset(reading: &scanner, in: bytes) }
  }
}

extension PartialDate {
  /// As vCard 4.0 writes it: `19960415T1022`, `--0203`, `1953-10`.
  package var basicText: String { text(hyphen: "", colon: "") }

  /// As jCard and vCard 3.0 write it: `1996-04-15T10:22`, `--02-03`, `1953-10`.
  package var extendedText: String { text(hyphen: "-", colon: ":") }

  private func text(hyphen: String, colon: String) -> String {
    let time = timeText(colon: colon)
    return dateText(hyphen: hyphen) + (time.isEmpty ? "" : "T" + time)
  }

  private func dateText(hyphen: String) -> String {
    switch (year, month, day) {
    case (nil, nil, let day?): "---" + padded(day, to: 2)
    case (nil, let month?, let day?): "--" + padded(month, to: 2) + hyphen + padded(day, to: 2)
    case (nil, let month?, nil): "--" + padded(month, to: 2)
    case (let year?, let month?, let day?):
      padded(year, to: 4) + hyphen + padded(month, to: 2) + hyphen + padded(day, to: 2)
    case (let year?, let month?, nil): padded(year, to: 4) + "-" + padded(month, to: 2)
    case (let year?, nil, _): padded(year, to: 4)
    case (nil, nil, nil): ""
    }
  }

  /// The time alone, without a `T`; empty if there is none.
  func timeText(colon: String) -> String {
    var text: String
    switch (hour, minute, second) {
    case (nil, nil, nil): return ""
    case (nil, nil, let second?): text = "--" + padded(second, to: 2)
    case (nil, let minute?, nil): text = "-" + padded(minute, to: 2)
    case (nil, let minute?, let second?):
      text = "-" + padded(minute, to: 2) + colon + padded(second, to: 2)
    case (let hour?, nil, _): text = padded(hour, to: 2)
    case (let hour?, let minute?, nil): text = padded(hour, to: 2) + colon + padded(minute, to: 2)
    case (let hour?, let minute?, let second?):
      text = [hour, minute, second].map { padded($0, to: 2) }.joined(separator: colon)
    }
    text += fraction.map { "." + $0 } ?? ""
    return text + (offset?.text(colon: colon) ?? "")
  }
}
