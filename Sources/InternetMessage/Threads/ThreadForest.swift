/// Messages laid out as conversations, RFC 5256 REFERENCES.
///
/// The same messages give the same forest in whatever order they come. Where the RFC leaves a
/// choice, or we depart from it:
/// - Messages are taken in the order of their names, which decides who owns an identifier that
///   several have; the others stand where their own references put them.
/// - Only identifiers with two sides count. In-Reply-To is read when References holds none, and
///   then its first identifier alone.
/// - Subjects are compared without case (§1 with RFC 5255 §4.3, i;unicode-casemap), and one in
///   plain UTF-8 (RFC 6532) is the same as its encoded words.
/// - A date that cannot be read is that of the file and not the beginning of time (§2.2).
package struct ThreadForest: Hashable, Sendable {
  /// One message in reading order, parents before children.
  package struct Row: Hashable, Sendable {
    /// Which conversation, from 0.
    package let thread: Int
    /// The row that this one answers.
    package let parent: Int?
    package let depth: Int
    /// Which of the messages given, or `nil` for one that others answer but that is not here.
    package let message: Int?
  }

  package let rows: [Row]

  /// Threads the messages in time that grows with their number and that of their references.
  ///
  /// - Parameters:
  ///   - messages: all messages of the folder.
  ///   - gathersBySubject: whether conversations with the same base subject become one, step (5)
  ///     of the RFC; off, only identifiers count.
  package init(of messages: ThreadableMessages, gathersBySubject: Bool = true) {
    var builder = ThreadBuilder(messages)
    builder.linkAll()
    builder.pruneMissing()
    if gathersBySubject { builder.gatherBySubject() }
    rows = builder.rows()
  }

  /// Threads a list of messages.
  package init(of messages: [ThreadableMessage], gathersBySubject: Bool = true) {
    self.init(of: ThreadableMessages(messages), gathersBySubject: gathersBySubject)
  }
}
