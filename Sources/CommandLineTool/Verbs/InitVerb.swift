import Domain
import Storage
import Wording

/// `samspill init`: makes a store, or completes a folder that holds collections.
enum InitVerb {
  static var verb: Verb {
    Verb("init", .none, Phrases.verbInit) { context in
      guard context.options.demo == nil else {
        throw ToolError.usage(Phrases.notTogether("init", "--demo", context.language))
      }
      guard !context.options.isReadOnly else {
        throw ToolError(ChangeFailure.readOnly, context.language)
      }
      do throws(StorageError) {
        let path = try context.options.storePath(context.environment.variables)
        try LocalStore.create(at: path, network: context.options.network)
        context.output.print(path)
      } catch {
        throw ToolError(error, context.language)
      }
    }
  }
}
