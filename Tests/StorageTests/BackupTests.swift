import Domain
import Foundation
import TestSupport
import Testing

@testable import Storage

/// A backup is the store, whole; and nothing that could do harm comes out of a tar file.
struct BackupTests {
  let test: TestStore
  let environment = ["PATH": Command.searchPath]
  let archive: String
  let target: String

  init() throws {
    test = try TestStore(holding: .starterNetwork)
    archive = test.scratch.path + "/b.tar"
    target = test.scratch.path + "/new/place"
  }

  @Test func `what comes back is what there was, history and trash among it`() throws {
    _ = try test.put(.note(Note(id: RecordID("n"), title: "Notat", date: nil)), label: "Lagret")
    _ = try test.delete(RecordKey(.note, RecordID("n")))
    let strange = try #require(FileName(bytes: [0x62, 0xe6, 0x0a, 0x78]))
    let long = try #require(FileName(String(repeating: "å", count: 120)))
    let notes = try Directory(opening: test.path + "/notes")
    for name in [strange, long] {
      try AtomicFile.write([1, 2], to: name, in: notes, expecting: .absent)
    }
    symlink("/etc/passwd", test.path + "/notes/link.ics")
    mkfifo(test.path + "/notes/fifo.ics", 0o600)
    try test.write("kladd", to: ".samspill/cache")
    let report = try test.store.backUp(to: archive, environment: environment)
    #expect(
      report.leftOut == [
        .notRegular(path: test.path + "/notes/fifo.ics"),
        .symbolicLink(path: test.path + "/notes/link.ics"),
      ])
    #expect(
      try LocalStore.restore(archive, to: target, environment: environment) == report.fileCount)
    let restored = try LocalStore(opening: target, readOnly: false, clock: { now })
    #expect(restored.load().organizations == test.store.load().organizations)
    #expect(try restored.trash().map(\.title) == ["Notat"])
    #expect(try restored.undo().catalog.note(RecordID("n"))?.title == "Notat")
    let names = try Directory(opening: target + "/notes").entries().map(\.name)
    #expect(Set(names).isSuperset(of: [strange, long]))
    #expect(!names.map(\.description).contains { $0.contains("link") || $0.contains("fifo") })
    #expect(FileManager.default.contents(atPath: target + "/.samspill/cache") == nil)
  }

  @Test func `two names of one file are two files in a backup`() throws {
    try test.write("det samme", to: "notes/a.txt")
    #expect(link(test.path + "/notes/a.txt", test.path + "/notes/b.txt") == 0)
    try backUp()
    try restore()
    for name in ["a", "b"] {
      #expect(
        FileManager.default.contents(atPath: target + "/notes/\(name).txt")
          == Data("det samme".utf8))
    }
  }

  @Test func `the backup and all that is restored are for their owner alone`() throws {
    chmod(test.path + "/network.json", 0o666)
    _ = try test.store.backUp(to: archive, environment: environment)
    _ = try LocalStore.restore(archive, to: target, environment: environment)
    #expect(mode(of: archive) == 0o600)
    let names = try FileManager.default.subpathsOfDirectory(atPath: target)
    for name in names.map({ target + "/" + $0 }) + [target] {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: name, isDirectory: &isFolder)
      #expect(mode(of: name) == (isFolder.boolValue ? 0o700 : 0o600), "\(name)")
    }
    #expect(try folders() == ["b.tar", "new", "store"])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: test.scratch.path + "/new").count == 1)
  }

  @Test func `nothing that is there is overwritten`() throws {
    try test.scratch.write("mine", to: "b.tar")
    #expect(throws: StorageError.exists(path: archive)) { try backUp() }
    #expect(test.scratch.bytes(of: "b.tar") == Array("mine".utf8))
    let inside = test.path + "/notes/b.tar"
    #expect(throws: StorageError.unusable(.backupInside, path: inside)) {
      try test.store.backUp(to: inside, environment: environment)
    }
    unlink(archive)
    try backUp()
    try test.scratch.write("mine", to: "new/place/letter.txt")
    #expect(throws: StorageError.unusable(.occupied, path: target)) { try restore() }
    #expect(test.scratch.bytes(of: "new/place/letter.txt") == Array("mine".utf8))
    unlink(target + "/letter.txt")
    try restore()
    #expect(throws: StorageError.unusable(.occupied, path: target)) { try restore() }
  }

  @Test(arguments: [
    "absolute", "parent", "symlink", "hardlink", "fifo", "twice", "file-and-folder",
  ])
  func `an archive that could do harm is refused before anything is extracted`(
    harm: String
  ) throws {
    let script = """
      import io, sys, tarfile
      with tarfile.open(sys.argv[1], "w") as tar:
          def add(name, kind=tarfile.REGTYPE, link="", text=b"x"):
              info = tarfile.TarInfo(name)
              info.type, info.linkname = kind, link
              info.size = len(text) if kind == tarfile.REGTYPE else 0
              tar.addfile(info, io.BytesIO(text))
          add("./network.json")
          harm = sys.argv[2]
          if harm == "absolute": add("/tmp/samspill-evil")
          if harm == "parent": add("./notes/../../evil")
          if harm == "symlink": add("./notes", tarfile.SYMTYPE, "/tmp"); add("./notes/evil")
          if harm == "hardlink": add("./evil", tarfile.LNKTYPE, "/etc/passwd")
          if harm == "fifo": add("./evil", tarfile.FIFOTYPE)
          if harm == "twice": add("./network.json")
          if harm == "file-and-folder": add("./notes"); add("./notes/evil")
      """
    let python = Command(
      "python3", ["-c", script, archive, harm], environment: environment)
    guard Command.path(of: "python3") != nil else { try Test.cancel("there is no python3") }
    #expect(try python.run().ending == .exit(0))
    #expect(throws: StorageError.self) { try restore() }
    #expect(try folders() == ["b.tar", "store"])
    #expect(!FileManager.default.fileExists(atPath: "/tmp/samspill-evil"))
  }

  @Test func `an archive that is damaged anywhere, or of other things, is refused`() throws {
    try backUp()
    let whole = try #require(test.scratch.bytes(of: "b.tar"))
    let header = Array(whole[..<512])
    for count in [0, 100, 512, 1000, whole.count / 2, whole.count - 10_240] {
      try write(Array(whole[..<count]))
      #expect(throws: StorageError.self, "\(count)") { try restore() }
    }
    for index in stride(from: 0, to: 263, by: 7) {
      var bytes = header
      bytes[index] ^= 0x11
      try write(bytes + whole[512...])
      #expect(throws: StorageError.self, "\(index)") { try restore() }
    }
    try write(Array(repeating: 0, count: 1024))
    #expect(throws: StorageError.self) { try restore() }
    // A header of which a bad disk has left nothing looks like the end.
    let headers = stride(from: 512, to: whole.count, by: 512).filter {
      whole[($0 + 257)...].starts(with: "ustar".utf8)
    }
    let lost = headers[headers.count / 2]
    try write(whole[..<lost] + Array(repeating: 0, count: 512) + whole[(lost + 512)...])
    #expect(throws: StorageError.unusable(.notBackup(.moreBehindEnd), path: archive)) {
      try restore()
    }
    #expect(try folders() == ["b.tar", "store"])
    try write(whole)
    try restore()
  }

  @Test func `what killed programs left beside backups and restored stores is cleared away`() throws
  {
    try test.scratch.write("half", to: ".samspill-0123456789abcdef.tmp")
    try backUp()
    #expect(try folders() == ["b.tar", "store"])
    try test.scratch.write("half", to: "new/.samspill-restore-0123456789abcdef/notes/a.ics")
    try test.scratch.write("half", to: "new/.samspill-restore-fedcba9876543210/notes/a.ics")
    let busy = try StoreLock(
      locking: Directory(opening: test.scratch.path + "/new/.samspill-restore-fedcba9876543210"))
    try restore()
    let names = try FileManager.default.contentsOfDirectory(atPath: test.scratch.path + "/new")
    #expect(Set(names) == ["place", ".samspill-restore-fedcba9876543210"])
    withExtendedLifetime(busy) {}
  }

  @Test func `a backup whose description is broken is what is said to be at fault`() throws {
    try test.write("{", to: "network.json")
    try backUp()
    let place = archive + "/network.json"
    let fault = StorageError.unusable(.brokenDescription(.notJSON(line: 1)), path: place)
    #expect(throws: fault) { try restore() }
    #expect(try folders() == ["b.tar", "store"])
  }

  @Test func `without tar, or when it fails, nothing is left behind`() throws {
    #expect(throws: StorageError.unusable(.noTar, path: archive)) {
      try test.store.backUp(to: archive, environment: ["PATH": test.scratch.path])
    }
    #expect(try folders() == ["store"])
    try test.scratch.write("#!/bin/sh\necho broken >&2\nexit 2\n", to: "bin/tar")
    chmod(test.scratch.path + "/bin/tar", 0o755)
    #expect(throws: StorageError.unusable(.tarFailed("broken"), path: archive)) {
      try test.store.backUp(to: archive, environment: ["PATH": test.scratch.path + "/bin"])
    }
    #expect(try folders() == ["bin", "store"])
    let nowhere = test.scratch.path + "/nowhere"
    #expect(throws: StorageError.missing(path: nowhere)) {
      let environment = ["PATH": Command.searchPath, "TMPDIR": nowhere]
      _ = try test.store.backUp(to: archive, environment: environment)
    }
    #expect(try folders() == ["bin", "store"])
  }

  private func backUp() throws {
    _ = try test.store.backUp(to: archive, environment: environment)
  }

  private func restore() throws {
    _ = try LocalStore.restore(archive, to: target, environment: environment)
  }

  private func write(_ bytes: [UInt8]) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: archive))
  }

  private func folders() throws -> [String] {
    let files = FileManager.default
    rmdir(test.scratch.path + "/new")
    return try files.contentsOfDirectory(atPath: test.scratch.path).sorted()
  }

  private func mode(of path: String) -> mode_t {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o7777 : 0
  }
}
