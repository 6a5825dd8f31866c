/// One person or role that mail comes from or goes to, RFC 5322 §3.4.
package struct Mailbox: Hashable, Sendable {
  /// The display name, decoded; `nil` if there is none.
  package let name: String?
  /// `local@domain` without comments, blanks and routes; anything else only if that is what the
  /// header says.
  package let address: String

  package init(name: String? = nil, address: String) {
    (self.name, self.address) = (name, address)
  }
}
