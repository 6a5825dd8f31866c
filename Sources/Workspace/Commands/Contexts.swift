/// The places that a command applies in.
package struct Contexts: OptionSet, Hashable, Sendable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  // The panes of the start page.
  package static let contacts = Contexts(rawValue: 1 << 0)
  package static let calendar = Contexts(rawValue: 1 << 1)
  package static let threads = Contexts(rawValue: 1 << 2)
  package static let followUps = Contexts(rawValue: 1 << 3)

  // One page for each kind of record.
  package static let contactPage = Contexts(rawValue: 1 << 4)
  package static let organizationPage = Contexts(rawValue: 1 << 5)
  package static let eventPage = Contexts(rawValue: 1 << 6)
  package static let threadPage = Contexts(rawValue: 1 << 7)
  package static let notePage = Contexts(rawValue: 1 << 8)
  package static let followUpPage = Contexts(rawValue: 1 << 9)
  package static let methodPage = Contexts(rawValue: 1 << 10)

  package static let projectPage = Contexts(rawValue: 1 << 17)

  // Pages about the whole network.
  package static let mapPage = Contexts(rawValue: 1 << 11)
  package static let coveragePage = Contexts(rawValue: 1 << 12)
  /// The lists of methods, problems and drafts.
  package static let listPage = Contexts(rawValue: 1 << 13)
  package static let attendancePage = Contexts(rawValue: 1 << 14)

  // Where letters are text.
  package static let editor = Contexts(rawValue: 1 << 15)
  package static let form = Contexts(rawValue: 1 << 16)

  package static let start: Contexts = [.contacts, .calendar, .threads, .followUps]
  package static let recordPages: Contexts = [
    .contactPage, .organizationPage, .eventPage, .threadPage, .notePage, .followUpPage,
    .methodPage, .projectPage,
  ]
  package static let pages: Contexts = [
    .recordPages, .mapPage, .coveragePage, .listPage, .attendancePage,
  ]
  /// Everywhere that letters are commands.
  package static let reading: Contexts = [.start, .pages]
  package static let writing: Contexts = [.editor, .form]
  package static let anywhere: Contexts = [.reading, .writing]

  /// The single contexts, in the order of help.
  package static let all: [Contexts] = (0...17).map { Contexts(rawValue: 1 << $0) }
}
