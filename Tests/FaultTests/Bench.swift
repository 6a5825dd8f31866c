import CivilTime
import Domain
import Foundation
import Storage
import TestSupport
import Testing

/// A place where one change is made again and again on a fresh copy of the same small store, each time
/// with another fault.
struct Bench {
  /// A change as the user makes it on the command line.
  struct Operation: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let arguments: [String]
    var input = ""
    /// Changes made in peace before the one that is put to the test.
    var preparation: [[String]] = []
    /// Files that other programs have left in the store, by path, 37 hours ago.
    var files: [String: String] = [:]
    /// Whether it is something that only the workspace does.
    var isOfWorkspace = false
    /// Whether there is no journal yet, so that its folder has to be made.
    var isFirst = false
  }

  let operation: Operation
  private let template: ProgramHome
  /// What the store says before and after the change.
  let before: String
  let after: String

  init(_ operation: Operation) throws {
    self.operation = operation
    template = try Self.smallStore()
    for (path, text) in operation.files {
      try template.scratch.write(text, to: "store/" + path)
    }
    try Self.age(operation.files.keys, in: template)
    for arguments in operation.preparation {
      let isProbe = arguments.first.map(Self.probeWords.contains) ?? false
      let outcome = try Self.command(arguments, isOfWorkspace: isProbe, in: template).run()
      try #require(outcome.ending == .exit(0), "\(outcome.errors)")
    }
    if operation.isFirst {
      try FileManager.default.removeItem(atPath: template.store + "/.samspill/history")
    }
    try Self.makePrivate(template.store)
    before = try Self.summary(of: template.store)
    let home = try Self.copy(of: template, aging: operation.files.keys)
    let outcome = try Self.command(operation, in: home).run()
    try #require(outcome.ending == .exit(0), "\(outcome.errors)")
    after = try Self.summary(of: home.store)
    try #require(before != after)
  }

  /// The store before the change.
  var templatePath: String { template.store }

  /// A fresh copy of the store, and how the change ended on it.
  func run(
    _ fault: FaultShim.Fault?, at number: Int, trace: String? = nil,
    environment: (_ store: String) -> [String: String] = { _ in [:] }
  ) throws -> (home: ProgramHome, outcome: Command.Outcome) {
    let home = try Self.copy(of: template, aging: operation.files.keys)
    var command = Self.command(operation, in: home)
    let faults = try FaultShim.environment(fault, at: number, below: home.store, trace: trace)
    command.environment.merge(faults) { _, new in new }
    command.environment.merge(environment(home.store)) { _, new in new }
    return (home, try command.run())
  }

  /// How many calls the change makes that can go wrong.
  func callCount() throws -> Int {
    // A kill at a call that there is not kills nobody.
    var (low, high) = (0, 4)
    while try happens(at: high) { (low, high) = (high, high * 2) }
    while low + 1 < high {
      let middle = (low + high) / 2
      if try happens(at: middle) { low = middle } else { high = middle }
    }
    return low
  }

  private func happens(at number: Int) throws -> Bool {
    try run(.kill, at: number).outcome.ending == .signal(SIGKILL)
  }

  /// All that the records in the store say, without what differs from run to run.
  ///
  /// - Throws: If the store cannot be opened or anything in it cannot be read.
  static func summary(of path: String) throws -> String {
    let store = try LocalStore(
      opening: path, readOnly: false, clock: { Instant(secondsSince1970: 0) })
    let catalog = store.load()
    try #require(catalog.problems == [])
    var lines = catalog.contacts.map { "contact \($0.name) \($0.title) \($0.emails)" }
    lines += catalog.notes.map { "note \($0.title) \($0.text) \($0.participants.count)" }
    lines += catalog.followUps.map { followUp in
      let note = followUp.note.flatMap { catalog.note($0) }?.title ?? "–"
      return "follow-up \(followUp.title) of \(note)"
    }
    lines += catalog.messages.values.map { message in
      let path = catalog.stored(RecordKey(.message, message.id))?.path ?? ""
      let links = message.linkedMunicipalities.map(\.description)
      return "message \(message.subject) \(message.isUnsent) \(message.flags.rawValue) "
        + "\(links) \(path.contains(":2,")) \(message.text)"
    }
    lines += try store.trash().map { "trash \($0.title)" }
    lines += try store.drafts().map { "draft \($0.text)" }
    return lines.sorted().joined(separator: "\n")
  }

  /// Files that nobody will ever look at again.
  func litter(in path: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: path).filter { name in
      operation.files[name] == nil && (name.hasSuffix(".tmp") || name.contains("threads/tmp/"))
    }
  }

  /// Gives all below a folder the modes that a store has, so that a repair has no more to do than it says.
  private static func makePrivate(_ path: String) throws {
    for name in try FileManager.default.subpathsOfDirectory(atPath: path) + [""] {
      var isFolder: ObjCBool = false
      let full = path + "/" + name
      _ = FileManager.default.fileExists(atPath: full, isDirectory: &isFolder)
      chmod(full, isFolder.boolValue ? 0o700 : 0o600)
    }
  }

  private static let probeWords = ["save-draft", "discard-draft", "mark-seen", "log-call"]

  private static func command(_ operation: Operation, in home: ProgramHome) -> Command {
    var command = command(
      operation.arguments, isOfWorkspace: operation.isOfWorkspace, in: home)
    command.input = operation.input
    return command
  }

  /// The built program, or the probe, which SwiftPM puts beside it.
  private static func command(
    _ arguments: [String], isOfWorkspace: Bool, in home: ProgramHome
  ) -> Command {
    var command = home.command(arguments)
    if isOfWorkspace {
      let folder = URL(fileURLWithPath: command.program).deletingLastPathComponent()
      command.program = folder.appendingPathComponent("StoreProbe").path
      command.arguments = [home.store] + arguments
    }
    return command
  }

  /// A copy in which some files are as old as they are in the template.
  private static func copy(
    of template: ProgramHome, aging paths: some Sequence<String>
  ) throws -> ProgramHome {
    let home = try ProgramHome()
    try FileManager.default.copyItem(atPath: template.store, toPath: home.store)
    try age(paths, in: home)
    return home
  }

  /// Lets files have been written 37 hours ago, where they still are.
  private static func age(_ paths: some Sequence<String>, in home: ProgramHome) throws {
    let date = Date(timeIntervalSinceNow: -37 * 3600)
    for path in paths.map({ home.store + "/" + $0 })
    where FileManager.default.fileExists(atPath: path) {
      try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
    }
  }

  static func smallStore() throws -> ProgramHome {
    let home = try ProgramHome()
    for file in StarterNetwork.files(of: "trondelag") where file.path == "network.json" {
      try home.scratch.write(file.text, to: "store/" + file.path)
    }
    let store = try LocalStore(
      opening: home.store, readOnly: false, clock: { Instant(secondsSince1970: 1_630_497_600) })
    let number = try #require(Municipality.Number("5036"))
    let frosta = Organization(
      id: RecordID("frosta"), name: "Frosta kommune", categories: ["Kommune"],
      municipality: Municipality(number: number))
    let contact = Contact(
      id: RecordID("aase"), name: "Åse Demo", organization: "Frosta kommune", title: "Rådgiver",
      note: String(repeating: "Et langt notat. ", count: 400))
    _ = try store.apply(
      ChangeSet(
        label: "",
        changes: [.put(.organization(frosta), basedOn: nil), .put(.contact(contact), basedOn: nil)])
    )
    return home
  }
}
