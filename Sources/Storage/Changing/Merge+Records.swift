import Domain

/// What becomes of two edits of one record.
struct MergedRecord {
  /// Where both changed a property, it is as mine.
  let record: Record
  let hasConflict: Bool
}

extension Record {
  /// Brings two edits of one record together that were both based on `base`.
  ///
  /// - Returns: `nil` if they are not of one kind.
  static func merge(base: Record, mine: Record, theirs: Record) -> MergedRecord? {
    switch mine {
    case .contact(let mine):
      guard case .contact(let base) = base, case .contact(let theirs) = theirs else { return nil }
      return Merge(base: base, mine: mine, theirs: theirs).contact.merged(Record.contact)
    case .organization(let mine):
      guard case .organization(let base) = base, case .organization(let theirs) = theirs else {
        return nil
      }
      return Merge(base: base, mine: mine, theirs: theirs).organization.merged(Record.organization)
    case .event(let mine):
      guard case .event(let base) = base, case .event(let theirs) = theirs else { return nil }
      return Merge(base: base, mine: mine, theirs: theirs).event.merged(Record.event)
    case .note(let mine):
      guard case .note(let base) = base, case .note(let theirs) = theirs else { return nil }
      return Merge(base: base, mine: mine, theirs: theirs).note.merged(Record.note)
    case .followUp(let mine):
      guard case .followUp(let base) = base, case .followUp(let theirs) = theirs else { return nil }
      return Merge(base: base, mine: mine, theirs: theirs).followUp.merged(Record.followUp)
    case .project(let mine):
      guard case .project(let base) = base, case .project(let theirs) = theirs else { return nil }
      return Merge(base: base, mine: mine, theirs: theirs).project.merged(Record.project)
    case .message(let mine):
      guard case .message(let base) = base, case .message(let theirs) = theirs else { return nil }
      return Merge(base: base, mine: mine, theirs: theirs).message.merged(Record.message)
    case .method(let mine):
      guard case .method(let base) = base, case .method(let theirs) = theirs else { return nil }
      return Merge(base: base, mine: mine, theirs: theirs).method.merged(Record.method)
    }
  }
}

extension Merge {
  fileprivate func merged(_ record: (Value) -> Record) -> MergedRecord {
    MergedRecord(record: record(result), hasConflict: hasConflict)
  }
}

extension Merge<Contact> {
  fileprivate var contact: Merge {
    var merge = self
    for path in [\Contact.name, \.familyName, \.givenName, \.organization, \.title, \.note] {
      merge.property(path)
    }
    merge.property(\.language)
    merge.list(\.roles)
    merge.list(\.phones)
    merge.list(\.emails)
    merge.list(\.categories)
    return merge
  }
}

extension Merge<Organization> {
  fileprivate var organization: Merge {
    var merge = self
    for path in [\Organization.name, \.sortKey, \.website, \.locality, \.note] {
      merge.property(path)
    }
    merge.property(\.kind)
    merge.property(\.coordinate)
    merge.property(\.municipality)
    merge.list(\.alternateNames)
    merge.list(\.categories)
    merge.list(\.phones)
    merge.list(\.emails)
    merge.list(\.members)
    return merge
  }
}

extension Merge<Event> {
  fileprivate var event: Merge {
    var merge = self
    for path in [\Event.title, \.recurrence, \.location, \.link, \.text] { merge.property(path) }
    merge.property(\.when)
    merge.property(\.status)
    merge.list(\.categories)
    merge.list(\.participants, identifiedBy: \.address)
    return merge
  }
}

extension Merge<Note> {
  fileprivate var note: Merge {
    var merge = self
    merge.property(\.title)
    merge.property(\.date)
    merge.property(\.text)
    merge.property(\.status)
    merge.property(\.isConfidential)
    merge.property(\.event)
    merge.list(\.categories)
    merge.list(\.participants, identifiedBy: \.address)
    return merge
  }
}

extension Merge<FollowUp> {
  fileprivate var followUp: Merge {
    var merge = self
    merge.property(\.title)
    merge.property(\.due)
    merge.property(\.status)
    merge.property(\.completed)
    merge.property(\.priority)
    merge.property(\.note)
    merge.property(\.text)
    merge.list(\.categories)
    merge.list(\.participants, identifiedBy: \.address)
    return merge
  }
}

extension Merge<Project> {
  fileprivate var project: Merge {
    var merge = self
    merge.property(\.title)
    merge.property(\.from)
    merge.property(\.through)
    merge.property(\.text)
    merge.list(\.categories)
    merge.list(\.participants, identifiedBy: \.address)
    return merge
  }
}

extension Merge<Message> {
  fileprivate var message: Merge {
    var merge = self
    merge.mergeFlags()
    merge.property(\.subject)
    merge.property(\.text)
    merge.property(\.isUnsent)
    merge.property(\.references)
    merge.list(\.to)
    merge.list(\.cc)
    merge.list(\.linkedMunicipalities)
    return merge
  }

  /// Each flag is a property of its own and has two values, so that nothing can conflict.
  private mutating func mergeFlags() {
    let added = mine.flags.subtracting(base.flags)
    let removed = base.flags.subtracting(mine.flags)
    setResult(\.flags, result.flags.union(added).subtracting(removed))
  }
}

extension Merge<MethodPage> {
  fileprivate var method: Merge {
    var merge = self
    for path in [\MethodPage.title, \.section, \.noteKind, \.language, \.text] {
      merge.property(path)
    }
    merge.property(\.isTemplate)
    merge.list(\.links)
    return merge
  }
}
