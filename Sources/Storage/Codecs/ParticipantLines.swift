import Domain
import VObject

/// Participants as ATTENDEE lines, RFC 5545 §3.8.4.1.
///
/// The lines we write say `SCHEDULE-AGENT=NONE` (RFC 6638 §7.1), so that no server mails people
/// behind the user's back.
enum ParticipantLines {
  static func read(_ component: PropertyIndex) -> [Participant] {
    component.map(propertiesNamed: "ATTENDEE", participant)
  }

  static func write(_ participants: [Participant], into component: inout Component) {
    component.setLines(
      named: "ATTENDEE", to: participants, reading: participant, making: line,
      comparing: ["CN", "CUTYPE", "PARTSTAT", "SCHEDULE-AGENT"])
  }

  private static func participant(_ line: ContentLine) -> Participant {
    let address = line.text
    var (name, kind, status): (String?, Participant.Kind?, Participant.Status?)
    line.forEachFirstValue(ofParameters: parameterNames) { place, value in
      switch place {
      case 0: kind = value.index(in: kindNames).map { Participant.Kind.allCases[$0] }
      case 1: status = value.index(in: statusNames).map { Participant.Status.allCases[$0] }
      default: name = value.text
      }
    }
    return Participant(
      kind: kind ?? .person, name: name ?? self.name(in: address), address: address,
      status: status ?? .needsAction)
  }

  private static let parameterNames = NameTable(["CUTYPE", "PARTSTAT", "CN"])
  private static let kindNames = NameTable(Participant.Kind.allCases.map(\.rawValue))
  private static let statusNames = NameTable(Participant.Status.allCases.map(\.rawValue))

  /// The address itself stands for a participant without a name.
  private static func name(in address: String) -> String {
    address.isMailAddress ? String(address.dropFirst(7)) : address
  }

  private static func line(_ participant: Participant) -> ContentLine {
    let parameters = [
      Parameter("CN", participant.name), Parameter("CUTYPE", participant.kind.rawValue),
      Parameter("PARTSTAT", participant.status.rawValue), Parameter("SCHEDULE-AGENT", "NONE"),
    ]
    return ContentLine("ATTENDEE", parameters: parameters, text: participant.address)
  }
}

extension String {
  /// Whether it begins with `mailto:`, in letters of either case.
  var isMailAddress: Bool {
    guard utf8.prefix(8).allSatisfy({ $0 < 0x80 }) else { return lowercased().hasPrefix("mailto:") }
    return utf8.prefix(7).elementsEqual("mailto:".utf8) {
      $0 == $1 || ($1 != UInt8(ascii: ":") && $0 | 0x20 == $1)
    }
  }
}

extension RecordID {
  /// The identity that a URI stands for: the reverse of `asURI`.
  init(uri: String) {
    let prefix = "urn:x-samspill:"
    self.init(uri.lowercased().hasPrefix(prefix) ? String(uri.dropFirst(prefix.count)) : uri)
  }
}
