import CivilTime
import Domain
import Testing

private func project(
  organizations: [String] = ["A", "B", "C kommune"], from: String? = "2021-09-01",
  through: String? = "2022-06-30",
  text: String = "## Mål\nFlere møteplasser.\n## Ansvar\n- A: penger\n- B: folk\n- C: lokaler",
  categories: [String] = ["FN 11"]
) throws -> Project {
  Project(
    id: RecordID("p"), title: "Prosjekt", from: try from.map(day), through: try through.map(day),
    text: text,
    participants: organizations.map {
      Participant(kind: .organization, name: $0, address: "urn:x:" + $0)
    }, categories: categories)
}

@Test func `a whole project keeps every part of the rule`() throws {
  let findings = try project().ruleFindings
  #expect(findings.map(\.rule) == ProjectRule.allCases)
  #expect(findings.allSatisfy { $0.finding == .kept })
}

@Test func `each part that is broken is named`() throws {
  #expect(
    try project(organizations: ["A", "B"]).finding(of: .organizations) == .organizationCount(2))
  #expect(
    try project(organizations: ["A", "A", "a"]).finding(of: .organizations)
      == .organizationCount(1))
  #expect(try project(from: nil).finding(of: .period) == .noStart)
  #expect(try project(through: nil).finding(of: .period) == .noEnd)
  #expect(try project(through: "2021-01-01").finding(of: .period) == .endsBeforeStart)
  #expect(try project(text: "## Mål\n\n## Ansvar").finding(of: .goals) == .noGoals)
  #expect(try project(text: "").finding(of: .responsibility) == .noResponsibility)
  #expect(
    try project(text: "# Ansvar\nA og C").finding(of: .responsibility)
      == .withoutResponsibility(["B"]))
  #expect(
    try project(categories: ["Partnerskap"]).finding(of: .sustainableDevelopmentGoals)
      == .noSustainableDevelopmentGoal)
  #expect(
    try project(categories: ["SDG 4"]).finding(of: .sustainableDevelopmentGoals)
      == .otherSustainableDevelopmentGoals([4]))
}

@Test func `development goals are read in every way of writing them`() throws {
  let categories = [
    "3 God helse og livskvalitet", "Bærekraftsmål 17", "fn-11", "SDG 3", "År 2021", "FN 18",
  ]
  #expect(try project(categories: categories).sustainableDevelopmentGoals == [3, 11, 17])
}
