/// «; có phải «…»?» for a misspelt name: the nearest of the names that exist, by edit distance.
package enum Suggestion {
  package static func among(_ names: some Sequence<String>, for name: String) -> String {
    let best = names.map { (name: $0, distance: distance($0, name)) }.min { $0.distance < $1.distance }
    guard let best, best.distance <= max(2, name.count / 3) else { return "" }
    return "; có phải «\(best.name)»?"
  }

  /// Levenshtein's distance: how many elements must be put in, taken out or changed.
  package static func distance<Text: Sequence>(_ left: Text, _ right: Text) -> Int where Text.Element: Equatable {
    let left = Array(left)
    let right = Array(right)
    var row = Array(0...right.count)
    for (index, element) in left.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in right.indices {
        let substitution = diagonal + (element == right[column] ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(substitution, row[column] + 1, diagonal + 1)
      }
    }
    return row[right.count]
  }
}
