/// A small grammar for what the demo network's people write about.
struct DemoGrammar {
  /// Things that municipalities do and talk about.
  static let themes = [
    "besøksvenn på tvers av generasjoner", "måltidsfellesskap", "eldreråd i planarbeidet",
    "aldersvennlig transport", "digital hverdag for eldre", "frivillighet og samskaping",
    "trygge gangveier", "møteplasser i grendene", "aktivitetsvenner", "velferdsteknologi",
    "kultur på sykehjemmet", "pårørendestøtte", "hjemmebesøk for 78-åringer", "bolig og nærmiljø",
    "ernæring i hjemmetjenesten", "generasjonsverksted", "turgrupper", "lesevenner",
    "seniorressurser",
    "handlingsdelen i kommuneplanen", "overganger mellom tjenester", "helsestasjon for eldre",
  ]

  static let webinars = [
    "Webinar om implementering i praksis", "Webinar: forankring i plan", "Webinar om samskaping",
    "Webinar: måltider og fellesskap", "Webinar om pårørende",
    "Webinar: aldersvennlig lokalsamfunn",
  ]

  static let strengths = [
    "Kommunen har fått til et godt samarbeid om {tema}.",
    "Frivilligsentralen er navet i arbeidet med {tema}.",
    "Eldrerådet er tidlig med, og det merkes.", "Ungdommene stiller opp når noen spør dem.",
    "De har prøvd {tema} i ett år, og oppmøtet øker.",
    "Ledelsen følger tett opp, og planen er vedtatt i kommunestyret.",
    "Tjenesten har fått ro til å tenke nytt om {tema}.",
  ]

  static let difficulties = [
    "Det er vanskelig å finne tid til {tema} ved siden av daglig drift.",
    "Avstandene er store, og bussen går sjelden.", "Flere har sluttet, og nye må læres opp.",
    "Det mangler en som kan holde i {tema}.", "De når ikke dem som sitter mest alene.",
    "Handlingsdelen sier lite om {tema}, så det er ikke satt av penger.",
    "Nettet er dårlig i de ytterste grendene.",
  ]

  static let needs = [
    "Ønsker eksempler fra andre kommuner på {tema}.",
    "Vil ha hjelp til å legge fram sak om {tema}.",
    "Spør om noen kan komme og fortelle om {tema}.", "Trenger en enkel mal for evaluering.",
    "Vil gjerne besøke en kommune som har kommet lenger med {tema}.",
    "Ber om et webinar om {tema}.",
  ]

  static let calls = [
    "Ringte for å høre hvordan det går med {tema}.", "De tok kontakt om {tema}.",
    "Kort prat om veien videre med {tema}.", "Oppfølging etter forrige møte om {tema}.",
  ]

  static let questions = [
    "Hei! Vi skal i gang med {tema}. Er det noen som har erfaringer å dele?",
    "Hei alle. Hvordan har dere organisert {tema}?",
    "Hei! Har noen en mal eller en plan for {tema} som vi kan se på?",
    "Hei! Vi fikk spørsmål fra eldrerådet om {tema}. Hva gjør dere andre?",
    "Hei. Vi vil gjerne fortelle om hva vi har fått til med {tema}.",
  ]

  static let answers = [
    "Hei! Vi begynte i det små med {tema}, og lot de frivillige styre farten.",
    "Takk for spørsmålet. Hos oss har frivilligsentralen ansvaret for {tema}.",
    "Vi har en side i handlingsdelen om {tema}. Jeg sender den gjerne.",
    "Vi prøvde i fjor. Det viktigste var å spørre dem det gjelder først.",
    "Dette lurer vi også på. Skal vi ta et felles møte?",
    "Bra! Kan vi komme på besøk og se hvordan dere gjør det?",
    "Snakk gjerne med eldrerådet vårt, de er stolte av {tema}.",
  ]

  static let adviserAnswers = [
    "Hei! Fint spørsmål. Jeg hører med nabokommunene og kommer tilbake med eksempler.",
    "Takk for at dere deler! Dette tar vi med på neste webinar.",
    "Hei! Ta gjerne kontakt med dem som svarte over her. Jeg setter dere i forbindelse.",
    "Jeg legger en lenke i metodebiblioteket om {tema}.",
  ]

  static let closings = ["Hilsen", "Vennlig hilsen", "Beste hilsen", "Hilsen fra"]

  static let months = [
    "januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober",
    "november", "desember",
  ]

  /// What is agreed to be done; none ends in a word that a name or a date could follow on.
  static let tasks = [
    "Sende veilederen", "Avklare dato for dialogmøte", "Dele eksempel på handlingsdel",
    "Ringe om eldrerådet", "Sette opp felles møte med nabokommunen", "Finne innleder til webinaret",
    "Sende mal for evaluering", "Skrive kort om erfaringene", "Lage liste over frivillige lag",
    "Legge fram saken for rådet", "Oppdatere kontaktlista", "Bestille møterom",
    "Samle inn spørsmål",
    "Sende referatet", "Undersøke støtteordninger", "Invitere ungdomsrådet",
  ]

  /// A sentence of `choices` about `theme`.
  static func sentence(
    _ choices: [String], about theme: String, using generator: inout DemoGenerator
  ) -> String {
    generator.pick(choices).replacing("{tema}", with: theme)
  }

  /// `theme` with a capital letter.
  static func heading(_ theme: String) -> String {
    theme.prefix(1).uppercased() + theme.dropFirst()
  }
}
