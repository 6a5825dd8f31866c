/// The steps of RFC 5256 REFERENCES, one function each.
struct ThreadBuilder {
  private let messages: [ThreadableMessage]
  /// The messages in the order of their names.
  private let order: [Int]
  /// The messages by date sent, then by name.
  private let byDate: [Int]
  /// For each message its place in ``byDate``.
  private let rank: [Int]

  private var links = ThreadLinks()
  /// The message of each node, `nil` where none is here.
  private var message: [Int?] = []
  private var nodes: [String: Int] = [:]
  /// Nodes that are no longer part of the forest.
  private var isRemoved: [Bool] = []

  init(_ messages: [ThreadableMessage]) {
    self.messages = messages
    order = messages.indices.sorted {
      (messages[$0].name, $0) < (messages[$1].name, $1)
    }
    var place = [Int](repeating: 0, count: messages.count)
    for (index, message) in order.enumerated() { place[message] = index }
    let times = messages.map(\.sent)
    byDate = messages.indices.sorted { (times[$0], place[$0]) < (times[$1], place[$1]) }
    var rank = place
    for (index, message) in byDate.enumerated() { rank[message] = index }
    self.rank = rank
    // Some more, for messages that others answer but that are not here.
    let room = messages.count + messages.count / 4
    links.reserve(room)
    message.reserveCapacity(room)
    isRemoved.reserveCapacity(room)
    nodes.reserveCapacity(room)
  }

  // MARK: Step (1)

  mutating func linkAll() {
    for index in order { link(index) }
  }

  private mutating func link(_ index: Int) {
    let node = claimNode(for: index)
    var ancestor: Int?
    for id in ancestors(of: messages[index]) {
      let next = existingOrNewNode(for: id)
      if let ancestor, links.parent[next] == nil, ancestor != next {
        linkUnlessLoop(next, under: ancestor)
      }
      ancestor = next
    }
    guard links.parent[node] != ancestor else { return }
    // A parent that was guessed from other messages gives way, (1)(B).
    links.cut(node)
    if let ancestor, ancestor != node { linkUnlessLoop(node, under: ancestor) }
  }

  private mutating func linkUnlessLoop(_ root: Int, under node: Int) {
    guard !links.hasChildren(root) || !links.isRoot(root, above: node) else { return }
    links.link(root, under: node)
  }

  private func ancestors(of message: ThreadableMessage) -> [MessageID] {
    let references = message.references.filter(\.isValid)
    return references.isEmpty ? Array(message.inReplyTo.filter(\.isValid).prefix(1)) : references
  }

  private mutating func claimNode(for index: Int) -> Int {
    guard let id = messages[index].id, id.isValid else { return addNode(index) }
    let key = id.canonical
    guard let node = nodes[key] else {
      let node = addNode(index)
      nodes[key] = node
      return node
    }
    guard message[node] == nil else { return addNode(index) }
    message[node] = index
    return node
  }

  private mutating func existingOrNewNode(for id: MessageID) -> Int {
    let key = id.canonical
    if let node = nodes[key] { return node }
    let node = addNode(nil)
    nodes[key] = node
    return node
  }

  private mutating func addNode(_ index: Int?) -> Int {
    message.append(index)
    isRemoved.append(false)
    return links.addNode()
  }

  // MARK: Step (3)

  /// Takes away messages that are not here; one stays at the top where it holds several together.
  mutating func pruneMissing() {
    for node in bottomUp() where message[node] == nil {
      let children = links.children(of: node)
      let parent = links.parent[node]
      guard parent != nil || children.count <= 1 else { continue }
      links.cut(node)
      for child in children {
        links.cut(child)
        if let parent { links.link(child, under: parent) }
      }
      isRemoved[node] = true
    }
  }

  private func bottomUp() -> [Int] {
    var found = message.indices.filter { links.parent[$0] == nil }
    var index = 0
    while index < found.count {
      found += links.children(of: found[index])
      index += 1
    }
    return found.reversed()
  }

  // MARK: Steps (4) and (5)

  /// Puts conversations with the same base subject together.
  mutating func gatherBySubject() {
    let roots = sortedRoots()
    let subjects = roots.map(subject(of:))
    let keys = subjects.map(\.key)
    var isReply: [Int: Bool] = [:]
    for (root, subject) in zip(roots, subjects) { isReply[root] = subject.isReplyOrForward }

    var table: [String: Int] = [:]
    for (root, key) in zip(roots, keys) where !key.isEmpty {
      guard let other = table[key] else {
        table[key] = root
        continue
      }
      guard message[other] != nil else { continue }
      let replaces = message[root] == nil || isReply[other] == true && isReply[root] == false
      if replaces { table[key] = root }
    }
    for (root, key) in zip(roots, keys) {
      guard let other = table[key], other != root else { continue }
      table[key] = gather(root, with: other, isReply: isReply)
    }
  }

  /// Step (5)(C): answers the node that now stands for the subject.
  private mutating func gather(_ root: Int, with other: Int, isReply: [Int: Bool]) -> Int {
    switch (message[root], message[other]) {
    case (nil, nil):
      for child in links.children(of: root) {
        links.cut(child)
        links.link(child, under: other)
      }
      isRemoved[root] = true
      return other
    case (_, nil):
      links.link(root, under: other)
      return other
    default:
      if isReply[root] == true, isReply[other] == false {
        links.link(root, under: other)
        return other
      }
      let missing = addNode(nil)
      links.link(other, under: missing)
      links.link(root, under: missing)
      return missing
    }
  }

  private func sortedRoots() -> [Int] {
    let roots = message.indices.filter { links.parent[$0] == nil && !isRemoved[$0] }
    return roots.map { (firstRank(of: $0), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// The place by date of a node's message or, where it is not here, of the first of its children.
  private func firstRank(of node: Int) -> Int {
    if let own = message[node] { return rank[own] }
    return links.children(of: node).compactMap { message[$0] }.map { rank[$0] }.min() ?? .max
  }

  private func subject(of root: Int) -> BaseSubject {
    let rank = firstRank(of: root)
    return BaseSubject(of: byDate.indices.contains(rank) ? messages[byDate[rank]].subject : "")
  }

  // MARK: Step (6)

  func rows() -> [ThreadForest.Row] {
    var children = [[Int]](repeating: [], count: message.count)
    for node in nodesByRank() {
      if let parent = links.parent[node] { children[parent].append(node) }
    }
    var rows: [ThreadForest.Row] = []
    rows.reserveCapacity(messages.count)
    for (thread, root) in sortedRoots().enumerated() {
      var waiting: [(node: Int, parent: Int?, depth: Int)] = [(root, nil, 0)]
      while let (node, parent, depth) = waiting.popLast() {
        let row = rows.count
        rows.append(
          ThreadForest.Row(
            thread: thread, parent: parent, depth: depth, message: message[node]))
        for child in children[node].reversed() { waiting.append((child, row, depth + 1)) }
      }
    }
    return rows
  }

  /// All nodes with a message, earliest first; nodes without one are roots by now.
  private func nodesByRank() -> [Int] {
    var nodes = [Int](repeating: 0, count: messages.count)
    for node in message.indices {
      if let index = message[node] { nodes[rank[index]] = node }
    }
    return nodes
  }
}
