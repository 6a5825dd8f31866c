import CivilTime
import CommandLineTool
import Domain
import Glibc
import Storage
import TerminalNcurses
import TerminalUI
import Wording
import Workspace

/// The workspace on a real terminal and a real store: wires them together, decides nothing.
struct WorkspaceProgram {
  let options: GlobalOptions
  let configuration: ConfigurationFile
  let variables = SystemEnvironment.variables

  /// Runs until the user leaves; returns the exit code.
  func run() -> Int32 {
    guard !options.isAnonymous else {
      _ = complain(Sentences.noMasks(options.language))
      return ExitCode.usage.rawValue
    }
    do {
      try NcursesScreen.checkTerminal()
      // Still there to be read when the workspace has given the screen back.
      for complaint in configuration.complaints(in: options.language) {
        SystemEnvironment.write(complaint + "\n", to: STDERR_FILENO)
      }
      let opened = try OpenedStore(options, variables: variables)
      defer { opened.close() }
      return try run(on: opened)
    } catch let failure as StartFailure {
      return complain(failure.explanation(options.language))
    } catch let failure as ChangeFailure {
      return complain(failure.explanation().text(in: options.language))
    } catch let error as StorageError {
      return complain(error.sentence(options.language))
    } catch {
      return complain("\(error)")
    }
  }

  private func run(on opened: OpenedStore) throws -> Int32 {
    guard let inbox = Inbox<LaneNews>(), let lane = StoreLane(), let signals = TerminalSignals()
    else {
      return complain(Sentences.noDescriptors(options.language))
    }
    let place =
      options.demo == nil
      ? PlaceFile(variables: variables, storePath: opened.path) : PlaceFile()
    CutMapping.survive()
    let network = try lane.start(
      path: opened.path, isReadOnly: options.isReadOnly, trashDays: configuration.trashDays,
      inbox: inbox, place: place)
    lane.post(.load)
    let screen = try NcursesScreen()
    defer {
      lane.finish(within: 5)
      screen.stop()
    }
    let settings = WorkspaceState.Settings(
      size: screen.size, today: options.today ?? WallClock.today, now: WallClock.now,
      language: options.language, theme: theme(for: screen),
      keyMap: configuration.configuration.keyMap,
      identifiers: IdentifierSource(low: .random(in: 0 ... .max), high: .random(in: 0 ... .max)),
      sender: sender, place: place.read())
    var loop = WorkspaceLoop(
      state: WorkspaceState(
        catalog: Catalog(network: network, records: []), settings: settings), screen: screen,
      signals: signals, inbox: inbox, lane: lane,
      followsClock: options.today == nil)
    loop.run()
    return ExitCode.done.rawValue
  }

  /// Who writes; in the demonstration somebody who is one.
  private var sender: Message.Mailbox? {
    let written = configuration.overriding(variables)["EMAIL"]
    return written.flatMap(Message.Mailbox.init(written:))
      ?? (options.demo == nil ? nil : Message.Mailbox(name: "Demo", address: "demo@example.no"))
  }

  private func theme(for screen: NcursesScreen) -> Theme {
    let suited = Theme.suited(toColorCount: screen.colorCount, colorFGBG: variables["COLORFGBG"])
    guard screen.colorCount >= 8, let chosen = configuration.configuration.theme else {
      return suited
    }
    return switch chosen {
    case .neutral: .neutral
    case .dark: .dark
    case .light: .light
    case .monochrome: .monochrome
    }
  }

  private func complain(_ sentence: String) -> Int32 {
    SystemEnvironment.write("samspill: \(sentence)\n", to: STDERR_FILENO)
    return ExitCode.system.rawValue
  }
}
