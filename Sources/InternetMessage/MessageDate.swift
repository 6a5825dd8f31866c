package import CivilTime

/// When a message was sent, by the clock of its sender, RFC 5322 §3.3.
package struct MessageDate: Hashable, Sendable {
  package let instant: Instant
  /// Seconds east of Greenwich; `nil` if the sender did not say (`-0000`, or a zone of letters
  /// that means nothing), when the clock is taken to show UTC.
  package let zoneOffset: Int?

  package init(instant: Instant, zoneOffset: Int?) {
    (self.instant, self.zoneOffset) = (instant, zoneOffset)
  }

  /// Reads the value of a Date field, or answers `nil` if no day can be found in it.
  ///
  /// Besides RFC 5322 with its obsolete forms: the order of `asctime`, ISO 8601, names of months
  /// in full, hyphens between day, month and year, a missing time or zone. A time of day that
  /// does not exist counts as 00:00:00, RFC 5256 §2.2.
  package init?(parsing value: [UInt8]) {
    guard let date = value.withUnsafeBufferPointer({ MessageDate(parsing: $0) }) else { return nil }
    self = date
  }

  init?(parsing value: UnsafeBufferPointer<UInt8>) {
    var scanner = Scanner(bytes: value)
    scanner.scan()
    guard let date = scanner.date else { return nil }
    let time = scanner.secondOfDay ?? 0
    zoneOffset = scanner.zoneOffset
    let local = date.dayNumber * 86_400 + time
    instant = Instant(secondsSince1970: local - (scanner.zoneOffset ?? 0))
  }
}

extension MessageDate {
  /// Walks over the words, numbers and signs of a date in whatever order they come; its bytes have
  /// to stay where they are meanwhile.
  private struct Scanner {
    typealias Number = (value: Int, digitCount: Int)

    let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0
    /// Outside of the time and the zone.
    private var numbers: (first: Number, second: Number, third: Number) = ((0, 0), (0, 0), (0, 0))
    private var numberCount = 0
    private var month: Int?
    private(set) var secondOfDay: Int?
    private(set) var zoneOffset: Int?

    init(bytes: UnsafeBufferPointer<UInt8>) {
      self.bytes = bytes
    }

    mutating func scan() {
      while index < bytes.count {
        let byte = bytes[index]
        if byte.isDigit {
          scanNumberOrTime()
        } else if byte.isLetter {
          scanWord()
        } else if byte == .openParenthesis {
          skipComment()
        } else {
          index += 1
          let isSign = byte == .hyphen || byte == UInt8(ascii: "+")
          if isSign, secondOfDay != nil, zoneOffset == nil { scanOffset(isWest: byte == .hyphen) }
        }
      }
    }

    /// Day, month and year from what was found.
    var date: CivilDate? {
      let (first, second, third) = numbers
      guard numberCount >= 2 else { return nil }
      if let month {
        let (day, year) = first.digitCount > 2 ? (second, first) : (first, second)
        return CivilDate(year: Self.fullYear(year), month: month, day: day.value)
      }
      guard numberCount >= 3, first.digitCount == 4 else { return nil }
      return CivilDate(year: first.value, month: second.value, day: third.value)
    }

    /// RFC 5322 §4.3: two digits are 1950 to 2049, three count from 1900.
    private static func fullYear(_ number: Number) -> Int {
      switch number.digitCount {
      case 1, 2: number.value + (number.value < 50 ? 2000 : 1900)
      case 3: number.value + 1900
      default: number.value
      }
    }

    private mutating func scanNumberOrTime() {
      let number = scanNumber()
      if secondOfDay == nil, skipColon() {
        scanTime(hour: number.value)
      } else if numberCount < 3 {
        switch numberCount {
        case 0: numbers.first = number
        case 1: numbers.second = number
        default: numbers.third = number
        }
        numberCount += 1
      }
    }

    /// Passes over a colon that a digit follows; blanks around it are obsolete, RFC 5322 §4.3.
    private mutating func skipColon() -> Bool {
      let colon = endOfBlanks(from: index)
      guard colon < bytes.count, bytes[colon] == .colon else { return false }
      let digit = endOfBlanks(from: colon + 1)
      guard digit < bytes.count, bytes[digit].isDigit else { return false }
      index = digit
      return true
    }

    private func endOfBlanks(from start: Int) -> Int {
      var end = start
      while end < bytes.count, bytes[end].isBlank { end += 1 }
      return end
    }

    /// At most nine digits count, so that nothing overflows.
    private mutating func scanNumber() -> Number {
      let start = index
      var value = 0
      while index < bytes.count, bytes[index].isDigit {
        if index - start < 9 { value = value * 10 + Int(bytes[index] - 0x30) }
        index += 1
      }
      return (value, index - start)
    }

    private mutating func scanTime(hour: Int) {
      let minute = scanNumber().value
      let second = skipColon() ? scanNumber().value : 0
      if index + 1 < bytes.count, bytes[index] == .dot, bytes[index + 1].isDigit {
        index += 1
        _ = scanNumber()
      }
      guard hour < 24, minute < 60, second <= 60 else {
        secondOfDay = 0
        return
      }
      secondOfDay = hour * 3600 + minute * 60 + min(second, 59)
    }

    /// `+0200`, `+02:00` or `-5`, the sign being read already.
    private mutating func scanOffset(isWest: Bool) {
      guard index < bytes.count, bytes[index].isDigit else { return }
      let number = scanNumber()
      var seconds = (number.value / 100 * 60 + number.value % 100) * 60
      if number.digitCount <= 2 {
        seconds = number.value * 3600
        if index + 1 < bytes.count, bytes[index] == .colon {
          index += 1
          seconds += scanNumber().value * 60
        }
      }
      let isUnknown = isWest && number.value == 0 && number.digitCount == 4
      guard !isUnknown, seconds < 86_400 else { return }
      zoneOffset = isWest ? -seconds : seconds
    }

    private mutating func scanWord() {
      let start = index
      while index < bytes.count, bytes[index].isLetter { index += 1 }
      if month == nil, let found = monthNumber(from: start) {
        month = found
      } else if secondOfDay != nil, zoneOffset == nil {
        zoneOffset = Self.zones[bytes.part(start..<index).lowercasedText].map { $0 * 3600 }
      }
    }

    /// The month by the first three letters of the word that ends here.
    private func monthNumber(from start: Int) -> Int? {
      guard index - start >= 3 else { return nil }
      let name = Self.number(ofLetters: bytes[start], bytes[start + 1], bytes[start + 2])
      let letters = Self.months.utf8Bytes
      return (1...12).first { month in
        let place = (month - 1) * 3
        return name
          == Self.number(ofLetters: letters[place], letters[place + 1], letters[place + 2])
      }
    }

    /// Three letters, large or small, as one number.
    private static func number(ofLetters first: UInt8, _ second: UInt8, _ third: UInt8) -> UInt32 {
      (UInt32(first) << 16 | UInt32(second) << 8 | UInt32(third)) | 0x20_20_20
    }

    private mutating func skipComment() {
      var depth = 0
      while index < bytes.count {
        if bytes[index] == .openParenthesis { depth += 1 }
        if bytes[index] == .closeParenthesis { depth -= 1 }
        index += bytes[index] == .backslash ? 2 : 1
        if depth == 0 { return }
      }
    }

    /// Three letters of each.
    private static let months: StaticString = "janfebmaraprmayjunjulaugsepoctnovdec"

    /// Hours by the names of RFC 5322 §4.3 and those of Europe.
    ///
    /// The military letters were defined backwards once and mean nothing since, but for Z.
    private static let zones = [
      "ut": 0, "utc": 0, "gmt": 0, "z": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7,
      "mdt": -6, "pst": -8, "pdt": -7, "cet": 1, "cest": 2, "met": 1, "mest": 2, "bst": 1,
    ]
  }
}
