/// What a file turned out to contain: all we understood, and a note for each thing we did not.
package struct ParsedFile: Hashable, Sendable {
  /// The most bytes that are read as components; a longer file is kept, but not understood.
  package static let byteLimit = 64 << 20

  /// How many diagnostics are kept if nobody says otherwise.
  package static let usualLimit = 10_000

  /// How deep components may lie in each other; deeper ones are kept as lines.
  package static let depthLimit = 64

  /// The file's components and what lies between them.
  var items: [Component.Item]
  /// What was odd about the file when it was read.
  package private(set) var remarks: DiagnosticList
  private var style: LineStyle
  /// A file over the limit, as it is.
  private var tooBig: [UInt8] = []

  /// Reads a whole .ics or .vcf file.
  ///
  /// Never fails: ``bytes`` gives back `bytes` whatever they are. Takes linear time, and shares
  /// `bytes` with the lines it makes of them.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - limit: How many diagnostics are kept.
  package init(parsing bytes: [UInt8], keeping limit: Int = usualLimit) {
    var reader = FileReader(bytes, for: TreeTaker(bytes), keeping: limit)
    reader.read()
    self.init(reader.taker.items, reader.diagnostics, of: bytes)
  }

  private init(_ items: [Component.Item], _ remarks: DiagnosticList, of bytes: [UInt8]) {
    (self.items, self.remarks) = (items, remarks)
    if bytes.count > Self.byteLimit { tooBig = bytes }
    let first = items.firstComponent?.begin
    style = LineStyle(ending: first?.lineEnding ?? .crlf)
  }

  /// What ``allProblems`` says of a file, which is read only as far as anything can come of it.
  package static func allProblems(in bytes: [UInt8], keeping limit: Int) -> DiagnosticList {
    var reader = FileReader(
      bytes, for: TreeTaker(bytes), keeping: limit, stopsWhenClosed: true)
    reader.read()
    guard reader.diagnostics.isOpen else { return reader.diagnostics }
    return ParsedFile(reader.taker.items, reader.diagnostics, of: bytes).allProblems
  }

  /// Reads a whole file for the sake of its cards and of what its calendars hold: gives each to
  /// `body` when it has been read, keeps none, and returns what was odd about the file.
  package static func forEachItem(
    in bytes: [UInt8], keeping limit: Int, _ body: (Component) -> Void
  ) -> DiagnosticList {
    withoutActuallyEscaping(body) { body in
      var reader = FileReader(bytes, for: TreeTaker(bytes, giving: body), keeping: limit)
      reader.read()
      return reader.diagnostics
    }
  }

  /// Makes a file of these components.
  package init(_ components: [Component]) {
    items = components.map { .component($0) }
    remarks = DiagnosticList(limit: Self.usualLimit)
    style = components.first?.style ?? LineStyle()
  }

  /// Makes a calendar (RFC 5545 §3.4) that holds these components, its lines ending in CRLF.
  package static func calendar(with components: [Component]) -> ParsedFile {
    var calendar = Component(name: "VCALENDAR")
    calendar.setText("2.0", of: "VERSION")
    calendar.setText("-//Samspill//Samspill//EN", of: "PRODID")
    calendar.components = components
    return ParsedFile([calendar])
  }

  /// What was odd about the file when it was read, as far as it was kept.
  package var diagnostics: [Diagnostic] { remarks.kept }

  /// The top-level components, VCALENDAR or VCARD as a rule.
  ///
  /// Set, they take the places of the old ones one by one, as in ``Component/components``.
  package var components: [Component] {
    get { items.components }
    set { items.replaceComponents(with: newValue, style: style) }
  }

  /// Calls `body` with the top-level components, one by one.
  package func forEachComponent(_ body: (Component) -> Void) {
    for case .component(let component) in items { body(component) }
  }

  /// One of ``components``, without a list of all.
  package func component(at number: Int) -> Component? {
    items.component(at: number)
  }

  /// Puts another in the place of one of ``components``.
  package mutating func replaceComponent(at number: Int, with new: Component) {
    items.replaceComponent(at: number, with: new, style: style)
  }

  /// Takes out those of ``components`` that `isDoomed` wants to be rid of.
  package mutating func removeComponents(where isDoomed: (Component) -> Bool) {
    items.removeComponents(where: isDoomed)
  }

  /// Lets `body` change each of ``components``.
  package mutating func changeComponents(_ body: (inout Component) -> Void) {
    for index in items.indices {
      guard case .component(var component) = items[index] else { continue }
      body(&component)
      items[index] = .component(component)
    }
  }

  /// The file as it is written: what was read, save what was changed.
  package var bytes: [UInt8] {
    var bytes = tooBig
    items.append(to: &bytes)
    return bytes
  }
}
