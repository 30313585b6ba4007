import Foundation
import Values
import Yams

/// When two values of one fact count as the same, as the catalogue has it: papers round figures, shorten names and write
/// codes with blanks. What is not named here must be equal.
package struct Sameness: Sendable, Hashable {
  /// Another way to write words of a name: `tnhh` for `trách nhiệm hữu hạn`.
  package struct Spelling: Sendable, Hashable {
    package let short: String
    package let long: String
  }

  /// Of figures: they may lie apart by this share of the greater one …
  package var share: Decimal128?
  /// … and by no more than this.
  package var most: Quantity?
  /// Of names: words before the name that are none of it: `ông`.
  package var before: [String] = []
  /// Of names: signs and words where the name ends: `,`, `chức vụ`.
  package var until: [String] = []
  package var spellings: [Spelling] = []
  /// Whether a name without any mark (`CONG TY`) may be the one with marks.
  package var allowsBare = false
  /// Whether only the code in the words counts, without blanks and dots: `0101 234 567 do … cấp`.
  package var isCode = false
  /// Whether one dossier may rightly have several: a paper that names only some of them contradicts none that names more.
  package var allowsSeveral = false

  package static let exact = Sameness()

  /// Whether both say the same, `1 tấn/h` and `1.000 kg/h` too; nil where nobody can tell, as of a place in no list.
  package func holds(_ one: FactValue, _ other: FactValue) -> Bool? {
    switch (one, other) {
    case (.number(let one), .number(let other)): isNear(one, other, most: most?.value)
    case (.quantity(let one), .quantity(let other)):
      other.converted(to: one.unit).map { isNear(one.value, $0, most: most?.converted(to: one.unit)) } ?? false
    case (.text(let one), .text(let other)): isSame(one, other)
    case (.place(let one), .place(let other)): one.isSame(as: other)
    default: one == other
    }
  }

  private func isNear(_ one: Decimal128, _ other: Decimal128, most: Decimal128?) -> Bool {
    guard one != other else { return true }
    guard share != nil || self.most != nil, let apart = max(one, other).subtracting(min(one, other)) else {
      return false
    }
    if let share, let allowed = max(one, other).multiplied(by: share), apart > allowed { return false }
    // A bound in another unit than the figures is none that they keep.
    guard self.most != nil else { return true }
    return most.map { apart <= $0 } ?? false
  }

  private func isSame(_ one: String, _ other: String) -> Bool {
    guard !isCode else { return code(in: one) == code(in: other) }
    if name(in: one) == name(in: other) { return true }
    guard allowsBare, isBare(one) || isBare(other) else { return false }
    return name(in: one, withMarks: false) == name(in: other, withMarks: false)
  }

  private func isBare(_ words: String) -> Bool { words.nfc.utf8.allSatisfy { $0 < 0x80 } }

  /// What of the words is compared.
  private func name(in words: String, withMarks: Bool = true) -> String {
    func marked(_ words: String) -> String { withMarks ? words : words.withoutMarks }
    let lowered = words.nfc.lowercased()
    let end = until.compactMap { lowered.range(of: $0)?.lowerBound }.filter { $0 > lowered.startIndex }.min()
    var key = LabelKey(String(lowered[..<(end ?? lowered.endIndex)])).words
    while let first = key.first, before.contains(first), key.count > 1 { key.removeFirst() }
    return spellings.reduce(" \(marked(key.joined(separator: " "))) ") { text, spelling in
      text.replacingOccurrences(of: " \(marked(spelling.long)) ", with: " \(marked(spelling.short)) ")
    }
  }

  /// The first word with a figure in it and the figures behind it, without dots.
  private func code(in words: String) -> String {
    let all = words.nfc.lowercased().split(whereSeparator: { $0.isWhitespace })
      .map { $0.filter { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "/" } }
    guard let first = all.firstIndex(where: { $0.contains(where: \.isNumber) }) else { return LabelKey(words).text }
    let more = all[(first + 1)...].prefix { !$0.isEmpty && $0.allSatisfy(\.isNumber) }
    return ([all[first]] + more).joined()
  }

  /// What was allowed, in Vietnamese; nil where the values had to be equal.
  package var words: String? {
    let figures = [
      share.flatMap { $0.multiplied(by: Decimal128(100)) }.map { "lệch không quá \(VietnameseText.number($0)) %" },
      most.map { "không quá \(VietnameseText.number($0.value)) \($0.unit)" },
    ].compactMap(\.self).joined(separator: " và ")
    let names = [
      isCode ? "chỉ so phần mã hoặc con số đứng đầu, bỏ dấu cách và dấu chấm" : nil,
      spellings.isEmpty
        ? nil : spellings.prefix(2).map { "«\($0.short)» là «\($0.long)»" }.joined(separator: ", "),
      allowsBare ? "tên viết không dấu" : nil,
      before.isEmpty && until.isEmpty ? nil : "bỏ lời xưng hô và chức vụ",
    ].compactMap(\.self).joined(separator: "; ")
    let told = [figures, names].filter { !$0.isEmpty }.joined(separator: "; ")
    return told.isEmpty ? nil : told
  }
}

extension String {
  /// Without the marks of Vietnamese letters: `cong ty`.
  fileprivate var withoutMarks: String { ASCIIKey.of(self).replacing("_", with: " ") }
}

extension RuleSheet {
  /// `same:` of a fact.
  mutating func sameness(in record: Record, of kind: FactDefinition.Kind) -> Sameness {
    let keys = ["share", "most", "before", "until", "spellings", "bare", "code", "several"]
    guard let node = record.members["same"], let same = self.record(node, keys: keys, what: "cách so") else {
      return .exact
    }
    var sameness = Sameness()
    sameness.share = optionalText("share", in: same).flatMap { Decimal128($0) }
    if same.has("share"), sameness.share == nil { report("«share» là một số như '0.005'", at: same.members["share"]) }
    if let words = optionalText("most", in: same) {
      switch VietnameseNotation.quantity(words) {
      case .value(let quantity): sameness.most = quantity
      case .ambiguous, .none: report("«most» là một số kèm đơn vị, đang là «\(words)»", at: same.members["most"])
      }
    }
    sameness.before = texts("before", in: same).map { $0.lowercased() }
    sameness.until = texts("until", in: same).map { $0.lowercased() }
    sameness.spellings = optionalList("spellings", in: same).compactMap { node in
      guard let spelling = self.record(node, keys: ["short", "long"], what: "cách viết"),
        let short = text("short", in: spelling), let long = text("long", in: spelling)
      else { return nil }
      return .init(short: short.lowercased(), long: long.lowercased())
    }
    sameness.allowsBare = flag("bare", in: same, absent: false)
    sameness.isCode = flag("code", in: same, absent: false)
    sameness.allowsSeveral = flag("several", in: same, absent: false)
    checkSameness(sameness, of: kind, at: node)
    return sameness
  }

  private mutating func checkSameness(_ same: Sameness, of kind: FactDefinition.Kind, at node: Node) {
    let isOfNames =
      !same.before.isEmpty || !same.until.isEmpty || !same.spellings.isEmpty || same.allowsBare || same.isCode
    switch kind {
    case .number, .quantity:
      if isOfNames { report("số và đại lượng chỉ dùng «share», «most», «several»", at: node) }
    case .text:
      if same.share != nil || same.most != nil { report("«share», «most» chỉ dùng cho số và đại lượng", at: node) }
    case .harmonisedCode, .day, .flag, .place, .presence, .listed:
      if isOfNames || same.share != nil || same.most != nil {
        report("«same» chỉ dùng cho số, đại lượng và chữ", at: node)
      }
    }
  }
}
