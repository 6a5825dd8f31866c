import Foundation
import Storage
import TestSupport
import Testing
import Wording

@testable import CommandLineTool

struct BackupVerbTests {
  @Test func `a backup is made, and restored where there is no store`() throws {
    let bench = try Bench(.few)
    bench.variables["PATH"] = Command.searchPath
    let file = bench.scratch.path + "/b.tar"
    let made = bench.run("backup \(file)")
    #expect(made.code == 0 && made.out == file + "\n")
    #expect(made.err.hasPrefix("Sikkerhetskopiert: "))
    #expect(bench.run("backup \(file)").code == 4)
    #expect(bench.run("backup \(bench.store)/b.tar").code == 4)
    let occupied = bench.run("restore \(file)")
    #expect(occupied.code == 4 && occupied.err.contains(bench.store))
    let place = bench.scratch.path + "/place"
    let restored = bench.run("restore \(file) --store \(place)")
    #expect(restored.code == 0 && restored.out == place + "\n")
    #expect(
      bench.run("contacts list --store \(place)").out == bench.run("contacts list").out)
  }

  @Test func `what is not in a backup is told`() throws {
    let bench = try Bench(.few)
    bench.variables["PATH"] = Command.searchPath
    symlink("elsewhere", bench.store + "/contacts/link.vcf")
    mkfifo(bench.store + "/pipe", 0o600)
    let made = bench.run("backup \(bench.scratch.path)/a.tar")
    #expect(made.code == 1 && made.out == "\(bench.scratch.path)/a.tar\n")
    let (link, pipe) = (bench.store + "/contacts/link.vcf", bench.store + "/pipe")
    #expect(
      made.err.contains(
        "\(link): er en symbolsk lenke, og er ikke med i sikkerhetskopien\n"))
    #expect(
      made.err.contains(
        "\(pipe): er verken fil eller mappe, og er ikke med i sikkerhetskopien\n"))
    let errors = bench.run("backup \(bench.scratch.path)/b.tar --json").errors
    #expect(errors.map { $0["code"] as? String } == ["symlink", "not-regular"])
    #expect(errors.map { $0["path"] as? String } == [link, pipe])
  }

  @Test func `no store is made only to be backed up`() throws {
    let bench = try Bench(.none)
    bench.variables["PATH"] = Command.searchPath
    let file = bench.scratch.path + "/b.tar"
    let place = bench.scratch.path + "/unmounted"
    for isThere in [false, true] {
      if isThere {
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
      }
      let refused = bench.run("backup \(file) --store \(place)")
      #expect(refused.code == 3 && refused.err.contains(place))
      #expect(!FileManager.default.fileExists(atPath: file))
      #expect((try? FileManager.default.contentsOfDirectory(atPath: place)) ?? [] == [])
    }
  }

  @Test func `what is no backup, or not there, is told and nothing made`() throws {
    let bench = try Bench(.none)
    bench.variables["PATH"] = Command.searchPath
    let place = bench.scratch.path + "/place"
    try bench.scratch.write("a letter", to: "letter")
    let letter = bench.run("restore \(bench.scratch.path)/letter --store \(place) --json")
    #expect(letter.code == 4 && letter.errors.first?["code"] as? String == "conflict")
    #expect(bench.run("restore \(bench.scratch.path)/none --store \(place)").code == 3)
    #expect(bench.run("restore \(bench.scratch.path)/none --store \(place) --read-only").code == 4)
    #expect(bench.run("restore x --demo").code == 2)
    #expect(bench.run("backup").code == 2)
    #expect(!FileManager.default.fileExists(atPath: place))
  }

  @Test(arguments: ArchiveFault.allCases)
  func `why a file is no backup is told in the reader's own language`(fault: ArchiveFault) {
    let error = StorageError.unusable(.notBackup(fault), path: "b.tar")
    #expect(error.sentence(.en).contains("(\(fault.explanation))"))
    for language in [Language.nb, .nn] {
      #expect(!error.sentence(language).contains(fault.explanation))
    }
  }

  @Test func `a letter is said to be no tar file`() throws {
    let bench = try Bench(.none)
    try bench.scratch.write(String(repeating: "a letter ", count: 100), to: "letter")
    let outcome = bench.run("restore \(bench.scratch.path)/letter --store \(bench.store)")
    #expect(outcome.code == 4 && outcome.err.contains("(det er ikke en tar-fil)"))
  }

  @Test func `a store that is only read can be backed up`() throws {
    let bench = try Bench(.few)
    bench.variables["PATH"] = Command.searchPath
    #expect(bench.run("backup \(bench.scratch.path)/b.tar --read-only").code == 0)
    #expect(bench.files(in: ".samspill") == [])
  }
}
