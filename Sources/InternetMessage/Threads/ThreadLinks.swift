/// A forest of numbered nodes that may be linked and cut; children have no order.
struct ThreadLinks {
  private(set) var parent: [Int?] = []
  private var firstChild: [Int?] = []
  private var next: [Int?] = []
  private var previous: [Int?] = []

  var count: Int { parent.count }

  /// Makes room for so many nodes.
  mutating func reserve(_ count: Int) {
    parent.reserveCapacity(count)
    firstChild.reserveCapacity(count)
    next.reserveCapacity(count)
    previous.reserveCapacity(count)
  }

  mutating func addNode() -> Int {
    parent.append(nil)
    firstChild.append(nil)
    next.append(nil)
    previous.append(nil)
    return parent.count - 1
  }

  func hasChildren(_ node: Int) -> Bool { firstChild[node] != nil }

  func children(of node: Int) -> [Int] {
    Array(
      sequence(state: firstChild[node]) { cursor in
        defer { cursor = cursor.flatMap { next[$0] } }
        return cursor
      })
  }

  /// Makes the root `child` a child of `newParent`; the caller knows that this makes no loop.
  mutating func link(_ child: Int, under newParent: Int) {
    parent[child] = newParent
    next[child] = firstChild[newParent]
    previous[child] = nil
    if let sibling = firstChild[newParent] { previous[sibling] = child }
    firstChild[newParent] = child
  }

  /// Makes `child` a root.
  mutating func cut(_ child: Int) {
    guard let oldParent = parent[child] else { return }
    if let before = previous[child] {
      next[before] = next[child]
    } else {
      firstChild[oldParent] = next[child]
    }
    if let after = next[child] { previous[after] = previous[child] }
    (parent[child], next[child], previous[child]) = (nil, nil, nil)
  }

  /// Whether `root`, which has no parent, is `node` or above it.
  ///
  /// Climbs from the node and searches below the root in step, so that it costs no more than the
  /// smaller of the two: building a forest of any shape stays close to linear.
  func isRoot(_ root: Int, above node: Int) -> Bool {
    var climbing = node
    var below = [root]
    while let candidate = below.popLast() {
      if climbing == root || candidate == node { return true }
      guard let higher = parent[climbing] else { return false }
      climbing = higher
      if let sibling = next[candidate], candidate != root { below.append(sibling) }
      if let child = firstChild[candidate] { below.append(child) }
    }
    return false
  }
}
