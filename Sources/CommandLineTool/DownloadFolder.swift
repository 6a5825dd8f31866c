import Foundation

/// The folder that files are saved to unless another is named.
package enum DownloadFolder {
  /// What the desktop calls the download folder, else `Downloads` at home, else the home folder.
  ///
  /// The first is the line `XDG_DOWNLOAD_DIR="$HOME/…"` of `user-dirs.dirs`, as xdg-user-dirs has it;
  /// folders that are not there are passed over.
  package static func path(_ variables: [String: String]) -> String {
    let home = home(variables)
    var configuration = home + "/.config"
    if let path = variables["XDG_CONFIG_HOME"], path.hasPrefix("/") { configuration = path }
    var candidates = [home + "/Downloads"]
    if let listing = FileManager.default.contents(atPath: configuration + "/user-dirs.dirs"),
      let named = named(in: String(decoding: listing, as: UTF8.self), home: home)
    {
      candidates.insert(named, at: 0)
    }
    return candidates.first(where: isFolder) ?? home
  }

  /// The folder that a person has typed, `~` being the home folder.
  package static func absolute(_ typed: String, _ variables: [String: String]) -> String {
    let home = home(variables)
    let path = typed == "~" ? home : typed.hasPrefix("~/") ? home + typed.dropFirst() : typed
    guard !path.hasPrefix("/") else { return path }
    return FileManager.default.currentDirectoryPath + "/" + path
  }

  /// The path with `~` for the home folder, if it lies in there.
  package static func abbreviated(_ path: String, _ variables: [String: String]) -> String {
    guard let home = variables["HOME"], home.count > 1, path.hasPrefix(home) else { return path }
    let rest = path.dropFirst(home.count)
    return rest.isEmpty || rest.hasPrefix("/") ? "~" + String(rest) : path
  }

  private static func home(_ variables: [String: String]) -> String {
    guard let home = variables["HOME"], !home.isEmpty else { return "." }
    return home
  }

  private static func named(in listing: String, home: String) -> String? {
    for line in listing.split(separator: "\n") {
      guard line.hasPrefix("XDG_DOWNLOAD_DIR=\""), line.hasSuffix("\"") else { continue }
      let value = line.dropFirst("XDG_DOWNLOAD_DIR=\"".count).dropLast()
      if value.hasPrefix("$HOME/") { return home + value.dropFirst("$HOME".count) }
      return value.hasPrefix("/") ? String(value) : nil
    }
    return nil
  }

  private static func isFolder(_ path: String) -> Bool {
    var isDirectory: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
      && isDirectory.boolValue
  }
}
