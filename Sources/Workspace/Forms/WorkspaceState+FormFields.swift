import CivilTime
import Domain
import TerminalUI
import Wording

/// The fields of each kind of form, filled in from a record.
extension WorkspaceState {
  private typealias Field = Form<RecordForm.Field>.Field

  func form(of contact: Contact, basedOn revision: Revision?) -> RecordForm {
    let main = contact.roles.contains { isPresentMain($0) }
    let roles = contact.roles.filter { $0.isHeld(on: today) && !isPresentMain($0) }
    return RecordForm(
      .contact(contact, basedOn: revision),
      title: contact.name.isEmpty
        ? Phrase(no: "Ny kontakt", en: "New contact") : Phrase(contact.name),
      fields: [
        text(.name, Phrase(nb: "Navn", nn: "Namn", en: "Name"), contact.name),
        text(
          .organization, Phrase(no: "Organisasjon", en: "Organisation"), contact.organization),
        toggle(
          .isMainContact, Phrase(nb: "Hovedkontakt", nn: "Hovudkontakt", en: "Main contact"), main),
        text(.title, Phrase(no: "Stilling", en: "Job title"), contact.title),
        text(
          .roles, Phrase(nb: "Andre roller", nn: "Andre roller", en: "Other roles"),
          roles.map(\.title).joined(separator: ", ")),
        text(
          .phones, Phrase(no: "Telefon", en: "Phone"),
          contact.phones.map(\.display).joined(separator: ", ")),
        text(.emails, Phrase(no: "E-post", en: "E-mail"), contact.emails.joined(separator: ", ")),
        text(.remark, Phrase(nb: "Merknad", nn: "Merknad", en: "Remark"), contact.note),
      ])
  }

  func isPresentMain(_ role: Contact.Role) -> Bool {
    role.isHeld(on: today) && Contact.Role.isMainContactTitle(role.title)
  }

  func form(of organization: Organization, basedOn revision: Revision?) -> RecordForm {
    RecordForm(
      .organization(organization, basedOn: revision),
      title: organization.name.isEmpty
        ? Phrase(no: "Ny organisasjon", en: "New organisation") : Phrase(organization.name),
      fields: [
        text(.name, Phrase(nb: "Navn", nn: "Namn", en: "Name"), organization.name),
        text(.place, Phrase(nb: "Sted", nn: "Stad", en: "Place"), organization.locality),
        text(
          .categories, Phrase(nb: "Kategorier", nn: "Kategoriar", en: "Categories"),
          organization.categories.joined(separator: ", ")),
        text(
          .website, Phrase(nb: "Nettsted", nn: "Nettstad", en: "Website"), organization.website),
        text(
          .phones, Phrase(no: "Telefon", en: "Phone"),
          organization.phones.map(\.display).joined(separator: ", ")),
        text(
          .emails, Phrase(no: "E-post", en: "E-mail"), organization.emails.joined(separator: ", ")),
        text(.remark, Phrase(nb: "Merknad", nn: "Merknad", en: "Remark"), organization.note),
      ])
  }

  func form(of event: Event, basedOn revision: Revision?) -> RecordForm {
    let isNew = revision == nil
    let statuses = Event.Status.allCases.map { $0.name(language) }
    let selected = event.status.flatMap { Event.Status.allCases.firstIndex(of: $0) } ?? 1
    return RecordForm(
      .event(event, basedOn: revision),
      title: isNew
        ? Phrase(nb: "Nytt arrangement", nn: "Nytt arrangement", en: "New event")
        : Phrase(event.title),
      fields: [
        text(.name, Phrase(nb: "Tittel", nn: "Tittel", en: "Title"), event.title),
        text(
          .when, Phrase(nb: "Når", nn: "Når", en: "When"),
          isNew ? "" : DateWords(language).when(event.when),
          placeholder: Phrase(
            nb: "16.9. kl. 9–10.30, november 2021, innen 1. mai …",
            nn: "16.9. kl. 9–10.30, november 2021, innan 1. mai …",
            en: "16.9. 9–10.30, November 2021, by 1 May …")),
        text(.place, Phrase(nb: "Sted", nn: "Stad", en: "Place"), event.location),
        text(.link, Phrase(nb: "Lenke", nn: "Lenkje", en: "Link"), event.link),
        text(
          .categories, Phrase(no: "Type", en: "Kind"), event.categories.joined(separator: ", "),
          placeholder: Phrase(
            nb: "Webinar, Dialogmøte, Konferanse …", nn: "Webinar, Dialogmøte, Konferanse …",
            en: "Webinar, Dialogmøte, Konferanse …")),
        Field(
          id: .status, label: Phrase(no: "Status", en: "Status")(language),
          content: .choice(options: statuses, selected: selected)),
        text(.remark, Phrase(nb: "Beskrivelse", nn: "Skildring", en: "Description"), event.text),
      ])
  }

  func form(of followUp: FollowUp, basedOn revision: Revision?) -> RecordForm {
    let people = followUp.participants.filter { $0.kind == .person }.map(\.name)
    let municipalities = catalog.municipalities(
      of: followUp.participants.filter { $0.kind == .organization })
    return RecordForm(
      .followUp(followUp, basedOn: revision),
      title: revision == nil
        ? Phrase(nb: "Ny oppfølging", nn: "Ny oppfølging", en: "New follow-up")
        : Phrase(followUp.title),
      fields: [
        text(.name, Phrase(nb: "Hva", nn: "Kva", en: "What"), followUp.title),
        text(
          .due, Phrase(no: "Frist", en: "Due"),
          followUp.due.map { DateWords(language).dayAndYear($0) } ?? "",
          placeholder: Phrase(
            nb: "fredag, 15.10., neste uke …", nn: "fredag, 15.10., neste veke …",
            en: "Friday, 15.10., next week …")),
        text(
          .responsible, Phrase(nb: "Ansvarlig", nn: "Ansvarleg", en: "Responsible"),
          people.joined(separator: ", ")),
        text(
          .municipalities, Phrase(no: "Kommune", en: "Municipality"),
          municipalities.map(\.shortName).joined(separator: ", ")),
        text(.remark, Phrase(nb: "Merknad", nn: "Merknad", en: "Remark"), followUp.text),
      ])
  }

  private func text(
    _ id: RecordForm.Field, _ label: Phrase, _ value: String, placeholder: Phrase = Phrase("")
  ) -> Field {
    // Line feeds cannot be typed into a field; they come back when the record is read.
    let line = value.replacing("\n", with: " ⏎ ")
    return Field(
      id: id, label: label(language),
      content: .text(TextField(line, placeholder: placeholder(language))))
  }

  private func toggle(_ id: RecordForm.Field, _ label: Phrase, _ isOn: Bool) -> Field {
    Field(id: id, label: label(language), content: .toggle(isOn))
  }
}
