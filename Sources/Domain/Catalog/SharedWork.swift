import Dispatch
import Synchronization

/// Work in two steps that several threads share: first everything is laid out as pieces, then every piece
/// is made.
///
/// Pieces are begun with in their order; but nobody waits for a layout that takes long while there are
/// pieces of others. What comes of it all is none of its business, and so it is the same for everything:
/// of generic types the runtime would look up the types again with each step.
final class SharedWork: Sendable {
  typealias Piece = @Sendable () -> Void
  /// Lays out pieces.
  typealias Input = @Sendable () -> [Piece]

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
    /// The pieces of each input once it is laid out.
    var pieces: [[Piece]?]
    /// How many of them have been begun with.
    var begunCounts: [Int]
    /// Those that are made and nobody has asked for.
    var made: Set<Place> = []
    var waiting: [DispatchSemaphore] = []

    init(inputCount: Int) {
      pieces = Array(repeating: nil, count: inputCount)
      begunCounts = Array(repeating: 0, count: inputCount)
    }

    var isLaidOut: Bool { pieces.allSatisfy { $0 != nil } }

    var isAllBegun: Bool {
      pieces.indices.allSatisfy { begunCounts[$0] == pieces[$0]?.count }
    }

    mutating func nextTask() -> Task {
      if nextInput < pieces.count {
        nextInput += 1
        return .layOut(nextInput - 1)
      }
      for input in pieces.indices {
        let piece = begunCounts[input]
        guard let pieces = pieces[input], piece < pieces.count else { continue }
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

  /// Does what there is to do until everything is laid out.
  func layOut() {
    work { $0.isLaidOut }
  }

  /// Does what there is to do until a piece is made; to be asked for once.
  func make(_ place: Place) {
    work { $0.made.remove(place) != nil }
  }

  /// Does what there is to do until everything has been begun with.
  func help() {
    work { $0.isAllBegun }
  }

  /// Does what there is to do until that is so.
  private func work(until isDone: (inout State) -> Bool) {
    while let task = state.withLock({ isDone(&$0) ? nil : $0.nextTask() }) { carryOut(task) }
  }

  private func carryOut(_ task: Task) {
    switch task {
    case .layOut(let input):
      let pieces = inputs[input]()
      note { $0.pieces[input] = pieces }
    case .make(let place, let piece):
      piece()
      note { $0.made.insert(place) }
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
