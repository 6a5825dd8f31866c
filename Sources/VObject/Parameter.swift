/// A property parameter, such as `TYPE=home,work`.
package struct Parameter: Hashable, Sendable {
  /// In upper case.
  package var name: String
  /// Without quotes, and with the carets of RFC 6868 decoded.
  package var values: [String]

  package init(_ name: String, _ values: [String]) {
    self.name = asciiUppercased(name)
    self.values = values
  }

  package init(_ name: String, _ value: String) {
    self.init(name, [value])
  }
}

extension Sequence<Parameter> {
  /// All values of all parameters of that name, whatever its case.
  package func values(of name: String) -> [String] {
    filter { $0.name.utf8.equalsIgnoringCase(name.utf8) }.flatMap(\.values)
  }

  /// The first of them, or `nil`.
  package func value(of name: String) -> String? {
    first { $0.name.utf8.equalsIgnoringCase(name.utf8) && !$0.values.isEmpty }?.values.first
  }
}

extension Parameter {
  /// Reads the parameters that follow a property's name, as tolerantly as ``ParameterScanner`` does.
  static func list(parsing head: ArraySlice<UInt8>) -> [Parameter] {
    var parameters: [Parameter] = []
    let bytes = head.span
    var scanner = ParameterScanner(in: bytes)
    while let name = scanner.nextName(in: bytes) {
      var values: [String] = []
      while let value = scanner.nextValue(in: bytes) { values.append(value.text(in: head)) }
      parameters.append(Parameter(name.text(in: head), values))
    }
    return parameters
  }

  /// The same with nothing that a strict reader would stumble over; `nil` if no name is left.
  var cleaned: Parameter? {
    let name = String(decoding: name.utf8.filter(\.isNameByte), as: UTF8.self)
    return name.isEmpty ? nil : Parameter(name, values.map(TextEscaping.withoutControls))
  }

  /// Whether it says how the characters of the value are encoded, as in vCard 2.1.
  var tellsTextEncoding: Bool {
    name == "CHARSET"
      || (name == "ENCODING" || name == "TYPE")
        && values.contains { $0.utf8.equalsIgnoringCase("QUOTED-PRINTABLE".utf8) }
  }

  /// `;NAME=value,value` as it stands in a content line: quoted where needed, RFC 6868 applied.
  var bytes: [UInt8] {
    var bytes: [UInt8] = [ASCII.semicolon] + Array(name.utf8) + [ASCII.equals]
    for (index, value) in values.enumerated() {
      if index > 0 { bytes.append(ASCII.comma) }
      bytes.appendParameterValue(Array(value.utf8)[...])
    }
    return bytes
  }
}
