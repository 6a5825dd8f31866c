import Domain

extension Organization {
  /// What a list in alphabetical order shows: the official name where it begins with another one than
  /// the Norwegian, since that is what it is sorted by (`Raarvihke – Røyrvik`), else the short name.
  var listName: String {
    let short = shortName
    guard let official = municipality?.officialName, !official.hasPrefix(short),
      official.contains(" – ")
    else { return short }
    return official
  }
}
