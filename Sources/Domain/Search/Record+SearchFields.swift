extension Contact {
  func visitSearchFields(_ visit: (FoldedText.Role, String) -> Void) {
    visit(.title, name)
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
  func visitSearchFields(_ visit: (FoldedText.Role, String) -> Void) {
    visit(.title, name)
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
  func visitSearchFields(_ visit: (FoldedText.Role, String) -> Void) {
    func visitAll(_ mailboxes: [Mailbox]) {
      for mailbox in mailboxes {
        visit(.people, mailbox.name)
        visit(.detail, mailbox.address)
      }
    }
    visit(.title, subject)
    visitAll(from)
    visitAll(to)
    visitAll(cc)
    for name in attachmentNames { visit(.detail, name) }
    visit(.body, text)
  }
}

extension MethodPage {
  func visitSearchFields(_ visit: (FoldedText.Role, String) -> Void) {
    visit(.title, title)
    visit(.detail, section)
    visit(.body, text)
  }
}

/// What lies in a calendar.
protocol CalendarRecord {
  var title: String { get }
  var categories: [String] { get }
  var participants: [Participant] { get }
  var text: String { get }
}

extension CalendarRecord {
  func visitSearchFields(_ visit: (FoldedText.Role, String) -> Void) {
    visit(.title, title)
    visitOtherFields(visit)
  }

  fileprivate func visitOtherFields(_ visit: (FoldedText.Role, String) -> Void) {
    for category in categories { visit(.detail, category) }
    for participant in participants { visit(.people, participant.name) }
    visit(.body, text)
  }
}

extension Event: CalendarRecord {
  func visitSearchFields(_ visit: (FoldedText.Role, String) -> Void) {
    visit(.title, title)
    visit(.detail, location)
    visit(.detail, link)
    visitOtherFields(visit)
  }
}

extension Note: CalendarRecord {}
extension FollowUp: CalendarRecord {}
extension Project: CalendarRecord {}
