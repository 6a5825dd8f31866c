import Domain
import TerminalUI
import Wording

/// A record being filled in, field by field.
struct RecordForm: Hashable, Sendable {
  enum Field: Hashable, Sendable {
    case name
    case organization
    case title
    case isMainContact
    case roles
    case phones
    case emails
    case website
    case place
    case categories
    case when
    case link
    case status
    case due
    case responsible
    case municipalities
    case remark
    case folder
  }

  /// What the fields are read into; `basedOn` is `nil` for a new record.
  enum Subject: Hashable, Sendable {
    case contact(Contact, basedOn: Revision?)
    case organization(Organization, basedOn: Revision?)
    case event(Event, basedOn: Revision?)
    case followUp(FollowUp, basedOn: Revision?)
    /// The day that the network is shown as of.
    case day
    /// Files that came with messages, and a folder to put them into.
    case attachments([AttachedFile])
  }

  let subject: Subject
  let title: Phrase
  var form: Form<Field>
  /// What was sent to the store and has not been answered.
  var pending: ChangeSet?
  private let original: Form<Field>

  init(_ subject: Subject, title: Phrase, fields: [Form<Field>.Field]) {
    self.subject = subject
    self.title = title
    form = Form(fields: fields)
    original = form
  }

  var isUnchanged: Bool {
    form.fields.map(\.content) == original.fields.map(\.content)
  }

  func text(of field: Field) -> String {
    form.text(of: field).trimmed
  }

  /// The parts of a field between commas.
  func parts(of field: Field) -> [String] {
    form.text(of: field).split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
  }

  func isOn(_ field: Field) -> Bool {
    form[field]?.content == .toggle(true)
  }

  func selection(of field: Field) -> Int? {
    guard case .choice(_, let selected) = form[field]?.content else { return nil }
    return selected
  }
}

extension String {
  /// Without white space at its ends.
  var trimmed: String {
    let start = drop(while: \.isWhitespace)
    guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...end])
  }
}
