import Domain
import Glibc
import Storage
import Workspace

/// Does the lane's jobs on the store it owns.
struct StoreWorker {
  private(set) var store: LocalStore
  let inbox: Inbox<LaneNews>
  let place: PlaceFile
  /// Set up when everything is looked at: before, changes cannot be told from what was not read yet.
  private var watch: DirectoryWatch?
  /// Whether it has been told that the store's folder is gone.
  private var isLossTold = false

  init(store: LocalStore, inbox: Inbox<LaneNews>, place: PlaceFile) {
    self.store = store
    self.inbox = inbox
    self.place = place
  }

  /// Waits until there is a job; what other programs do to the store meanwhile is passed on.
  mutating func wait(forJobsAt jobs: Int32) {
    while true {
      var descriptors = [pollfd(fd: jobs, events: Int16(POLLIN), revents: 0)]
      if let watch {
        descriptors.append(pollfd(fd: watch.fileDescriptor, events: Int16(POLLIN), revents: 0))
      }
      let timeout = store.isInPlace ? watch?.pollMilliseconds ?? -1 : Self.lookoutMilliseconds
      let ready = poll(&descriptors, nfds_t(descriptors.count), timeout)
      if descriptors[0].revents != 0 { return }
      if ready >= 0, watch != nil { refresh() }
    }
  }

  /// How often it is looked whether there is a store again where there is none.
  private static let lookoutMilliseconds: Int32 = 1000

  private mutating func refresh() {
    guard isStoreThere(), let watch else { return }
    let changes = watch.changes()
    guard !changes.isEmpty, let catalog = store.reload(changes) else { return }
    post(.catalog(catalog))
  }

  /// Whether there is a store to look at: the one that was opened, wherever it has been moved, or one that
  /// has taken its place since, which is gone over to.
  private mutating func isStoreThere() -> Bool {
    guard watch != nil, !store.isInPlace else { return true }
    if let successor = store.successor {
      store = successor
      watch = DirectoryWatch(successor)
      post(.catalog(successor.load()))
      if isLossTold { post(.storeIsBack) }
      isLossTold = false
      return true
    }
    guard store.isDeleted else { return true }
    if !isLossTold { post(.storeIsGone) }
    isLossTold = true
    return false
  }

  mutating func perform(_ job: StoreLane.Job) {
    switch job {
    case .load: showWhatIsSoonKnown()
    case .verify:
      // From here on nothing is missed: what changes during the look at everything is told after.
      watch = DirectoryWatch(store)
      if let catalog = store.reload(.everything) { post(.catalog(catalog)) }
      // What was read is being shown, for which a core is needed.
      if let kept = store.keep(leavingCores: 1) { post(.catalog(kept)) }
      if store.isReadableByOthers { post(.storeIsReadableByOthers) }
      if case .system(let error, _) = store.refusal { post(.storeCannotBeWritten(error.reason)) }
      if let drafts = try? store.drafts(), !drafts.isEmpty { post(.drafts(drafts)) }
      post(.downloads(AttachmentSaver.usualFolder))
      store.letGo()
      StartMemory.giveBack()
    case .carryOut(let effect):
      _ = isStoreThere()
      carryOut(effect)
    case .end: break
    }
  }

  private func showWhatIsSoonKnown() {
    if let recalled = store.recall() { return post(.catalog(recalled)) }
    guard store.fileCount(upTo: Self.manyFiles) == Self.manyFiles else {
      return post(.catalog(store.load()))
    }
    post(.glimpse(store.glimpse()))
    store.onProgress = { [inbox] in inbox.post(.happened(.reading(count: $0, of: $1))) }
  }

  /// So many are not read in the time that the first screen may wait.
  private static let manyFiles = 2000

  private func carryOut(_ effect: Effect) {
    switch effect {
    case .apply(let set): apply(set)
    case .undo, .undoAnyway:
      take(Input.undone) { (store) throws(ChangeFailure) in
        try store.undo(insisting: effect == .undoAnyway)
      }
    case .redo, .redoAnyway:
      take(Input.redone) { (store) throws(ChangeFailure) in
        try store.redo(insisting: effect == .redoAnyway)
      }
    case .markSeen(let messages): markSeen(messages)
    case .saveDraft(let draft):
      saving { (store) throws(StorageError) in
        try store.saveDraft(draft)
        post(.draftSaved(draft.id))
      }
    case .discardDraft(let id):
      saving { (store) throws(StorageError) in try store.discardDraft(id) }
    case .savePlace(let text): place.save(text)
    case .saveAttachments(let files, let folder):
      post(AttachmentSaver(store: store).save(files, to: folder))
    case .openLink, .copyText, .editExternally, .repaint, .quit: break
    }
  }

  private func post(_ input: Input) {
    inbox.post(.happened(input))
  }

  private func apply(_ set: ChangeSet) {
    do throws(ChangeFailure) {
      try store.apply(set) { news in
        switch news {
        case .expected(let foresight):
          inbox.post(.expected { .applied(set, foresight.catalog) })
        case .carriedOutAsExpected(let catalog):
          inbox.post(.happenedAsExpected(.applied(set, catalog)))
        case .carriedOut(let catalog): post(.applied(set, catalog))
        }
      }
    } catch {
      // What was seen of other programs' changes on the way is told nowhere else.
      post(.catalog(store.catalog))
      post(.failed(error, set))
    }
  }

  /// Takes a step back or forth, and tells what it came to.
  private func take(
    _ taken: (String, Catalog) -> Input, _ step: (LocalStore) throws(ChangeFailure) -> StepOutcome
  ) {
    do throws(ChangeFailure) {
      let outcome = try step(store)
      let left = outcome.sent.map { Input.leftOutbox(title: $0.title, outcome.catalog) }
      post(left ?? taken(outcome.label, outcome.catalog))
    } catch {
      post(.catalog(store.catalog))
      post(.undoFailed(error))
    }
  }

  private func saving(_ step: (LocalStore) throws(StorageError) -> Void) {
    do throws(StorageError) {
      try step(store)
    } catch {
      post(.draftFailed(error.asChangeFailure))
    }
  }

  /// Notes in the file names that messages were read: no step to undo, and no harm if it fails.
  private func markSeen(_ ids: [RecordID]) {
    let changes = ids.compactMap { id -> Change? in
      guard var message = store.catalog.messages[id], !message.flags.contains(.seen) else {
        return nil
      }
      message.flags.insert(.seen)
      let revision = store.catalog.revision(of: RecordKey(.message, id))
      return .put(.message(message), basedOn: revision)
    }
    guard !changes.isEmpty,
      let catalog = try? store.apply(ChangeSet(label: "", changes: changes))
    else { return }
    post(.catalog(catalog))
  }
}
