import Dispatch
import Synchronization

/// Work in two steps that several threads share: first everything is laid out as pieces, then something is
/// made of every piece.
///
/// Pieces are begun with in their order; but nobody waits for a layout that takes long while there are
/// pieces of others.
final class SharedWork<Layout: Sendable, Output: Sendable>: Sendable {
  typealias Piece = @Sendable () -> Output
  typealias Input = @Sendable () -> (layout: Layout, pieces: [Piece])

  /// A piece by its input and its number there.
  struct Place: Hashable {
    let input: Int
    let piece: Int
  }

  private enum Task {
    case layOut(Int)
    case make(Place, Piece)
    /// There is nothing to do until another thread is done with something.
    case wait(DispatchSemaphore)
  }

  private struct State {
    var nextInput = 0
    /// What is known of each input once it is laid out.
    var layouts: [(layout: Layout, pieces: [Piece])?]
    /// How many of its pieces have been begun with.
    var begunCounts: [Int]
    var outputs: [Place: Output] = [:]
    var waiting: [DispatchSemaphore] = []

    init(inputCount: Int) {
      layouts = Array(repeating: nil, count: inputCount)
      begunCounts = Array(repeating: 0, count: inputCount)
    }

    var isAllBegun: Bool {
      layouts.indices.allSatisfy { begunCounts[$0] == layouts[$0]?.pieces.count }
    }

    mutating func nextTask() -> Task {
      if nextInput < layouts.count {
        nextInput += 1
        return .layOut(nextInput - 1)
      }
      for (input, layout) in layouts.enumerated() {
        let piece = begunCounts[input]
        guard let pieces = layout?.pieces, piece < pieces.count else { continue }
        begunCounts[input] += 1
        return .make(Place(input: input, piece: piece), pieces[piece])
      }
      waiting.append(DispatchSemaphore(value: 0))
      return .wait(waiting[waiting.count - 1])
    }
  }

  private let inputs: [Input]
  private let state: Mutex<State>

  /// Nothing is begun with yet.
  init(_ inputs: [Input]) {
    self.inputs = inputs
    state = Mutex(State(inputCount: inputs.count))
  }

  /// Everything as it was laid out, in order; does what there is to do until it is.
  var layouts: [(layout: Layout, pieces: [Piece])] {
    work { state in
      // With a key path, the runtime would make one each time.
      let layouts = state.layouts.compactMap { $0 }
      return layouts.count == state.layouts.count ? layouts : nil
    }
  }

  /// What was made of a piece, which is given out once; does what there is to do until it is there.
  func output(at place: Place) -> Output {
    work { $0.outputs.removeValue(forKey: place) }
  }

  /// Does what there is to do until everything has been begun with.
  func help() {
    work { $0.isAllBegun ? () : nil }
  }

  /// Does what there is to do until `find` finds what is wanted.
  private func work<Found: Sendable>(until find: (inout State) -> Found?) -> Found {
    while true {
      let (found, task) = state.withLock { state in
        let found = find(&state)
        return (found, found == nil ? state.nextTask() : nil)
      }
      if let found { return found }
      if let task { carryOut(task) }
    }
  }

  private func carryOut(_ task: Task) {
    switch task {
    case .layOut(let input):
      let layout = inputs[input]()
      note { $0.layouts[input] = layout }
    case .make(let place, let piece):
      let output = piece()
      note { $0.outputs[place] = output }
    case .wait(let semaphore):
      semaphore.wait()
    }
  }

  /// Notes what was done, and tells those who wait.
  private func note(_ change: (inout sending State) -> Void) {
    let waiting = state.withLock { state in
      change(&state)
      defer { state.waiting = [] }
      return state.waiting
    }
    for semaphore in waiting { semaphore.signal() }
  }
}
