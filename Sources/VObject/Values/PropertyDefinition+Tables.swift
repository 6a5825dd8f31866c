extension PropertyDefinition {
  /// iCalendar: RFC 5545, 7808, 7953, 7986, 9073, 9074, 9253.
  static let calendar = table([
    (
      Self(type: .text),
      """
      CALSCALE METHOD PRODID VERSION CLASS COMMENT DESCRIPTION LOCATION STATUS SUMMARY TRANSP TZID
      TZNAME CONTACT RELATED-TO UID ACTION NAME COLOR TZID-ALIAS-OF BUSYTYPE PARTICIPANT-TYPE
      RESOURCE-TYPE STYLED-DESCRIPTION STRUCTURED-DATA PROXIMITY REFID
      """
    ),
    (Self(type: .text, shape: .list), "CATEGORIES RESOURCES LOCATION-TYPE"),
    (Self(type: .text, shape: .structured), "REQUEST-STATUS"),
    (Self(type: .uri), "ATTACH TZURL URL SOURCE IMAGE CONFERENCE CONCEPT LINK"),
    (Self(type: .calAddress), "ATTENDEE ORGANIZER CALENDAR-ADDRESS"),
    (Self(type: .integer), "PERCENT-COMPLETE PRIORITY REPEAT SEQUENCE"),
    (Self(type: .float, shape: .structured), "GEO"),
    (Self(type: .dateTime, otherTypes: [.date]), "DTSTART DTEND DUE RECURRENCE-ID"),
    (
      Self(type: .dateTime, otherTypes: [.date]),
      "COMPLETED CREATED DTSTAMP LAST-MODIFIED ACKNOWLEDGED TZUNTIL"
    ),
    (Self(type: .dateTime, shape: .list, otherTypes: [.date, .period]), "EXDATE RDATE"),
    (Self(type: .period, shape: .list), "FREEBUSY"),
    (Self(type: .duration), "DURATION REFRESH-INTERVAL"),
    (Self(type: .duration, otherTypes: [.dateTime]), "TRIGGER"),
    (Self(type: .recur), "RRULE EXRULE"),
    (Self(type: .utcOffset), "TZOFFSETFROM TZOFFSETTO"),
  ])

  /// vCard 4.0: RFC 6350, 6474, 6715, 8605, 9554, 9555.
  static let card4 = table([
    (
      Self(type: .text),
      """
      VERSION KIND XML FN TEL EMAIL TZ TITLE ROLE NOTE PRODID BIRTHPLACE DEATHPLACE EXPERTISE HOBBY
      INTEREST GRAMGENDER PRONOUNS JSPROP
      """
    ),
    (Self(type: .text, shape: .list), "NICKNAME CATEGORIES"),
    (Self(type: .text, shape: .structured), "GENDER ORG CLIENTPIDMAP"),
    (Self(type: .text, shape: .structuredLists), "N ADR"),
    (
      Self(type: .uri),
      """
      SOURCE PHOTO IMPP GEO LOGO MEMBER SOUND URL KEY FBURL CALADRURI CALURI ORG-DIRECTORY
      CONTACT-URI SOCIALPROFILE
      """
    ),
    (Self(type: .uri, otherTypes: [.text]), "UID RELATED"),
    (Self(type: .dateAndOrTime, otherTypes: [.text]), "BDAY ANNIVERSARY DEATHDATE"),
    (Self(type: .languageTag), "LANG LANGUAGE"),
    (Self(type: .timestamp), "REV CREATED"),
  ])

  /// vCard 3.0, RFC 2426, where it differs from 4.0; 2.1 is read with the same table.
  static let card3 = table([
    (Self(type: .text), "LABEL MAILER AGENT SORT-STRING CLASS NAME PROFILE UID"),
    (Self(type: .binary, otherTypes: [.uri]), "PHOTO LOGO SOUND KEY"),
    (Self(type: .date, otherTypes: [.dateTime, .dateAndOrTime, .text]), "BDAY ANNIVERSARY"),
    (Self(type: .dateTime, otherTypes: [.date, .timestamp]), "REV"),
    (Self(type: .utcOffset, otherTypes: [.text]), "TZ"),
    (Self(type: .float, shape: .structured), "GEO"),
  ])

  private static func table(
    _ rows: [(definition: Self, names: String)]
  ) -> [String: PropertyDefinition] {
    var table: [String: PropertyDefinition] = [:]
    for row in rows {
      for name in row.names.split(whereSeparator: \.isWhitespace) {
        table[String(name)] = row.definition
      }
    }
    return table
  }
}
