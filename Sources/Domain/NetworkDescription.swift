/// What a network is called and where it lives, from its `network.json`.
package struct NetworkDescription: Hashable, Sendable {
  /// The folder name, `trondelag`.
  package var name: String
  /// What people call it, in bokmål, nynorsk and English.
  package var titles: [String: String]
  /// The zone whose clocks its people read, `Europe/Oslo`.
  package var timeZone: String
  /// The language of the interface unless the user chooses: `nb`.
  package var language: String
  /// The organisation whose workspace this is, by name; `KS Trøndelag`, or empty.
  package var homeOrganization: String

  package init(
    name: String, titles: [String: String], timeZone: String, language: String,
    homeOrganization: String = ""
  ) {
    self.name = name
    self.titles = titles
    self.timeZone = timeZone
    self.language = language
    self.homeOrganization = homeOrganization
  }
}
