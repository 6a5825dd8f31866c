import CNcurses
import Glibc

/// Which bytes letters may become on their way to the terminal.
enum TerminalLocale {
  /// Sets the character encoding of the process and returns whether it is UTF-8.
  ///
  /// `LC_ALL`, `LC_CTYPE` and `LANG` decide, the first that is set. A locale that says UTF-8 but is
  /// not installed counts as `C.UTF-8`. If none says so, nothing but ASCII may be sent.
  static func adopt(_ environment: (String) -> String?) -> Bool {
    let name = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(environment).first ?? "C"
    if setlocale(LC_CTYPE, name) != nil, cn_locale_is_utf8() != 0 { return true }
    let isMeant = name.lowercased().filter { $0 != "-" }.contains("utf8")
    if isMeant, setlocale(LC_CTYPE, "C.UTF-8") != nil, cn_locale_is_utf8() != 0 { return true }
    setlocale(LC_CTYPE, "C")
    return false
  }
}
