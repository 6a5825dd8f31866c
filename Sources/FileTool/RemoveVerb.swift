import VObject

/// `rm`: takes an item with all its changed occurrences out of a file.
///
/// A file that then holds no item is removed. Done twice the item is gone once.
enum RemoveVerb {
  static func run(
    _ arguments: [[UInt8]], _ output: inout FileOutput
  ) throws(FileArguments.UsageError) {
    let arguments = try FileArguments(arguments, options: ["--uid"])
    let path = try arguments.requireOperand("one file")
    guard let uid = arguments.value(of: "--uid") else {
      throw FileArguments.UsageError(message: "say --uid UID")
    }
    let selector = ItemSelector(uid: uid)
    do throws(FileFailure) {
      try FileRewriting(path).apply { (file) throws(FileFailure) in
        guard var file else { return .nothing }
        let items = ItemSelector.items(in: file)
        let doomed = items.filter { selector.hasUID($0.item) }.map(\.place)
        for place in doomed.reversed() { file.remove(at: place) }
        return !doomed.isEmpty && doomed.count == items.count ? .nothing : .contents(file)
      }
    } catch {
      output.report(error, at: path)
    }
  }
}

extension ParsedFile {
  fileprivate mutating func remove(at place: ItemSelector.Place) {
    if let inner = place.inner {
      components[place.outer].components.remove(at: inner)
    } else {
      components.remove(at: place.outer)
    }
  }
}
