import Foundation
import TestSupport
import Testing

/// A disk that a power cut may hit: knows what has reached it for good and what has not.
struct PowerLoss {
  /// What may be on the disk after a cut.
  enum Loss: CaseIterable, Sendable {
    /// Names are as they were last, contents as they were synchronized.
    case unsynchronizedData
    /// The same, and of other contents the first half.
    case halfOfUnsynchronizedData
    /// Names, too, are as they were synchronized.
    case unsynchronizedNames
    /// The same, but for names in our own folder, which are as they were last.
    case unsynchronizedNamesOfRecords
    /// Only in our own folder are names as they were synchronized.
    case unsynchronizedNamesOfOurs
  }

  /// A file or a folder, as programs see it now and as it has reached the disk.
  private enum Node {
    case file(bytes: [UInt8], durable: [UInt8])
    case folder(entries: [String: Int], durable: [String: Int])
  }

  /// The first is the folder that everything lies below.
  private var nodes: [Node] = [.folder(entries: [:], durable: [:])]

  /// Begins with all that lies below `folder` safely on the disk.
  init(folder: String) throws {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder)
    for name in names.sorted() {
      if let bytes = FileManager.default.contents(atPath: folder + "/" + name) {
        add(.file(bytes: Array(bytes), durable: Array(bytes)), at: name)
      } else {
        add(.folder(entries: [:], durable: [:]), at: name)
      }
    }
    for name in names + [""] { synchronize(name) }
  }

  /// A system call on files, as the shim notes it down; `begin` where `fsync` begins to wait.
  struct Call {
    let name: String
    let path: String
    let other: String
    let offset: Int
    let data: [UInt8]

    /// Reads what the shim noted, paths made relative to `folder`.
    static func list(parsing trace: [UInt8], below folder: String) -> [Call] {
      var rest = trace[...]
      func line() -> String {
        let text = String(decoding: rest.prefix { $0 != 10 }, as: UTF8.self)
        rest = rest.dropFirst(text.utf8.count + 1)
        return text
      }
      func path() -> String {
        String(line().dropFirst(folder.count + 1))
      }
      var calls: [Call] = []
      while !rest.isEmpty {
        let (name, path, other) = (line(), path(), path())
        let (offset, count) = (Int(line()) ?? 0, Int(line()) ?? 0)
        calls.append(
          Call(
            name: name, path: path, other: other, offset: offset, data: Array(rest.prefix(count))))
        rest = rest.dropFirst(count)
      }
      return calls
    }
  }

  mutating func apply(_ call: Call) {
    switch call.name {
    case "create": add(.file(bytes: [], durable: []), at: call.path)
    case "mkdir": add(.folder(entries: [:], durable: [:]), at: call.path)
    case "write":
      guard let file = find(call.path), case .file(let bytes, let durable) = nodes[file] else {
        return
      }
      let blank = [UInt8](repeating: 0, count: max(0, call.offset - bytes.count))
      let rest = bytes.dropFirst(call.offset + call.data.count)
      let written = bytes.prefix(call.offset) + blank + call.data + rest
      nodes[file] = .file(bytes: Array(written), durable: durable)
    case "fsync": synchronize(call.path)
    case "syncfs": for node in nodes.indices { synchronize(node) }
    case "rename":
      let node = find(call.path)
      setEntry(call.path, nil)
      setEntry(call.other, node)
    case "exchange":
      let (one, other) = (find(call.path), find(call.other))
      setEntry(call.path, other)
      setEntry(call.other, one)
    case "unlink": setEntry(call.path, nil)
    default: break
    }
  }

  private func find(_ path: String) -> Int? {
    var node = 0
    for name in Self.names(in: path) {
      guard case .folder(let entries, _) = nodes[node], let next = entries[String(name)] else {
        return nil
      }
      node = next
    }
    return node
  }

  /// The names on the way; programs say `./` as well.
  private static func names(in path: String) -> [Substring] {
    path.split(separator: "/").filter { $0 != "." }
  }

  private mutating func add(_ node: Node, at path: String) {
    nodes.append(node)
    setEntry(path, nodes.count - 1)
  }

  private mutating func setEntry(_ path: String, _ node: Int?) {
    let names = Self.names(in: path)
    let parent = find(names.dropLast().joined(separator: "/"))
    guard let name = names.last, let parent,
      case .folder(var entries, let durable) = nodes[parent]
    else { return }
    entries[String(name)] = node
    nodes[parent] = .folder(entries: entries, durable: durable)
  }

  private mutating func synchronize(_ path: String) {
    if let node = find(path) { synchronize(node) }
  }

  private mutating func synchronize(_ node: Int) {
    switch nodes[node] {
    case .file(let bytes, _): nodes[node] = .file(bytes: bytes, durable: bytes)
    case .folder(let entries, _): nodes[node] = .folder(entries: entries, durable: entries)
    }
  }

  /// Writes to `folder` what a cut at this moment would leave.
  func write(after loss: Loss, to folder: ScratchDirectory) throws {
    try write(0, after: loss, to: folder.path)
  }

  private func write(_ node: Int, after loss: Loss, to path: String) throws {
    switch nodes[node] {
    case .file(let bytes, let durable):
      let isHalved = loss == .halfOfUnsynchronizedData && bytes != durable
      let left = isHalved ? Array(bytes.prefix(bytes.count / 2)) : durable
      try Data(left).write(to: URL(fileURLWithPath: path))
    case .folder(let entries, let durable):
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true)
      let isOurs = path.contains("/.samspill")
      let isBack =
        switch loss {
        case .unsynchronizedData, .halfOfUnsynchronizedData: false
        case .unsynchronizedNames: true
        case .unsynchronizedNamesOfRecords: !isOurs
        case .unsynchronizedNamesOfOurs: isOurs
        }
      for (name, child) in isBack ? durable : entries {
        try write(child, after: loss, to: path + "/" + name)
      }
    }
  }
}
