package import CivilTime

/// How far a clock is ahead of UTC: `Z`, `+02`, `+0200` or `-033642`.
///
/// RFC 5545 §3.3.14 and RFC 6350 §4.7. It remembers how exactly it was written.
package struct UTCOffset: Hashable, Sendable {
  /// Seconds east of Greenwich, less than a day.
  package var seconds: Int
  private var precision: Precision

  private enum Precision: Hashable, Sendable {
    case zulu
    case hours
    case minutes
    case seconds
  }

  /// Reads an offset in basic or extended form.
  ///
  /// - Throws: ``CivilTime/ValueError`` at the first byte that does not fit the grammar.
  package init(parsing text: some StringProtocol) throws(ValueError) {
    let bytes = Array(text.utf8)
    try self.init(parsing: bytes.span, bytes.indices)
  }

  init(parsing bytes: Span<UInt8>, _ range: Range<Int>) throws(ValueError) {
    var scanner = ValueScanner(range)
    try self.init(reading: &scanner, in: bytes)
    try scanner.expectEnd()
  }

  init(reading scanner: inout ValueScanner, in bytes: Span<UInt8>) throws(ValueError) {
    if scanner.skip("Z", in: bytes) {
      (seconds, precision) = (0, .zulu)
      return
    }
    let isWest = scanner.skip("-", in: bytes)
    guard isWest || scanner.skip("+", in: bytes) else {
      throw scanner.error(expecting: "a sign or Z")
    }
    guard let hours = scanner.number(digits: 2, 0...23, in: bytes) else {
      throw scanner.error(expecting: "hours of two digits")
    }
    (seconds, precision) = (hours * 3600, .hours)
    let hasColon = scanner.skip(":", in: bytes)
    if let minutes = scanner.number(digits: 2, 0...59, in: bytes) {
      (seconds, precision) = (seconds + minutes * 60, .minutes)
      let hasColon = scanner.skip(":", in: bytes)
      if let second = scanner.number(digits: 2, 0...59, in: bytes) {
        (seconds, precision) = (seconds + second, .seconds)
      } else if hasColon {
        throw scanner.error(expecting: "seconds of two digits")
      }
    } else if hasColon {
      throw scanner.error(expecting: "minutes of two digits")
    }
    if isWest { seconds = -seconds }
  }

  /// `+0200` with `colon` between its parts, as exactly as it was read.
  func text(colon: String) -> String {
    guard precision != .zulu else { return "Z" }
    let magnitude = abs(seconds)
    var parts = [padded(magnitude / 3600, to: 2)]
    if precision != .hours { parts.append(padded(magnitude / 60 % 60, to: 2)) }
    if precision == .seconds { parts.append(padded(magnitude % 60, to: 2)) }
    return (seconds < 0 ? "-" : "+") + parts.joined(separator: colon)
  }
}
