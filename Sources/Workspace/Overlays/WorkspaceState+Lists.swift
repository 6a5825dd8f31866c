import Domain
import TerminalUI
import Wording

/// Lists of commands and places to choose from.
extension WorkspaceState {
  typealias ChoiceItem = Palette<ChoiceList.Choice>.Item

  /// Every command by name, its key beside it.
  mutating func openPalette() -> [Effect] {
    let entries = CommandEntry.table.filter { $0.command != .palette }
    let items = entries.map { entry in
      ChoiceItem(
        id: .command(entry.command), title: "\(entry.name(language)) – \(entry.help(language))",
        detail: settings.keyMap.label(for: entry.command))
    }
    show(items, title: Phrase(no: "Kommando", en: "Command"))
    return []
  }

  /// The commands that apply here, by what they do.
  mutating func openHelp() -> [Effect] {
    let here = context
    let items = CommandEntry.table.filter { $0.contexts.contains(here) }.map { entry in
      let keys = settings.keyMap.keys(for: entry.command).map(\.description)
      return ChoiceItem(
        id: .command(entry.command), title: entry.help(language),
        detail: keys.joined(separator: ", "))
    }
    let title = Phrase(
      nb: "Hjelp: det du kan gjøre her", nn: "Hjelp: det du kan gjere her",
      en: "Help: what you can do here")
    show(items, title: title)
    return []
  }

  /// Every municipality, by name or Sámi name.
  mutating func openJump() -> [Effect] {
    let items = catalog.municipalities.map { municipality in
      let sami = municipality.municipality?.samiName ?? ""
      let name = municipality.shortName
      return ChoiceItem(
        id: .place(.organization(municipality.id)),
        title: sami.isEmpty || sami == name ? name : "\(name) · \(sami)",
        detail: catalog.mainContacts(of: municipality, on: today).first?.name ?? "–")
    }
    let title = Phrase(
      nb: "Gå til kommune", nn: "Gå til kommune", en: "Go to municipality")
    show(items, title: title)
    return []
  }

  mutating func show(_ items: [ChoiceItem], title: Phrase) {
    let hint = Phrase(nb: "skriv for å finne", nn: "skriv for å finne", en: "type to find")
    overlays.append(
      .palette(
        ChoiceList(
          title: title(language),
          palette: Palette(
            items: items, placeholder: hint(language),
            noMatch: PaneRow.Heading.noMatch.text(language)))))
  }
}
