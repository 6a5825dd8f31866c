/// Why a file is no backup of a store, or one that could do harm.
package enum ArchiveFault: CaseIterable, Hashable, Sendable {
  case noDescription
  case notTar
  case cutShort
  case oddHeaders
  /// Something stands where it says that it has ended.
  case moreBehindEnd
  case link
  /// A device, a FIFO, or what no system of ours knows.
  case otherKind
  case absoluteName
  /// A name with `..` in it, or one that no file can have.
  case escapingName
  case noName
  case holes
  case nameTwice
  case fileAndFolder
  /// What was extracted is not what was listed.
  case differs

  /// Why, in English; a clause that can stand in brackets.
  package var explanation: String {
    switch self {
    case .noDescription: "there is no network.json in it"
    case .notTar: "it is no tar file"
    case .cutShort: "it is cut short"
    case .oddHeaders: "its headers contradict each other"
    case .moreBehindEnd: "there is more behind its end"
    case .link: "it holds a link"
    case .otherKind: "it holds something else than files and folders"
    case .absoluteName: "it holds an absolute name"
    case .escapingName: "it holds a name that leads out of its folder"
    case .noName: "it holds a file without a name"
    case .holes: "it holds a file with holes"
    case .nameTwice: "it holds a name twice"
    case .fileAndFolder: "it holds a file that is a folder as well"
    case .differs: "what came out is not what it lists"
    }
  }
}
