/// Control sequences: ECMA-48 §5.4, with the meanings xterm and its kin have given them.
extension InputDecoder {
  /// No real sequence is longer.
  private static let longestSequence = 64

  /// `ESC [`, parameters, and a final byte.
  func controlSequenceStep() -> Step {
    let start = position + 2
    guard start < buffer.count else { return .incomplete }
    if buffer[start] == UInt8(ascii: "[") { return linuxFunctionStep(at: start + 1) }
    if buffer[start] == UInt8(ascii: "M") { return oldMouseStep(at: start + 1) }
    var index = start
    while index < buffer.count {
      switch buffer[index] {
      case 0x20...0x3f: index += 1
      case 0x40...0x7e:
        let parameters = buffer[start..<index]
        return meaning(of: buffer[index], parameters, length: index + 1 - position)
      default: return .nothing(index - position)
      }
    }
    return index - start > Self.longestSequence ? .nothing(index - position) : .incomplete
  }

  /// `ESC O` and a letter, the application mode of arrows and function keys.
  func singleShiftStep() -> Step {
    guard position + 2 < buffer.count else { return .incomplete }
    let final = buffer[position + 2]
    switch final {
    case UInt8(ascii: "M"): return .event(.key(.enter), 3)
    case UInt8(ascii: "j")...UInt8(ascii: "y"):
      // The numeric keypad: `*` to `9`, from 0x2a on.
      return .event(.key(.character(Character(Unicode.Scalar(final - 0x40)))), 3)
    default:
      guard let key = Self.key(forLetter: final, modifiers: []) else { return .nothing(3) }
      return .event(.key(key), 3)
    }
  }

  /// `ESC [ [ A` to `E`: F1 to F5 of the Linux console.
  private func linuxFunctionStep(at index: Int) -> Step {
    guard index < buffer.count else { return .incomplete }
    guard (UInt8(ascii: "A")...UInt8(ascii: "E")).contains(buffer[index]) else {
      return .nothing(3)
    }
    return .event(.key(.function(Int(buffer[index] - UInt8(ascii: "A")) + 1)), 4)
  }

  /// `ESC [ M` and three bytes: the mouse of terminals without SGR reports.
  private func oldMouseStep(at index: Int) -> Step {
    guard index + 2 < buffer.count else { return .incomplete }
    let values = buffer[index..<index + 3].map { Int($0) - 32 }
    let isRelease = values[0] & 3 == 3 && values[0] < 64
    return Self.mouse(
      code: isRelease ? 0 : values[0], isRelease: isRelease, column: values[1], row: values[2]
    ).map { .event(.mouse($0), 6) } ?? .nothing(6)
  }

  private func meaning(of final: UInt8, _ parameters: ArraySlice<UInt8>, length: Int) -> Step {
    if parameters.first == UInt8(ascii: "<") {
      let numbers = Self.numbers(in: parameters.dropFirst())
      guard final == UInt8(ascii: "M") || final == UInt8(ascii: "m"), numbers.count == 3 else {
        return .nothing(length)
      }
      let isRelease = final == UInt8(ascii: "m")
      return Self.mouse(
        code: numbers[0], isRelease: isRelease, column: numbers[1], row: numbers[2]
      ).map { .event(.mouse($0), length) } ?? .nothing(length)
    }
    let numbers = Self.numbers(in: parameters)
    guard !(0x3c...0x3f).contains(parameters.first ?? 0) else { return .nothing(length) }
    if final == UInt8(ascii: "~"), numbers.first == 200 { return .pasteBegins(length) }
    let modifiers = Modifiers(parameter: numbers.count > 1 ? numbers[1] : 1)
    let key =
      switch final {
      case UInt8(ascii: "~"): Self.key(forNumber: numbers.first ?? 0, modifiers: modifiers)
      case UInt8(ascii: "u"): Self.key(forCode: numbers.first ?? 0, modifiers: modifiers)
      // With another number it is no key, but a report such as `12;40R`.
      default: numbers.first ?? 0 > 1 ? nil : Self.key(forLetter: final, modifiers: modifiers)
      }
    return key.map { .event(.key($0), length) } ?? .nothing(length)
  }

  /// Numbers between semicolons, clamped; empty or strange ones count as 0.
  private static func numbers(in parameters: ArraySlice<UInt8>) -> [Int] {
    parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { digits in
      digits.reduce(0) { value, byte in
        (0x30...0x39).contains(byte) ? min(value * 10 + Int(byte) - 0x30, 0x11_0000) : value
      }
    }
  }

  private static func mouse(code: Int, isRelease: Bool, column: Int, row: Int) -> MouseEvent? {
    let point = Point(row: max(0, row - 1), column: max(0, column - 1))
    // 4, 8 and 16 are modifiers, 32 is movement.
    switch code & ~28 {
    case 0: return MouseEvent(isRelease ? .release : .press, button: .left, at: point)
    case 1: return MouseEvent(isRelease ? .release : .press, button: .middle, at: point)
    case 2: return MouseEvent(isRelease ? .release : .press, button: .right, at: point)
    case 64: return MouseEvent(.scrollUp, at: point)
    case 65: return MouseEvent(.scrollDown, at: point)
    default: return nil
    }
  }

  /// What is held down with a key.
  private struct Modifiers: OptionSet {
    let rawValue: Int

    static let shift = Modifiers(rawValue: 1)
    static let alt = Modifiers(rawValue: 2)
    static let control = Modifiers(rawValue: 4)

    init(rawValue: Int) {
      self.rawValue = rawValue
    }

    /// xterm counts from 1.
    init(parameter: Int) {
      self.init(rawValue: max(0, parameter - 1))
    }

    /// Ctrl and Alt with a key that moves make it move further.
    var areFar: Bool { !isDisjoint(with: [.alt, .control]) }
  }

  private static func key(forLetter letter: UInt8, modifiers: Modifiers) -> Key? {
    switch letter {
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    case UInt8(ascii: "C"): modifiers.areFar ? .alt("f") : .right
    case UInt8(ascii: "D"): modifiers.areFar ? .alt("b") : .left
    case UInt8(ascii: "H"): modifiers.areFar ? .alt("<") : .home
    case UInt8(ascii: "F"): modifiers.areFar ? .alt(">") : .end
    case UInt8(ascii: "Z"): .backTab
    case UInt8(ascii: "P")...UInt8(ascii: "S"): .function(Int(letter - UInt8(ascii: "P")) + 1)
    default: nil
    }
  }

  private static func key(forNumber number: Int, modifiers: Modifiers) -> Key? {
    switch number {
    case 1, 7: modifiers.areFar ? .alt("<") : .home
    case 2: .insert
    case 3: modifiers.areFar ? .alt("d") : .delete
    case 4, 8: modifiers.areFar ? .alt(">") : .end
    case 5: .pageUp
    case 6: .pageDown
    case 11...15: .function(number - 10)
    case 17...21: .function(number - 11)
    case 23, 24: .function(number - 12)
    default: nil
    }
  }

  /// A Unicode scalar with modifiers, as terminals send it that tell Ctrl-I from Tab.
  private static func key(forCode code: Int, modifiers: Modifiers) -> Key? {
    switch code {
    case 9: return modifiers.contains(.shift) ? .backTab : .tab
    case 13: return .enter
    case 27: return .escape
    case 127: return modifiers.areFar ? .control("w") : .backspace
    default: break
    }
    guard let scalar = Unicode.Scalar(UInt32(code)),
      scalar.properties.generalCategory != .control
    else { return nil }
    let character = Character(scalar)
    if modifiers.contains(.control) { return .control(character) }
    return modifiers.contains(.alt) ? .alt(character) : .character(character)
  }
}
