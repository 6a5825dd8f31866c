import Storage
import Wording

extension ArchiveFault {
  /// Why a file is no backup, as a clause that stands in brackets.
  var phrase: Phrase {
    switch self {
    case .noDescription, .notTar, .cutShort, .oddHeaders, .moreBehindEnd, .differs: wholePhrase
    case .link, .otherKind, .holes: contentPhrase
    case .absoluteName, .escapingName, .noName, .nameTwice, .fileAndFolder: namePhrase
    }
  }

  private var wholePhrase: Phrase {
    switch self {
    case .noDescription:
      phrase("det er ingen network.json i den", "det er ingen network.json i ho")
    case .notTar: phrase("det er ikke en tar-fil", "det er ikkje ei tar-fil")
    case .cutShort: phrase("slutten mangler", "slutten manglar")
    case .oddHeaders:
      phrase("innholdslisten motsier seg selv", "innhaldslista seier imot seg sjølv")
    case .moreBehindEnd: phrase("det står mer etter slutten", "det står meir etter slutten")
    default:
      phrase(
        "det som kom ut, er ikke det den lister opp", "det som kom ut, er ikkje det ho listar opp")
    }
  }

  private var contentPhrase: Phrase {
    switch self {
    case .link: phrase("det er en lenke i den", "det er ei lenkje i ho")
    case .holes: phrase("det er en fil med hull i den", "det er ei fil med hol i ho")
    default:
      phrase("det er annet enn filer og mapper i den", "det er anna enn filer og mapper i ho")
    }
  }

  private var namePhrase: Phrase {
    switch self {
    case .absoluteName: phrase("et navn i den begynner med /", "eit namn i ho byrjar med /")
    case .escapingName:
      phrase("et navn i den fører ut av mappa", "eit namn i ho fører ut av mappa")
    case .noName: phrase("en fil i den mangler navn", "ei fil i ho manglar namn")
    case .nameTwice: phrase("et navn står to ganger i den", "eit namn står to gonger i ho")
    default:
      phrase("noe i den er både fil og mappe", "noko i ho er både fil og mappe")
    }
  }

  private func phrase(_ bokmål: String, _ nynorsk: String) -> Phrase {
    Phrase(nb: bokmål, nn: nynorsk, en: explanation)
  }
}

extension StorageError.DescriptionFault {
  /// What is wrong with `network.json`, as a clause that stands in brackets.
  var phrase: Phrase {
    switch self {
    case .missing(let key):
      Phrase(nb: "«\(key)» mangler", nn: "«\(key)» manglar", en: explanation)
    case .wrongType(let key):
      Phrase(nb: "«\(key)» er av feil slag", nn: "«\(key)» er av feil slag", en: explanation)
    case .notJSON(let line):
      Phrase(
        nb: "det er ikke JSON fra linje \(line)", nn: "det er ikkje JSON frå linje \(line)",
        en: explanation)
    }
  }
}
