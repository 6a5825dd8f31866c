package import Domain

/// A ready-made message to those who have not answered an invitation.
package struct InvitationReminder: Hashable, Sendable {
  package let subject: String
  /// Plain text without a closing: that is the sender's own.
  package let body: String

  /// - Parameters:
  ///   - event: What they are invited to.
  ///   - municipalities: The names of those who have not answered; one is addressed by name.
  ///   - language: The language of the message.
  package init(for event: Event, to municipalities: [String], in language: Language) {
    let when = DateWords(language).when(event.when)
    let name = municipalities.count == 1 ? municipalities[0] : nil
    subject = Phrase(
      nb: "Påminnelse: \(event.title)", nn: "Påminning: \(event.title)",
      en: "Reminder: \(event.title)")(language)
    let greeting = Phrase(nb: "Hei!", nn: "Hei!", en: "Hello,")(language)
    let question = Phrase(
      nb: "Vi har ikke fått svar fra \(name ?? "dere") ennå. Kommer dere?",
      nn: "Vi har ikkje fått svar frå \(name ?? "dykk") enno. Kjem de?",
      en: "We have not had an answer from \(name ?? "you") yet. Are you coming?")(language)
    let place = event.location.isEmpty ? "" : ", \(event.location)"
    let link = Phrase(nb: "Påmelding", nn: "Påmelding", en: "Sign up")(language)
    let parts = [
      greeting, "\(event.title)\n\(when)\(place)", question,
      event.link.isEmpty ? "" : "\(link): \(event.link)",
    ]
    body = parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }
}
