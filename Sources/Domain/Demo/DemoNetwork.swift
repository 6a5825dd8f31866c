package import CivilTime

/// A generated network for trying things out, for screenshots and for measuring.
///
/// Everybody in it is invented and says so: `Demo` in the name, mail at example.no, telephone numbers
/// that cannot exist, `Generert demo` as the note. The same scale, seed and input give the same records.
package struct DemoNetwork: Sendable {
  /// How many records of each kind.
  package struct Scale: Hashable, Sendable {
    package var contacts: Int
    package var events: Int
    package var notes: Int
    package var followUps: Int
    package var messages: Int

    package init(contacts: Int, events: Int, notes: Int, followUps: Int, messages: Int) {
      self.contacts = contacts
      self.events = events
      self.notes = notes
      self.followUps = followUps
      self.messages = messages
    }

    /// One region.
    package static let small = Scale(
      contacts: 150, events: 60, notes: 100, followUps: 80, messages: 400)
    /// The country.
    package static let medium = Scale(
      contacts: 5000, events: 2000, notes: 3000, followUps: 2000, messages: 20_000)
    /// Ten countries.
    package static let large = Scale(
      contacts: 50_000, events: 20_000, notes: 30_000, followUps: 20_000, messages: 200_000)

    /// The scale that `--scale` names: S, M or L, in either case.
    package init?(named name: String) {
      switch name {
      case "S", "s": self = .small
      case "M", "m": self = .medium
      case "L", "l": self = .large
      default: return nil
      }
    }
  }

  package let scale: Scale
  package let seed: UInt64
  /// The day that everything lies around.
  package let today: CivilDate
  private let municipalities: [Organization]
  private let events: [Event]
  private let homeOrganization: String

  /// - Parameters:
  ///   - scale: How many records.
  ///   - seed: Chooses one of many networks of that size.
  ///   - municipalities: The real ones, of which all take part; without any there are no records.
  ///   - events: Real events that get generated answers from the municipalities; they count towards
  ///     the scale and come back with their identities.
  ///   - homeOrganization: Where the generated adviser works, by name.
  ///   - today: The day that everything lies around, 1 September 2021 unless given.
  package init(
    scale: Scale, seed: UInt64, municipalities: [Organization], events: [Event] = [],
    homeOrganization: String = "", today: CivilDate? = nil
  ) {
    self.scale = scale
    self.seed = seed
    self.municipalities = municipalities
    self.events = events
    self.homeOrganization = homeOrganization
    self.today = today ?? CivilDate(year: 2021, month: 9, day: 1) ?? CivilDate(dayNumber: 18_871)
  }

  /// All records: people, events (the given ones with answers first), notes with their follow-ups, and
  /// messages that refer to each other.
  package func records() -> [Record] {
    guard !municipalities.isEmpty else { return [] }
    var generator = DemoGenerator(seed: seed)
    let people = DemoPeople(
      count: scale.contacts, municipalities: municipalities, homeOrganization: homeOrganization,
      today: today, using: &generator)
    let calendar = DemoEvents(
      count: scale.events, given: events, people: people, today: today, using: &generator)
    let notes = DemoNotes(
      noteCount: scale.notes, followUpCount: scale.followUps, people: people,
      events: calendar.events, today: today, using: &generator)
    let messages = DemoMessages(
      count: scale.messages, people: people, today: today, using: &generator)
    return people.contacts.map(Record.contact) + calendar.events.map(Record.event)
      + notes.notes.map(Record.note) + notes.followUps.map(Record.followUp)
      + messages.messages.map(Record.message)
  }
}
