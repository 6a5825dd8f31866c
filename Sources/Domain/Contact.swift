package import CivilTime

/// A person in the network: a vCard of KIND:individual.
package struct Contact: Hashable, Sendable {
  /// What a person does or did for an organisation.
  package struct Role: Hashable, Sendable {
    /// `Hovedkontakt Leve hele livet`, `Prosjektveileder`.
    package var title: String
    /// The role's first day, if known.
    package var from: CivilDate?
    /// The role's last day; `nil` while it lasts or when nobody knows.
    package var through: CivilDate?

    package init(title: String, from: CivilDate? = nil, through: CivilDate? = nil) {
      self.title = title
      self.from = from
      self.through = through
    }

    /// Whether the role is held on `day`.
    package func isHeld(on day: CivilDate) -> Bool {
      (from ?? day) <= day && day <= (through ?? day)
    }
  }

  package var id: RecordID
  /// The formatted name, FN.
  package var name: String
  package var familyName: String
  package var givenName: String
  /// The first component of ORG; links to the organisation of the same folded name, or is empty.
  package var organization: String
  /// The job title, TITLE.
  package var title: String
  /// Present and former roles, ROLE.
  package var roles: [Role]
  package var phones: [PhoneNumber]
  package var emails: [String]
  package var categories: [String]
  package var note: String
  /// The preferred language, a BCP 47 tag such as `nb`, or empty.
  package var language: String

  package init(
    id: RecordID, name: String, familyName: String = "", givenName: String = "",
    organization: String = "", title: String = "", roles: [Role] = [],
    phones: [PhoneNumber] = [], emails: [String] = [], categories: [String] = [],
    note: String = "", language: String = ""
  ) {
    self.id = id
    self.name = name
    self.familyName = familyName
    self.givenName = givenName
    self.organization = organization
    self.title = title
    self.roles = roles
    self.phones = phones
    self.emails = emails
    self.categories = categories
    self.note = note
    self.language = language
  }
}

extension Contact {
  /// Whether the person is a municipality's main contact (*hovedkontakt*) for the reform on `day`.
  package func isMainContact(on day: CivilDate) -> Bool {
    roles.contains { role in
      role.isHeld(on: day) && Role.isMainContactTitle(role.title)
    }
  }
}

extension Contact.Role {
  /// Whether `title` names a main contact: `Hovedkontakt …`, nynorsk `Hovudkontakt …`.
  package static func isMainContactTitle(_ title: String) -> Bool {
    let folded = title.lowercased()
    return folded.hasPrefix("hovedkontakt") || folded.hasPrefix("hovudkontakt")
  }
}
