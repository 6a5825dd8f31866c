import CivilTime
import VObject

/// Where a file of ours stops being JSON, which the decoder does not tell.
enum JSONFault {
  /// The line, from 1, of the first byte that fits no JSON; `nil` if all of it does.
  static func line(in bytes: [UInt8]) -> Int? {
    do throws(ValueError) {
      _ = try JSONValue(parsing: bytes[...])
      return nil
    } catch {
      return 1 + bytes[..<error.byteOffset].count { $0 == UInt8(ascii: "\n") }
    }
  }
}
