import Domain
import InternetMessage

/// What is known of the files of one folder, packed, in the order of their names.
struct FolderColumns: Sendable {
  /// What the folder itself was like before its names were read.
  let stamp: FolderStamp
  /// Each name with a zero behind it, as system calls want it.
  let names: Blob
  let namePlaces: Column<Blob.Place>
  /// ``PackedStatus/unknown`` for a file that has to be read again whatever it is like now.
  let statuses: Column<PackedStatus>
  /// What each file holds; see ``LoadedFile/pack(into:hiding:)``.
  let details: Blob
  let detailPlaces: Column<Blob.Place>

  var count: Int { namePlaces.count }

  init(
    stamp: FolderStamp, names: Blob, namePlaces: Column<Blob.Place>,
    statuses: Column<PackedStatus>, details: Blob, detailPlaces: Column<Blob.Place>
  ) {
    self.stamp = stamp
    (self.names, self.namePlaces, self.statuses) = (names, namePlaces, statuses)
    (self.details, self.detailPlaces) = (details, detailPlaces)
  }

  init() {
    self.init(
      stamp: .unknown, names: Blob(), namePlaces: Column(), statuses: Column(),
      details: Blob(), detailPlaces: Column())
  }

  /// Reads the parts of an image; `nil` if something is missing or does not fit.
  init?(_ sections: ImageSections, from number: UInt32) {
    guard let (names, namePlaces) = sections.blob(number),
      let statuses: Column<PackedStatus> = sections.column(number + 2),
      let (details, detailPlaces) = sections.blob(number + 3),
      let stamps: Column<FolderStamp> = sections.column(number + 5), stamps.count == 1,
      statuses.count == namePlaces.count, detailPlaces.count == namePlaces.count
    else { return nil }
    self.init(
      stamp: stamps[0], names: names, namePlaces: namePlaces, statuses: statuses,
      details: details, detailPlaces: detailPlaces)
  }

  func addSections(to sections: inout ImageSections, from number: UInt32) {
    sections.add(names, at: namePlaces, as: number, .structure)
    sections.add(statuses, as: number + 2)
    sections.add(details, at: detailPlaces, as: number + 3, .structure)
    sections.add(Column([stamp]), as: number + 5)
  }

  /// The name in memory, to be used only within `body`; `nil` where it is damaged.
  func withName<Result>(
    at index: Int, _ body: (UnsafePointer<CChar>, Int) -> Result
  ) -> Result? {
    withExtendedLifetime(names) {
      let piece = names.piece(at: namePlaces[index])
      guard let start = piece.baseAddress, piece.count > 1, piece[piece.count - 1] == 0 else {
        return nil
      }
      return body(start.assumingMemoryBound(to: CChar.self), piece.count - 1)
    }
  }

  /// Lets the memory go that a look at some names and statuses took, where there are many: each time
  /// every core is interrupted.
  func letGo(of range: Range<Int>) {
    guard count > 10_000, let first = range.first, let last = range.last else { return }
    names.letGo(from: namePlaces[first], through: namePlaces[last])
    namePlaces.letGo(of: range)
    statuses.letGo(of: range)
  }

  func name(at index: Int) -> FileName? {
    withName(at: index) { FileName(copying: $0, byteCount: $1) }
  }

  func index(of name: FileName) -> Int? {
    name.withCString { wanted in
      var (low, high) = (0, count)
      while low < high {
        let middle = (low + high) / 2
        let order = withName(at: middle) { name, _ in FileName.order(name, wanted) } ?? 1
        if order == 0 { return middle }
        if order < 0 { low = middle + 1 } else { high = middle }
      }
      return nil
    }
  }

  /// What the file holds; its records lie in `catalog`.
  func file(at index: Int, _ catalog: Catalog) -> LoadedFile {
    withExtendedLifetime(details) {
      var reader = PackReader(details.piece(at: detailPlaces[index]))
      var file =
        name(at: index).map { LoadedFile(from: &reader, named: $0, catalog) } ?? LoadedFile()
      file.status = statuses[index].status
      file.isFresh = file.status == nil
      return file
    }
  }
}

extension FolderColumns {
  /// What conversations are made of, of a file that is a message.
  func threaded(at index: Int, _ catalog: Catalog) -> ThreadableMessage? {
    withExtendedLifetime(details) {
      var reader = PackReader(details.piece(at: detailPlaces[index]))
      return name(at: index).flatMap { ThreadableMessage.inFile(&reader, named: $0, catalog) }
    }
  }
}

/// Takes the files of one folder in the order of their names, in several places at once if need be.
struct FolderColumnsBuilder: Sendable {
  /// What the folder itself was like before its names were read.
  var stamp = FolderStamp.unknown
  /// Whether a file has to be read again, so that a look at the folder alone is not enough.
  private var mustLookAgain = false
  private var names: BlobBuilder
  private var namePlaces: [Blob.Place] = []
  private var statuses: [PackedStatus] = []
  private var details: BlobBuilder
  private var detailPlaces: [Blob.Place] = []

  var count: Int { namePlaces.count }

  /// Nothing yet, but room for so many files; what is said of each is to lie in `room`.
  init(expecting count: Int = 0, in room: LargeRoom? = nil) {
    (names, details) = (BlobBuilder(in: room), BlobBuilder(in: room))
    namePlaces.reserveCapacity(count)
    statuses.reserveCapacity(count)
    detailPlaces.reserveCapacity(count)
  }

  /// The name of a file that has been taken over from another builder.
  func name(at index: Int) -> FileName? {
    guard namePlaces.indices.contains(index) else { return nil }
    return withExtendedLifetime(names.blob) {
      FileName(terminated: names.blob.piece(at: namePlaces[index]))
    }
  }

  /// Takes a file, which is written with `writer`.
  mutating func append(_ name: FileName, _ file: LoadedFile, with writer: inout PackWriter) {
    namePlaces.append(name.withTerminatedBytes { names.append($0) })
    let status = file.isFresh ? nil : file.status
    statuses.append(status.map(PackedStatus.init) ?? .unknown)
    if status == nil { mustLookAgain = true }
    detailPlaces.append(place(of: file, hiding: [], with: &writer))
  }

  /// Gives up the room for more that will not come.
  mutating func close() {
    names.close()
    details.close()
  }

  /// Takes over all that another builder has, as if it had been appended now.
  mutating func append(contentsOf other: FolderColumnsBuilder) {
    var other = other
    other.close()
    let nameDistance = names.append(closed: other.names.blob)
    let detailDistance = details.append(closed: other.details.blob)
    namePlaces += other.namePlaces.lazy.map { Blob.moved($0, by: nameDistance) }
    detailPlaces += other.detailPlaces.lazy.map { Blob.moved($0, by: detailDistance) }
    statuses += other.statuses
    mustLookAgain = mustLookAgain || other.mustLookAgain
  }

  /// Says anew what a file holds: records that are hidden have to be among its records.
  mutating func hide(_ hidden: Set<RecordKey>, at index: Int, _ file: LoadedFile) {
    var writer = PackWriter()
    detailPlaces[index] = place(of: file, hiding: hidden, with: &writer)
  }

  private mutating func place(
    of file: LoadedFile, hiding hidden: Set<RecordKey>, with writer: inout PackWriter
  ) -> Blob.Place {
    writer.removeAll()
    file.pack(into: &writer, hiding: hidden)
    return details.append(writer)
  }

  func finish() -> FolderColumns {
    var (names, details) = (names, details)
    names.close()
    details.close()
    return FolderColumns(
      stamp: mustLookAgain ? .unknown : stamp, names: names.blob,
      namePlaces: Column(namePlaces), statuses: Column(statuses), details: details.blob,
      detailPlaces: Column(detailPlaces))
  }
}
