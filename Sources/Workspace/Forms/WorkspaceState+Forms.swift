import CivilTime
import Domain
import TerminalUI
import Wording

/// Opening, leaving and drawing forms.
extension WorkspaceState {
  /// Adds what belongs where one is.
  mutating func add() -> [Effect] {
    if page.place == .start {
      switch start.focus {
      case .contacts: return addContact()
      case .calendar: return addEvent()
      case .threads: return startPost()
      case .followUps: return addFollowUp()
      }
    }
    switch page.place {
    case .organization, .map, .coverage: return addContact()
    case .thread: return startPost()
    default: return addFollowUp()
    }
  }

  mutating func edit() -> [Effect] {
    guard let subject, let record = catalog.record(subject) else {
      notice = Notice(Self.nothingSelected(language), kind: .hint)
      return []
    }
    let revision = catalog.revision(of: subject)
    switch record {
    case .contact(let contact): overlays.append(.form(form(of: contact, basedOn: revision)))
    case .organization(let organization):
      overlays.append(.form(form(of: organization, basedOn: revision)))
    case .event(let event): overlays.append(.form(form(of: event, basedOn: revision)))
    case .followUp(let followUp):
      overlays.append(.form(form(of: followUp, basedOn: revision)))
    case .note(let note): return editNote(note)
    case .message, .method, .project:
      let phrase = Phrase(
        nb: "Dette redigeres ikke her.", nn: "Dette blir ikkje redigert her.",
        en: "This is not edited here.")
      notice = Notice(phrase(language), kind: .hint)
    }
    return []
  }

  mutating func addContact() -> [Effect] {
    var contact = Contact(id: settings.identifiers.next(), name: "")
    let organization = subject.flatMap { catalog.organization($0.id) }
    contact.organization = organization?.name ?? ""
    if let organization, organization.municipality != nil,
      catalog.mainContacts(of: organization, on: today).isEmpty
    {
      contact.roles = [Contact.Role(title: Self.mainContactTitle(language), from: today)]
    }
    overlays.append(.form(form(of: contact, basedOn: nil)))
    return []
  }

  mutating func addOrganization() -> [Effect] {
    let organization = Organization(id: settings.identifiers.next(), name: "")
    overlays.append(.form(form(of: organization, basedOn: nil)))
    return []
  }

  mutating func addEvent() -> [Effect] {
    let event = Event(
      id: settings.identifiers.next(), title: "", when: .days(VagueDate(today)),
      status: .confirmed)
    overlays.append(.form(form(of: event, basedOn: nil)))
    return []
  }

  mutating func addFollowUp() -> [Effect] {
    var followUp = FollowUp(id: settings.identifiers.next(), title: "")
    if page.place != .start, let subject {
      switch catalog.record(subject) {
      case .organization(let organization): followUp.participants = [Participant(organization)]
      case .contact(let contact): followUp.participants = [Participant(contact)]
      case .note(let note): followUp.note = note.id
      case .event, .followUp, .project, .message, .method, nil: break
      }
    }
    overlays.append(.form(form(of: followUp, basedOn: nil)))
    return []
  }

  mutating func askForDay() -> [Effect] {
    let field = Form<RecordForm.Field>.Field(
      id: .when, label: Phrase(no: "Dato", en: "Date")(language),
      content: .text(TextField(DateWords(language).dayAndYear(today))))
    let title = Phrase(
      nb: "Vis nettverket slik det er", nn: "Vis nettverket slik det er",
      en: "Show the network as of")
    overlays.append(.form(RecordForm(.day, title: title, fields: [field])))
    return []
  }

  mutating func press(_ key: Key, in form: RecordForm) -> [Effect] {
    if let effects = pressCommand(key) { return effects }
    var form = form
    if key == .enter {
      let isLast = form.form.focus == form.form.fields.count - 1
      if isLast { return submit(form) }
      _ = form.form.handle(.tab)
    } else {
      _ = form.form.handle(key)
    }
    replaceTop(with: .form(form))
    return []
  }

  /// Escape in a form: asks if something would be lost.
  mutating func leaveForm() -> [Effect] {
    guard case .form(let form) = overlays.last else { return [] }
    guard !form.isUnchanged else {
      closeTop()
      return []
    }
    ask(
      Phrase(nb: "Ferdig?", nn: "Ferdig?", en: "Done?"),
      Phrase(
        nb: "Det du har fylt ut, er ikke lagret.", nn: "Det du har fylt ut, er ikkje lagra.",
        en: "What you have filled in is not saved."),
      [
        .save: Phrase(nb: "lagre", nn: "lagre", en: "save"),
        .stay: Phrase(nb: "tilbake", nn: "tilbake", en: "back"),
        .discardForm: Phrase(nb: "forkast", nn: "forkast", en: "discard"),
      ])
    return []
  }

  func formArea(of form: RecordForm) -> Rect {
    formBox(of: form).inset(rows: 2, columns: 3)
  }

  private func formBox(of form: RecordForm) -> Rect {
    let problems = form.form.fields.count { $0.problem != nil }
    let size = Size(rows: form.form.fields.count + problems + 4, columns: min(body.columns, 84))
    return body.centered(size)
  }

  func draw(_ form: RecordForm, in frame: inout Frame) {
    frame.drawDialog(formBox(of: form), title: form.title(language), theme: theme)
    let isOnTop = overlays.last == .form(form)
    form.form.draw(in: &frame, area: formArea(of: form), theme: theme, isActive: isOnTop)
  }

  static let mainContactTitle = Phrase(
    nb: "Hovedkontakt Leve hele livet", nn: "Hovudkontakt Leve heile livet",
    en: "Hovedkontakt Leve hele livet")
}
