/// The kinds of change that there are, each made as people make it.
extension Bench {
  static let operations: [Operation] = [
    Operation(
      testDescription: "edit a contact",
      arguments: ["contacts", "edit", "aase", "--set", "title=Leder"]),
    Operation(
      testDescription: "edit a contact as the first change",
      arguments: ["contacts", "edit", "aase", "--set", "title=Leder"], isFirst: true),
    Operation(
      testDescription: "log a note with follow-ups",
      arguments: [
        "notes", "add", "--title", "Møte", "--municipality", "frosta", "--body-file", "-",
      ],
      input: "Hei\n- [ ] Sende veileder @Åse Demo fredag\n- [ ] Ringe tilbake\n"),
    Operation(
      testDescription: "delete a contact", arguments: ["contacts", "delete", "aase", "--yes"]),
    Operation(
      testDescription: "undo", arguments: ["undo"],
      preparation: [["contacts", "delete", "aase", "--yes"]]),
    Operation(
      testDescription: "restore from the trash", arguments: ["trash", "restore", "aase"],
      preparation: [["contacts", "delete", "aase", "--yes"]]),
    Operation(
      testDescription: "post to the outbox",
      arguments: [
        "threads", "post", "--subject", "Hei", "--from-address", "ks@example.no", "--to",
        "alle@example.no", "--body-file", "-",
      ], input: "Hvem kommer?\n"),
    Operation(
      testDescription: "redo", arguments: ["redo"],
      preparation: [["contacts", "edit", "aase", "--set", "title=Leder"], ["undo"]]),
    Operation(
      testDescription: "empty the trash", arguments: ["trash", "empty", "--yes"],
      preparation: [["contacts", "delete", "aase", "--yes"]]),
    Operation(
      testDescription: "flag a message",
      arguments: ["threads", "edit", "m@example", "--set", "flagged=yes"],
      files: ["threads/new/1.a": letter]),
    Operation(
      testDescription: "link a thread by hand",
      arguments: ["threads", "link", "m@example", "--municipality", "frosta"],
      files: ["threads/cur/1.a:2,S": letter]),
    Operation(
      testDescription: "repair", arguments: ["check", "--repair", "--yes"],
      files: [
        "threads/cur/1.a": letter,
        "threads/tmp/2.a": letter.replacing("m@example", with: "n@example"),
        "contacts/two.vcf": card("Kari") + card("Per"),
        "calendar/stray.vcf": card("Ola"),
      ]),
    Operation(
      testDescription: "save a draft", arguments: ["save-draft"], isOfWorkspace: true),
    Operation(
      testDescription: "forget a draft", arguments: ["discard-draft"],
      preparation: [["save-draft"]], isOfWorkspace: true),
    Operation(
      testDescription: "see messages", arguments: ["mark-seen"],
      files: ["threads/new/1.a": letter], isOfWorkspace: true),
    seeMany,
    logCall,
  ]

  /// Messages that get other names in another folder.
  static let seeMany = Operation(
    testDescription: "see several messages", arguments: ["mark-seen"],
    files: [
      "threads/new/1.a": letter,
      "threads/new/2.a": letter.replacing("m@example", with: "n@example"),
      "threads/new/3.a": letter.replacing("m@example", with: "o@example"),
    ], isOfWorkspace: true)

  /// Several records at once, of which the user is told before all is done that there is to do.
  static let logCall = Operation(
    testDescription: "log a call", arguments: ["log-call"], isOfWorkspace: true)

  private static func card(_ name: String) -> String {
    "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:\(name)\r\nFN:\(name) Demo\r\nEND:VCARD\r\n"
  }

  private static let letter = """
    From: Kari Demo <kari@example.no>\r
    Date: Wed, 01 Sep 2021 10:00:00 +0200\r
    Subject: Spørsmål\r
    Message-ID: <m@example.no>\r
    \r
    Hei\r

    """
}
