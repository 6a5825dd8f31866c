import CivilTime
import Domain
import Wording

/// Verbs that look at the whole network.
enum NetworkVerbs {
  static var all: [Verb] {
    [
      Verb(
        "agenda", "", Phrases.verbAgenda, options: [Options.from, Options.days], run: AgendaVerb.run
      ),
      Verb(
        "coverage", "", Phrases.verbCoverage,
        options: [Options.measure, Options.event, Options.map], run: CoverageVerb.run),
      Verb("timeline", "UNIT|CONTACT", Phrases.verbTimeline, run: TimelineVerb.run),
      Verb(
        "search", "QUERY", Phrases.verbSearch, options: [Options.kind, Options.limit],
        run: SearchVerb.run),
      Verb("status", "", Phrases.verbStatus, run: StatusVerb.run),
    ]
  }
}
