package import CivilTime

extension Message {
  /// The day it was sent: by the sender's clock if that is known, else by UTC.
  package var day: CivilDate? {
    sentLocal?.date ?? sent?.utc.date
  }
}
