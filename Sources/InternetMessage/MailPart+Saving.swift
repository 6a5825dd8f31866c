extension MailPart {
  /// A name to save this part under that is harmless in every folder.
  ///
  /// The sender's name without folders, control and direction characters and leading dots, at most
  /// 120 bytes with its extension kept; for a forwarded message its subject, and else the number
  /// of the part.
  package var safeFileName: String {
    let subject = enclosedMessage?.header.subject.map { $0 + ".eml" }
    for name in [fileName, subject].compactMap({ $0 }) {
      let safe = Self.safe(name)
      if !safe.isEmpty { return safe }
    }
    return "part-\(id.replacing(".", with: "-"))" + (isText ? ".txt" : "")
  }

  private static func safe(_ name: String) -> String {
    let component = name.unicodeScalars.split { $0 == "/" || $0 == "\\" }.last ?? []
    var scalars = String.UnicodeScalarView()
    for scalar in component {
      scalars.append(isHarmless(scalar) ? scalar : "_")
    }
    let trimmed = scalars.drop { $0 == "." || $0 == " " || $0 == "-" }
    return shortened(String(trimmed))
  }

  private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: false
    default: !":*?\"<>|".unicodeScalars.contains(scalar)
    }
  }

  private static func shortened(_ name: String) -> String {
    let limit = 120
    guard name.utf8.count > limit else { return name }
    let dot = name.lastIndex(of: ".") ?? name.endIndex
    let ending = name[dot...].utf8.count <= 16 ? name[dot...] : ""
    var stem = name[..<dot]
    while stem.utf8.count + ending.utf8.count > limit, !stem.isEmpty { stem.removeLast() }
    return String(stem + ending)
  }
}
