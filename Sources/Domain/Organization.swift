/// A municipality, a body of the support apparatus, a partner, or a group of them: a vCard of
/// KIND:org or KIND:group.
package struct Organization: Hashable, Sendable {
  /// One body, or a group of others (RFC 6350 §6.1.4).
  package enum Kind: String, Hashable, Sendable {
    case organization = "org"
    case group
  }

  package var id: RecordID
  package var kind: Kind
  /// The formatted name, FN: `Frosta kommune`.
  package var name: String
  /// Other names, NICKNAME.
  package var alternateNames: [String]
  /// What the organisation is sorted by where its name would mislead, or empty.
  package var sortKey: String
  package var categories: [String]
  package var phones: [PhoneNumber]
  package var emails: [String]
  package var website: String
  /// The place, from the locality of ADR.
  package var locality: String
  package var coordinate: Coordinate?
  package var note: String
  /// The members of a group, by UID.
  package var members: [RecordID]
  /// The facts of a municipality; `nil` for every other organisation.
  package var municipality: Municipality?

  package init(
    id: RecordID, kind: Kind = .organization, name: String, alternateNames: [String] = [],
    sortKey: String = "", categories: [String] = [], phones: [PhoneNumber] = [],
    emails: [String] = [], website: String = "", locality: String = "",
    coordinate: Coordinate? = nil, note: String = "", members: [RecordID] = [],
    municipality: Municipality? = nil
  ) {
    self.id = id
    self.kind = kind
    self.name = name
    self.alternateNames = alternateNames
    self.sortKey = sortKey
    self.categories = categories
    self.phones = phones
    self.emails = emails
    self.website = website
    self.locality = locality
    self.coordinate = coordinate
    self.note = note
    self.members = members
    self.municipality = municipality
  }

  /// The name without the word for its kind: `Frosta` for `Frosta kommune`.
  package var shortName: String {
    for suffix in [" kommune", " tjïelte"] where municipality != nil && name.hasSuffix(suffix) {
      return String(name.dropLast(suffix.count))
    }
    return name
  }
}

/// A place on the globe, WGS 84, in degrees.
package struct Coordinate: Hashable, Sendable {
  package var latitude: Double
  package var longitude: Double

  package init(latitude: Double, longitude: Double) {
    self.latitude = latitude
    self.longitude = longitude
  }
}
