import Wording

/// Options that several verbs share.
enum Options {
  static let municipality = OptionDefinition(
    "municipality", "NAME", Phrases.filterMunicipality)
  static let set = OptionDefinition("set", "FIELD=VALUE", Phrases.optionSet)
  static let ifRevision = OptionDefinition("if-revision", "REVISION", Phrases.optionIfRevision)
  static let bodyFile = OptionDefinition("body-file", "FILE|-", Phrases.optionBodyFile)
  static let subject = OptionDefinition("subject", "TEXT", Phrases.optionSubject)
  static let template = OptionDefinition("template", "NAME", Phrases.optionTemplate)
  static let who = OptionDefinition("who", "NAME", Phrases.optionWho)
  static let status = OptionDefinition("status", "STATUS", Phrases.optionStatus)
  static let occurrences = OptionDefinition("occurrences", nil, Phrases.optionOccurrences)
  static let days = OptionDefinition("days", "N", Phrases.optionDays)
  static let from = OptionDefinition("from", "DAY", Phrases.filterFrom)
  static let measure = OptionDefinition("measure", "NAME", Phrases.optionMeasure)
  static let event = OptionDefinition("event", "UID", Phrases.optionEvent)
  static let map = OptionDefinition("map", nil, Phrases.optionMap)
  static let kind = OptionDefinition("kind", "KIND", Phrases.optionKind)
  static let limit = OptionDefinition("limit", "N", Phrases.optionLimit)
  static let to = OptionDefinition("to", "NAME|ADDRESS", Phrases.optionTo)
  static let fromAddress = OptionDefinition("from-address", "ADDRESS", Phrases.optionFromAddress)
}
