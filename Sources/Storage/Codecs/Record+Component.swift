import CivilTime
import Domain
import VObject

extension Record {
  /// What `component`, which lies in `folder`, says; `nil` if it is no record, or a broken one.
  static func read(
    _ component: PropertyIndex, in folder: StoreFolder, id: RecordID, zone: LocalZone
  ) -> Record? {
    switch component.kind {
    case .card:
      let isOrganization =
        OrganizationCodec.isOrganization(component) ?? (folder == .organizations)
      return isOrganization
        ? OrganizationCodec.read(component, id: id, in: zone).map(Record.organization)
        : ContactCodec.read(component, id: id, in: zone).map(Record.contact)
    case .event:
      return EventCodec.read(component, id: id, in: zone).map(Record.event)
    case .journal:
      return NoteCodec.read(component, id: id, in: zone).map(Record.note)
    case .toDo:
      return folder == .projects
        ? ProjectCodec.read(component, id: id, in: zone).map(Record.project)
        : FollowUpCodec.read(component, id: id, in: zone).map(Record.followUp)
    case .calendar, .freeBusy, .timeZone, .alarm, .standard, .daylight, nil:
      return nil
    }
  }

  /// A component that says it, for the kinds that are components.
  func makeComponent(in zone: LocalZone) -> Component? {
    switch self {
    case .contact(let value): ContactCodec.make(value, in: zone)
    case .organization(let value): OrganizationCodec.make(value, in: zone)
    case .event(let value): EventCodec.make(value, in: zone)
    case .note(let value): NoteCodec.make(value, in: zone)
    case .followUp(let value): FollowUpCodec.make(value, in: zone)
    case .project(let value): ProjectCodec.make(value, in: zone)
    case .message, .method: nil
    }
  }

  /// Carries what differs from `old` into the component that `old` was read from.
  func write(into component: inout Component, replacing old: Record, in zone: LocalZone) {
    switch (self, old) {
    case (.contact(let new), .contact(let old)):
      ContactCodec.write(new, replacing: old, into: &component, in: zone)
    case (.organization(let new), .organization(let old)):
      OrganizationCodec.write(new, replacing: old, into: &component, in: zone)
    case (.event(let new), .event(let old)):
      EventCodec.write(new, replacing: old, into: &component, in: zone)
    case (.note(let new), .note(let old)):
      NoteCodec.write(new, replacing: old, into: &component, in: zone)
    case (.followUp(let new), .followUp(let old)):
      FollowUpCodec.write(new, replacing: old, into: &component, in: zone)
    case (.project(let new), .project(let old)):
      ProjectCodec.write(new, replacing: old, into: &component, in: zone)
    case (.contact, _), (.organization, _), (.event, _), (.note, _), (.followUp, _),
      (.project, _), (.message, _), (.method, _):
      preconditionFailure("a record is written into a component of its own kind")
    }
  }
}

extension Component {
  /// Says that the component was changed, or made, at `instant`.
  mutating func stamp(at instant: Instant, isNew: Bool) {
    if name == "VCARD" {
      CardLines.stamp(&self, at: instant)
    } else {
      CalendarLines.stamp(&self, at: instant, isNew: isNew)
    }
  }
}

extension PropertyIndex {
  /// What `transform` makes of each property of that name, in their order.
  func map<Value>(
    propertiesNamed name: StaticString, _ transform: (ContentLine) -> Value
  ) -> [Value] {
    var values: [Value] = []
    forEachProperty(named: name) { values.append(transform($0)) }
    return values
  }
}
