import InternetMessage

/// Reads the input as a message and as an mbox, asks for everything there is to ask, and writes it
/// again: nothing may trap, and what lies in the message must lie within it.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzMail(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let mbox = Mbox(bytes)
  for range in mbox.ranges { read(MailMessage(parsing: mbox.message(at: range))) }
  return 0
}

private func read(_ message: MailMessage) {
  let header = message.header
  let messages = [header.messageID].compactMap { $0 } + header.references + header.inReplyTo
  precondition(messages.allSatisfy { !$0.canonical.contains(" ") || $0.description.contains(" ") })
  for part in message.body.flattened {
    precondition(part.contentRange.upperBound <= message.bytes.count, "a part ends in the message")
    _ = (part.fileName, part.decodedBytes().count)
  }
  for diagnostic in message.diagnostics() {
    precondition(diagnostic.line > 0 && diagnostic.column > 0, "a place is found")
    _ = diagnostic.problem.explanation
  }
  let threads = [header.references, header.inReplyTo].enumerated().map { index, ids in
    ThreadableMessage(
      name: ArraySlice("\(index)".utf8), id: ids.last, references: ids,
      inReplyTo: header.inReplyTo, subject: header.subject ?? "",
      sent: header.sent ?? .init(secondsSince1970: 0))
  }
  precondition(ThreadForest(of: threads).rows.filter { $0.message != nil }.count == 2)
  guard let date = header.date, let id = header.messageID else { return }
  let copy = OutgoingMessage(
    from: header.from, to: header.to, cc: header.cc, subject: header.subject ?? "",
    body: message.readableText, date: date, id: id, references: header.references)
  let again = MailMessage(parsing: copy.encoded())
  precondition(again.header.fields.count <= 11, "nothing is smuggled into the header")
}
