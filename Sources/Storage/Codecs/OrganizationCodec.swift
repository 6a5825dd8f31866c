import CivilTime
import Domain
import VObject

/// An organisation or a group of them as a vCard, KIND:org or KIND:group.
enum OrganizationCodec: RecordCodec {
  static let componentName = "VCARD"

  static func read(_ card: PropertyIndex, id: RecordID, in zone: LocalZone) -> Organization? {
    Organization(
      id: id, kind: kind(of: card), name: CardLines.name(of: card),
      alternateNames: card.texts(of: "NICKNAME"), sortKey: sortKey(of: card),
      categories: card.texts(of: "CATEGORIES"), phones: CardLines.phones(of: card),
      emails: CardLines.emails(of: card), website: card.text(of: "URL") ?? "",
      locality: locality(of: card), coordinate: coordinate(of: card),
      note: card.text(of: "NOTE") ?? "", members: members(of: card),
      municipality: MunicipalityLines.read(card))
  }

  static func write(
    _ new: Organization, replacing old: Organization, into card: inout Component,
    in zone: LocalZone
  ) {
    if new.kind != old.kind {
      card.setText(new.kind.rawValue, of: kindProperty(of: PropertyIndex(card)).description)
    }
    if new.name != old.name { card.setText(new.name, of: "FN") }
    if new.alternateNames != old.alternateNames {
      card.setOrderedTexts(new.alternateNames, of: "NICKNAME")
    }
    if new.sortKey != old.sortKey { setSortKey(new.sortKey, of: &card, name: new.name) }
    if new.categories != old.categories { card.setOrderedTexts(new.categories, of: "CATEGORIES") }
    if new.phones != old.phones { CardLines.setPhones(new.phones, of: &card) }
    if new.emails != old.emails { CardLines.setEmails(new.emails, of: &card) }
    if new.website != old.website { card.setOnlyText(new.website, of: "URL") }
    if new.locality != old.locality { setLocality(new.locality, of: &card) }
    if new.coordinate != old.coordinate { setCoordinate(new.coordinate, of: &card) }
    if new.note != old.note { card.setOnlyText(new.note, of: "NOTE") }
    if new.members != old.members { setMembers(new.members, of: &card) }
    if new.municipality != old.municipality {
      MunicipalityLines.write(new.municipality, replacing: old.municipality, into: &card)
    }
  }

  static func scaffold(for organization: Organization) -> Component {
    CardLines.scaffold(
      id: organization.id, kind: organization.kind.rawValue, name: organization.name)
  }

  static func blank(for organization: Organization) -> Organization {
    Organization(id: organization.id, kind: organization.kind, name: organization.name)
  }

  /// Whether a card says itself that it is no person; vCard 3.0 says so with Apple's property.
  static func isOrganization(_ card: PropertyIndex) -> Bool? {
    guard let kind = card.text(of: kindProperty(of: card))?.lowercased() else { return nil }
    return kind == "org" || kind == "group"
  }

  private static func kind(of card: PropertyIndex) -> Organization.Kind {
    card.text(of: kindProperty(of: card))?.lowercased() == "group" ? .group : .organization
  }

  private static func kindProperty(of card: PropertyIndex) -> StaticString {
    let apple: StaticString = "X-ADDRESSBOOKSERVER-KIND"
    return card.property(named: apple) == nil ? "KIND" : apple
  }

  private static func sortKey(of card: PropertyIndex) -> String {
    card.property(named: "ORG")?.parameter("SORT-AS") ?? card.text(of: "SORT-STRING") ?? ""
  }

  private static func setSortKey(_ key: String, of card: inout Component, name: String) {
    guard card.property(named: "SORT-STRING") == nil else {
      return card.setOnlyText(key, of: "SORT-STRING")
    }
    let fields = card.property(named: "ORG")?.fields ?? [[name]]
    let parameters = key.isEmpty ? [] : [Parameter("SORT-AS", key)]
    card.setProperties(
      named: "ORG", to: [ContentLine("ORG", parameters: parameters, fields: fields)],
      comparing: ["SORT-AS"])
  }

  private static func locality(of card: PropertyIndex) -> String {
    card.field(3, of: "ADR")
  }

  static func setLocality(_ locality: String, of card: inout Component) {
    var fields = card.fields(of: "ADR")
    while fields.count < 7 { fields.append([""]) }
    fields[3] = [locality]
    card.setFields(fields, of: "ADR")
  }

  /// `geo:63.5,10.7` in vCard 4.0, `63.5;10.7` in 3.0.
  private static func coordinate(of card: PropertyIndex) -> Coordinate? {
    guard let value = card.property(named: "GEO")?.value else { return nil }
    let text = value.lowercased().hasPrefix("geo:") ? value.dropFirst(4) : value[...]
    let separators: Set<Character> = [",", ";", "\\"]
    let numbers = text.split { separators.contains($0) }.prefix(2).compactMap { Double($0) }
    guard numbers.count == 2, numbers.allSatisfy(\.isFinite) else { return nil }
    return Coordinate(latitude: numbers[0], longitude: numbers[1])
  }

  private static func setCoordinate(_ coordinate: Coordinate?, of card: inout Component) {
    guard let coordinate else { return card.removeProperties(named: "GEO") }
    let isVersion3 = card.text(of: "VERSION") == "3.0"
    let value =
      isVersion3
      ? "\(coordinate.latitude);\(coordinate.longitude)"
      : "geo:\(coordinate.latitude),\(coordinate.longitude)"
    card.setProperties(named: "GEO", to: [ContentLine("GEO", value: value)])
  }

  private static func members(of card: PropertyIndex) -> [RecordID] {
    card.properties(named: memberProperty(of: card)).map { RecordID(uri: $0.text) }
  }

  private static func setMembers(_ members: [RecordID], of card: inout Component) {
    let name = memberProperty(of: PropertyIndex(card)).description
    card.setLines(
      named: name, to: members, reading: { RecordID(uri: $0.text) },
      making: { ContentLine(name, text: $0.asURI) })
  }

  private static func memberProperty(of card: PropertyIndex) -> StaticString {
    let apple: StaticString = "X-ADDRESSBOOKSERVER-MEMBER"
    return card.property(named: apple) == nil ? "MEMBER" : apple
  }
}
