import Domain
import Glibc

extension Parallel {
  /// What `transform` makes of each, in their order; on every core.
  static func map<Input: Sendable, Output: Sendable>(
    _ inputs: [Input], _ transform: @escaping @Sendable (Input) -> Output
  ) -> [Output] {
    var outputs: [Output] = []
    forEach(inputs, transform) { outputs.append($0) }
    return outputs
  }

  /// Hands what `transform` makes of each to `take`, in their order and on this thread; on every core.
  static func forEach<Input: Sendable, Output: Sendable>(
    _ inputs: [Input], _ transform: @escaping @Sendable (Input) -> Output, take: (Output) -> Void
  ) {
    forEach(inputs, onThreads: coreCount, transform, take: take)
  }

  /// How many cores this process may run on.
  static var coreCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
