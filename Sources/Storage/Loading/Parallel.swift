import Foundation
import Synchronization

/// Work on every core at once, on plain threads that end with it: nothing is left that wakes up later.
enum Parallel {
  /// Cuts a list into portions that are worth a thread's while.
  static func portions<Element>(of list: [Element], size: Int = 256) -> [ArraySlice<Element>] {
    stride(from: 0, to: list.count, by: size).map { start in
      list[start..<min(start + size, list.count)]
    }
  }

  /// What `transform` makes of each, in their order.
  static func map<Input: Sendable, Output: Sendable>(
    _ inputs: [Input], _ transform: @escaping @Sendable (Input) -> Output
  ) -> [Output] {
    guard inputs.count > 1 else { return inputs.map(transform) }
    let work = Work(inputs, transform)
    let helperCount = min(ProcessInfo.processInfo.activeProcessorCount, inputs.count) - 1
    let ended = DispatchSemaphore(value: 0)
    for _ in 0..<helperCount {
      let thread = Thread {
        work.run()
        ended.signal()
      }
      thread.stackSize = 8 << 20
      thread.start()
    }
    work.run()
    for _ in 0..<helperCount { ended.wait() }
    return work.outputs
  }

  private final class Work<Input: Sendable, Output: Sendable>: Sendable {
    private let inputs: [Input]
    private let transform: @Sendable (Input) -> Output
    private let next = Atomic(0)
    private let done: Mutex<[Output?]>

    init(_ inputs: [Input], _ transform: @escaping @Sendable (Input) -> Output) {
      self.inputs = inputs
      self.transform = transform
      done = Mutex(Array(repeating: nil, count: inputs.count))
    }

    func run() {
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < inputs.count else { return }
        let output = transform(inputs[index])
        done.withLock { $0[index] = output }
      }
    }

    var outputs: [Output] { done.withLock { $0.compactMap(\.self) } }
  }
}
