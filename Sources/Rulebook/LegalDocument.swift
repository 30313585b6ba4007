import Values

/// The days on which something holds: `from` included, `until` excluded, open where absent.
package struct InForce: Sendable, Hashable {
  package let from: CivilDay
  package let until: CivilDay?

  package init(from: CivilDay, until: CivilDay?) {
    self.from = from
    self.until = until
  }

  package func contains(_ day: CivilDay) -> Bool { from <= day && (until.map { day < $0 } ?? true) }

  package func contains(_ other: InForce) -> Bool {
    guard from <= other.from else { return false }
    guard let until else { return true }
    return other.until.map { $0 <= until } ?? false
  }

  /// Whether they have a day in common.
  package func meets(_ other: InForce) -> Bool {
    (until.map { other.from < $0 } ?? true) && (other.until.map { from < $0 } ?? true)
  }

  /// `từ 31/03/2026` or `từ 26/03/2021 đến hết 28/02/2026`.
  package var description: String {
    let start = "từ \(VietnameseText.day(from))"
    return until.map { "\(start) đến hết \(VietnameseText.day($0.advanced(byDays: -1)))" } ?? start
  }
}

/// A document of the registry `documents.yaml`.
package struct LegalDocument: Sendable, Hashable {
  package typealias ID = String

  package let id: ID
  /// Luật, Nghị định, Quyết định …
  package let kind: String
  /// Number and sign, `96/2026/NĐ-CP`; laws too have one, though NĐ 30/2020 cites them by name.
  package let number: String
  package let title: String
  package let issuer: String
  package let issued: CivilDay
  package let inForce: InForce
  package let note: String?

  /// How a screen names it: `Nghị định 96/2026/NĐ-CP`.
  package var shortName: String { "\(kind) \(number)" }

  /// Laws and ordinances are cited by kind and name alone (NĐ 30/2020/NĐ-CP, Phụ lục I, phần II mục 6 điểm b).
  private var isLaw: Bool { ["Luật", "Bộ luật", "Pháp lệnh"].contains(kind) }

  /// How a letter cites it first: kind, number, day, issuer and title.
  package var firstCitation: String {
    guard !isLaw else { return title }
    return "\(laterCitation) \(VietnameseText.longDay(issued)) của \(issuer) \(title.lowercasedFirst)"
  }

  /// How the same letter cites it again: kind and number.
  package var laterCitation: String { isLaw ? title : "\(kind) số \(number)" }
}

/// Where a document says something: `điểm a khoản 15 Điều 28 Nghị định 96/2026/NĐ-CP`.
package struct Citation: Sendable, Hashable {
  package let document: LegalDocument
  package let article: Int?
  package let clause: Int?
  package let point: String?

  package var description: String { naming(document.shortName) }

  /// In the order and with the capitals of NĐ 30/2020/NĐ-CP, Phụ lục II mục 7, with the document under this name.
  package func naming(_ document: String) -> String {
    var parts: [String] = []
    if let point { parts.append("điểm \(point)") }
    if let clause { parts.append("khoản \(clause)") }
    if let article { parts.append("Điều \(article)") }
    return (parts + [document]).joined(separator: " ")
  }
}

/// How sure a version of a rule is of its text: only what was seen in a text may bar a dossier.
package struct Verification: Sendable, Hashable {
  package enum Source: String, Sendable, Hashable, CaseIterable {
    case text, secondary, unverified
  }

  package let on: CivilDay
  package let source: Source
  /// True where the text does not say it itself: something that it does say needs it.
  package let isDerived: Bool

  package init(on: CivilDay, source: Source, isDerived: Bool = false) {
    self.on = on
    self.source = source
    self.isDerived = isDerived
  }

  package var description: String {
    switch source {
    case _ where isDerived:
      "suy ra, xem ngày \(VietnameseText.day(on)); văn bản không đòi trực tiếp"
    case .text: "đã đối chiếu văn bản ngày \(VietnameseText.day(on))"
    case .secondary: "nguồn thứ cấp, xem ngày \(VietnameseText.day(on)); chưa đọc văn bản"
    case .unverified: "chưa xác minh, ghi nhận ngày \(VietnameseText.day(on))"
    }
  }
}

extension [Citation] {
  /// All of them, as a line names what something rests on: each document and each article once, in the order of their
  /// first mention, `khoản 1 Điều 26, khoản 2, 3 và 4 Điều 27 Nghị định 96/2026/NĐ-CP`.
  package var words: String {
    map(\.document).uniqued.map { document in
      let cited = filter { $0.document == document }
      let places = cited.map(\.article).uniqued.compactMap { article in
        cited.filter { $0.article == article }.within(article)
      }
      return [places.joined(separator: ", "), document.shortName].filter { !$0.isEmpty }.joined(separator: " ")
    }.joined(separator: "; ")
  }

  /// What is cited of one article; nil where the whole document is.
  private func within(_ article: Int?) -> String? {
    guard let article else { return nil }
    var parts: [String] = []
    // Clauses cited whole, one after another.
    var whole: [String] = []
    func endOfWhole() {
      if !whole.isEmpty { parts.append("khoản \(whole.asList)") }
      whole = []
    }
    for clause in map(\.clause).uniqued {
      let points = filter { $0.clause == clause }.compactMap(\.point).uniqued
      if points.isEmpty {
        if let clause { whole.append("\(clause)") }
      } else {
        endOfWhole()
        parts.append("điểm \(points.asList)\(clause.map { " khoản \($0)" } ?? "")")
      }
    }
    endOfWhole()
    return (parts.isEmpty ? "" : "\(parts.joined(separator: ", ")) ") + "Điều \(article)"
  }
}

extension [String] {
  /// `2`; `2 và 3`; `2, 3 và 4`.
  fileprivate var asList: String {
    guard let last, count > 1 else { return first ?? "" }
    return "\(dropLast().joined(separator: ", ")) và \(last)"
  }
}
