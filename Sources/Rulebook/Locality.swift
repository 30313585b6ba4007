import Values

/// Where something lies, as papers tell it: a commune and a province, not a street or a plot.
package struct Locality: Sendable {
  /// The words as written.
  package let words: String
  /// Commune and province under the names that govern on the day asked of: `phường Nếnh, thành phố Bắc Ninh`; nil where
  /// the lists do not tell.
  package let name: String?
  /// The province alone under its name of that day; nil where no listed one is written.
  package let province: String?
  /// The documents that changed the names as written into these, in their order.
  package let by: [String]

  package init(words: String, name: String? = nil, province: String? = nil, by: [String] = []) {
    self.words = words
    self.name = name
    self.province = province
    self.by = by
  }

  /// The name and what it comes from: `phường Nếnh, tỉnh Bắc Ninh (theo Nghị quyết …)`; the words where there is none.
  package var told: String {
    guard let name else { return words }
    return by.isEmpty ? name : "\(name) (theo \(by.joined(separator: ", ")))"
  }

  /// Whether both are one place, whatever it was called when; nil where nobody can tell.
  package func isSame(as other: Locality) -> Bool? {
    if let name, let otherName = other.name { return name == otherName }
    if let province, let otherProvince = other.province, province != otherProvince { return false }
    return LabelKey(words) == LabelKey(other.words) ? true : nil
  }
}

/// Equal where both are known to be one place, or neither is known and the words are the same.
extension Locality: Hashable {
  package static func == (left: Locality, right: Locality) -> Bool { left.identity == right.identity }

  package func hash(into hasher: inout Hasher) { hasher.combine(identity) }

  private var identity: [String] { name.map { [$0] } ?? ["", LabelKey(words).text] }
}
