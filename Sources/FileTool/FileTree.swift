import Glibc

/// The files below a folder that may hold items, in the order of their names.
///
/// Hidden names, folders behind symbolic links and what is named like an item but is no file are
/// not among them; of the last two `walk` tells.
struct FileTree {
  /// A file, and whether its folder is one of those in which a Maildir keeps messages.
  struct Entry {
    var path: OperandPath
    /// The path from the top of the tree.
    var relativePath: OperandPath
    var isInMaildir: Bool
  }

  private let root: OperandPath
  private let realRoot: OperandPath?

  init(_ root: OperandPath) {
    self.root = root
    realRoot = root.realPath
  }

  static func isFolder(_ path: OperandPath) -> Bool {
    var status = stat()
    return path.withCString { stat($0, &status) } == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  static func isSymbolicLink(_ path: OperandPath) -> Bool {
    var status = stat()
    return path.withCString { lstat($0, &status) } == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// Calls `visit` with every file, in an order that depends on names alone.
  func walk(_ output: inout FileOutput, visit: (Entry, inout FileOutput) -> Void) {
    var pending: [(path: OperandPath, relativePath: [UInt8])] = [(root, [])]
    while let folder = pending.popLast() {
      guard let names = Self.names(in: folder.path) else {
        let reason = String(cString: strerror(errno))
        output.report(FileDiagnostic(.io, reason), at: folder.path)
        continue
      }
      var folders: [(OperandPath, [UInt8])] = []
      for name in names.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
        let slash = folder.relativePath.isEmpty ? [] : [UInt8(ascii: "/")]
        let relativePath = folder.relativePath + slash + name
        let entry = Entry(
          path: folder.path.appending(name), relativePath: OperandPath(relativePath),
          isInMaildir: Self.isMaildirPart(folder.path.name))
        switch kind(of: entry, &output) {
        case .file: visit(entry, &output)
        case .folder: folders.append((entry.path, relativePath))
        case .neither: break
        }
      }
      pending += folders.reversed()
    }
  }

  private enum Kind {
    case file
    case folder
    case neither
  }

  private func kind(of entry: Entry, _ output: inout FileOutput) -> Kind {
    var status = stat()
    guard entry.path.withCString({ lstat($0, &status) }) == 0 else {
      output.report(FileDiagnostic(.io, String(cString: strerror(errno))), at: entry.path)
      return .neither
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return isItem(entry) ? .file : .neither
    case S_IFDIR:
      guard isNamedLikeItem(entry) else {
        return Self.isSkipped(entry.path.name) ? .neither : .folder
      }
      output.report(FileDiagnostic(.notRegular, "a folder, not a file"), at: entry.path)
      return .folder
    case S_IFLNK: return kind(ofLink: entry, &output)
    default:
      if isItem(entry) {
        output.report(FileDiagnostic(.notRegular, "not a regular file"), at: entry.path)
      }
      return .neither
    }
  }

  private func kind(ofLink entry: Entry, _ output: inout FileOutput) -> Kind {
    if Self.isFolder(entry.path) {
      output.report(.linkedFolder, at: entry.path)
    } else if isItem(entry) {
      guard let target = entry.path.realPath else {
        let reason = String(cString: strerror(errno))
        output.report(FileDiagnostic(.symlink, reason), at: entry.path)
        return .neither
      }
      if let realRoot, target.bytes.starts(with: realRoot.appending([]).bytes) { return .file }
      let message = "a symbolic link to what lies outside the folder is not followed"
      output.report(FileDiagnostic(.symlink, message), at: entry.path)
    }
    return .neither
  }

  private func isItem(_ entry: Entry) -> Bool {
    !Self.isHidden(entry.path.name)
      && (entry.isInMaildir || isNamedLikeItem(entry) || entry.path.pathExtension == "eml")
  }

  private func isNamedLikeItem(_ entry: Entry) -> Bool {
    ["ics", "vcf"].contains(entry.path.pathExtension)
  }

  private static func isHidden(_ name: [UInt8]) -> Bool { name.first == UInt8(ascii: ".") }

  /// Hidden folders, and that in which a Maildir writes messages that are not yet delivered.
  private static func isSkipped(_ name: [UInt8]) -> Bool {
    isHidden(name) || name.elementsEqual("tmp".utf8)
  }

  private static func isMaildirPart(_ name: [UInt8]) -> Bool {
    name.elementsEqual("cur".utf8) || name.elementsEqual("new".utf8)
  }

  private static func names(in folder: OperandPath) -> [[UInt8]]? {
    guard let stream = folder.withCString({ opendir($0) }) else { return nil }
    defer { closedir(stream) }
    var names: [[UInt8]] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name != [UInt8(ascii: ".")], name != Array("..".utf8) { names.append(name) }
    }
    return names
  }
}
