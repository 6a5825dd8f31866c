import Glibc
import TerminalUI
import Testing

@testable import TerminalNcurses

@Test func `what is written in pieces arrives in one, in order, and so does the next frame`() throws
{
  var ends: [Int32] = [0, 0]
  // Of these sockets every read takes what one write gave.
  try #require(socketpair(AF_UNIX, Int32(SOCK_SEQPACKET.rawValue), 0, &ends) == 0)
  defer { for end in ends { close(end) } }
  let port = TerminalPort(input: ends[1], output: ends[1]) { _ in nil }
  let descriptor = dup(ends[1])
  defer { close(descriptor) }
  let output = FrameOutput(of: descriptor, to: port, nil)

  func received() -> String {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = recv(ends[0], &buffer, buffer.count, Int32(MSG_DONTWAIT))
    return String(decoding: buffer[..<max(0, count)], as: UTF8.self)
  }

  for frame in [["Frosta", " ", "Grong"], ["Hitra"], []] {
    output.collect(for: Size(rows: 24, columns: 80)) {
      for piece in frame {
        _ = Array(piece.utf8).withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      }
      #expect(received().isEmpty)
    }
    #expect(received() == frame.joined())
    #expect(received().isEmpty)
  }
  _ = "!".withCString { write(descriptor, $0, 1) }
  #expect(received() == "!", "what is written in between goes its usual way")
}
