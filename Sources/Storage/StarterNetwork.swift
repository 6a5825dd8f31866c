/// The networks that we ship, file by file, as the store of a new user begins.
///
/// The files themselves lie in `config/networks/NAME/`; `scripts/embed-network` carries them into the
/// binary. Nothing is made until it is asked for.
package enum StarterNetwork {
  /// A file of a network.
  package struct File: Hashable, Sendable {
    /// Relative to the network's folder: `organizations/….vcf`, `network.json`.
    package let path: String
    /// All of the file, byte for byte as UTF-8.
    package let text: String
  }

  /// The networks there are, by name: `trondelag`.
  package static let names: [String] = Set(embedded.map { network(of: $0) }).sorted()

  /// The files of the network called `name`, by path; none if there is no such network.
  package static func files(of name: String) -> [File] {
    embedded.filter { network(of: $0) == name }.map { file in
      File(path: String(file.path.dropFirst(name.count + 1)), text: textOnDisk(of: file))
    }
  }

  private static func network(of file: File) -> String {
    String(file.path.prefix { $0 != "/" })
  }

  /// vCard and iCalendar end their lines with CRLF (RFC 6350 §3.2, RFC 5545 §3.1), which a string
  /// literal cannot hold.
  private static func textOnDisk(of file: File) -> String {
    guard file.path.hasSuffix(".vcf") || file.path.hasSuffix(".ics") else { return file.text }
    return file.text.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "\r\n")
  }
}
