import Values

/// What the words of a table's head look like, told without knowing any label.
extension String {
  /// Words, no figures but those of a unit (`m3`): as labels are.
  var isLabelLike: Bool {
    guard first?.isLetter ?? false else { return false }
    return split(whereSeparator: { " (\n".contains($0) }).allSatisfy { $0.first?.isNumber == false }
  }

  /// A label, or a unit in brackets below one.
  var isHeadLike: Bool { isLabelLike || hasPrefix("(") && contains(where: \.isLetter) }

  /// `STT`: what counts rows is the first label of a head, and nothing else.
  var namesCount: Bool { ["stt", "tt", "số tt", "số thứ tự"].contains(LabelKey(self).text) }
}

extension [String] {
  /// `(1) | (2) | (3)`.
  var numberColumns: Bool {
    let numbers = map { Int($0.filter { $0.isLetter || $0.isNumber }) }
    return numbers.count > 1 && numbers.first == 1
      && zip(numbers, numbers.dropFirst()).allSatisfy { one, next in one.map { $0 + 1 == next } ?? false }
  }
}
