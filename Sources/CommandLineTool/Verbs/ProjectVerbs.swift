import Domain
import Wording

/// `samspill projects check`: the rule of the partnership scheme, part by part.
enum ProjectVerbs {
  static var check: Verb {
    Verb(
      "projects check", .optional("UID|NAME"), Phrases.verbProjectCheck,
      about: RecordType.projects.kindsRead
    ) { context in
      let perspective = try context.openPerspective()
      let projects = try context.operands.first.map { text throws(ToolError) in
        [try RecordVerbs(type: .projects).find(text, perspective)]
      }
      let rows = (projects ?? Array(perspective.catalog.projects)).flatMap { project in
        project.ruleFindings.map {
          Row(project: project, rule: $0.rule, finding: $0.finding)
        }
      }
      context.print(rows, as: result, in: perspective)
      if rows.contains(where: \.finding.isBreach) { context.output.raise(.incomplete) }
    }
  }

  /// One part of the rule for one project.
  struct Row {
    let project: Project
    let rule: ProjectRule
    let finding: ProjectRule.Finding
  }

  static var result: ResultType<Row> {
    let key = { (row: Row) in RecordKey(.project, row.project.id) }
    return ResultType(
      name: "projects-check",
      fields: [
        .identity(key),
        .derived("title", Phrases.title, .string) { row, _ in .string(row.project.title) },
        .derived(
          "rule", Phrases.rule, .choice(ProjectRule.allCases.map(\.rawValue)),
          shown: { row, perspective in StyledText(row.rule.name(perspective.language)) },
          { row, _ in .string(row.rule.rawValue) }),
        .derived(
          "isKept", Phrases.isKept, .boolean,
          shown: { row, perspective in
            StyledText(
              perspective.answer(!row.finding.isBreach), row.finding.isBreach ? .alarm : .plain)
          },
          { row, _ in .bool(!row.finding.isBreach) }),
        .derived("finding", Phrases.finding, .string) { row, perspective in
          .string(row.finding.text(in: perspective.language))
        },
      ],
      columns: ["title", "rule", "isKept", "finding", "uid"], key: key)
  }
}
