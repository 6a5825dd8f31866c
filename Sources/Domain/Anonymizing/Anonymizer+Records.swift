extension Anonymizer {
  func masked(_ record: Record) -> Record {
    switch record {
    case .contact(let value): .contact(masked(value))
    case .organization(let value): .organization(masked(value))
    case .event(let value): .event(masked(value))
    case .note(let value): .note(masked(value))
    case .followUp(let value): .followUp(masked(value))
    case .project(let value): .project(masked(value))
    case .message(let value): .message(masked(value))
    case .method(let value): .method(masked(value))
    }
  }

  private func masked(_ contact: Contact) -> Contact {
    let number = table.numberByContact[contact.id] ?? 0
    var masked = contact
    masked.name = table.name(number)
    masked.givenName = "Person"
    masked.familyName = table.digits(of: number)
    masked.phones = contact.phones.indices.map { phone(number, index: $0) }
    masked.emails = contact.emails.map(maskedAddress)
    masked.note = self.masked(contact.note)
    return masked
  }

  private func masked(_ organization: Organization) -> Organization {
    var masked = organization
    masked.phones = organization.phones.indices.map { phone(0, index: $0) }
    masked.emails = organization.emails.map(maskedAddress)
    masked.note = self.masked(organization.note)
    return masked
  }

  private func masked(_ event: Event) -> Event {
    var masked = event
    masked.title = self.masked(event.title)
    masked.location = self.masked(event.location)
    masked.participants = event.participants.map(self.masked)
    masked.text = self.masked(event.text)
    return masked
  }

  private func masked(_ note: Note) -> Note {
    var masked = note
    masked.title = self.masked(note.title)
    masked.participants = note.participants.map(self.masked)
    masked.text = self.masked(note.text)
    return masked
  }

  private func masked(_ followUp: FollowUp) -> FollowUp {
    var masked = followUp
    masked.title = self.masked(followUp.title)
    masked.participants = followUp.participants.map(self.masked)
    masked.text = self.masked(followUp.text)
    return masked
  }

  private func masked(_ project: Project) -> Project {
    var masked = project
    masked.title = self.masked(project.title)
    masked.participants = project.participants.map(self.masked)
    masked.text = self.masked(project.text)
    return masked
  }

  private func masked(_ message: Message) -> Message {
    var masked = message
    masked.subject = self.masked(message.subject)
    masked.from = message.from.map(self.masked)
    masked.to = message.to.map(self.masked)
    masked.cc = message.cc.map(self.masked)
    masked.text = self.masked(message.text)
    masked.attachmentNames = message.attachmentNames.map(self.masked)
    return masked
  }

  private func masked(_ page: MethodPage) -> MethodPage {
    var masked = page
    masked.title = self.masked(page.title)
    masked.text = self.masked(page.text)
    return masked
  }

  private func masked(_ participant: Participant) -> Participant {
    var masked = participant
    let address = participant.address.withoutMailto
    let isMail = address != participant.address
    if isMail { masked.address = "mailto:" + maskedAddress(address) }
    guard participant.kind == .person else { return masked }
    let id = table.numberByContact[RecordID(participant.address)]
    let number = id ?? table.number(ofAddress: address) ?? table.number(ofName: participant.name)
    masked.name = number.map(table.name) ?? "Person"
    return masked
  }

  private func masked(_ mailbox: Message.Mailbox) -> Message.Mailbox {
    let isPublic = table.publicNames.contains(SearchText.fold(mailbox.name))
    let number = table.number(ofAddress: mailbox.address)
    return Message.Mailbox(
      name: isPublic || mailbox.name.isEmpty ? mailbox.name : number.map(table.name) ?? "Person",
      address: maskedAddress(mailbox.address))
  }
}
