import CivilTime
import VObject

/// Reads the input as a file of calendars or cards, asks for everything there is to ask, edits it,
/// and holds it to the laws: written it is the same, an edit stays in its line, and what is set is
/// what is read.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzVObject(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let file = ParsedFile(parsing: bytes)
  precondition(file.bytes == bytes, "reading and writing changes no byte")
  for diagnostic in file.diagnostics + file.problems {
    precondition(diagnostic.line > 0 && diagnostic.column > 0, "a place is found")
  }
  for component in file.components {
    roundTrip(component)
    rewrite(component, in: Dialect(of: component))
  }
  if let json = try? JSONValue(parsing: bytes[...]), let component = Component(json: json) {
    roundTrip(component)
  }
  return 0
}

private func roundTrip(_ component: Component) {
  let json = component.json
  guard let value = try? JSONValue(parsing: json[...]) else { fatalError("our JSON is JSON") }
  precondition(value.bytes == json, "JSON read and written is the same")
  let normal = component.normalized
  let again = ParsedFile(parsing: normal.bytes)
  var written: [UInt8] = []
  component.writeNormalized { written += $0 }
  precondition(written == normal.bytes, "the normal form is the same in parts and at once")
  precondition(again.diagnostics.isEmpty, "what we write has nothing wrong with it")
  precondition(again.bytes == normal.bytes, "what we write is what we read")
  precondition(again.components.first?.normalized == normal, "the normal form is normal")
}

private func rewrite(_ component: Component, in dialect: Dialect) {
  var copy = component
  for name in Set(component.properties.map(\.name)) where !name.isEmpty {
    copy.setText(copy.text(of: name), of: name)
    copy.setFields(copy.fields(of: name), of: name)
    copy.setTexts(copy.texts(of: name), of: name)
    copy.setProperties(named: name, to: copy.properties(named: name))
    if let date = copy.dateValue(of: name) { copy.setDateValue(date, of: name) }
  }
  precondition(copy == component, "setting what is read changes nothing")
  let text = String(decoding: component.bytes.suffix(200), as: UTF8.self)
  copy.setText(text, of: "NOTE")
  let said = copy.text(of: "NOTE")
  copy.setText(text, of: "NOTE")
  precondition(copy.text(of: "NOTE") == said, "a second edit is none")
  try? copy.assign(text, to: "CATEGORIES", in: dialect)
  for inner in component.components { rewrite(inner, in: dialect) }
}
