import TestSupport
import Testing

@testable import VObject

@Suite struct ItemGroupsTests {
  @Test(arguments: [false, true])
  func `items are put together by kind and UID however far apart they lie`(isTold: Bool) {
    var generator = SeededGenerator(seed: 7)
    let items = (0..<12_000).map { _ in
      var item = Component(name: ["VEVENT", "VTODO"].randomElement(using: &generator) ?? "")
      let uid = Int.random(in: 0..<9000, using: &generator)
      if uid > 10 { item.setText(String(uid), of: "UID") }
      return item
    }
    let places = items.indices.filter { $0 % 7 > 0 }
    var expected: [[Component]] = []
    var indexes: [ItemIdentity: Int] = [:]
    for place in places {
      let identity = ItemIdentity(of: items[place])
      if let index = indexes[identity] {
        expected[index].append(items[place])
      } else {
        if !identity.uid.isEmpty { indexes[identity] = expected.count }
        expected.append([items[place]])
      }
    }
    let alone = Set(expected.filter { $0.count == 1 }.map { ItemIdentity(of: $0[0]) })
    var groups = ItemGroups(of: items.map { .component($0) }, at: places)
    var found: [[Component]] = []
    while let next = groups.next(isAlone: { isTold && alone.contains(ItemIdentity(of: $0)) }) {
      found += next
    }
    #expect(found == expected)
  }

  @Test func `chains put the same items together and pass over all that has no time`() {
    var generator = SeededGenerator(seed: 8)
    let items = (0..<4000).map { _ -> Component.Item in
      let names = ["VEVENT", "VTODO", "VJOURNAL", "VTIMEZONE", ""]
      guard let name = names.randomElement(using: &generator), !name.isEmpty else {
        return .property(ContentLine("UID", value: "1"))
      }
      var item = Component(name: name)
      let uid = Int.random(in: 0..<1500, using: &generator)
      if uid > 10 { item.setText(String(uid), of: "UID") }
      return .component(item)
    }
    var expected: [[Component]] = []
    for case .component(let item) in items where item.name != "VTIMEZONE" {
      let identity = ItemIdentity(of: item)
      let index = expected.firstIndex { ItemIdentity(of: $0[0]) == identity }
      if let index, !identity.uid.isEmpty {
        expected[index].append(item)
      } else {
        expected.append([item])
      }
    }
    let chains = ItemChains(of: items)
    #expect(chains.firsts.map { chains.group(from: $0, in: items) } == expected)
  }
}
