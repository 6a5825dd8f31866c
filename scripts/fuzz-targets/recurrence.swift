import CivilTime
import VObject

/// Reads the input as a calendar, or as the lines of one event, and expands it: what is found is
/// sorted, each thing once and within the window, and the same when the window is asked for in
/// two halves, from the other end, or a few at a time.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzRecurrence(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var bytes = Array(UnsafeBufferPointer(start: start, count: min(count, 8192)))
  if !bytes.starts(with: "BEGIN".utf8) {
    bytes = Array("BEGIN:VEVENT\nUID:1\n".utf8) + bytes + Array("\nEND:VEVENT\n".utf8)
  }
  guard let zone = TimeZoneRules(named: "Europe/Oslo") else { return 0 }
  let timed = TimedItems(of: ParsedFile(parsing: bytes), floating: zone)
  for item in timed.items.prefix(4) {
    // Around the start, and far from it, on a second that the input chooses.
    let choice = bytes.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xfff_ffff }
    let near = item.set.start.instant.secondsSince1970 - choice % 40_000_000
    expand(item.set, from: near, seconds: 3 * choice)
    expand(item.set, from: near + 40 * (choice & 0xff_ffff), seconds: choice)
    _ = item.rulesThatNeverOccur
  }
  return 0
}

private func expand(_ set: RecurrenceSet, from: Int, seconds: Int) {
  let from = Instant(secondsSince1970: from)
  for match in [RecurrenceSet.Match.start, .overlap] {
    var to = from.adding(seconds: seconds + 1)
    let first = set.occurrences(from: from, to: to, matching: match, limit: 200)
    guard first.occurrences.count == 200 || !first.hasMore else { continue }
    if first.hasMore { to = first.occurrences[199].instant }
    guard from < to else { continue }
    let whole = set.occurrences(from: from, to: to, matching: match)
    check(whole.occurrences, of: set, from: from, to: to, match)
    precondition(
      whole.occurrences.elementsEqual(first.occurrences.filter { $0.instant < to }),
      "the first of many are the same as those of a smaller window")
    guard !whole.hasMore else { continue }
    let middle = from.adding(seconds: (to.secondsSince1970 - from.secondsSince1970) / 2)
    let early = set.occurrences(from: from, to: middle, matching: match).occurrences
    let late = set.occurrences(from: middle, to: to, matching: .start).occurrences
    precondition(early + late == whole.occurrences, "two halves are the whole")
  }
}

private func check(
  _ occurrences: [RecurrenceSet.Occurrence], of set: RecurrenceSet, from: Instant, to: Instant,
  _ match: RecurrenceSet.Match
) {
  precondition(Set(occurrences).count == occurrences.count, "each occurrence is there once")
  for (occurrence, next) in zip(occurrences, occurrences.dropFirst()) {
    precondition(occurrence.instant <= next.instant, "occurrences are in order")
    precondition(
      occurrence.instant < next.instant || !set.overrides.isEmpty,
      "only changed occurrences start together")
  }
  for occurrence in occurrences {
    precondition(occurrence.end >= occurrence.instant, "nothing ends before it starts")
    precondition(occurrence.instant < to, "it starts in the window")
    precondition(
      occurrence.instant >= from || match == .overlap && occurrence.end > from,
      "it lasts into the window")
  }
}
