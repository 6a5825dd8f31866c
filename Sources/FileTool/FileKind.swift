/// What a file holds, by how it starts, else by its name.
enum FileKind: Hashable {
  case calendar
  case card
  case json
  case message

  init(of path: OperandPath, _ bytes: [UInt8]) {
    let start = String(decoding: bytes.prefix(256), as: UTF8.self)
      .drop { $0.isWhitespace || $0 == "\u{feff}" }.uppercased()
    if start.hasPrefix("BEGIN:VCARD") {
      self = .card
    } else if start.hasPrefix("BEGIN:VCALENDAR") {
      self = .calendar
    } else {
      self.init(named: path, looksLikeJSON: start.hasPrefix("[") || start.hasPrefix("{"))
    }
  }

  private init(named path: OperandPath, looksLikeJSON: Bool) {
    switch path.pathExtension {
    case "ics", "ical", "ifb", "icalendar": self = .calendar
    case "vcf", "vcard": self = .card
    case "json", "jcal", "jcard": self = .json
    case "eml", "mbox": self = .message
    default: self = looksLikeJSON ? .json : .message
    }
  }
}
