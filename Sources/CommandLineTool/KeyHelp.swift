/// Some keys of the workspace under a heading, for the manual.
package struct KeyHelp: Hashable, Sendable {
  /// Keys and what they do.
  package struct Row: Hashable, Sendable {
    package let keys: String
    package let help: String

    package init(keys: String, help: String) {
      self.keys = keys
      self.help = help
    }
  }

  package let title: String
  package let rows: [Row]

  package init(title: String, rows: [Row]) {
    self.title = title
    self.rows = rows
  }
}
