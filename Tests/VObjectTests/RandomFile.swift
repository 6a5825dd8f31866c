import TestSupport

/// Bytes that look like a calendar or card to a degree, so that they reach every branch.
func randomFile(using generator: inout SeededGenerator) -> [UInt8] {
  let pieces = [
    "BEGIN:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT", "END:VCALENDAR", "BEGIN:VCARD", "END:VCARD",
    "begin:vtodo", "END:", "BEGIN:", "\r\n", "\n", "\r", "\r\r\n", "\r\n ", "\n\t", " ", "\u{feff}",
    "SUMMARY:", "NOTE;ENCODING=QUOTED-PRINTABLE:a=\r\nb", ";X=\"", "\"", "å", "\0", "\u{1b}", ":",
    "CATEGORIES:a,b\\,c", "item1.TEL;TYPE=home,\"x:y\":", "=", "\\", "\\n", ",", ";", "^n",
    "VERSION:2.1",
    "BEGIN:X", "END:X", "UID:1",
  ]
  var bytes: [UInt8] = []
  for _ in 0..<Int.random(in: 0...60, using: &generator) {
    if Int.random(in: 0..<12, using: &generator) == 0 {
      bytes.append(UInt8.random(in: 0...255, using: &generator))
    } else {
      bytes += Array((pieces.randomElement(using: &generator) ?? "").utf8)
      if Bool.random(using: &generator) { bytes += Array("\r\n".utf8) }
    }
  }
  return bytes
}
