/// The municipalities of the network as shipped, in Norwegian order.
enum Municipalities {
  static let names = [
    "Flatanger", "Frosta", "Frøya", "Grong", "Heim", "Hitra", "Holtålen", "Høylandet", "Inderøy",
    "Indre Fosen", "Leka", "Levanger", "Lierne", "Malvik", "Melhus", "Meråker", "Midtre Gauldal",
    "Namsos", "Namsskogan", "Nærøysund", "Oppdal", "Orkland", "Osen", "Overhalla", "Raarvihke",
    "Rennebu", "Rindal", "Røros", "Selbu", "Skaun", "Snåsa", "Steinkjer", "Stjørdal", "Trondheim",
    "Tydal", "Verdal", "Ørland", "Åfjord",
  ]
}
