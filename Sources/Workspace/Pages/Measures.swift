import Domain
import TerminalUI
import Wording

extension DocumentBuilder {
  /// A reading in words, people by name.
  func text(of reading: Coverage.Reading) -> String {
    guard case .contacts(let ids) = reading else { return reading.text(in: language) }
    return ids.compactMap { catalog.contact($0)?.name }.joined(separator: ", ")
  }
}

extension Coverage.Measure {
  /// The one `count` steps further, round and round.
  func advanced(by count: Int) -> Coverage.Measure {
    let all = Self.allCases
    let index = all.firstIndex(of: self) ?? 0
    return all[(index + count % all.count + all.count) % all.count]
  }
}

extension Coverage.Band {
  /// Says the same as its color.
  var sign: String {
    switch self {
    case .good: "✓"
    case .fair: "~"
    case .poor: "!"
    case .neutral: " "
    }
  }
}

extension Theme {
  func style(of band: Coverage.Band) -> Style {
    switch band {
    case .good: success
    case .fair: text
    case .poor: warning
    case .neutral: dim
    }
  }
}

extension WorkspaceState {
  mutating func changeMeasure(by count: Int) -> [Effect] {
    measure = shownMeasure.advanced(by: count)
    return []
  }

  /// What the map and the coverage table show.
  var shownMeasure: Coverage.Measure { measure ?? .mainContact }
}
