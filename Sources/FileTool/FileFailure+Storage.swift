import Storage

extension FileFailure {
  /// The failure as a diagnostic; what the user can do is part of the message.
  init(_ error: StorageError) {
    switch error {
    case .missing: self.init(.notFound, error.explanation)
    case .changed, .exists, .busy, .unusable(.readOnly, _):
      self.init(.conflict, error.explanation, exitCode: .conflict)
    case .symbolicLink: self.init(.symlink, error.explanation, exitCode: .inputOutput)
    case .notRegular: self.init(.notRegular, error.explanation, exitCode: .inputOutput)
    case .tooBig: self.init(.tooBig, error.explanation, exitCode: .inputOutput)
    case .system, .durabilityUnknown, .unusable:
      self.init(.io, error.explanation, exitCode: .inputOutput)
    }
  }
}
