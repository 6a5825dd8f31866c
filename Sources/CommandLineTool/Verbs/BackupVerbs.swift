import Domain
import Storage
import Wording

/// `samspill backup FILE.tar` and `samspill restore FILE.tar`.
enum BackupVerbs {
  static var backup: Verb {
    Verb("backup", .file("FILE.tar"), Phrases.verbBackup) { context in
      try context.requireUnmasked()
      let path = context.operands[0]
      let environment = context.environment.variables
      try requireStore(context)
      let report = try context.reading { (store) throws(StorageError) in
        try store.backUp(to: path, environment: environment)
      }
      context.output.print(path)
      context.inform(Phrases.backedUp(report.fileCount, context.language))
      for error in report.leftOut { context.report(leftOut(error, context.language)) }
    }
  }

  /// That something of the store is not in its backup.
  private static func leftOut(_ error: StorageError, _ language: Language) -> ToolError {
    let isLink = if case .symbolicLink = error { true } else { false }
    let (code, clause) =
      isLink ? ("symlink", Phrases.linkNotBackedUp) : ("not-regular", Phrases.noFileNotBackedUp)
    return ToolError(
      code, error.path.onOneLine + ": " + clause(language), exitCode: .incomplete,
      path: error.path)
  }

  /// A store that would only be made now is not what anybody has a backup made of: its disk is missing,
  /// or its name is wrong.
  private static func requireStore(_ context: ToolContext) throws(ToolError) {
    guard context.options.demo == nil else { return }
    do throws(StorageError) {
      let path = try context.options.storePath(context.environment.variables)
      if LocalStore.isMissing(at: path) { throw .unusable(.noStore, path: path) }
    } catch {
      throw ToolError(error, context.language)
    }
  }

  static var restore: Verb {
    Verb("restore", .file("FILE.tar"), Phrases.verbRestoreBackup) { context in
      guard context.options.demo == nil else {
        throw ToolError.usage(Phrases.notTogether("restore", "--demo", context.language))
      }
      guard !context.options.isReadOnly else {
        throw ToolError(ChangeFailure.readOnly, context.language)
      }
      let variables = context.environment.variables
      do throws(StorageError) {
        let path = try context.options.storePath(variables)
        let count = try LocalStore.restore(
          context.operands[0], to: path, environment: variables)
        context.output.print(path)
        context.inform(Phrases.restoredBackup(count, context.language))
      } catch {
        throw ToolError(error, context.language)
      }
    }
  }
}
