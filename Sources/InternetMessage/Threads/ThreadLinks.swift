/// A forest of numbered nodes that may be linked and cut; children have no order.
struct ThreadLinks {
  /// Whom a node stands beside; in little memory and one place, as of tens of thousands most time goes
  /// to fetching them.
  private struct Node {
    var parent: Int32?
    var firstChild: Int32?
    var next: Int32?
    var previous: Int32?
  }

  private var nodes: [Node]

  /// So many nodes, each on its own.
  init(count: Int) {
    nodes = Array(repeating: Node(), count: count)
  }

  /// Of each node the one that it stands under.
  var parents: [Int?] { nodes.indices.map(parent) }

  func parent(of node: Int) -> Int? { nodes[node].parent.map { Int($0) } }

  /// Adds a node and answers its number.
  mutating func addNode() -> Int {
    nodes.append(Node())
    return nodes.count - 1
  }

  /// Makes a root the child of another node, unless it is that or above it.
  mutating func link(_ root: Int, under newParent: Int) {
    let isLeaf = nodes[root].firstChild == nil
    guard root != newParent, isLeaf || !isRoot(root, above: newParent) else { return }
    let sibling = nodes[newParent].firstChild
    (nodes[root].parent, nodes[root].next) = (Int32(newParent), sibling)
    if let sibling { nodes[Int(sibling)].previous = Int32(root) }
    nodes[newParent].firstChild = Int32(root)
  }

  /// Makes `child` a root.
  mutating func cut(_ child: Int) {
    let node = nodes[child]
    guard let oldParent = node.parent else { return }
    if let before = node.previous {
      nodes[Int(before)].next = node.next
    } else {
      nodes[Int(oldParent)].firstChild = node.next
    }
    if let after = node.next { nodes[Int(after)].previous = node.previous }
    nodes[child] = Node(firstChild: node.firstChild)
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
      guard let higher = parent(of: climbing) else { return false }
      climbing = higher
      if let sibling = nodes[candidate].next, candidate != root { below.append(Int(sibling)) }
      if let child = nodes[candidate].firstChild { below.append(Int(child)) }
    }
    return false
  }
}
