/// Several fields of text folded for searching, behind each other.
package struct FoldedText: Hashable, Sendable {
  /// What a field tells about its record, which decides how much a hit in it counts.
  package enum Role: UInt8, Hashable, Sendable {
    case title
    /// Another name: a nickname, an official name, a code.
    case name
    /// The digits of a telephone number with its country code.
    case phone
    /// Who takes part.
    case people
    /// Place, category, address, role.
    case detail
    /// Running text.
    case body
  }

  /// The fields with a line feed behind each, so that no hit runs from one into the next.
  private var bytes = ByteBuffer()
  private var ends: [FieldEnd] = []

  package init() {}

  /// The fields of a list row, all of equal weight.
  package init(_ fields: [String]) {
    for field in fields { append(field, as: .detail) }
  }

  package init(_ record: Record) {
    record.visitSearchFields { append($1, as: $0) }
  }

  /// Empties the text and takes in another record, keeping the memory.
  mutating func replace(with record: some PackedRecord) {
    bytes.removeAll()
    ends.removeAll(keepingCapacity: true)
    record.visitSearchFields { append($1, as: $0) }
  }

  /// Folds `text` in as one more field; nothing if it is empty.
  package mutating func append(_ text: String, as role: Role) {
    guard !text.isEmpty else { return }
    SearchText.appendFolded(text, to: &bytes)
    bytes.append(atMost: 1) {
      $0[0] = 0x0a
      return 1
    }
    ends.append(FieldEnd(role, bytes.count))
  }

  /// Takes in a telephone number, to be found by any run of its digits however they are grouped.
  package mutating func append(_ phone: PhoneNumber) {
    append(phone.digits, as: .phone)
  }
}

extension FoldedText {
  /// Whether `needle`, already folded, stands anywhere.
  func contains(_ needle: [UInt8]) -> Bool {
    needle.withUnsafeBufferPointer { needle in withView { $0.contains(needle) } }
  }

  /// The worth of the best hit, by role and fit; 0 if there is none.
  func score(of term: SearchTerm) -> Int {
    term.withNeedle { needle in withView { $0.score(of: needle) } }
  }

  /// The text as it is searched; to be used only within `body`.
  func withView<Result>(_ body: (View) -> Result) -> Result {
    bytes.withBytes { bytes in
      ends.withUnsafeBytes { ends in
        body(View(bytes: bytes.bindMemory(to: UInt8.self), ends: ends))
      }
    }
  }

  /// Writes the text as a row of bytes, of which a ``View`` can be had without unpacking: the number
  /// of fields, where each ends, the bytes.
  ///
  /// - Returns: Where the row is.
  func pack(into blob: inout BlobBuilder) -> Blob.Place {
    let (head, middle) = (MemoryLayout<UInt32>.size, ends.count * MemoryLayout<FieldEnd>.stride)
    return blob.append(byteCount: head + middle + bytes.count) { room in
      room.storeBytes(of: UInt32(ends.count), as: UInt32.self)
      ends.withUnsafeBytes { room[head...].copyBytes(from: $0) }
      bytes.withBytes { room[(head + middle)...].copyBytes(from: $0) }
    }
  }

  /// A field's role, in the upper four bits, and the offset behind it.
  struct FieldEnd: BitwiseCopyable, Hashable, Sendable {
    private let value: UInt32

    init(_ role: Role, _ offset: Int) {
      value = UInt32(role.rawValue) << 28 | UInt32(offset & 0xfff_ffff)
    }

    var role: Role { Role(rawValue: UInt8(value >> 28)) ?? .body }
    var offset: Int { Int(value & 0xfff_ffff) }
  }
}

extension FoldedText.Role {
  /// What a hit can be worth at most.
  var worth: Int { weight * FoldedText.Fit.wholeWord.rawValue }

  var weight: Int {
    switch self {
    case .title: 100
    case .name: 80
    case .phone: 50
    case .people: 40
    case .detail: 30
    case .body: 20
    }
  }
}
