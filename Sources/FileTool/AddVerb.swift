import CivilTime
import Glibc
import VObject

/// `add`: puts a new item into a file, or into a new one; done twice it is there once.
enum AddVerb {
  static func run(
    _ arguments: [[UInt8]], _ output: inout FileOutput
  ) throws(FileArguments.UsageError) {
    let arguments = try FileArguments(
      arguments, options: ["--uid", "--component", "--set", "--delete"])
    let path = try arguments.requireOperand("one file")
    guard let uid = arguments.value(of: "--uid"), !uid.isEmpty else {
      throw FileArguments.UsageError(message: "say --uid UID")
    }
    let isCard = path.pathExtension == "vcf"
    let kind = (arguments.value(of: "--component") ?? (isCard ? "VCARD" : "VEVENT")).uppercased()
    guard ["VEVENT", "VTODO", "VJOURNAL", "VCARD"].contains(kind), (kind == "VCARD") == isCard
    else {
      throw FileArguments.UsageError(
        message: "--component must be vevent, vtodo or vjournal in an .ics file")
    }
    let changes = try PropertyChanges(arguments)
    let moment = Instant(secondsSince1970: time(nil))
    do throws(FileFailure) {
      try FileRewriting(path).apply { (file) throws(FileFailure) in
        var file = file ?? (isCard ? ParsedFile([]) : .calendar(with: []))
        let place = try place(of: uid, in: &file) ?? append(kind, uid, at: moment, to: &file)
        try changes.apply(to: &file, at: place)
        return .contents(file)
      }
    } catch {
      output.report(error, at: path)
    }
  }

  private static func place(
    of uid: String, in file: inout ParsedFile
  ) throws(FileFailure) -> ItemSelector.Place? {
    let selector = ItemSelector(uid: uid)
    return selector.itemsOfUID(in: file).isEmpty ? nil : try selector.place(in: file)
  }

  private static func append(
    _ kind: String, _ uid: String, at moment: Instant, to file: inout ParsedFile
  ) -> ItemSelector.Place {
    var item = Component(name: kind)
    guard kind != "VCARD" else {
      item.setText("4.0", of: "VERSION")
      item.setText(uid, of: "UID")
      item.setText("", of: "FN")
      file.components.append(item)
      return ItemSelector.Place(outer: file.components.count - 1)
    }
    item.setText(uid, of: "UID")
    item.setDateValue(.dateTime(ZonedDateTime(moment.utc, in: .utc)), of: "DTSTAMP")
    if !file.components.contains(where: { $0.name == "VCALENDAR" }) {
      file.components += ParsedFile.calendar(with: []).components
    }
    let outer = file.components.firstIndex { $0.name == "VCALENDAR" } ?? 0
    file.components[outer].components.append(item)
    return ItemSelector.Place(outer: outer, inner: file.components[outer].components.count - 1)
  }
}
