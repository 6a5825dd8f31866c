import Glibc
import Storage
import VObject

/// Changes a file in its place: durably, all or nothing, and not over what others write meanwhile.
struct FileRewriting {
  /// What a change makes of a file.
  enum Outcome {
    case contents(ParsedFile)
    /// Nothing is left that a file would be needed for.
    case nothing
  }

  /// How often a change is made anew because the file changed meanwhile.
  private static let attemptLimit = 100

  /// Milliseconds to wait for another writer before the next attempt.
  private static let pause: UInt32 = 20

  private let path: OperandPath
  private let directory: Directory
  private let name: FileName

  /// Opens the folder of `path`, or of the file that it is a symbolic link to.
  init(_ path: OperandPath) throws(FileFailure) {
    let target = path.resolvingSymbolicLink
    guard let name = FileName(bytes: target.name) else {
      throw FileFailure(.notRegular, "not the name of a file", exitCode: .inputOutput)
    }
    self.path = path
    self.name = name
    do {
      directory = try Directory(opening: target.folder.text)
    } catch {
      throw FileFailure(error)
    }
  }

  /// Lets `change` work on what the file holds, and stores the result if it differs.
  ///
  /// When another program changes the file meanwhile, `change` is applied to what that one wrote.
  /// A file that is not there is passed as `nil`. A file is only removed as it was first seen: what
  /// another program wrote meanwhile is not taken away unseen.
  func apply(_ change: (ParsedFile?) throws(FileFailure) -> Outcome) throws(FileFailure) {
    var first: [UInt8]?
    for _ in 0..<Self.attemptLimit where try attempt(change, first: &first) { return }
    throw FileFailure(.conflict, "other programs keep changing the file", exitCode: .conflict)
  }

  /// Makes the change once; `false` if it has to be made anew.
  private func attempt(
    _ change: (ParsedFile?) throws(FileFailure) -> Outcome, first: inout [UInt8]?
  ) throws(FileFailure) -> Bool {
    let old: [UInt8]?
    do {
      old = try contents()
    } catch {
      throw FileFailure(error)
    }
    let outcome = try outcome(of: change, on: old)
    first = first ?? old
    if case .nothing = outcome, let old, old != first {
      throw FileFailure(.conflict, "changed meanwhile; not removed", exitCode: .conflict)
    }
    do {
      try store(outcome, insteadOf: old)
      return true
    } catch {
      switch error {
      case .changed, .exists, .missing: break
      case .busy: usleep(Self.pause * 1000)
      default: throw FileFailure(error)
      }
      return false
    }
  }

  /// What the change makes of the file, its new lines in the charset of the others.
  private func outcome(
    of change: (ParsedFile?) throws(FileFailure) -> Outcome, on old: [UInt8]?
  ) throws(FileFailure) -> Outcome {
    guard let old else { return try change(nil) }
    guard !UTF16Text.isText(old) else {
      let reason = "the file is in UTF-16; save it as UTF-8, then change it"
      throw FileFailure(.utf8, reason, exitCode: .conflict)
    }
    guard Self.canChange(FileKind(of: path, old)) || old.isEmpty else {
      // An archive or a message may hold whole items, and would be spoilt by a change in one.
      let reason = "neither a calendar nor a card by its start or its name; nothing was changed"
      throw FileFailure(.syntax, reason, exitCode: .conflict)
    }
    let file = ParsedFile(parsing: old)
    let outcome = try change(file)
    guard case .contents(let changed) = outcome, file.isWindows1252 else { return outcome }
    do throws(ParsedFile.UnwritableCharacter) {
      return .contents(try changed.writingNewLinesInWindows1252())
    } catch {
      let reason = "the file is in Windows-1252, where \(error.character) cannot be written"
      throw FileFailure(.utf8, "\(reason); save it as UTF-8 first", exitCode: .conflict)
    }
  }

  private static func canChange(_ kind: FileKind) -> Bool {
    kind == .calendar || kind == .card
  }

  private func contents() throws(StorageError) -> [UInt8]? {
    do {
      return try directory.read(name).bytes
    } catch {
      if case .missing = error { return nil }
      throw error
    }
  }

  private func store(_ outcome: Outcome, insteadOf old: [UInt8]?) throws(StorageError) {
    switch (outcome, old) {
    case (.contents(let file), let old?):
      let bytes = file.bytes
      guard bytes != old else { return }
      try AtomicFile.write(
        bytes, to: name, in: directory, expecting: .unchanged(.init(of: old)))
    case (.contents(let file), nil):
      try AtomicFile.write(file.bytes, to: name, in: directory, expecting: .absent)
    case (.nothing, let old?):
      try AtomicFile.remove(name, in: directory, expecting: .init(of: old))
    case (.nothing, nil): break
    }
  }
}

extension OperandPath {
  /// Where the path leads if its last name is a symbolic link, else the path itself.
  fileprivate var resolvingSymbolicLink: OperandPath {
    var status = stat()
    guard withCString({ lstat($0, &status) }) == 0, status.st_mode & S_IFMT == S_IFLNK else {
      return self
    }
    return realPath ?? self
  }
}
