package import Domain
import InternetMessage
import VObject

/// Looks for what is wrong in files by themselves, inside a store or not.
///
/// Links between records, and two files with one UID, can only be seen in a store.
package enum FileCheck {
  /// Everything that is wrong in the file at `path`, or in those of the folder there, by path and line.
  ///
  /// - Throws: Why the operand itself cannot be read; a file in a folder that cannot is a problem.
  package static func problems(at path: String) throws(StorageError) -> [Problem] {
    do throws(StorageError) {
      return problems(in: try Directory(opening: path), depth: 0)
    } catch .notRegular {
      let (parent, name) = try split(path)
      let directory = try Directory(opening: parent)
      let contents = try directory.read(name)
      return problems(of: contents.bytes, name: name, parent: parent, path: path)
    }
  }

  private static func problems(in directory: Directory, depth: Int) -> [Problem] {
    do throws(StorageError) {
      var problems: [Problem] = []
      for name in try directory.entries().map(\.name).sorted() where !name.isHidden {
        let path = directory.path(of: name)
        switch try directory.status(of: name)?.kind {
        case .directory where depth < 64 && name.description != "tmp":
          problems += self.problems(in: try directory.subdirectory(name), depth: depth + 1)
        case .regular where holdsItems(name, in: directory):
          problems += self.problems(of: name, in: directory, path: path)
        case .regular, .directory, nil: break
        case .symbolicLink, .other:
          if holdsItems(name, in: directory) {
            problems += self.problems(of: name, in: directory, path: path)
          }
        }
      }
      return problems
    } catch {
      return [Problem(error)]
    }
  }

  private static func problems(
    of name: FileName, in directory: Directory, path: String
  ) -> [Problem] {
    do throws(StorageError) {
      let bytes = try directory.read(name).bytes
      return problems(of: bytes, name: name, parent: directory.path, path: path)
    } catch {
      return [Problem(error)]
    }
  }

  private static func problems(
    of bytes: [UInt8], name: FileName, parent: String, path: String
  ) -> [Problem] {
    let found: [Problem]
    if isMail(name, parent: parent) {
      found = MailMessage(parsing: bytes).diagnostics().map { diagnostic in
        Problem(
          path: path, line: diagnostic.line, column: diagnostic.column,
          severity: diagnostic.problem.severity == .error ? .error : .warning,
          code: diagnostic.problem.code, message: diagnostic.problem.explanation)
      }
    } else if name.hasSuffix(".md") {
      found = pageProblems(of: bytes, path: path)
    } else {
      let folder: StoreFolder = name.hasSuffix(".vcf") ? .contacts : .calendar
      let file = StoredFile(folder: folder, name: name)
      let reader = RecordReader(bytes, of: file, zone: LocalZone(name: "UTC"))
      let parsed = ParsedFile(parsing: reader.text)
      found = reader.records.problems + parsed.problems.map { Problem($0, path: path) }
    }
    let named = found.map { problem in
      var problem = problem
      problem.path = path
      return problem
    }
    return Set(named).sorted { ($0.line, $0.column, $0.message) < ($1.line, $1.column, $1.message) }
  }

  /// What is wrong with a page of Markdown.
  static func pageProblems(of bytes: [UInt8], path: String) -> [Problem] {
    if let problem = charsetProblem(of: bytes, path: path) { return [problem] }
    let text = String(decoding: bytes, as: UTF8.self)
    guard FrontMatter.isLeftOpen(in: text) else { return [] }
    let message = "what begins with --- is never ended by another; all of it is taken for text"
    return [
      Problem(path: path, line: 1, severity: .warning, code: "structure", message: message)
    ]
  }

  /// That a page is not in UTF-8, so that it cannot be changed.
  static func charsetProblem(of bytes: [UInt8], path: String) -> Problem? {
    guard !MethodPageCodec.canWrite(into: bytes) else { return nil }
    return Problem(path: path, line: 0, severity: .error, code: "utf8", message: "not UTF-8")
  }

  private static func holdsItems(_ name: FileName, in directory: Directory) -> Bool {
    name.hasSuffix(".vcf") || name.hasSuffix(".ics") || name.hasSuffix(".md")
      || isMail(name, parent: directory.path)
  }

  /// Mail has a suffix of its own, or lies where a Maildir keeps it.
  private static func isMail(_ name: FileName, parent: String) -> Bool {
    let folder = parent.split(separator: "/").last
    return name.hasSuffix(".eml") || folder == "cur" || folder == "new"
  }

  private static func split(_ path: String) throws(StorageError) -> (String, FileName) {
    let start = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    guard let name = FileName(String(path[start...])) else { throw .notRegular(path: path) }
    let parent = path[..<start]
    return (parent.isEmpty ? "." : String(parent), name)
  }
}

extension Problem {
  /// A file that could not be read.
  init(_ error: StorageError) {
    self.init(
      path: error.path, line: 0, severity: .error, code: error.problemCode,
      message: error.explanation)
  }
}
