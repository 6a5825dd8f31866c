/// Where records are written one after another, each to be copied to where it stays: memory that all of
/// them take turns to use.
package struct RecordPacker: ~Copyable {
  package var writer = PackWriter()
  /// The text of a record as it is searched.
  var text = FoldedText()

  /// Nothing yet.
  package init() {}
}
