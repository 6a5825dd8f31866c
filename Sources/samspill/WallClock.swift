import CivilTime
import Glibc

/// The computer's clock, read where the program meets the world and nowhere else.
enum WallClock {
  static var now: Instant {
    Instant(secondsSince1970: time(nil))
  }

  /// What the clock shows where the user is.
  static var local: CivilDateTime {
    var seconds = time(nil)
    var parts = tm()
    guard localtime_r(&seconds, &parts) != nil else { return now.utc }
    return Instant(secondsSince1970: seconds + parts.tm_gmtoff).utc
  }

  static var today: CivilDate {
    local.date
  }

  /// Milliseconds until the date changes, at most an hour so that a changed clock is noticed.
  static var millisecondsUntilMidnight: Int {
    min(86_400 - local.secondOfDay, 3600) * 1000 + 50
  }

  /// Milliseconds since some moment, never set back.
  static var monotonicMilliseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
