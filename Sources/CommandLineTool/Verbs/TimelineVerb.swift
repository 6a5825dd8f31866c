import CivilTime
import Domain
import Wording

/// `samspill timeline`: everything with one municipality, organisation or person, newest first.
enum TimelineVerb {
  static var verb: Verb {
    Verb("timeline", .one("UNIT|CONTACT"), Phrases.verbTimeline, about: .all) { context in
      let perspective = try context.openPerspective()
      let timeline = try timeline(of: context.operands[0], perspective)
      context.print(timeline.entries, as: result, in: perspective)
    }
  }

  static var result: ResultType<Timeline.Entry> {
    ResultType(
      name: "timeline",
      fields: [
        .derived(
          "date", Phrases.date, .nullable(.vagueDay),
          shown: { entry, perspective in
            StyledText(entry.date.map(perspective.dates.vague) ?? "")
          },
          { entry, _ in .optional(entry.date?.isoText) }),
        .kind(\.record),
        .derived("title", Phrases.title, .string) { entry, _ in .string(entry.title) },
        .derived("isAhead", Phrases.isAhead, .boolean) { entry, _ in .bool(entry.isAhead) },
        .identity(\.record),
      ],
      columns: ["date", "kind", "title", "uid"], key: \.record)
  }

  private static func timeline(
    of name: String, _ perspective: Perspective
  ) throws(ToolError) -> Timeline {
    let (catalog, today) = (perspective.catalog, perspective.today)
    do throws(ToolError) {
      return Timeline(of: try perspective.organization(name), in: catalog, today: today)
    } catch  where error.code == "not-found" {
      guard case .contact(let contact) = try perspective.find(.contact, name) else { throw error }
      return Timeline(of: contact, in: catalog, today: today)
    }
  }
}
