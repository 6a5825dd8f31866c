import CommandLineTool
import Storage

/// The store that the workspace works on: the user's own, made at the first start, or a throw-away one.
struct OpenedStore {
  let path: String
  private let demo: DemoStore?

  /// Finds the store that the options ask for, and makes it if there is none yet.
  init(_ options: GlobalOptions, variables: [String: String]) throws {
    if let asked = options.demo {
      let demo = try DemoStore(asked, today: options.today ?? WallClock.today)
      self.demo = demo
      path = demo.path
    } else {
      demo = nil
      path = try options.storePath(variables)
      try StorePreparation.makeIfMissing(at: path, options)
    }
  }

  /// Throws a throw-away store away.
  func close() {
    demo?.remove()
  }
}
