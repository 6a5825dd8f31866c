/// Invented names, each one once, all with Demo in them.
struct DemoNames {
  struct Name {
    var given: String
    var family: String

    var full: String { "\(given) \(family)" }

    /// The part before the @ of a mail address: `aase.marie.demo`.
    var mailName: String {
      let dotted = full.lowercased().replacing(" ", with: ".")
      return dotted.replacing("å", with: "aa").replacing("ø", with: "oe")
        .replacing("æ", with: "ae").replacing("é", with: "e")
    }
  }

  private var index = 0

  /// One given name and Demo, then two, then three; then other family names.
  mutating func next() -> Name {
    defer { index += 1 }
    let (count, families) = (Self.givenNames.count, Self.familyNames)
    let first = Self.givenNames[index % count]
    // Neighbours in the list must not get neighbours' second names, or they all sound alike.
    let round = index / count
    guard round > 0 else { return Name(given: first, family: families[0]) }
    let pair = (round - 1) % (count - 1) + 1
    let second = Self.givenNames[(index % count + pair * 7) % count]
    let family = families[(round - 1) / (count - 1) % families.count]
    let given = second == first ? "\(first) \(first)" : "\(first) \(second)"
    let generation = (round - 1) / (count - 1) / families.count
    return Name(given: given, family: generation == 0 ? family : "\(family) \(generation + 1)")
  }

  private static let familyNames = [
    "Demo", "Demodal", "Demovik", "Demostad", "Demohaug", "Demoås", "Demoli", "Demoøy", "Demobakk",
    "Demomo",
  ]

  private static let givenNames = [
    "Moa", "Kari", "Ola", "Åse", "Per", "Eva", "Nils", "Liv", "Øyvind", "Guro", "Arne", "Solveig",
    "Bjørn", "Ingunn", "Knut", "Marit", "Tor", "Ragnhild", "Jon", "Sigrid", "Håkon", "Berit", "Odd",
    "Turi", "Magne", "Siv", "Ørjan", "Hilde", "Einar", "Randi", "Leif", "Torill", "Kåre", "Anne",
    "Stein", "Gunhild", "Asbjørn", "Kjersti", "Rolf", "Aud", "Tormod", "Heidi", "Vegard", "Unni",
    "Sverre", "Sølvi", "Trygve", "Grete", "Terje", "Astrid", "Jostein", "Wenche", "Gaute", "Hanne",
    "Sindre", "Ellen", "Brage", "Lene", "Mikal", "Nora", "Aslak", "Frøya", "Sondre", "Vilde",
    "Jakob", "Ida", "Emil", "Amalie", "Iver", "Tuva", "Oskar", "Ronja", "Elling", "Dagny", "Ærlend",
    "Signe", "Torstein", "Oda", "Peder",
  ]

  static let titles = [
    "Folkehelsekoordinator", "Rådgiver", "Enhetsleder", "Kommunalsjef", "Fagutvikler",
    "Frivilligkoordinator", "Leder for hjemmetjenesten", "Planlegger", "Kultursjef",
    "Assisterende leder",
    "Prosjektleder", "Ergoterapeut", "Fysioterapeut", "Virksomhetsleder", "Samfunnsplanlegger",
  ]

  static let roles = [
    "Leder av eldrerådet", "Gruppeleder", "Medlem av kjerneteamet", "Vara for hovedkontakten",
    "Kontakt for frivillighet",
  ]
}
