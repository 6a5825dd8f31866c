import CivilTime
import Domain
import TestSupport
import Testing

/// `2021-11-01…2021-11-30 month at`, or `–`.
private func read(_ text: String, today: String = "2021-09-01") throws -> String {
  guard let date = VagueDate(parsing: text, today: try day(today)) else { return "–" }
  let days = date.first == date.last ? "\(date.first)" : "\(date.first)…\(date.last)"
  return "\(days) \(date.precision.rawValue) \(date.bound.rawValue)"
}

@Test(
  arguments: [
    // As vague as the sources.
    ("7. april 2021", "2021-04-07 day at"), ("innen 1. mai 2021", "2021-05-01 day by"),
    ("senest 14. mai 2021", "2021-05-14 day no-later-than"),
    ("senest 07.06.2021", "2021-06-07 day no-later-than"), ("31.12.2021", "2021-12-31 day at"),
    ("16. september", "2021-09-16 day at"), ("5. oktober (2021)", "–"),
    ("November", "2021-11-01…2021-11-30 month at"),
    ("november 2021", "2021-11-01…2021-11-30 month at"),
    ("høsten 2021", "2021-09-01…2021-11-30 season at"),
    ("hausten 2021", "2021-09-01…2021-11-30 season at"),
    ("vinteren 2021", "2020-12-01…2021-02-28 season at"),
    ("2021", "2021-01-01…2021-12-31 year at"), ("2021-10", "2021-10-01…2021-10-31 month at"),
    ("2021-10-15", "2021-10-15 day at"),
    // Numbers in every order and company.
    ("15.10", "2021-10-15 day at"), ("15.10.", "2021-10-15 day at"),
    ("15.10.21", "2021-10-15 day at"), ("15/10/2021", "2021-10-15 day at"),
    ("15. okt.", "2021-10-15 day at"), ("15 oktober", "2021-10-15 day at"),
    ("15.3", "2021-03-15 day at"),
    ("15.2", "2022-02-15 day at"), ("den 15. oktober 2021", "2021-10-15 day at"),
    ("den 15.", "2021-09-15 day at"), ("29.2", "2024-02-29 day at"), ("31.4.2021", "–"),
    ("torsdag 16. september 2021", "2021-09-16 day at"), ("tor 16.9.", "2021-09-16 day at"),
    // Spans.
    ("3.–6. juni 2021", "2021-06-03…2021-06-06 day at"),
    ("30. mai–2. juni 2021", "2021-05-30…2021-06-02 day at"),
    ("30. desember 2020–3. januar 2021", "2020-12-30…2021-01-03 day at"),
    ("3.6.–6.6.2021", "2021-06-03…2021-06-06 day at"),
    ("2021-06-03/2021-06-06", "2021-06-03…2021-06-06 day at"),
    ("3. til 6. juni 2021", "2021-06-03…2021-06-06 day at"),
    // Counted from today, Wednesday 1 September 2021.
    ("i dag", "2021-09-01 day at"), ("idag", "2021-09-01 day at"),
    ("i morgen", "2021-09-02 day at"), ("i morgon", "2021-09-02 day at"),
    ("i overmorgen", "2021-09-03 day at"), ("fredag", "2021-09-03 day at"),
    ("onsdag", "2021-09-08 day at"), ("laurdag", "2021-09-04 day at"),
    ("neste tirsdag", "2021-09-07 day at"), ("neste fredag", "2021-09-10 day at"),
    ("førstkommende fredag", "2021-09-03 day at"), ("fredag i neste uke", "2021-09-10 day at"),
    ("måndag veke 41", "2021-10-11 day at"), ("uke 41", "2021-10-11…2021-10-17 day at"),
    ("veke 41", "2021-10-11…2021-10-17 day at"), ("uke 1", "2022-01-03…2022-01-09 day at"),
    ("neste uke", "2021-09-06…2021-09-12 day at"), ("om to uker", "2021-09-15 day at"),
    ("om 14 dagar", "2021-09-15 day at"), ("om ein månad", "2021-10-01 day at"),
    ("innen to uker", "2021-09-15 day by"), ("innan fredag", "2021-09-03 day by"),
    ("før fredag", "2021-09-02 day by"), ("i neste måned", "2021-10-01…2021-10-31 month at"),
    ("innen utgangen av oktober", "2021-10-31 day by"),
    ("slutten av oktober", "2021-10-31 day at"), ("midten av oktober", "2021-10-15 day at"),
    ("til våren", "2022-03-01…2022-05-31 season at"), ("i høst", "2021-09-01…2021-11-30 season at"),
    // English.
    ("tomorrow", "2021-09-02 day at"), ("next Tuesday", "2021-09-07 day at"),
    ("in two weeks", "2021-09-15 day at"), ("by October 15", "2021-10-15 day by"),
    ("October 15, 2021", "2021-10-15 day at"), ("the 15th of October", "2021-10-15 day at"),
    ("no later than 7 June 2021", "2021-06-07 day no-later-than"),
    ("autumn 2021", "2021-09-01…2021-11-30 season at"), ("week 41", "2021-10-11…2021-10-17 day at"),
    ("end of October", "2021-10-31 day at"), ("on Friday", "2021-09-03 day at"),
    // No dates.
    ("", "–"), ("fredag og lørdag", "–"), ("kanskje", "–"), ("15.", "2021-09-15 day at"),
    ("99999999999999999999.1", "–"), ("uke 60", "–"), ("--", "–"),
    ("uke 53", "2026-12-28…2027-01-03 day at"),
  ])
func `dates are read as people write them`(text: String, expected: String) throws {
  #expect(try read(text) == expected)
}

@Test(
  arguments: [
    ("16.9.2021 kl. 9–10.30", "2021-09-16T09:00:00 2021-09-16T10:30:00"),
    ("16. september kl. 13", "2021-09-16T13:00:00 2021-09-16T13:00:00"),
    ("torsdag 16. september 2021 kl. 09.00–10.30", "2021-09-16T09:00:00 2021-09-16T10:30:00"),
    ("16.9.2021 09:00-10:30", "2021-09-16T09:00:00 2021-09-16T10:30:00"),
    ("i morgen kl 9", "2021-09-02T09:00:00 2021-09-02T09:00:00"),
    ("16.9. kl. 22–01", "2021-09-16T22:00:00 2021-09-17T01:00:00"),
    ("16.9.2021 kl. 9 – 17.9.2021 kl. 12", "2021-09-16T09:00:00 2021-09-17T12:00:00"),
    ("Thursday 16 September 2021 at 9:00 to 10:30", "2021-09-16T09:00:00 2021-09-16T10:30:00"),
    ("16.9.2021 kl. 9–10.11", "2021-09-16T09:00:00 2021-09-16T10:11:00"),
    ("16.9.2021 kl. 25", "–"), ("november 2021 kl. 9", "–"), ("16.9.2021 kl. 9 i salen", "–"),
  ])
func `an event's time is read with its clock`(text: String, expected: String) throws {
  let when = Event.When(parsing: text, today: try day("2021-09-01"), zone: .floating)
  guard case .timed(let start, let end)? = when else {
    #expect(expected == "–")
    return
  }
  #expect("\(start.local) \(end.local)" == expected)
}

@Test func `a vague date is a time of an event too`() throws {
  let when = Event.When(parsing: "november 2021", today: try day("2021-09-01"), zone: .floating)
  #expect(when == .days(VagueDate(monthOf: try day("2021-11-01"))))
}

@Test func `no text makes the reading of dates fail`() throws {
  let pieces = [
    "innen", "før", "uke", "99", "0", "15.", "10", ".", "–", "/", "-", ":", "kl", "mai", "i", "den",
    "fredag", "om", "to", "2021", "9999", "høsten", "slutten av", " ", "å", "neste", "\u{2013}",
    "é",
  ]
  let today = try day("9999-12-31")
  for seed in 0..<800 as Range<UInt64> {
    var generator = SeededGenerator(seed: seed)
    let text = (0..<Int.random(in: 1...7, using: &generator))
      .map { _ in pieces.randomElement(using: &generator) ?? "" }
      .joined(separator: Bool.random(using: &generator) ? " " : "")
    _ = VagueDate(parsing: text, today: today)
    _ = Event.When(parsing: text, today: today, zone: .utc)
  }
}
