import Domain
import Wording

/// Options that several verbs share.
enum Options {
  static let municipality = OptionDefinition("municipality", "NAME", Phrases.filterMunicipality)
  static let category = OptionDefinition("category", "TEXT", Phrases.filterCategory)
  static let set = OptionDefinition("set", "FIELD=VALUE", Phrases.optionSet)
  static let ifRevision = OptionDefinition("if-revision", "REVISION", Phrases.optionIfRevision)
  static let bodyFile = OptionDefinition("body-file", "FILE|-", Phrases.optionBodyFile)
  static let from = OptionDefinition("from", "DAY", Phrases.filterFrom)
  static let upTo = OptionDefinition("to", "DAY", Phrases.filterTo)
  static let event = OptionDefinition("event", "UID", Phrases.optionEvent)
  static let fromAddress = OptionDefinition("from-address", "ADDRESS", Phrases.optionFromAddress)
}
