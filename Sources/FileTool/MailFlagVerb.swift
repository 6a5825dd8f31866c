import Glibc
import InternetMessage
import Storage

/// `flag`: sets and clears the flags of a message in a Maildir, which are kept in its name.
///
/// The same words may be said again after the name has changed.
enum MailFlagVerb {
  static func run(
    _ arguments: [[UInt8]], _ output: inout FileOutput
  ) throws(FileArguments.UsageError) {
    let words =
      arguments.first?.elementsEqual("--".utf8) == true ? arguments.dropFirst() : arguments[...]
    guard let file = words.first, words.count > 1 else {
      throw FileArguments.UsageError(message: "name a message and the flags to change")
    }
    var changes: [MaildirFlags.Change] = []
    for word in words.dropFirst() { changes += try parse(word) }
    let path = OperandPath(file)
    do throws(StorageError) {
      let maildir = try Directory(opening: maildirPath(of: path))
      try MaildirFlags.apply(changes, to: MaildirName(path.name), in: maildir)
    } catch {
      output.report(FileFailure(error), at: path)
    }
  }

  /// Reads `+S` or `-FS`.
  private static func parse(
    _ word: [UInt8]
  ) throws(FileArguments.UsageError) -> [MaildirFlags.Change] {
    let letters = String(decoding: word.dropFirst(), as: UTF8.self).unicodeScalars
    let isSet = word.first == UInt8(ascii: "+")
    guard isSet || word.first == UInt8(ascii: "-"), !letters.isEmpty,
      letters.allSatisfy({ $0.isASCII && $0.properties.isAlphabetic })
    else { throw FileArguments.UsageError(message: "say +S to set a flag, -S to clear it") }
    return letters.map { MaildirFlags.Change(flag: $0, isSet: isSet) }
  }

  /// The folder above `cur` or `new`, wherever we stand.
  private static func maildirPath(of path: OperandPath) throws(StorageError) -> String {
    guard let real = path.folder.withCString({ realpath($0, nil) }) else {
      throw .missing(path: path.text)
    }
    defer { free(real) }
    let folder = OperandPath(String(cString: real))
    guard ["cur", "new"].contains(String(decoding: folder.name, as: UTF8.self)) else {
      let isThere = path.withCString { access($0, F_OK) } == 0
      throw isThere ? .notRegular(path: path.text) : .missing(path: path.text)
    }
    return folder.folder.text
  }
}
