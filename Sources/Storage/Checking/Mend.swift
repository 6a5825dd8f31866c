/// Something in the store that is not as it should be and can be put right without losing anything.
package struct Mend: Hashable, Sendable {
  /// What is done about it.
  package enum Action: Hashable, Sendable {
    /// Every line ends in CR LF.
    case lineEndings
    /// Components that were left open get their END.
    case ends
    /// Properties that a record must have are added, by what else the file tells.
    case properties([String])
    /// A record gets a UID of its own, as that of another was on it.
    case newIdentity
    /// Of two records in a file that are the same to the byte one is taken out.
    case equalRecord
    /// Of several records in a file all but one get files of their own: so many.
    case split(Int)
    /// The file goes to where the program reads it, and others look for it: the path there.
    case move(to: String)
    /// One of two files that are the same to the byte goes to the trash; the other stays.
    case trashCopy(of: String)
    /// The file gets a name that every system can have.
    case name
    /// A message with flags moves from `new` to `cur`, where flags count.
    case flagged
    /// A message in `cur` gets the `:2,` behind which its flags are to stand.
    case flagMark
    /// A message whose delivery was never ended goes to the trash, from where it can be delivered.
    case undelivered
    /// A delivery that never began to write goes away.
    case emptyDelivery
    /// Others on the machine may no longer read it, or its owner may again.
    case permissions
    /// A folder of the store is made.
    case folder
  }

  /// The path of the file or folder below the store.
  package let path: String
  /// At least one.
  package let actions: [Action]

  /// Whether undo takes it back; modes and folders are no part of the history.
  package var isUndoable: Bool { actions.contains { $0 != .permissions && $0 != .folder } }
}
