import Foundation

/// Remembers where the user was, outside the store, so that looking at a store never changes it.
struct PlaceFile: Sendable {
  private let path: String?

  /// Creates the memory for the store at `storePath`: a file below `$XDG_STATE_HOME/samspill`.
  init(variables: [String: String], storePath: String) {
    let state = variables["XDG_STATE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    let base = state ?? variables["HOME"].map { $0 + "/.local/state" }
    let name = storePath.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { hash, byte in
      (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    path = base.map { "\($0)/samspill/place-\(String(name, radix: 16))" }
  }

  /// Creates a memory that forgets.
  init() {
    path = nil
  }

  /// What was saved, or nothing.
  func read() -> String {
    guard let path, let bytes = SystemEnvironment.contents(ofFileAt: path),
      bytes.count < 4096
    else { return "" }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Saves `text`; that it cannot be saved is no reason to disturb anybody.
  func save(_ text: String) {
    guard let path else { return }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    try? FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try? Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
  }
}
