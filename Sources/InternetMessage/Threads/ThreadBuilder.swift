import CivilTime

/// The steps of RFC 5256 REFERENCES, one function each.
///
/// Nodes are numbered: the messages by date, behind them those that others answer but that are not
/// here. So whatever is gone through from 0 on is gone through in the order in which it is shown.
struct ThreadBuilder {
  private let messages: ThreadableMessages
  /// The messages by date sent, then by name: of each node that is here its message.
  private let byDate: [Int]
  /// The nodes of the messages in the order of their names.
  private let byName: [Int]
  /// Of each node the one that it stands under.
  private var parent: [Int?] = []

  init(_ messages: ThreadableMessages) {
    self.messages = messages
    let named = messages.byName
    var dated = named.enumerated().map { (messages.sent($1).secondsSince1970, $0) }
    dated.sort(by: <)
    var byName = [Int](repeating: 0, count: messages.count)
    for (node, (_, place)) in dated.enumerated() { byName[place] = node }
    self.byName = byName
    byDate = dated.map { named[$0.1] }
  }

  private func isMissing(_ node: Int) -> Bool { node >= messages.count }

  // MARK: Step (1)

  mutating func linkAll() {
    var identifiers = TextNumbers(expecting: messages.count)
    // The node of each identifier; of several messages with one the first by name has it.
    var nodes: [Int] = []
    for node in byName {
      guard let own = messages.identifier(of: byDate[node]) else { continue }
      if identifiers.number(ofHash: own) == nodes.count { nodes.append(node) }
    }
    var links = ThreadLinks(count: messages.count)
    for node in byName {
      var ancestor: Int?
      for identifier in messages.ancestors(of: byDate[node]) {
        let number = identifiers.number(ofHash: identifier)
        if number == nodes.count { nodes.append(links.addNode()) }
        let next = nodes[number]
        if let ancestor, links.parent(of: next) == nil { links.link(next, under: ancestor) }
        ancestor = next
      }
      guard links.parent(of: node) != ancestor else { continue }
      // A parent that was guessed from other messages gives way, (1)(B).
      links.cut(node)
      if let ancestor { links.link(node, under: ancestor) }
    }
    parent = links.parents
  }

  // MARK: Step (3)

  /// Takes away messages that are not here; one stays at the top where it holds several together.
  mutating func pruneMissing() {
    passOverMissing()
    var childCounts = [Int](repeating: 0, count: parent.count)
    for node in byDate.indices {
      if let parent = parent[node] { childCounts[parent] += 1 }
    }
    for node in byDate.indices {
      if let above = parent[node], isMissing(above), childCounts[above] == 1 { parent[node] = nil }
    }
  }

  /// Puts every message under the nearest above it that is here, or else under the topmost.
  private mutating func passOverMissing() {
    for node in byDate.indices {
      guard var top = parent[node] else { continue }
      while isMissing(top), let higher = parent[top] { top = higher }
      // All on the way find the top at once from now on.
      var passed = node
      while let next = parent[passed], next != top {
        parent[passed] = top
        passed = next
      }
    }
  }

  /// The nodes at the top by date, each with the first message that it is or has below it.
  private func roots() -> [(node: Int, first: Int)] {
    var isFound = [Bool](repeating: false, count: parent.count)
    return byDate.indices.compactMap { node in
      let root = parent[node] ?? node
      guard root == node || isMissing(root), !isFound[root] else { return nil }
      isFound[root] = true
      return (root, node)
    }
  }

  // MARK: Steps (4) and (5)

  /// A conversation as its subject tells it.
  private struct Conversation {
    var root: Int
    let isReply: Bool
  }

  /// Puts conversations with the same base subject together.
  mutating func gatherBySubject() {
    var subjects = TextNumbers(expecting: messages.count / 4)
    var conversations: [(own: Conversation, subject: Int)] = []
    // Of each subject the conversation that stands for it, (5)(B).
    var table: [Conversation] = []
    for (root, first) in roots() {
      let base = BaseSubject(of: messages.subject(of: byDate[first]))
      guard !base.isEmpty else { continue }
      let own = Conversation(root: root, isReply: base.isReplyOrForward)
      let subject = subjects.number(of: base.key)
      conversations.append((own, subject))
      if subject == table.count {
        table.append(own)
      } else if !isMissing(table[subject].root) {
        let isOriginal = table[subject].isReply && !own.isReply
        if isMissing(root) || isOriginal { table[subject] = own }
      }
    }
    for (own, subject) in conversations where table[subject].root != own.root {
      let other = table[subject]
      if isMissing(other.root) || own.isReply && !other.isReply {
        parent[own.root] = other.root
      } else {
        (parent[own.root], parent[other.root]) = (parent.count, parent.count)
        table[subject].root = parent.count
        parent.append(nil)
      }
    }
    passOverMissing()
  }

  // MARK: Step (6)

  func rows() -> [ThreadForest.Row] {
    // The latest of each one's children, and of each the one before it.
    var (last, previous) = (
      [Int?](repeating: nil, count: parent.count), [Int?](repeating: nil, count: messages.count)
    )
    for node in byDate.indices {
      guard let parent = parent[node] else { continue }
      (previous[node], last[parent]) = (last[parent], node)
    }
    var rows: [ThreadForest.Row] = []
    rows.reserveCapacity(parent.count)
    var waiting: [(node: Int, parent: Int?, depth: Int)] = []
    for (thread, root) in roots().enumerated() {
      waiting.append((root.node, nil, 0))
      while let (node, parent, depth) = waiting.popLast() {
        let message = isMissing(node) ? nil : byDate[node]
        var child = last[node]
        while let next = child {
          waiting.append((next, rows.count, depth + 1))
          child = previous[next]
        }
        rows.append(
          ThreadForest.Row(thread: thread, parent: parent, depth: depth, message: message))
      }
    }
    return rows
  }
}
