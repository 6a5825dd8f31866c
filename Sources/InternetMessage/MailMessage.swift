/// A message as it was found: RFC 5322 with MIME, read as far as it can be.
///
/// Every byte is kept. Reading never fails; ``diagnostics()`` says what was wrong.
package struct MailMessage: Hashable, Sendable {
  /// The body, with the parts of a multipart below it.
  package let body: MailPart
  let structureDiagnostics: [MailDiagnostic]

  package var bytes: [UInt8] { body.header.bytes }
  /// Subject, addresses, date, identifiers.
  package var header: HeaderBlock { body.header }

  /// Reads a whole message in time linear in its size.
  ///
  /// Line ends may be CRLF, LF or CR; a byte order mark and an mbox `From ` line are passed over.
  package init(parsing bytes: [UInt8]) {
    (body, structureDiagnostics) = bytes.withUnsafeBufferPointer { buffer in
      var lines = LineReader(buffer)
      let (header, bodyStart, problems) = HeaderReader.read(lines, of: bytes, isMessage: true)
      lines.move(to: bodyStart)
      return PartReader.read(header, body: lines, problems)
    }
  }
}
