import CivilTime
import Domain
import TerminalUI
import Wording

extension DocumentBuilder {
  /// A whole conversation, quoted text folded.
  mutating func addPage(of conversation: Conversation) {
    add(state.subject(of: conversation), style: theme.title)
    let municipalities = catalog.municipalities(of: conversation)
    if !municipalities.isEmpty {
      add(municipalities.map(\.shortName).joined(separator: ", "), style: theme.dim)
    }
    if let waiting = catalog.waiting(in: conversation, today: today) {
      let name = waiting.sender.name.isEmpty ? waiting.sender.address : waiting.sender.name
      let days = Plural.day(waiting.days, language)
      let text = Phrase(
        nb: "! \(name) har ventet på svar i \(days) · r svarer",
        nn: "! \(name) har venta på svar i \(days) · r svarar",
        en: "! \(name) has waited \(days) for an answer · r replies")
      if waiting.days > 0 { add(text(language), style: theme.warning, to: .command(.reply)) }
    }
    for entry in conversation.entries {
      addGap()
      if let message = entry.message.flatMap({ catalog.messages[$0] }) {
        add(message, depth: entry.depth)
      } else {
        addNothing(
          Phrase(
            nb: "(en melding som ikke er her)", nn: "(ei melding som ikkje er her)",
            en: "(a message that is not here)"))
      }
    }
  }

  private mutating func add(_ message: Message, depth: Int) {
    let margin = String(repeating: "  ", count: min(depth, 4))
    addSender(of: message, margin: margin)
    var quoted: [Substring] = []
    var quoteCount = 0
    for line in message.text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix(">") {
        quoted.append(line)
        continue
      }
      addQuote(quoted, of: message, number: &quoteCount, margin: margin)
      quoted = []
      addBody(String(line), margin: margin, style: theme.text)
    }
    addQuote(quoted, of: message, number: &quoteCount, margin: margin)
    while document.lines.last?.text.text.allSatisfy({ $0 == " " }) ?? false { removeLast() }
    if message.isSealed { addBody(Self.sealed(language), margin: margin, style: theme.dim) }
    for file in message.attachedFiles {
      let label = Phrase(nb: "Vedlegg: ", nn: "Vedlegg: ", en: "Attachment: ")
      add(margin + label(language) + file.name, style: theme.dim, to: .attachment(file))
    }
  }

  private static let sealed = Phrase(
    nb:
      "(meldingen er kryptert og kan ikke leses her; lagre vedlegget og åpne det med nøkkelen din)",
    nn:
      "(meldinga er kryptert og kan ikkje lesast her; lagre vedlegget og opne det med nøkkelen din)",
    en:
      "(the message is encrypted and cannot be read here; save the file and open it with your key)")

  private mutating func addSender(of message: Message, margin: String) {
    let names = message.from.map(\.shownName)
    let isUnread = !message.flags.contains(.seen) && !message.isUnsent
    var text = StyledText(margin + (isUnread ? "● " : ""), style: theme.unread)
    text.append(names.joined(separator: ", "), style: theme.accent)
    let organization = message.from.first.flatMap { catalog.organization(for: $0) }
    if let organization { text.append("  " + organization.shortName, style: theme.dim) }
    var day = message.day.map { dates.weekdayAndDay($0, asOf: today) } ?? ""
    if let time = message.sentLocal { day += " " + dates.times(from: time, to: time) }
    if message.isUnsent {
      day = Phrase(nb: "ikke sendt", nn: "ikkje sendt", en: "not sent")(language)
    }
    let contact = message.from.first.flatMap { catalog.contact(for: $0) }
    let target: Document.Target? =
      contact.map { .place(.contact($0.id)) } ?? organization.map { .place(.organization($0.id)) }
    add(
      text, trailing: StyledText(day, style: message.isUnsent ? theme.warning : theme.dim),
      to: target)
  }

  /// Quoted lines: one line that says how many there are, or all of them.
  private mutating func addQuote(
    _ lines: [Substring], of message: Message, number: inout Int, margin: String
  ) {
    guard !lines.isEmpty else { return }
    number += 1
    let name = "\(message.id)#\(number)"
    let isUnfolded = state.page.unfolded.contains(name)
    let count = lines.count
    let label = Phrase(
      nb: count == 1 ? "1 sitert linje" : "\(count) siterte linjer",
      nn: count == 1 ? "1 sitert linje" : "\(count) siterte linjer",
      en: count == 1 ? "1 quoted line" : "\(count) quoted lines")
    add(
      StyledText(margin + (isUnfolded ? "▾ " : "▸ ") + label(language), style: theme.dim),
      to: .fold(name))
    guard isUnfolded else { return }
    for line in lines { addBody(String(line), margin: margin, style: theme.dim) }
  }

  private mutating func addBody(_ line: String, margin: String, style: Style) {
    let room = max(10, columns - margin.count)
    for row in Wrapping.rows(of: StyledText(line, style: style), columns: room, indent: .hanging) {
      add(StyledText(margin) + row)
    }
  }
}
