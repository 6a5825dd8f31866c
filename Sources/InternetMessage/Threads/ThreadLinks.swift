/// A forest of numbered nodes that may be linked and cut; children have no order.
struct ThreadLinks {
  private(set) var parent: [Int?]
  private var firstChild: [Int?]
  private var next: [Int?]
  private var previous: [Int?]

  /// So many nodes, each on its own.
  init(count: Int) {
    let none = [Int?](repeating: nil, count: count)
    (parent, firstChild, next, previous) = (none, none, none, none)
  }

  /// Adds a node and answers its number.
  mutating func addNode() -> Int {
    parent.append(nil)
    firstChild.append(nil)
    next.append(nil)
    previous.append(nil)
    return parent.count - 1
  }

  /// Makes a root the child of another node, unless it is that or above it.
  mutating func link(_ root: Int, under newParent: Int) {
    let isLeaf = firstChild[root] == nil
    guard root != newParent, isLeaf || !isRoot(root, above: newParent) else { return }
    parent[root] = newParent
    next[root] = firstChild[newParent]
    if let sibling = firstChild[newParent] { previous[sibling] = root }
    firstChild[newParent] = root
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
  private func isRoot(_ root: Int, above node: Int) -> Bool {
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
