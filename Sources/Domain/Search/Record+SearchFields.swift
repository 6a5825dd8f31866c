extension Record {
  /// Calls `visit` with every field that can be searched, the title first.
  func visitSearchFields(_ visit: (FoldedText.Role, String) -> Void) {
    visit(.title, title)
    switch self {
    case .contact(let value): value.visitSearchFields(visit)
    case .organization(let value): value.visitSearchFields(visit)
    case .event(let value):
      visit(.detail, value.location)
      visit(.detail, value.link)
      for category in value.categories { visit(.detail, category) }
      for participant in value.participants { visit(.people, participant.name) }
      visit(.body, value.text)
    case .note(let value):
      for category in value.categories { visit(.detail, category) }
      for participant in value.participants { visit(.people, participant.name) }
      visit(.body, value.text)
    case .followUp(let value):
      for category in value.categories { visit(.detail, category) }
      for participant in value.participants { visit(.people, participant.name) }
      visit(.body, value.text)
    case .project(let value):
      for category in value.categories { visit(.detail, category) }
      for participant in value.participants { visit(.people, participant.name) }
      visit(.body, value.text)
    case .message(let value): value.visitSearchFields(visit)
    case .method(let value):
      visit(.detail, value.section)
      visit(.body, value.text)
    }
  }
}

extension Contact {
  fileprivate func visitSearchFields(_ visit: (FoldedText.Role, String) -> Void) {
    for phone in phones { visit(.phone, phone.digits) }
    for email in emails { visit(.detail, email) }
    visit(.detail, organization)
    visit(.detail, title)
    for role in roles { visit(.detail, role.title) }
    for category in categories { visit(.detail, category) }
    visit(.body, note)
  }
}

extension Organization {
  fileprivate func visitSearchFields(_ visit: (FoldedText.Role, String) -> Void) {
    for name in alternateNames { visit(.name, name) }
    if let municipality {
      visit(.name, municipality.officialName)
      visit(.name, municipality.samiName)
      visit(.name, municipality.code)
      visit(.name, municipality.number.description)
      visit(.detail, municipality.centre)
      for region in municipality.regions { visit(.detail, region) }
    }
    for phone in phones { visit(.phone, phone.digits) }
    for email in emails { visit(.detail, email) }
    visit(.detail, website)
    visit(.detail, locality)
    for category in categories { visit(.detail, category) }
    visit(.body, note)
  }
}

extension Message {
  fileprivate func visitSearchFields(_ visit: (FoldedText.Role, String) -> Void) {
    func visitAll(_ mailboxes: [Mailbox]) {
      for mailbox in mailboxes {
        visit(.people, mailbox.name)
        visit(.detail, mailbox.address)
      }
    }
    visitAll(from)
    visitAll(to)
    visitAll(cc)
    for name in attachmentNames { visit(.detail, name) }
    visit(.body, text)
  }
}
