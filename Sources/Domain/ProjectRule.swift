import CivilTime

/// The parts of the rule for a project group of the partnership scheme, in the order it is told.
package enum ProjectRule: String, CaseIterable, Hashable, Sendable {
  /// Three to five different organisations.
  case organizations
  /// A given project period.
  case period
  /// Goals that the group set.
  case goals
  /// Responsibility divided between the partners.
  case responsibility
  /// Anchored in the UN's sustainable development goals.
  case sustainableDevelopmentGoals = "sustainable-development-goals"

  /// Whether a project keeps one part of the rule, and if not, what is missing.
  package enum Finding: Hashable, Sendable {
    case kept
    /// So many organisations instead of three to five.
    case organizationCount(Int)
    case noStart
    case noEnd
    case endsBeforeStart
    /// Nothing is written below a heading for goals.
    case noGoals
    /// Nothing is written below a heading for responsibility.
    case noResponsibility
    /// These partners are not named where the responsibility is divided.
    case withoutResponsibility([String])
    case noSustainableDevelopmentGoal
    /// Only goals that the scheme does not name (3, 9, 10, 11, 17); allowed, but worth a look.
    case otherSustainableDevelopmentGoals([Int])

    /// Whether the rule is broken by it.
    package var isBreach: Bool {
      switch self {
      case .kept, .otherSustainableDevelopmentGoals: false
      case .organizationCount, .noStart, .noEnd, .endsBeforeStart, .noGoals, .noResponsibility,
        .withoutResponsibility, .noSustainableDevelopmentGoal:
        true
      }
    }
  }
}

extension Project {
  /// The five parts of the rule, each with what was found.
  ///
  /// Goals and responsibility are looked for in the text, below headings that begin with Mål or Goals,
  /// and Ansvar, Hvem gjør hva, Responsibility; a partner counts as responsible when its name, or that of
  /// its municipality, stands there.
  package var ruleFindings: [(rule: ProjectRule, finding: ProjectRule.Finding)] {
    ProjectRule.allCases.map { ($0, finding(of: $0)) }
  }

  /// What was found for one part of the rule.
  package func finding(of rule: ProjectRule) -> ProjectRule.Finding {
    switch rule {
    case .organizations: organizationFinding
    case .period: periodFinding
    case .goals: section(beginning: ["mal", "goal"]) == nil ? .noGoals : .kept
    case .responsibility: responsibilityFinding
    case .sustainableDevelopmentGoals: developmentFinding
    }
  }

  /// The numbers of the UN's sustainable development goals among the categories, ascending.
  ///
  /// `FN 3`, `SDG 11`, `Bærekraftsmål 17` and `3 God helse og livskvalitet` are read.
  package var sustainableDevelopmentGoals: [Int] {
    Set(categories.compactMap(Self.developmentGoal)).sorted()
  }

  private var organizations: [Participant] {
    var seen: Set<String> = []
    return participants.filter {
      $0.kind == .organization && seen.insert(SearchText.fold($0.name)).inserted
    }
  }

  private var organizationFinding: ProjectRule.Finding {
    let count = organizations.count
    return (3...5).contains(count) ? .kept : .organizationCount(count)
  }

  private var periodFinding: ProjectRule.Finding {
    guard let from else { return .noStart }
    guard let through else { return .noEnd }
    return through < from ? .endsBeforeStart : .kept
  }

  private var responsibilityFinding: ProjectRule.Finding {
    guard let text = section(beginning: ["ansvar", "hvem gjor hva", "kven gjer kva", "responsib"])
    else { return .noResponsibility }
    let folded = SearchText.fold(text)
    let missing = organizations.map(\.name).filter { name in
      let folds = [name, name.replacing(" kommune", with: "")].map(SearchText.fold)
      return !folds.contains { folded.contains($0) }
    }
    return missing.isEmpty ? .kept : .withoutResponsibility(missing)
  }

  private var developmentFinding: ProjectRule.Finding {
    let goals = sustainableDevelopmentGoals
    if goals.isEmpty { return .noSustainableDevelopmentGoal }
    let named: Set = [3, 9, 10, 11, 17]
    return goals.contains(where: named.contains) ? .kept : .otherSustainableDevelopmentGoals(goals)
  }

  /// What stands below the first heading that begins like one of `names`, folded; `nil` if nothing does.
  private func section(beginning names: [String]) -> String? {
    var body: [Substring] = []
    var isInside = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("#") {
        if isInside { break }
        let heading = SearchText.fold(String(line.drop { $0 == "#" || $0 == " " }))
        isInside = names.contains { heading.hasPrefix($0) }
      } else if isInside {
        body.append(line)
      }
    }
    let section = body.joined(separator: "\n")
    return section.contains { $0.isLetter } ? section : nil
  }

  private static func developmentGoal(_ category: String) -> Int? {
    let folded = SearchText.fold(category)
    let prefixes = ["fn", "sdg", "barekraft", "berekraft", "goal"]
    let isNamed = prefixes.contains { folded.hasPrefix($0) }
    let digits = folded.drop { !$0.isNumber }.prefix { $0.isNumber }
    guard let number = Int(digits), (1...17).contains(number),
      isNamed || folded.first?.isNumber == true
    else { return nil }
    return number
  }
}
