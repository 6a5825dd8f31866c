/// Masks personal data for demonstrations: the same person has the same mask everywhere.
///
/// Names become `Person 07`, phone numbers and addresses ones that cannot exist (`example.no`,
/// RFC 2606), also where they stand in running text. What organisations are called, roles and
/// figures stay. A masked record must never be stored.
package struct Anonymizer: Sendable {
  let table: MaskTable
  private let names: NameMasker

  /// Learns who is who in `catalog`; takes time for each name, not for each text.
  package init(_ catalog: Catalog) {
    table = MaskTable(catalog)
    names = NameMasker(table)
  }

  /// Running text with known names, phone numbers and mail addresses masked.
  package func masked(_ text: String) -> String {
    guard !text.isEmpty else { return text }
    return names.masked(text, address: maskedAddress)
  }

  /// Everything that is known, masked.
  package func masked(_ catalog: Catalog) -> Catalog {
    let records = RecordKind.allCases.flatMap { kind in
      (0..<catalog.shelves[kind].count).map { position in
        let stored = catalog.shelves[kind].stored(at: position)
        return StoredRecord(
          masked(stored.record), revision: stored.revision, path: stored.path)
      }
    }
    let conversations = catalog.conversations.map { conversation in
      var masked = conversation
      masked.subject = self.masked(conversation.subject)
      return masked
    }
    let problems = catalog.problems.map { problem in
      var masked = problem
      masked.message = self.masked(problem.message)
      return masked
    }
    return Catalog(
      network: catalog.network, records: records, conversations: conversations,
      problems: problems)
  }

  /// A mail address that nobody has.
  func maskedAddress(_ address: String) -> String {
    if let number = table.number(ofAddress: address) {
      return "person\(table.digits(of: number))@example.no"
    }
    return table.organizationNumber(ofAddress: address).map { "post\($0)@example.no" }
      ?? "person@example.no"
  }

  /// Norwegian numbers do not begin with 0.
  func phone(_ number: Int, index: Int) -> PhoneNumber {
    let digits = String((number % 10_000) * 10 + index % 10)
    return PhoneNumber("tel:+47000" + String(repeating: "0", count: 5 - digits.count) + digits)
  }
}

extension Catalog {
  /// The network with names, phone numbers and addresses masked; see ``Anonymizer``.
  package func anonymized() -> Catalog {
    Anonymizer(self).masked(self)
  }
}
