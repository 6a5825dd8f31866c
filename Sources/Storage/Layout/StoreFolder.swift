import Domain
import Glibc

/// A folder of the store that holds records; the raw value is its path below the store.
package enum StoreFolder: String, CaseIterable, Hashable, Sendable {
  case contacts
  case organizations
  case calendar
  case notes
  case followups
  case projects
  /// Conversations that have been looked at, `threads/cur` of the Maildir.
  case threads = "threads/cur"
  /// Conversations that have just come, `threads/new` of the Maildir.
  case newThreads = "threads/new"
  /// Messages that are not sent yet: a Maildir++ folder of their own, so that no mail sync takes
  /// them for mail that has been.
  case outbox = "threads/.Outbox/cur"
  case methods
  /// Messages that are being written, by us or by a mail program: no records yet.
  case unfinishedThreads = "threads/tmp"
  /// The same for the outbox.
  case unfinishedOutbox = "threads/.Outbox/tmp"
  /// The store itself, which holds no records but what is known of all of them.
  case root = ""
  /// What was deleted, for as long as it can be taken back.
  case trash = ".samspill/trash"
  /// Where other programs may deliver into the outbox; nothing is read there.
  case newOutbox = "threads/.Outbox/new"
  /// The Maildir itself, in which nothing but folders and programs' own files should lie.
  case mailTop = "threads"

  /// What the files of a folder are written in.
  enum Format: Hashable, Sendable {
    case card
    case calendar
    case mail
    case markdown
    case none
  }

  var format: Format {
    switch self {
    case .contacts, .organizations: .card
    case .calendar, .notes, .followups, .projects: .calendar
    case .threads, .newThreads, .outbox: .mail
    case .methods: .markdown
    case .unfinishedThreads, .unfinishedOutbox, .root, .trash, .newOutbox, .mailTop: .none
    }
  }

  /// The folders that hold records.
  static let ofRecords = allCases.filter { $0.format != .none }

  /// The folders that a store has, as other programs want them too.
  static var expected: [StoreFolder] {
    ofRecords + [.unfinishedThreads, .newOutbox, .unfinishedOutbox]
  }

  /// Every folder in which records of some kinds may lie, also by mistake.
  static func holding(_ kinds: Set<RecordKind>) -> [StoreFolder] {
    let formats = Set(kinds.map { StoreFolder(for: $0).format })
    return ofRecords.filter { formats.contains($0.format) }
  }

  /// Whether a file that is in the folder never changes but by getting another name: mail, of which
  /// the Maildir rules say so, flags being part of the name.
  var isOfLastingFiles: Bool { format == .mail }

  /// The names on the way from the store's root.
  var names: [FileName] {
    rawValue.split(separator: "/").compactMap { FileName(String($0)) }
  }

  /// Whether a file of that name may be a record: not hidden, and of the folder's format.
  ///
  /// Everything else is somebody else's and left alone: `displayname`, `color`, back-up copies.
  func holds(_ name: FileName) -> Bool {
    guard !name.isHidden else { return false }
    return name.withCString { holds(visible: $0, byteCount: strlen($0)) }
  }

  /// The same of a name in memory that is not hidden.
  func holds(visible name: UnsafePointer<CChar>, byteCount: Int) -> Bool {
    switch format {
    case .card: FileName.ends(name, byteCount, in: ".vcf")
    case .calendar: FileName.ends(name, byteCount, in: ".ics")
    case .markdown: FileName.ends(name, byteCount, in: ".md")
    case .mail: true
    case .none: false
    }
  }

  /// Whether a path below the store is the folder itself or something in it.
  func contains(_ path: String) -> Bool {
    path == rawValue || path.hasPrefix(rawValue + "/")
  }

  /// The path of a file below the store, for people.
  func path(of name: FileName) -> String {
    self == .root ? name.description : name.text(behind: rawValue)
  }

  /// The folder that new records of a kind are put into.
  init(for kind: RecordKind) {
    switch kind {
    case .contact: self = .contacts
    case .organization: self = .organizations
    case .event: self = .calendar
    case .note: self = .notes
    case .followUp: self = .followups
    case .project: self = .projects
    case .message: self = .threads
    case .method: self = .methods
    }
  }
}

/// A file of the store: its folder and its name there.
struct StoredFile: Hashable, Sendable {
  let folder: StoreFolder
  let name: FileName

  /// For people, relative to the store.
  var path: String { folder.path(of: name) }
}
