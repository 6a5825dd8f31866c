package import CivilTime

extension Component {
  /// Makes the property of that name say `text`, given as people type it on a command line.
  ///
  /// A text is taken as it is; a list is divided at its commas and fields at their semicolons, a
  /// backslash before one making it part of the text; any other value is taken in the form of the
  /// standard. A time without a zone stays in the zone that the property names.
  ///
  /// - Throws: ``CivilTime/ValueError`` if the text does not fit the property's type; then nothing
  ///   has changed.
  package mutating func assign(
    _ text: String, to name: String, in dialect: Dialect
  ) throws(ValueError) {
    let raw = ContentLine(name, value: text)
    guard let definition = dialect.definition(of: asciiUppercased(name)) else {
      return setText(text, of: name)
    }
    switch (definition.type, definition.shape) {
    case (.text, .list): setTexts(raw.texts, of: name)
    case (.text, .structured), (.text, .structuredLists): setFields(raw.fields, of: name)
    case (.text, _), (.uri, _), (.calAddress, _), (.languageTag, _), (.unknown, _):
      setText(text, of: name)
    default: try assignTyped(raw, definition: definition, in: dialect)
    }
  }

  private mutating func assignTyped(
    _ raw: ContentLine, definition: PropertyDefinition, in dialect: Dialect
  ) throws(ValueError) {
    let value = raw.jsonValue(in: dialect)
    if let problem = value.problem { throw problem }
    var parameters: [Parameter] = []
    if value.type != definition.type {
      parameters.append(Parameter("VALUE", value.type.rawValue.uppercased()))
    }
    let isLocalTime = value.type == .dateTime && !raw.value.hasSuffix("Z")
    if isLocalTime, let zone = property(named: raw.name)?.parameter("TZID") {
      parameters.append(Parameter("TZID", zone))
    }
    setProperty(
      to: ContentLine(raw.name, parameters: parameters, value: raw.value),
      comparing: ["VALUE", "TZID"])
  }
}
