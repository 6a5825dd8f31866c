package import TerminalUI
import Wording

extension WorkspaceState {
  /// The least that the workspace fits into.
  static let leastSize = Size(rows: 12, columns: 40)

  /// The screen as it should look now.
  ///
  /// Costs what the screen has room for, whatever the size of the network.
  package func frame() -> Frame {
    var frame = Frame(size: size)
    guard size.rows >= Self.leastSize.rows, size.columns >= Self.leastSize.columns else {
      drawNeedForRoom(in: &frame)
      return frame
    }
    drawHeader(in: &frame)
    if editor == nil { drawWhatLiesBelow(in: &frame) }
    for overlay in overlays { draw(overlay, in: &frame) }
    drawFooter(in: &frame)
    return frame
  }

  /// What overlays lie over; the editor covers it all.
  private func drawWhatLiesBelow(in frame: inout Frame) {
    if page.place == .start {
      drawStart(in: &frame)
    } else {
      drawPage(in: &frame)
    }
  }

  private func drawNeedForRoom(in frame: inout Frame) {
    let (columns, rows) = (Self.leastSize.columns, Self.leastSize.rows)
    let need = Phrase(
      nb: "Samspill trenger \(columns) × \(rows) tegn; her er \(size.columns) × \(size.rows).",
      nn: "Samspill treng \(columns) × \(rows) teikn; her er \(size.columns) × \(size.rows).",
      en: "Samspill needs \(columns) × \(rows) characters; here are \(size.columns) × \(size.rows)."
    )
    let rowTexts = Wrapping.rows(of: need(language), columns: max(1, size.columns))
    for (row, text) in rowTexts.prefix(size.rows).enumerated() {
      frame.draw(text, at: Point(row: row, column: 0))
    }
  }
}
