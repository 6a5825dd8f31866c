import Domain
import Foundation
import VObject

/// `network.json` at the root of a store: what the network is called; that it is there says that the
/// store is whole.
struct NetworkFile: Codable {
  /// The latest format of stores that this version reads and writes.
  static let currentFormat = 1

  var format: Int
  var name: String
  var title: [String: String]
  var timeZone: String
  var language: String
  var homeOrganization: String?

  /// Reads the file of the store at `root`, or returns `nil` if there is none.
  static func read(in root: Directory) throws(StorageError) -> NetworkFile? {
    let name = StoreName.network
    guard try root.status(of: name) != nil else { return nil }
    let contents = try root.read(name)
    if let plain = NetworkFile(plain: contents.bytes) { return plain }
    let data = Data(contents.bytes)
    let decoded = Result { try JSONDecoder().decode(NetworkFile.self, from: data) }
    // A newer format may have become something else altogether.
    let format =
      (try? decoded.get().format) ?? (try? JSONDecoder().decode(FormatOnly.self, from: data).format)
    if let format, format > currentFormat {
      throw .unusable(.newerFormat(format), path: root.path)
    }
    switch decoded {
    case .success(let file): return file
    case .failure(let error):
      throw .unusable(
        .brokenDescription(Self.fault(in: contents.bytes, error)), path: root.path(of: name))
    }
  }

  var description: NetworkDescription {
    NetworkDescription(
      name: name, titles: title, timeZone: timeZone, language: language,
      homeOrganization: homeOrganization ?? "")
  }

  enum CodingKeys: String, CodingKey {
    case format, name, title, timeZone, language, homeOrganization
  }

  private struct FormatOnly: Decodable {
    let format: Int
  }

  private static func fault(
    in bytes: [UInt8], _ error: any Error
  ) -> StorageError.DescriptionFault {
    switch error {
    case DecodingError.keyNotFound(let key, _): .missing(key.stringValue)
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      .wrongType(context.codingPath.map(\.stringValue).joined(separator: "."))
    default: .notJSON(line: JSONFault.line(in: bytes) ?? 1)
    }
  }
}

extension NetworkFile {
  /// Reads a file that says what this version writes and nothing else, or returns `nil`.
  ///
  /// Every start needs it, and making Foundation's decoder ready takes longer than all of this.
  fileprivate init?(plain bytes: [UInt8]) {
    guard case .object(let members)? = try? JSONValue(parsing: bytes[...]),
      case .object(let titles)? = members.first(where: { $0.name == CodingKeys.title.rawValue })?
        .value
    else { return nil }
    var texts: [String: String] = [:]
    for member in members where member.name != CodingKeys.title.rawValue {
      let text: String
      switch member.value {
      case .string(let value) where member.name != CodingKeys.format.rawValue: text = value
      case .number(let digits) where member.name == CodingKeys.format.rawValue: text = digits
      default: return nil
      }
      guard CodingKeys(rawValue: member.name) != nil,
        texts.updateValue(text, forKey: member.name) == nil
      else { return nil }
    }
    guard texts.count == members.count - 1, texts[CodingKeys.format.rawValue] == "1",
      let name = texts[CodingKeys.name.rawValue],
      let timeZone = texts[CodingKeys.timeZone.rawValue],
      let language = texts[CodingKeys.language.rawValue]
    else { return nil }
    var title: [String: String] = [:]
    for member in titles {
      guard case .string(let text) = member.value,
        title.updateValue(text, forKey: member.name) == nil
      else { return nil }
    }
    self.init(
      format: 1, name: name, title: title, timeZone: timeZone, language: language,
      homeOrganization: texts[CodingKeys.homeOrganization.rawValue])
  }
}

/// The names that the program itself gives in a store.
enum StoreName {
  static let network = fixed("network.json")
  static let links = fixed("links.json")
  /// What is ours alone.
  static let own = fixed(".samspill")
  static let lock = fixed("lock")
  /// There while a store is being made; holds the name of its network.
  static let beginning = fixed("beginning")
  static let history = fixed("history")
  static let drafts = fixed("drafts")
  /// The folders below ``own``.
  static let ownFolders = [history, drafts, fixed("trash")]

  static func fixed(_ name: String) -> FileName {
    guard let name = FileName(name) else { preconditionFailure("“\(name)” is a file name") }
    return name
  }
}
