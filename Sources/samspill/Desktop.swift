import Foundation

/// Hands links to the desktop.
enum Desktop {
  /// Opens `link` with what the user has chosen for it; returns whether that could be begun.
  ///
  /// Only links that lead out of the machine: a record must not be able to open local files.
  static func open(_ link: String) -> Bool {
    let schemes = ["https:", "http:", "mailto:", "tel:"]
    guard schemes.contains(where: link.lowercased().hasPrefix) else { return false }
    let opener = Process()
    opener.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    opener.arguments = ["xdg-open", link]
    opener.standardInput = FileHandle.nullDevice
    opener.standardOutput = FileHandle.nullDevice
    opener.standardError = FileHandle.nullDevice
    guard isInstalled("xdg-open") else { return false }
    return (try? opener.run()) != nil
  }

  private static func isInstalled(_ program: String) -> Bool {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return path.split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
    }
  }
}
