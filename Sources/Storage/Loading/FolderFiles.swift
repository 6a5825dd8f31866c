/// What is known of the files of one folder, in the order of their names.
struct FolderFiles: Sendable {
  private(set) var names: [FileName] = []
  private(set) var files: [LoadedFile] = []

  init() {}

  /// Takes files by name, in any order.
  init(_ files: [(name: FileName, file: LoadedFile)]) {
    for index in files.indices.sorted(by: { files[$0].name < files[$1].name }) {
      names.append(files[index].name)
      self.files.append(files[index].file)
    }
  }

  /// A file by its name, `nil` for one that is not there; in time of the logarithm of their number.
  subscript(_ name: FileName) -> LoadedFile? {
    get {
      let index = place(of: name)
      return isName(name, at: index) ? files[index] : nil
    }
    set {
      let index = place(of: name)
      switch (isName(name, at: index), newValue) {
      case (true, let file?): files[index] = file
      case (true, nil):
        names.remove(at: index)
        files.remove(at: index)
      case (false, let file?):
        names.insert(name, at: index)
        files.insert(file, at: index)
      case (false, nil): break
      }
    }
  }

  private func isName(_ name: FileName, at index: Int) -> Bool {
    index < names.count && names[index] == name
  }

  /// Where the name is, or where it would be.
  private func place(of name: FileName) -> Int {
    var (low, high) = (0, names.count)
    while low < high {
      let middle = (low + high) / 2
      if names[middle] < name { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
