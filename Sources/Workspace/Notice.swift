/// A short message on the bottom line, until the next key.
struct Notice: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case done
    case hint
    case failure
  }

  var kind: Kind
  var text: String

  init(_ text: String, kind: Kind = .done) {
    self.kind = kind
    self.text = text
  }
}
