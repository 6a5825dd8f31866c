import Domain
import TerminalUI

/// A search over everything: what is typed, and what was found.
struct SearchPanel: Hashable, Sendable {
  struct Hit: Hashable, Sendable {
    var key: RecordKey
    var title: StyledText
    var snippet: StyledText
  }

  var field = TextField()
  var hits: [Hit] = []
  var list = ListView()

  var selected: Hit? {
    hits.indices.contains(list.selection) ? hits[list.selection] : nil
  }
}
