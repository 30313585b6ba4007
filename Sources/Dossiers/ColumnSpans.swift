/// From where to where columns reach on a page, from the left.
enum ColumnSpans {
  typealias Span = (left: Double, right: Double)

  /// What spans make together that overlap, or stand nearer to one another than a gap.
  static func all(of spans: [Span], apart gap: Double = 0) -> [Span] {
    var columns: [Span] = []
    for span in spans.sorted(by: { $0.left < $1.left }) {
      if let last = columns.last, span.left - last.right < gap {
        columns[columns.count - 1].right = max(last.right, span.right)
      } else {
        columns.append(span)
      }
    }
    return columns
  }

  /// Those with neighbours joined that are one column: a label in the middle of a wide column stands over none of the words
  /// at its left.
  static func joined(_ columns: [Span], where isOne: (Span, Span) -> Bool) -> [Span] {
    var joined: [Span] = []
    for column in columns {
      if let last = joined.last, isOne(last, column) {
        joined[joined.count - 1].right = column.right
      } else {
        joined.append(column)
      }
    }
    return joined
  }
}
