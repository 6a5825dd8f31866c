package import CivilTime

/// The value of DTSTART and its like: a day, or a time on the clocks of some zone.
///
/// RFC 5545 §3.3.4 and §3.3.5.
package enum DateValue: Hashable, Sendable {
  case date(CivilDate)
  case dateTime(ZonedDateTime)

  /// Reads `20210916`, `20210916T090000` or `20210916T070000Z`.
  ///
  /// A time without `Z` is in the zone `timeZoneID`, or floating if that is `nil`. A leap second is
  /// read as the one before, and extended forms (`2021-09-16T09:00:00`) are read too, as programs
  /// write them.
  ///
  /// - Throws: ``CivilTime/ValueError`` at the first byte that does not fit the grammar, and at the
  ///   start for a day that does not exist.
  package init(
    parsing text: some StringProtocol, timeZoneID: String? = nil
  ) throws(ValueError) {
    let bytes = Array(text.utf8)
    try self.init(parsing: bytes.span, bytes.indices, timeZoneID: timeZoneID)
  }

  init(
    parsing bytes: Span<UInt8>, _ range: Range<Int>, timeZoneID: String?
  ) throws(ValueError) {
    var scanner = ValueScanner(range)
    let date = try CivilDate(reading: &scanner, in: bytes)
    guard !scanner.isAtEnd else {
      self = .date(date)
      return
    }
    guard scanner.skip("T", in: bytes) else { throw scanner.error(expecting: "T or the end") }
    let time = try CivilDateTime(on: date, reading: &scanner, in: bytes)
    let isUTC = scanner.skip("Z", in: bytes)
    try scanner.expectEnd()
    let zone: ZonedDateTime.Zone =
      isUTC ? .utc : timeZoneID.map { .named($0) } ?? .floating
    self = .dateTime(ZonedDateTime(time, in: zone))
  }

  /// The day, or the day that the time lies in.
  package var date: CivilDate {
    switch self {
    case .date(let date): date
    case .dateTime(let time): time.local.date
    }
  }

  /// As a value: `20210916`, `20210916T090000` or `20210916T070000Z`.
  package var text: String {
    switch self {
    case .date(let date): date.basicText
    case .dateTime(let time): time.local.basicText + (time.zone == .utc ? "Z" : "")
    }
  }

  /// As jCal writes it: `2021-09-16`, `2021-09-16T09:00:00` or `2021-09-16T07:00:00Z`.
  package var extendedText: String {
    switch self {
    case .date(let date): date.description
    case .dateTime(let time): time.local.description + (time.zone == .utc ? "Z" : "")
    }
  }

  /// The parameters that go with it: `VALUE=DATE` for a day, `TZID` for a time in a named zone.
  package var parameters: [Parameter] {
    switch self {
    case .date: [Parameter("VALUE", "DATE")]
    case .dateTime(let time):
      if case .named(let name) = time.zone { [Parameter("TZID", name)] } else { [] }
    }
  }
}

extension CivilDate {
  /// `20210916`.
  var basicText: String { padded(year, to: 4) + padded(month, to: 2) + padded(day, to: 2) }

  init(reading scanner: inout ValueScanner, in bytes: Span<UInt8>) throws(ValueError) {
    let start = scanner
    guard let year = scanner.number(digits: 4, 0...9999, in: bytes) else {
      throw scanner.error(expecting: "a year of four digits")
    }
    let isExtended = scanner.skip("-", in: bytes)
    guard let month = scanner.number(digits: 2, 1...12, in: bytes) else {
      throw scanner.error(expecting: "a month of two digits")
    }
    guard !isExtended || scanner.skip("-", in: bytes) else {
      throw scanner.error(expecting: "a hyphen")
    }
    guard let day = scanner.number(digits: 2, 1...31, in: bytes) else {
      throw scanner.error(expecting: "a day of two digits")
    }
    guard let date = CivilDate(year: year, month: month, day: day) else {
      throw start.error(expecting: "a day that exists")
    }
    self = date
  }
}

extension CivilDateTime {
  /// `20210916T090000`.
  var basicText: String {
    date.basicText + "T" + padded(hour, to: 2) + padded(minute, to: 2) + padded(second, to: 2)
  }

  init(
    on date: CivilDate, reading scanner: inout ValueScanner, in bytes: Span<UInt8>
  ) throws(ValueError) {
    guard let hour = scanner.number(digits: 2, 0...23, in: bytes) else {
      throw scanner.error(expecting: "an hour of two digits")
    }
    let isExtended = scanner.skip(":", in: bytes)
    guard let minute = scanner.number(digits: 2, 0...59, in: bytes) else {
      throw scanner.error(expecting: "minutes of two digits")
    }
    guard !isExtended || scanner.skip(":", in: bytes) else {
      throw scanner.error(expecting: "a colon")
    }
    guard let second = scanner.number(digits: 2, 0...60, in: bytes) else {
      throw scanner.error(expecting: "seconds of two digits")
    }
    self.init(date: date, hour: hour, minute: minute, second: min(second, 59))
  }
}
