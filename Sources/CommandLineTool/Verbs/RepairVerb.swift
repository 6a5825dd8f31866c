import Domain
import Storage
import Wording

/// `samspill check --repair`: puts right what can be without losing anything.
enum RepairVerb {
  static let option = OptionDefinition("repair", nil, Phrases.optionRepair)

  static var result: ResultType<Mend> {
    ResultType(
      name: "repair",
      fields: [
        .derived("path", Phrases.path, .string) { mend, _ in .string(mend.path) },
        .derived("actions", Phrases.change, .array(.choice(Mend.Action.names))) { mend, _ in
          .strings(mend.actions.map(\.name))
        },
        .derived("explanation", Phrases.message, .string) { mend, perspective in
          .string(mend.explanation(perspective.language))
        },
      ],
      columns: ["path", "explanation"])
  }

  /// Lists what is to be done, asks, does it, and says what is left.
  static func run(_ context: inout ToolContext) throws {
    guard context.operands.isEmpty else {
      throw ToolError.usage(Phrases.notTogether("--repair", "PATH", context.language))
    }
    guard !context.options.isReadOnly else {
      throw ToolError(ChangeFailure.readOnly, context.language)
    }
    let mends = try context.change { (store) throws(ChangeFailure) in try store.mends() }
    context.print(mends, as: result, in: context.bare)
    if mends.isEmpty {
      context.inform(Phrases.nothingToMend(context.language))
    } else {
      try mend(mends, &context)
    }
    let left = try context.openStore().check()
    if left.contains(where: { $0.severity == .error }) { context.output.raise(.incomplete) }
    if !left.isEmpty { context.inform(Phrases.problemsLeft(left.count, context.language)) }
  }

  private static func mend(_ mends: [Mend], _ context: inout ToolContext) throws {
    try context.confirm(
      Phrases.confirmMending(
        mends.count, isUndoable: mends.contains(where: \.isUndoable), context.language))
    let label = Phrases.mendingLabel(context.language)
    let done = try context.change { (store) throws(ChangeFailure) in
      try store.repair(mends, label: label)
    }
    // Where nothing of it is in the history, undo would take back what was done before.
    context.inform(
      Phrases.mended(
        done.count, isUndoable: done.contains(where: \.isUndoable), context.language))
  }
}

extension Mend {
  /// What is done, in sentences.
  func explanation(_ language: Language) -> String {
    actions.map { $0.phrase(language) }.joined(separator: "; ")
  }
}

extension Mend.Action {
  /// The words for actions in JSON.
  static let names = [
    "line-endings", "ends", "properties", "new-identity", "equal-record", "split", "move",
    "trash-copy", "name", "flagged", "flag-mark", "undelivered", "empty-delivery", "permissions",
    "folder",
  ]

  var name: String {
    switch self {
    case .lineEndings: "line-endings"
    case .ends: "ends"
    case .properties: "properties"
    case .newIdentity: "new-identity"
    case .equalRecord: "equal-record"
    case .split: "split"
    case .move: "move"
    case .trashCopy: "trash-copy"
    case .name: "name"
    case .flagged: "flagged"
    case .flagMark: "flag-mark"
    case .undelivered: "undelivered"
    case .emptyDelivery: "empty-delivery"
    case .permissions: "permissions"
    case .folder: "folder"
    }
  }

  fileprivate var phrase: Phrase {
    switch self {
    case .lineEndings, .ends, .properties, .newIdentity: contentPhrase
    case .equalRecord, .split, .move: placePhrase
    case .trashCopy, .name, .permissions, .folder: filePhrase
    case .flagged, .flagMark, .undelivered, .emptyDelivery: mailPhrase
    }
  }

  private var contentPhrase: Phrase {
    switch self {
    case .lineEndings:
      Phrase(
        nb: "hver linje får slutte med CR LF", nn: "kvar linje får slutte med CR LF",
        en: "every line is ended by CR LF")
    case .ends:
      Phrase(
        nb: "det som aldri slutter, får en END", nn: "det som aldri sluttar, får ein END",
        en: "what never ends gets an END")
    case .properties(let names):
      Phrase(
        nb: "det som mangler, legges til: \(names.joined(separator: ", "))",
        nn: "det som manglar, blir lagt til: \(names.joined(separator: ", "))",
        en: "what is missing is added: \(names.joined(separator: ", "))")
    default:
      Phrase(
        nb: "oppføringen får sin egen UID, for en annen har den samme",
        nn: "oppføringa får sin eigen UID, for ei anna har den same",
        en: "the record gets a UID of its own, as another has the same")
    }
  }

  private var placePhrase: Phrase {
    switch self {
    case .split(let count):
      Phrase(
        nb: count == 1
          ? "den andre oppføringen får en egen fil" : "\(count) oppføringer får egne filer",
        nn: count == 1
          ? "den andre oppføringa får ei eiga fil" : "\(count) oppføringar får eigne filer",
        en: count == 1
          ? "the other record gets its own file" : "\(count) records get their own files")
    case .move(let place):
      Phrase(nb: "flyttes til \(place)", nn: "blir flytta til \(place)", en: "moves to \(place)")
    default:
      Phrase(
        nb: "det som står to ganger, likt til siste byte, står én gang igjen",
        nn: "det som står to gonger, likt til siste byte, står éin gong att",
        en: "what is there twice, the same to the last byte, is there once")
    }
  }

  private var filePhrase: Phrase {
    switch self {
    case .trashCopy(let other):
      Phrase(
        nb: "legges i papirkurven, for \(other) er lik til siste byte",
        nn: "blir lagd i papirkorga, for \(other) er lik til siste byte",
        en: "goes to the trash, as \(other) is the same to the last byte")
    case .name:
      Phrase(
        nb: "filen får et navn som alle systemer kan ha",
        nn: "fila får eit namn som alle system kan ha",
        en: "the file gets a name that every system can have")
    case .permissions:
      Phrase(
        nb: "bare eieren får lese og skrive", nn: "berre eigaren får lese og skrive",
        en: "only its owner may read and write it")
    default: Phrase(nb: "mappa lages", nn: "mappa blir laga", en: "the folder is made")
    }
  }

  private var mailPhrase: Phrase {
    switch self {
    case .flagged:
      Phrase(
        nb: "flyttes til cur, der merkene teller", nn: "blir flytta til cur, der merka tel",
        en: "moves to cur, where flags count")
    case .flagMark:
      Phrase(
        nb: "navnet får «:2,», som merkene skal stå bak",
        nn: "namnet får «:2,», som merka skal stå bak",
        en: "its name gets “:2,”, behind which flags stand")
    case .undelivered:
      Phrase(
        nb: "aldri levert ferdig: legges i papirkurven, og kan hentes derfra",
        nn: "aldri levert ferdig: blir lagd i papirkorga, og kan hentast derifrå",
        en: "never wholly delivered: goes to the trash, and can be restored from there")
    default:
      Phrase(
        nb: "en levering som aldri kom i gang, fjernes",
        nn: "ei levering som aldri kom i gang, blir fjerna",
        en: "a delivery that never began is removed")
    }
  }
}
