/// Something in a message that is not as it should be, and where.
package struct MailDiagnostic: Hashable, Sendable {
  /// What is wrong.
  package let problem: Problem
  /// Where in the message, from 0.
  package let byteOffset: Int
  /// The line, from 1; 0 until the place has been looked up.
  package internal(set) var line = 0
  /// The byte in the line, from 1; 0 until the place has been looked up.
  package internal(set) var column = 0

  init(_ problem: Problem, at byteOffset: Int) {
    (self.problem, self.byteOffset) = (problem, byteOffset)
  }

  /// How much it matters.
  package enum Severity: String, Hashable, Sendable {
    /// Something could not be read as its sender meant it.
    case error
    /// Against the rules, but there was only one way to read it.
    case warning
  }

  /// What is wrong, one case for each kind.
  package enum Problem: Hashable, Sendable {
    case empty
    case emptyLinesBeforeHeader
    case lineWithoutColon
    case bareReturn(field: String)
    case fieldTooLong(field: String, limit: Int)
    case tooManyFields(limit: Int)
    case headerWithoutEnd
    case headerNotUTF8(field: String)
    case nulByte
    case missingField(String)
    case repeatedField(String)
    case unreadableDate
    case unreadableAddress(field: String)
    case unreadableMessageID(field: String)
    case unreadableContentType
    case unknownTransferEncoding(String)
    case brokenTransferEncoding(String)
    case unknownCharset(String)
    case brokenText(charset: String)
    case missingBoundaryParameter
    case boundaryNotFound
    case missingClosingBoundary
    case tooDeep(limit: Int)
    case tooManyParts(limit: Int)
  }
}

extension MailDiagnostic.Problem {
  package var severity: MailDiagnostic.Severity {
    switch self {
    case .missingField, .repeatedField, .missingClosingBoundary, .emptyLinesBeforeHeader: .warning
    case .empty, .lineWithoutColon, .bareReturn, .fieldTooLong, .tooManyFields, .headerWithoutEnd,
      .headerNotUTF8, .nulByte, .unreadableDate,
      .unreadableAddress, .unreadableMessageID, .unreadableContentType, .unknownTransferEncoding,
      .brokenTransferEncoding, .unknownCharset, .brokenText, .missingBoundaryParameter,
      .boundaryNotFound, .tooDeep, .tooManyParts:
      .error
    }
  }

  /// The word that programs look for: `syntax`, `structure`, `utf8` and so on.
  package var code: String {
    switch self {
    case .empty: "empty"
    case .emptyLinesBeforeHeader, .lineWithoutColon, .bareReturn, .headerWithoutEnd: "syntax"
    case .headerNotUTF8, .brokenText: "utf8"
    case .nulByte: "nul"
    case .missingField, .repeatedField: "property"
    case .unreadableDate, .unreadableAddress, .unreadableMessageID, .unreadableContentType,
      .unknownTransferEncoding, .brokenTransferEncoding, .unknownCharset:
      "value"
    case .missingBoundaryParameter, .boundaryNotFound, .missingClosingBoundary: "structure"
    case .tooDeep: "depth"
    case .fieldTooLong, .tooManyFields, .tooManyParts: "limit"
    }
  }

  /// The problem in one English phrase; may hold text from the message.
  package var explanation: String {
    switch self {
    case .empty: "the message is empty"
    case .emptyLinesBeforeHeader: "empty lines before the header"
    case .lineWithoutColon: "header line without a colon; skipped"
    case .bareReturn(let field): "CR without LF in \(field); read as a space"
    case .fieldTooLong(let field, let limit):
      "\(field) is longer than \(limit) bytes; read up to there"
    case .tooManyFields(let limit): "more than \(limit) header fields; the rest is passed over"
    case .headerWithoutEnd: "no empty line after the header; read as text from here"
    case .headerNotUTF8(let field): "\(field) is not UTF-8 (RFC 6532); read as Windows-1252"
    case .nulByte: "NUL byte in the header"
    case .missingField(let field): "no \(field) field (RFC 5322 §3.6)"
    case .repeatedField(let field): "more than one \(field) field (RFC 5322 §3.6); the first counts"
    case .unreadableDate: "Date is no date"
    case .unreadableAddress(let field): "\(field) holds something that is no address"
    case .unreadableMessageID(let field): "\(field) holds no message identifier"
    case .unreadableContentType: "Content-Type cannot be read; taken for text/plain"
    case .unknownTransferEncoding(let name):
      "unknown Content-Transfer-Encoding \(name); shown as it stands"
    case .brokenTransferEncoding(let name): "broken \(name); read as far as it goes"
    case .unknownCharset(let name): "unknown charset \(name)"
    case .brokenText(let charset): "text that is not \(charset)"
    case .missingBoundaryParameter: "multipart without a boundary; shown as text"
    case .boundaryNotFound: "the boundary of the multipart never comes; shown as text"
    case .missingClosingBoundary: "the multipart is cut off before its closing boundary"
    case .tooDeep(let limit): "parts nested deeper than \(limit); shown as text"
    case .tooManyParts(let limit): "more than \(limit) parts; the rest is left in the last one"
    }
  }
}
