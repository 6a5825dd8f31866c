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
  }

  private struct Contents {
    var bytes: [UInt8]
    var durable: [UInt8]?
  }

  private var contents: [Contents] = []
  private var names: [String: Int] = [:]
  private var durableNames: [String: Int] = [:]

  /// Begins with all files below `folder` safely on the disk.
  init(folder: String) throws {
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
      guard let bytes = FileManager.default.contents(atPath: folder + "/" + name) else { continue }
      names[name] = contents.count
      contents.append(Contents(bytes: Array(bytes), durable: Array(bytes)))
    }
    durableNames = names
  }

  /// A system call on files, as the shim notes it down.
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
    case "create":
      names[call.path] = contents.count
      contents.append(Contents(bytes: [], durable: nil))
    case "write":
      guard let file = names[call.path] else { return }
      let bytes = contents[file].bytes.prefix(call.offset)
      contents[file].bytes = Array(bytes) + call.data
    case "fsync":
      synchronize(call.path)
    case "rename":
      names[call.other] = names.removeValue(forKey: call.path)
    case "exchange":
      (names[call.path], names[call.other]) = (names[call.other], names[call.path])
    case "unlink":
      names[call.path] = nil
    default:
      break
    }
  }

  private mutating func synchronize(_ path: String) {
    if let file = names[path] {
      contents[file].durable = contents[file].bytes
      return
    }
    let isInside = { (name: String) in
      name.hasPrefix(path + "/") && !name.dropFirst(path.count + 1).contains("/")
    }
    durableNames = durableNames.filter { !isInside($0.key) }
    durableNames.merge(names.filter { isInside($0.key) }) { _, new in new }
  }

  /// Writes to `folder` what a cut at this moment would leave.
  func write(after loss: Loss, to folder: ScratchDirectory) throws {
    for (name, file) in loss == .unsynchronizedNames ? durableNames : names {
      let content = contents[file]
      let half = Array(content.bytes.prefix(content.bytes.count / 2))
      let isHalved = loss == .halfOfUnsynchronizedData
      let left =
        content.durable == content.bytes || !isHalved ? content.durable ?? [] : half
      let url = URL(fileURLWithPath: folder.path + "/" + name)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(left).write(to: url)
    }
  }
}

struct PowerLossTests {
  @Test(arguments: Bench.operations)
  func `a power cut at any moment leaves a change wholly there or not at all`(
    operation: Bench.Operation
  ) throws {
    let bench = try Bench(operation)
    let scratch = try ScratchDirectory()
    let trace = scratch.path + "/trace"
    let (home, outcome) = try bench.run(nil, at: 0, trace: trace)
    try #require(outcome.ending == .exit(0), "\(outcome.errors)")
    let noted = try #require(scratch.bytes(of: "trace"))
    let calls = PowerLoss.Call.list(parsing: noted, below: home.store)
    try #require(calls.count > 1)
    var disk = try PowerLoss(folder: bench.templatePath)
    for (index, call) in calls.enumerated() {
      disk.apply(call)
      for loss in PowerLoss.Loss.allCases {
        let folder = try ScratchDirectory()
        try disk.write(after: loss, to: folder)
        let summary = try Bench.summary(of: folder.path)
        let isWhole = summary == bench.before || summary == bench.after
        #expect(isWhole, "\(loss) after \(call.name) \(call.path)\n\(summary)")
        if index == calls.count - 1 { #expect(summary == bench.after, "\(loss) after success") }
      }
    }
  }
}
