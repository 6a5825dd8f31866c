/// Who is who in a network, and the number that stands for each.
///
/// Contacts come first, by identity, so that the numbers say nothing of the names; then everybody
/// else who takes part in something or wrote a message, by address.
struct MaskTable: Sendable {
  private(set) var numberByContact: [RecordID: Int] = [:]
  private var numberByAddress: [String: Int] = [:]
  private var organizationByAddress: [String: Int] = [:]
  /// Every name there is, folded.
  private(set) var names: [NamedPerson] = []
  private var numberByName: [String: Int] = [:]
  /// The folded names of organisations and of the network itself, which are no secret.
  private(set) var publicNames: Set<String> = []
  private var count = 0

  /// A name and whose it is.
  struct NamedPerson: Sendable {
    let folded: String
    let number: Int
  }

  init(_ catalog: Catalog) {
    publicNames = Set(catalog.network.titles.values.map(SearchText.fold))
    for (index, organization) in catalog.organizations.enumerated() {
      for name in [organization.name, organization.shortName] + organization.alternateNames {
        publicNames.insert(SearchText.fold(name))
      }
      for email in organization.emails { organizationByAddress[email.asAddress] = index + 1 }
    }
    for contact in catalog.contacts.sorted(by: { $0.id < $1.id }) {
      count += 1
      numberByContact[contact.id] = count
      note(contact.name, number: count)
      for email in contact.emails { numberByAddress[email.asAddress] = count }
    }
    for (address, name) in Self.others(in: catalog).sorted(by: { $0.key < $1.key }) {
      add(address: address, name: name)
    }
  }

  /// `Person 07`.
  func name(_ number: Int) -> String {
    "Person " + digits(of: number)
  }

  /// A number with as many digits as the greatest has, so that names sort by it.
  func digits(of number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, String(count).count - digits.count)) + digits
  }

  func number(ofAddress address: String) -> Int? {
    numberByAddress[address.asAddress]
  }

  func organizationNumber(ofAddress address: String) -> Int? {
    organizationByAddress[address.asAddress]
  }

  func number(ofName name: String) -> Int? {
    numberByName[SearchText.fold(name)]
  }

  private mutating func add(address: String, name: String) {
    guard numberByAddress[address] == nil, organizationByAddress[address] == nil else { return }
    let known = number(ofName: name)
    if known == nil { count += 1 }
    numberByAddress[address] = known ?? count
    if Self.isLikePerson(name) { note(name, number: known ?? count) }
  }

  private mutating func note(_ name: String, number: Int) {
    let folded = SearchText.fold(name)
    guard !folded.isEmpty, !folded.contains("@"), numberByName[folded] == nil,
      !publicNames.contains(folded)
    else { return }
    numberByName[folded] = number
    names.append(NamedPerson(folded: folded, number: number))
  }

  /// Whether a name has two to five words, all with capitals: others are looked for nowhere else.
  private static func isLikePerson(_ name: String) -> Bool {
    let words = name.split(separator: " ")
    return (2...5).contains(words.count) && words.allSatisfy { $0.first?.isUppercase ?? false }
  }

  /// Those who take part without being a contact, by mail address.
  private static func others(in catalog: Catalog) -> [String: String] {
    var others: [String: String] = [:]
    let participants =
      catalog.events.flatMap(\.participants) + catalog.notes.flatMap(\.participants)
      + catalog.followUps.flatMap(\.participants) + catalog.projects.flatMap(\.participants)
    for participant in participants where participant.kind == .person {
      others[participant.address.withoutMailto.asAddress] = participant.name
    }
    for message in catalog.messages.values {
      for mailbox in message.from + message.to + message.cc {
        others[mailbox.address.asAddress] = mailbox.name
      }
    }
    return others
  }
}

extension String {
  /// The address in `mailto:…`, or the text itself.
  var withoutMailto: String {
    prefix(7).lowercased() == "mailto:" ? String(dropFirst(7)) : self
  }
}
