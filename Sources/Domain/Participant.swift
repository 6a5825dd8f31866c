/// Somebody who takes part in an event, a note or a follow-up: an ATTENDEE line.
package struct Participant: Hashable, Sendable {
  /// What takes part, CUTYPE (RFC 5545 §3.2.3).
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case person = "INDIVIDUAL"
    /// An organisation, most often a municipality (CUTYPE=GROUP).
    case organization = "GROUP"
  }

  /// The answer to an invitation, PARTSTAT (RFC 5545 §3.2.12).
  package enum Status: String, CaseIterable, Hashable, Sendable {
    case needsAction = "NEEDS-ACTION"
    case accepted = "ACCEPTED"
    case declined = "DECLINED"
    case tentative = "TENTATIVE"
  }

  package var kind: Kind
  /// The common name, CN; what is shown when the address leads to no record.
  package var name: String
  /// The calendar address: `mailto:…` for a person with e-mail, else the record's UID as a URN.
  package var address: String
  package var status: Status

  package init(
    kind: Kind = .person, name: String, address: String, status: Status = .needsAction
  ) {
    self.kind = kind
    self.name = name
    self.address = address
    self.status = status
  }
}

extension Participant {
  /// The participant that stands for `contact`: by e-mail if there is one, else by UID.
  package init(_ contact: Contact, status: Status = .needsAction) {
    let address = contact.emails.first.map { "mailto:" + $0 } ?? contact.id.asURI
    self.init(kind: .person, name: contact.name, address: address, status: status)
  }

  /// The participant that stands for `organization`, by UID.
  package init(_ organization: Organization, status: Status = .needsAction) {
    self.init(
      kind: .organization, name: organization.name, address: organization.id.asURI,
      status: status)
  }
}

extension RecordID {
  /// The identity as a URI: itself if it is one, else `urn:x-samspill:` and the UID.
  package var asURI: String {
    rawValue.utf8.contains(UInt8(ascii: ":")) ? rawValue : "urn:x-samspill:" + rawValue
  }
}
