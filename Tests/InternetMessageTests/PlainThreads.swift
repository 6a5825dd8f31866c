@testable import InternetMessage

/// RFC 5256 REFERENCES step by step as it is written there, whatever time that takes: what
/// ``ThreadForest`` has to agree with.
struct PlainThreads {
  private final class Node {
    var message: Int?
    var parent: Node?
    var children: [Node] = []

    func isAbove(_ other: Node) -> Bool {
      sequence(first: other, next: \.parent).contains { $0 === self }
    }

    func cut() {
      parent?.children.removeAll { $0 === self }
      parent = nil
    }

    func move(under newParent: Node) {
      cut()
      parent = newParent
      newParent.children.append(self)
    }
  }

  private let messages: [ThreadableMessage]
  private var nodes: [String: Node] = [:]
  private var all: [Node] = []

  /// The messages as an indented outline of their names; `_` is one that is not here.
  static func outline(of messages: [ThreadableMessage]) -> String {
    var threads = PlainThreads(messages)
    for index in messages.indices.sorted(by: { messages[$0].name < messages[$1].name }) {
      threads.link(index)
    }
    threads.prune()
    threads.gather()
    return threads.sorted(threads.roots).map { threads.outline(of: $0, depth: 0) }
      .joined(separator: "\n")
  }

  private init(_ messages: [ThreadableMessage]) {
    self.messages = messages
  }

  private var roots: [Node] { all.filter { $0.parent == nil } }

  private mutating func add(_ message: Int?) -> Node {
    let node = Node()
    node.message = message
    all.append(node)
    return node
  }

  private mutating func remove(_ node: Node) {
    node.cut()
    all.removeAll { $0 === node }
  }

  private mutating func node(of id: MessageID) -> Node {
    let node = nodes[id.canonical] ?? add(nil)
    nodes[id.canonical] = node
    return node
  }

  /// Step (1).
  private mutating func link(_ index: Int) {
    let message = messages[index]
    let own: Node
    if let id = message.id, id.isValid, node(of: id).message == nil {
      own = node(of: id)
      own.message = index
    } else {
      own = add(index)
    }
    let references = message.references.filter(\.isValid)
    let answered = references.isEmpty ? Array(message.inReplyTo.filter(\.isValid).prefix(1)) : []
    let ancestors = (references + answered).map { node(of: $0) }
    for (higher, lower) in zip(ancestors, ancestors.dropFirst())
    where lower.parent == nil && !lower.isAbove(higher) {
      lower.move(under: higher)
    }
    own.cut()
    if let parent = ancestors.last, !own.isAbove(parent) { own.move(under: parent) }
  }

  /// Step (3): of missing messages goes, again and again, what may go.
  private mutating func prune() {
    while let node = all.first(where: { node in
      node.message == nil && (node.parent != nil || node.children.count <= 1)
        && node.children.allSatisfy { $0.message != nil }
    }) {
      for child in node.children {
        if let parent = node.parent { child.move(under: parent) } else { child.cut() }
      }
      remove(node)
    }
  }

  /// Step (5).
  private mutating func gather() {
    let roots = sorted(roots)
    var table: [String: Node] = [:]
    for root in roots where !subject(of: root).key.isEmpty {
      let key = subject(of: root).key
      guard let other = table[key] else {
        table[key] = root
        continue
      }
      let isFirst = root.message == nil && other.message != nil
      let isOriginal = other.message != nil && isReply(other) && !isReply(root)
      if isFirst || isOriginal { table[key] = root }
    }
    for root in roots {
      let key = subject(of: root).key
      guard let other = table[key], other !== root else { continue }
      if other.message == nil, root.message == nil {
        for child in root.children { child.move(under: other) }
        remove(root)
      } else if other.message == nil || isReply(root) && !isReply(other) {
        root.move(under: other)
      } else {
        let both = add(nil)
        other.move(under: both)
        root.move(under: both)
        table[key] = both
      }
    }
  }

  private func subject(of root: Node) -> BaseSubject {
    (root.message ?? sorted(root.children).first?.message).map {
      BaseSubject(of: messages[$0].subject)
    } ?? BaseSubject(of: "")
  }

  private func isReply(_ root: Node) -> Bool { subject(of: root).isReplyOrForward }

  /// Steps (4) and (6): by date, then by name.
  private func sorted(_ nodes: [Node]) -> [Node] {
    func first(_ node: Node) -> Int? {
      node.message ?? sorted(node.children).first.flatMap(first)
    }
    return nodes.map { ($0, first($0).map { messages[$0] }) }.sorted { left, right in
      guard let left = left.1, let right = right.1 else { return right.1 == nil && left.1 != nil }
      return (left.sent, left.name) < (right.sent, right.name)
    }.map(\.0)
  }

  private func outline(of node: Node, depth: Int) -> String {
    let line =
      String(repeating: "  ", count: depth) + (node.message.map { messages[$0].name } ?? "_")
    return ([line] + sorted(node.children).map { outline(of: $0, depth: depth + 1) })
      .joined(separator: "\n")
  }
}
