import Values

extension Reason {
  /// That the text was not read, or does not say it itself.
  init(unverified verified: Verification) {
    let remedy = verified.isDerived ? "cán bộ xác nhận có cần yêu cầu" : "đối chiếu văn bản gốc"
    self.init(kind: .unverified, text: verified.description, remedy: remedy)
  }
}

extension Reason {
  /// That a list may have more rows than are known; nil where it has not.
  init?(moreRows rows: FactSet.Rows) {
    guard let why = rows.incompleteBecause else { return nil }
    self.init(
      kind: .rowsUnknown, text: why, remedy: "bổ sung hoặc xác nhận danh mục «\(rows.collection)»",
      settledBy: [.complete(collection: rows.collection)])
  }

  /// That the dossier says that a list has no rows.
  init(noRows collection: String) {
    self.init(kind: .noRows, text: "hồ sơ nêu rõ không có «\(collection)» nào", remedy: nil)
  }
}

/// What is to be said of the facts behind a result: that they are unknown, unconfirmed, contradictory, or may be
/// contradicted by what was not read.
extension FactBinding {
  var contradiction: Reason {
    let told = read.filter { $0.values.count > 1 }.map { fact in
      let said = fact.governing.map { "«\($0.words)» (\($0.sourceAndPlace))" }
      return "\(fact.name): \(said.joined(separator: " khác "))"
    }
    return Reason(
      kind: .contradiction,
      text: "các nguồn nói khác nhau và dẫn đến kết quả khác nhau: \(told.joined(separator: "; "))",
      remedy: "xác nhận giá trị đúng", settledBy: settled { $0.values.count > 1 })
  }

  /// nil where every value that counts was read with certainty or confirmed.
  func unconfirmed(and governing: Fact? = nil) -> Reason? {
    let told = (read + [governing].compactMap(\.self)).flatMap { fact in
      fact.governing.compactMap { statement -> String? in
        switch statement.standing {
        case .proposed: "\(fact.name) «\(statement.words)» do mô hình đề xuất (\(statement.sourceAndPlace))"
        case .uncertain(let why): "\(fact.name) «\(statement.words)» chưa chắc: \(why) (\(statement.sourceAndPlace))"
        case .read, .confirmed: nil
        }
      }
    }
    guard !told.isEmpty else { return nil }
    return Reason(
      kind: .unconfirmedValue, text: told.joined(separator: "; "), remedy: "xác nhận giá trị",
      settledBy: settled { fact in fact.governing.contains { $0.standing.isOpen } })
  }

  /// A pass that an unread file, or words that were not read clearly, may contradict is no pass; nil where everything that
  /// may state a fact was read.
  var shadow: Reason? {
    let facts = read.filter(\.mayBeContradicted)
    guard let files = facts.first(where: { !$0.unreadSources.isEmpty })?.unreadSources else {
      return facts.first.map(\.unclearElsewhere)
    }
    let names = facts.map(\.name).joined(separator: ", ")
    return Reason(
      kind: .factUnknown, text: "chưa đọc được \(files.joined(separator: ", ")), nơi có thể nêu khác về \(names)",
      remedy: "đọc \(files.joined(separator: ", ")) rồi xác nhận",
      settledBy: files.map { .seen(file: $0) })
  }

  /// One reason for each fact that is unknown, or for the computation that failed.
  var unknowns: [Reason] {
    if let unitClash {
      return [
        Reason(
          kind: .computation, text: unitClash, remedy: "thống nhất đơn vị rồi xác nhận giá trị",
          settledBy: settled { !$0.isConfirmed && $0.isQuantity })
      ]
    }
    let lists = incompleteLists.map { list in
      let remedy = "bổ sung hoặc xác nhận danh mục «\(list.collection)»"
      return Reason(
        kind: .rowsUnknown, text: list.why, remedy: remedy, settledBy: [.complete(collection: list.collection)])
    }
    guard lists.isEmpty else { return lists }
    let unstated = read.filter(\.values.isEmpty).map { fact in
      Reason(
        kind: .factUnknown, text: "chưa có «\(fact.name)»: \(fact.soughtInWords)", remedy: fact.remedy,
        settledBy: fact.settledBy)
    }
    guard unstated.isEmpty else { return unstated }
    return [
      Reason(
        kind: .computation, text: "không tính được điều kiện từ các giá trị đã đọc", remedy: "kiểm tra bằng tay",
        settledBy: settled { !$0.isConfirmed })
    ]
  }

  private func settled(where isMeant: (Fact) -> Bool) -> [Settlement] {
    read.filter(isMeant).map { .value(fact: $0.name, of: $0.subject) }
  }
}

extension Statement.Standing {
  /// Whether an officer has yet to confirm it.
  var isOpen: Bool {
    switch self {
    case .proposed, .uncertain: true
    case .read, .confirmed: false
    }
  }
}

extension Fact {
  fileprivate var isQuantity: Bool { values.contains { if case .quantity = $0 { true } else { false } } }
}
