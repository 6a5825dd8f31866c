import Domain
import Testing

/// Who somebody says they are, in a configuration or a command.
struct MailboxTests {
  @Test(arguments: [
    ("mari@example.no", "", "mari@example.no"),
    ("Mari Demo <mari@example.no>", "Mari Demo", "mari@example.no"),
    ("\" Mari Demo \" <mari@example.no>", "Mari Demo", "mari@example.no"),
    ("<mari@example.no>", "", "mari@example.no"),
  ])
  func `a mailbox is read with and without a name`(
    written: String, name: String, address: String
  ) {
    #expect(
      Message.Mailbox(written: written) == Message.Mailbox(name: name, address: address))
  }

  @Test(arguments: ["", "Mari Demo", "Mari <>", "Mari <mari>", "mari>"])
  func `without an address there is no mailbox`(written: String) {
    #expect(Message.Mailbox(written: written) == nil)
  }
}
