import Foundation
import Testing

/// The house rules that no compiler checks: where things are, and which way the arrows point.
@Suite struct LayoutTests {
  @Test func `the top level holds what the layout foresees`() throws {
    let foreseen: Set<String> = [
      "Package.swift", "Sources", "Tests", "config", "scripts", "README.md", "LICENSE",
      "CHANGELOG.md", "CONTRIBUTING.md", ".gitignore", ".ci", ".git",
    ]
    let found = try FileManager.default.contentsOfDirectory(atPath: SourceTree.root)
    let derived = { (name: String) in name.hasPrefix(".build") || name == "Package.resolved" }
    #expect(found.filter { !foreseen.contains($0) && !derived($0) } == [])
  }

  @Test func `imports of our modules point the way the architecture draws them`() throws {
    let allowed: [String: Set<String>] = [
      "CivilTime": [], "TerminalUI": [], "CNcurses": [],
      "Domain": ["CivilTime"], "InternetMessage": ["CivilTime"],
      "VObject": ["CivilTime", "InternetMessage"],
      "Wording": ["CivilTime", "Domain"],
      "TerminalNcurses": ["TerminalUI", "CNcurses"],
      "Storage": ["CivilTime", "Domain", "VObject", "InternetMessage"],
      "Workspace": ["CivilTime", "Domain", "Wording", "TerminalUI"],
      "CommandLineTool": ["CivilTime", "Domain", "Wording", "Storage"],
      "FileTool": ["CivilTime", "VObject", "InternetMessage", "Storage"],
      "samspill": [
        "CivilTime", "Domain", "Wording", "Storage", "Workspace", "TerminalUI", "TerminalNcurses",
        "CommandLineTool", "FileTool",
      ],
    ]
    for file in try SourceTree.swiftFiles(below: "Sources") {
      let imports = file.lines.compactMap { importedModule($0) }
      let ours = imports.filter { allowed[$0] != nil }
      let wrong = ours.filter { !(allowed[file.module]?.contains($0) ?? false) }
      #expect(wrong == [], "\(file.path)")
      let known = ["Foundation", "FoundationEssentials", "Glibc", "Synchronization", "Dispatch"]
      let foreign = imports.filter {
        allowed[$0] == nil && !known.contains($0) && !$0.hasPrefix("Foundation")
      }
      #expect(foreign == [], "\(file.path) imports what is not ours and not Foundation")
    }
  }

  @Test func `no module has a type of its own name`() throws {
    for file in try SourceTree.swiftFiles(below: "Sources") {
      let name = file.module
      for kind in ["struct", "enum", "class", "protocol", "actor"] {
        let declares = file.lines.contains { $0.contains("\(kind) \(name) ") }
        #expect(!declares, "\(file.path)")
      }
    }
  }

  @Test func `pure modules read no clock, locale, environment or file`() throws {
    let pure: Set<String> = [
      "CivilTime", "VObject", "InternetMessage", "Domain", "Wording", "TerminalUI", "Workspace",
    ]
    let impure = [
      "Date()", "Date.now", "ProcessInfo", "Locale.current", "TimeZone.current", "getenv(",
      "FileManager", "import Glibc", "contentsOfFile",
    ]
    for file in try SourceTree.swiftFiles(below: "Sources") where pure.contains(file.module) {
      for word in impure {
        #expect(!file.text.contains(word), "\(file.path) mentions \(word)")
      }
    }
  }

  private func importedModule(_ line: Substring) -> String? {
    let words = line.split(separator: " ")
    guard let index = words.firstIndex(of: "import"), index <= 2, index + 1 < words.count else {
      return nil
    }
    let isDeclaration = words[..<index].allSatisfy {
      ["package", "internal", "private", "public", "@preconcurrency"].contains($0)
    }
    return isDeclaration ? String(words[index + 1]) : nil
  }
}
