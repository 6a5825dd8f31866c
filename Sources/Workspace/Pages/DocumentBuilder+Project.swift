import CivilTime
import Domain
import TerminalUI
import Wording

extension DocumentBuilder {
  /// A project group of the partnership scheme, and which parts of the rule it keeps.
  mutating func addPage(of project: Project) {
    add(project.title, style: theme.title)
    switch (project.from, project.through) {
    case (let from?, let through?):
      add(dates.span(from: from, through: through), style: theme.dim)
    case (let day?, nil), (nil, let day?):
      add(dates.dayAndYear(day), style: theme.dim)
    case (nil, nil): break
    }
    addHeading(Phrase(nb: "Partnere", nn: "Partnarar", en: "Partners"))
    for participant in project.participants {
      let organization = catalog.organization(for: participant)
      let contact = catalog.contact(for: participant)
      let target: Place? =
        organization.map { .organization($0.id) } ?? contact.map { .contact($0.id) }
      add(
        "  " + (organization?.name ?? contact?.name ?? participant.name), style: theme.text,
        to: target.map { .place($0) })
    }
    addHeading(Phrase(nb: "Regelen", nn: "Regelen", en: "The rule"))
    for (rule, finding) in project.ruleFindings {
      let sign = finding == .kept ? "✓" : finding.isBreach ? "!" : "~"
      let style = finding == .kept ? theme.success : finding.isBreach ? theme.warning : theme.text
      var text = StyledText("  \(sign) ", style: style)
      text.append(padded(rule.name(language), to: 24), style: theme.text)
      text.append(finding.text(in: language), style: theme.dim)
      add(text)
    }
    guard !project.text.isEmpty else { return }
    addGap()
    addMarkdown(project.text, startingAt: 0, items: [])
  }
}
