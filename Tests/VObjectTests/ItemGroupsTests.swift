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
}
