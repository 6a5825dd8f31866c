/// One header field as it stands in a message.
///
/// It knows where it stands, so that the bytes stay what they were; name and value are read from
/// them when somebody asks.
package struct HeaderField: Hashable, Sendable {
  /// Where the whole field stands in the message, with the line end of its last line.
  package let range: Range<Int>
  let nameRange: Range<Int>
  /// What follows the colon, still folded, without the last line end.
  let valueRange: Range<Int>
}
