import CivilTime
import VObject

/// What `--set NAME=TEXT` and `--delete NAME` ask for.
struct PropertyChanges {
  private var texts: [(name: String, text: String)] = []
  private var deletions: [String] = []

  init(_ arguments: FileArguments) throws(FileArguments.UsageError) {
    for argument in arguments.values(of: "--set") {
      guard let equals = argument.firstIndex(of: "=") else {
        throw FileArguments.UsageError(message: "--set needs NAME=TEXT, not \(argument)")
      }
      let name = String(argument[..<equals])
      try Self.check(name)
      texts.append((name, String(argument[argument.index(after: equals)...])))
    }
    deletions = arguments.values(of: "--delete")
    for name in deletions { try Self.check(name) }
  }

  var isEmpty: Bool { texts.isEmpty && deletions.isEmpty }

  /// Makes the changes, in the order of their names on the command line, deletions last.
  func apply(to item: inout Component, in dialect: Dialect) throws(FileFailure) {
    for (name, text) in texts {
      do {
        try item.assign(text, to: name, in: dialect)
      } catch {
        throw FileFailure(.value, "\(name)=\(text): \(error)", exitCode: .usage)
      }
    }
    for name in deletions { item.removeProperties(named: name) }
  }

  /// Makes them in the item at a place where there is one.
  func apply(to file: inout ParsedFile, at place: ItemSelector.Place) throws(FileFailure) {
    guard var item = file.item(at: place) else { return }
    try apply(to: &item, in: file.dialect(at: place))
    file.replaceItem(at: place, with: item)
  }

  private static func check(_ name: String) throws(FileArguments.UsageError) {
    let isName = name.utf8.allSatisfy { byte in
      byte == UInt8(ascii: "-") || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
        || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
        || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte
    }
    guard isName, !name.isEmpty, !["BEGIN", "END"].contains(name.uppercased()) else {
      throw FileArguments.UsageError(message: "\(name) is not the name of a property")
    }
  }
}
