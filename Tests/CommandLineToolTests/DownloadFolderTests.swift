import Foundation
import TestSupport
import Testing

@testable import CommandLineTool

/// Where files are saved unless a folder is named.
@Suite struct DownloadFolderTests {
  private let scratch: ScratchDirectory

  init() throws {
    scratch = try ScratchDirectory()
  }

  private var variables: [String: String] { ["HOME": scratch.path] }

  private func make(_ folder: String) throws {
    try FileManager.default.createDirectory(
      atPath: scratch.path + "/" + folder, withIntermediateDirectories: true)
  }

  @Test func `the desktop's folder comes first, then Downloads, then home`() throws {
    #expect(DownloadFolder.path(variables) == scratch.path)
    try make("Downloads")
    #expect(DownloadFolder.path(variables) == scratch.path + "/Downloads")
    try make(".config")
    let line = "# a comment\nXDG_DOWNLOAD_DIR=\"$HOME/Nedlastinger\"\n"
    try scratch.write(line, to: ".config/user-dirs.dirs")
    #expect(DownloadFolder.path(variables) == scratch.path + "/Downloads", "not there")
    try make("Nedlastinger")
    #expect(DownloadFolder.path(variables) == scratch.path + "/Nedlastinger")
  }

  @Test func `the configuration may lie elsewhere and name a whole path`() throws {
    try make("xdg")
    try make("felles")
    try scratch.write("XDG_DOWNLOAD_DIR=\"\(scratch.path)/felles\"", to: "xdg/user-dirs.dirs")
    let variables = ["HOME": "/nowhere", "XDG_CONFIG_HOME": scratch.path + "/xdg"]
    #expect(DownloadFolder.path(variables) == scratch.path + "/felles")
  }

  @Test func `a tilde is home, both ways`() {
    let variables = ["HOME": "/people/demo"]
    #expect(DownloadFolder.absolute("~", variables) == "/people/demo")
    #expect(DownloadFolder.absolute("~/x y", variables) == "/people/demo/x y")
    #expect(DownloadFolder.absolute("/x", variables) == "/x")
    #expect(DownloadFolder.absolute("x", variables).hasSuffix("/x"))
    #expect(DownloadFolder.abbreviated("/people/demo/x", variables) == "~/x")
    #expect(DownloadFolder.abbreviated("/people/demo", variables) == "~")
    #expect(
      DownloadFolder.abbreviated("/people/demonstration", variables) == "/people/demonstration")
  }
}
