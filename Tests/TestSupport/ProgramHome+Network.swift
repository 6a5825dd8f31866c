import Foundation

extension ProgramHome {
  /// Puts the network as shipped into the store, copied from one made once for all tests.
  package func addNetwork() throws {
    try FileManager.default.copyItem(atPath: Self.template.get().store, toPath: store)
  }

  private static let template = Result {
    let home = try ProgramHome()
    let outcome = try home.run("init")
    guard outcome.ending == .exit(0) else { throw NoNetwork(reason: outcome.errors) }
    atexit(removeTemplate)
    return home
  }

  /// A static is never let go of, so its folder is removed when the tests end.
  private static let removeTemplate: @convention(c) () -> Void = {
    guard let path = try? template.get().scratch.path else { return }
    try? FileManager.default.removeItem(atPath: path)
  }

  private struct NoNetwork: Error {
    let reason: String
  }
}
