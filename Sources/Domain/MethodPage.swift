/// A page of guidance, or a template for notes: Markdown with front matter.
package struct MethodPage: Hashable, Sendable {
  package var id: RecordID
  package var title: String
  package var section: String
  package var links: [String]
  /// Whether notes are started from it.
  package var isTemplate: Bool
  /// For a template, the kind of note it is for: `Dialogmøte`.
  package var noteKind: String
  /// `nb`, `nn`, `en`, or empty for any.
  package var language: String
  /// The Markdown below the front matter.
  package var text: String

  package init(
    id: RecordID, title: String, section: String = "", links: [String] = [],
    isTemplate: Bool = false, noteKind: String = "", language: String = "", text: String
  ) {
    self.id = id
    self.title = title
    self.section = section
    self.links = links
    self.isTemplate = isTemplate
    self.noteKind = noteKind
    self.language = language
    self.text = text
  }
}
