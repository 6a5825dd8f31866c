extension Charset {
  /// The name that a label stands for, in lower case with hyphens; most stand for themselves.
  ///
  /// The aliases of the IANA registry and of WHATWG's Encoding standard that mail uses, and some
  /// spellings that nobody registered: `win-1251`, `iso8859_15`, `latin-2`.
  static func canonicalName(of label: String) -> String {
    var name = label.utf8.trimmed.map { $0 == underscore ? .hyphen : $0.lowercased }.text
    if name.hasPrefix("iso"), let colon = name.firstIndex(of: ":") { name = String(name[..<colon]) }
    if let alias = aliases[name] { return alias }
    for prefix in numberedPrefixes where name.hasPrefix(prefix.written) {
      let number = name.dropFirst(prefix.written.count)
      guard !number.isEmpty, number.allSatisfy(\.isNumber) else { continue }
      let usual = prefix.meant + number
      return aliases[usual] ?? usual
    }
    return name
  }

  private static let underscore = UInt8(ascii: "_")

  private static let numberedPrefixes: [(written: String, meant: String)] = [
    ("x-cp", "windows-"), ("win-", "windows-"), ("windows", "windows-"), ("cp-", "cp"),
    ("ibm-", "ibm"), ("iso8859-", "iso-8859-"), ("iso-8859", "iso-8859-"), ("iso8859", "iso-8859-"),
    ("latin-", "latin"), ("l", "latin"), ("csisolatin", "latin"), ("cspc", "ibm"),
  ]

  private static let aliases: [String: String] = Dictionary(
    table.split(separator: "\n").flatMap { line -> [(String, String)] in
      let words = line.split(separator: " ").map(String.init)
      return words.map { ($0, words[0]) }
    }, uniquingKeysWith: { first, _ in first })

  /// A name, and what else it goes by; each name stands for itself too.
  private static let table = """
    iso-8859-1 latin1 iso-ir-100 cp819 ibm819 iso-latin-1 iso8859-1 iso-8859-1-windows-3.1-latin-1
    iso-8859-2 latin2 iso-ir-101
    iso-8859-3 latin3 iso-ir-109
    iso-8859-4 latin4 iso-ir-110
    iso-8859-5 cyrillic csisolatincyrillic iso-ir-144
    iso-8859-6 arabic csisolatinarabic iso-ir-127 ecma-114 asmo-708 iso-8859-6-i iso-8859-6-e
    iso-8859-7 greek greek8 csisolatingreek iso-ir-126 ecma-118 elot-928 sun-eu-greek
    iso-8859-8 hebrew csisolatinhebrew iso-ir-138 logical visual iso-8859-8-i iso-8859-8-e
    iso-8859-9 latin5 turkish iso-ir-148
    iso-8859-10 latin6 iso-ir-157
    iso-8859-13 latin7
    iso-8859-14 latin8
    iso-8859-15 latin9
    iso-8859-16 latin10
    windows-874 dos-874
    koi8-r cskoi8r koi koi8
    koi8-u koi8-ru
    gb18030 csgb2312 chinese gb-2312-80 iso-ir-58 x-gb2312 cn-gb csgb231280
    big5 csbig5
    euc-kr cseuckr korean ks-c-5601-1989 ks-c-5601 ksc-5601 uhc x-windows-949 iso-ir-149
    shift-jis csshiftjis ms932 windows-932 x-ms-cp932 x-shift-jis
    euc-jp cseucpkdfmtjapanese cp51932
    macintosh mac csmacintosh
    x-mac-cyrillic x-mac-ukrainian
    ibm850 cspc850multilingual ibm858 cp858 ibm00858
    utf-16 unicode utf16 ucs-2 iso-10646-ucs-2 csunicode
    utf-16le utf16le unicodefeff
    utf-16be utf16be unicodefffe
    utf-8 utf8 unicode11utf8 unicode20utf8 x-unicode20utf8 unicode-1-1-utf-8 csutf8
    us-ascii iso-ir-6 csascii iso646-us
    """
}
