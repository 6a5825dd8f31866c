import Domain
import VObject

/// Looks for links between records that lead nowhere.
struct LinkCheck {
  let catalog: Catalog
  let table: CatalogTable
  let layout: StoreLayout
  /// What was deleted and can be brought back.
  let trashed: Set<RecordKey>

  func problems() -> [Problem] {
    contactProblems() + organizationProblems() + noteProblems() + followUpProblems()
      + linkProblems()
  }

  private func contactProblems() -> [Problem] {
    catalog.contacts.compactMap { contact in
      guard !contact.organization.isEmpty, catalog.organization(of: contact) == nil else {
        return nil
      }
      return dangling(
        RecordKey(.contact, contact.id), "ORG",
        "no organisation is called “\(contact.organization)”")
    }
  }

  private func organizationProblems() -> [Problem] {
    catalog.organizations.flatMap { organization in
      organization.members.filter { !isKnown($0) }.compactMap { member in
        dangling(
          RecordKey(.organization, organization.id), "MEMBER", holding: member.rawValue,
          "its member \(member) is not in the store")
      }
    }
  }

  private func noteProblems() -> [Problem] {
    catalog.notes.compactMap { note in
      guard let event = note.event, catalog.event(event) == nil else { return nil }
      return dangling(
        RecordKey(.note, note.id), "RELATED-TO", missing(RecordKey(.event, event), "the event"))
    }
  }

  private func followUpProblems() -> [Problem] {
    catalog.followUps.compactMap { followUp in
      guard let note = followUp.note, catalog.note(note) == nil else { return nil }
      return dangling(
        RecordKey(.followUp, followUp.id), "RELATED-TO",
        missing(RecordKey(.note, note), "the note"))
    }
  }

  private func linkProblems() -> [Problem] {
    table.links.messages.sorted().flatMap { message in
      let unknown = table.links.municipalities(of: message).filter {
        catalog.municipality($0) == nil
      }
      return unknown.map { number in
        Problem(
          path: StoreName.links.description, line: 0, severity: .warning, code: "structure",
          message: "\(message) is linked to municipality \(number), which is not in the store")
      }
    }
  }

  private func missing(_ key: RecordKey, _ what: String) -> String {
    trashed.contains(key)
      ? "\(what) \(key.id) lies in the trash; `samspill trash restore` brings it back"
      : "\(what) \(key.id) is not in the store"
  }

  private func isKnown(_ id: RecordID) -> Bool {
    catalog.contact(id) != nil || catalog.organization(id) != nil
  }

  /// A warning at the line of the property that leads nowhere.
  private func dangling(
    _ key: RecordKey, _ property: String, holding text: String? = nil, _ message: String
  ) -> Problem? {
    guard let file = table.owner(of: key) else { return nil }
    return Problem(
      path: file.path, line: line(of: property, holding: text, in: file, key.id),
      severity: .warning, code: "structure", message: message)
  }

  private func line(
    of property: String, holding text: String?, in file: StoredFile, _ id: RecordID
  ) -> Int {
    guard let bytes = try? layout.open(file.folder)?.read(file.name).bytes else { return 0 }
    let tops = ParsedFile(parsing: UTF16Text.inUTF8(bytes)).components
    let components = tops + tops.flatMap(\.components)
    let owner = components.first { $0.hasUID(id) } ?? components.last
    let lines = owner?.properties(named: property) ?? []
    return (lines.first { text == nil || $0.text == text } ?? lines.first)?.lineNumber ?? 0
  }
}
