import VObject

/// `list`: the items below a folder, one a line.
enum ListVerb {
  static func run(
    _ arguments: [[UInt8]], _ output: inout FileOutput
  ) throws(FileArguments.UsageError) {
    let arguments = try FileArguments(arguments, flags: ["--json"])
    let isJSON = arguments.has("--json")
    let root = try arguments.requireOperand("a folder")
    guard FileTree.isFolder(root) else {
      let entry = FileTree.Entry(path: root, relativePath: root, isInMaildir: false)
      return list(entry, isJSON: isJSON, &output)
    }
    FileTree(root).walk(&output) { list($0, isJSON: isJSON, &$1) }
  }

  private static func list(
    _ entry: FileTree.Entry, isJSON: Bool, _ output: inout FileOutput
  ) {
    do throws(FileFailure) {
      let contents = try FileContents(of: entry.path)
      if let remark = contents.remark { output.report(remark, at: entry.path) }
      let path = entry.relativePath.text
      if entry.isInMaildir || contents.kind == .message {
        for item in MailFile.items(in: contents.bytes, at: path) {
          print(item, isJSON: isJSON, &output)
        }
        return
      }
      var seen = ListedIdentities()
      let remarks = ParsedFile.forEachItem(in: contents.bytes, keeping: output.diagnosticRoom) {
        guard let item = ListedItem($0, at: path), seen.isListed($0) else { return }
        print(item, isJSON: isJSON, &output)
      }
      output.report(remarks.errors, at: entry.path)
    } catch {
      output.report(error.diagnostic, at: entry.path)
    }
  }

  private static func print(_ item: ListedItem, isJSON: Bool, _ output: inout FileOutput) {
    if isJSON {
      output.printJSON { item.appendJSON(to: &$0) }
    } else {
      item.print(to: &output)
    }
  }
}
