import InternetMessage

extension ParsedFile {
  /// A character that the charset of the file does not have.
  package struct UnwritableCharacter: Error {
    package let character: Unicode.Scalar
  }

  /// Whether all lines beyond ASCII are in Windows-1252, which Latin-1 is read as, or might be.
  ///
  /// A line that names its charset, as in vCard 2.1, says nothing of the others.
  package var isWindows1252: Bool {
    let bytes = bytes
    guard String(validating: bytes, as: UTF8.self) == nil else { return false }
    var hasWindows1252 = false
    var pending = items[...]
    while let item = pending.popLast() {
      switch item {
      case .component(let component): pending += component.items
      case .other: break
      case .property(let line):
        guard line.hasHighByte, line.parameter("CHARSET") == nil else { continue }
        let text = ContentLine.unfolded(line.bytes)
        guard String(validating: text, as: UTF8.self) == nil else { return false }
        hasWindows1252 = true
      }
    }
    return hasWindows1252
  }

  /// The same file with the lines that are new in Windows-1252, so that it stays in one charset.
  package func writingNewLinesInWindows1252() throws(UnwritableCharacter) -> ParsedFile {
    var copy = self
    for index in copy.items.indices {
      copy.items[index] = try copy.items[index].writingNewLinesInWindows1252()
    }
    return copy
  }
}

extension Component.Item {
  fileprivate func writingNewLinesInWindows1252() throws(ParsedFile.UnwritableCharacter) -> Self {
    switch self {
    case .other: return self
    case .property(let line):
      let isNew = line.lineNumber == 0 && line.hasHighByte && line.parameter("CHARSET") == nil
      return isNew ? .property(try line.inWindows1252()) : self
    case .component(var component):
      for index in component.items.indices {
        component.items[index] = try component.items[index].writingNewLinesInWindows1252()
      }
      return .component(component)
    }
  }
}

extension ContentLine {
  fileprivate var hasHighByte: Bool { bytes.contains { $0 >= 0x80 } }

  /// The line in one byte a character; it must be read as it was meant, and not as UTF-8.
  fileprivate func inWindows1252() throws(ParsedFile.UnwritableCharacter) -> ContentLine {
    var encoded: [UInt8] = []
    var unusual: Unicode.Scalar?
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      if !scalar.isASCII { unusual = scalar }
      guard let byte = scalar.isASCII ? UInt8(ascii: scalar) : Self.windows1252[scalar] else {
        throw ParsedFile.UnwritableCharacter(character: scalar)
      }
      encoded.append(byte)
    }
    let line = ContentLine(rawBytes: encoded)
    if let unusual, line.text != text || line.parameters != parameters {
      throw ParsedFile.UnwritableCharacter(character: unusual)
    }
    return line
  }

  private static let windows1252: [Unicode.Scalar: UInt8] = {
    var bytes: [Unicode.Scalar: UInt8] = [:]
    for byte in 0x80...0xff as ClosedRange<UInt8> {
      let text = Charset(named: "windows-1252")?.decode([byte]).text
      if let scalar = text?.unicodeScalars.first { bytes[scalar] = byte }
    }
    return bytes
  }()
}
