import CivilTime

/// What to expand, as the command line says it.
struct ExpandRequest {
  let from: Instant
  let to: Instant
  let limit: Int
  /// The zone of floating times; `nil` for the one that each calendar names.
  let floating: TimeZoneRules?
  let match: RecurrenceSet.Match

  init(_ arguments: FileArguments) throws(FileArguments.UsageError) {
    let name = arguments.value(of: "--tz")
    // In which also the days of the window begin.
    guard let zone = TimeZoneRules(named: name ?? "UTC") else {
      throw FileArguments.UsageError(message: "--tz: no zone is called \(name ?? "UTC")")
    }
    floating = name == nil ? nil : zone
    from = zone.instant(of: CivilDateTime(date: try Self.day("--from", in: arguments)))
    to = zone.instant(of: CivilDateTime(date: try Self.day("--to", in: arguments)))
    limit = try Self.limit(in: arguments)
    switch arguments.value(of: "--match") ?? "start" {
    case "start": match = .start
    case "overlap": match = .overlap
    default: throw FileArguments.UsageError(message: "--match is start or overlap")
    }
  }

  private static func day(
    _ name: String, in arguments: FileArguments
  ) throws(FileArguments.UsageError) -> CivilDate {
    guard let text = arguments.value(of: name) else {
      throw FileArguments.UsageError(message: "\(name) is missing")
    }
    guard let day = CivilDate(iso: text) else {
      throw FileArguments.UsageError(message: "\(name) needs a day such as 2021-09-16")
    }
    return day
  }

  private static func limit(
    in arguments: FileArguments
  ) throws(FileArguments.UsageError) -> Int {
    guard let text = arguments.value(of: "--limit") else { return 1000 }
    guard let limit = Int(text), limit > 0 else {
      throw FileArguments.UsageError(message: "--limit needs a number from 1 on")
    }
    return limit
  }
}
