import Testing

@testable import CivilTime

@Suite struct CalendarTimeTests {
  @Test(arguments: [
    ("20210916", "20210916"), ("20210916T090000", "20210916T090000"),
    ("20210916t070000z", "20210916T070000Z"), ("2021-09-16T09:00:00", "20210916T090000"),
    ("20161231T235960Z", "20161231T235959Z"),
  ])
  func `a value is read and printed`(text: String, printed: String) throws {
    #expect(try CalendarTime(parsing: text).description == printed)
  }

  @Test(arguments: [
    ("", 0), ("2021", 4), ("20210230", 8), ("20210916T", 9), ("20210916T24", 11),
    ("20210916T090000+0100", 15), ("20210916 ", 8), ("20210916T0900", 13),
  ])
  func `an error says where`(text: String, byteOffset: Int) {
    let error = #expect(throws: ValueError.self) { try CalendarTime(parsing: text) }
    #expect(error?.byteOffset == byteOffset)
  }
}
