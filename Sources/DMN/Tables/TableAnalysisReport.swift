import Values

/// The wording of an analysis.
struct AnalysisReport {
  private let source: TableSource
  private let space: AnalysedSpace
  private let coverage: TableAnalysis.Coverage
  private let rows: RowAnalysis
  private let limits: TableAnalysis.Limits
  private(set) var unanalysed: [String] = []
  private(set) var findings: [TableAnalysis.Finding] = []

  init(
    _ source: TableSource, _ space: AnalysedSpace, _ coverage: TableAnalysis.Coverage, _ rows: RowAnalysis,
    _ limits: TableAnalysis.Limits
  ) {
    self.source = source
    self.space = space
    self.coverage = coverage
    self.rows = rows
    self.limits = limits
  }

  private var hitPolicy: DecisionTable.HitPolicy { source.code.hitPolicy }

  mutating func write(isCut: Bool) {
    writeGaps()
    writeOverlaps()
    writeRows()
    writeOutputs()
    gatherReasons(isCut: isCut)
    for reason in unanalysed { add(.unanalysed, .warning, [], "chưa phân tích được: \(reason)") }
    let order = TableAnalysis.Finding.Severity.allCases
    findings = order.flatMap { severity in findings.filter { $0.severity == severity } }
  }

  private mutating func add(
    _ kind: TableAnalysis.Finding.Kind, _ severity: TableAnalysis.Finding.Severity, _ rows: [Int], _ message: String,
    _ witness: FEELContext? = nil
  ) {
    findings.append(
      TableAnalysis.Finding(kind: kind, severity: severity, rows: rows, message: message, witness: witness))
  }

  // MARK: Gaps

  private mutating func writeGaps() {
    guard !source.hasDefault else { return }
    let severity: TableAnalysis.Finding.Severity =
      switch hitPolicy {
      case .unique, .first, .any, .priority: .warning
      case .collect, .ruleOrder, .outputOrder: .information
      }
    for gap in coverage.gaps {
      add(
        .gap, severity, [],
        "không dòng nào đúng \(Self.place(gap.regions)) (\(Self.percent(gap.share)) số điểm)", gap.point)
    }
    if coverage.gaps.count == limits.witnesses, !coverage.isListComplete {
      let total = coverage.uncoveredPoints.map { "\($0) điểm" } ?? "nhiều điểm"
      add(
        .gap, severity, [],
        "còn chỗ trống khác; cả bảng có \(total) (\(Self.percent(coverage.uncoveredShare))) không dòng nào đúng")
    }
  }

  /// `khi tuổi = 12, ngành = "dệt"`: the columns that matter.
  private static func place(_ regions: [TableAnalysis.Region]) -> String {
    let phrases = regions.filter { !$0.isWhole }.map(\.phrase)
    return phrases.isEmpty ? "với mọi giá trị đầu vào" : "khi \(phrases.joined(separator: ", "))"
  }

  private static func place(_ regions: [TableAnalysis.Region], _ point: FEELContext) -> String {
    let phrases = regions.filter { !$0.isWhole }.map { region in
      point[region.name].map { region.isOther ? region.phrase : "\(region.name) = \($0.text)" } ?? region.phrase
    }
    return phrases.isEmpty ? "với mọi giá trị đầu vào" : "khi \(phrases.joined(separator: ", "))"
  }

  static func percent(_ share: Double) -> String {
    let tenths = Int((share * 1000).rounded())
    return tenths == 0 && share > 0 ? "dưới 0,1 %" : "\(tenths / 10),\(tenths % 10) %"
  }

  // MARK: Overlaps

  private mutating func writeOverlaps() {
    let errors = rows.overlaps.filter(\.isError)
    let difference = hitPolicy == .any ? ", kết quả khác nhau" : ""
    for overlap in errors.prefix(limits.witnesses) { write(overlap, .error, difference) }
    if errors.count > limits.witnesses {
      add(.overlap, .error, [], "còn \(errors.count - limits.witnesses) cặp dòng khác cùng đúng")
    }
    var others = rows.overlaps.filter { !$0.isError }
    if hitPolicy == .any {
      let unsure = others.filter { $0.sameOutput == nil }
      others.removeAll { $0.sameOutput == nil }
      for overlap in unsure.prefix(limits.witnesses) { write(overlap, .warning, ", kết quả có thể khác nhau") }
      if unsure.count > limits.witnesses {
        let rest = unsure.count - limits.witnesses
        add(.overlap, .warning, [], "còn \(rest) cặp dòng khác cùng đúng, kết quả có thể khác nhau")
      }
    }
    guard let first = others.first else { return }
    let consequence =
      switch hitPolicy {
      case .first: "dòng đứng trước được dùng"
      case .priority: "dòng quan trọng hơn được dùng"
      case .any: "kết quả như nhau"
      case .unique, .collect, .ruleOrder, .outputOrder: "mọi dòng đúng đều được tính"
      }
    add(
      .overlap, .information, others.count == 1 ? [first.first, first.second] : [],
      "\(others.count) cặp dòng có lúc cùng đúng; \(consequence)",
      space.meeting(first.first - 1, first.second - 1)?.point)
  }

  private mutating func write(
    _ overlap: TableAnalysis.Overlap, _ severity: TableAnalysis.Finding.Severity, _ more: String
  ) {
    guard let meeting = space.meeting(overlap.first - 1, overlap.second - 1) else { return }
    add(
      .overlap, severity, [overlap.first, overlap.second],
      "dòng \(overlap.first) và dòng \(overlap.second) cùng đúng \(Self.place(meeting.regions, meeting.point))\(more)",
      meeting.point)
  }

  // MARK: Rows and outputs

  private mutating func writeRows() {
    for row in rows.impossible {
      let columns = space.columns.indices.filter { space.parts(of: row - 1, in: $0).isEmpty }
      let names = columns.map { "«\(space.columns[$0].name)»" }.joined(separator: ", ")
      add(.impossibleRow, .warning, [row], "dòng \(row) không bao giờ đúng: không giá trị nào thoả ô \(names)")
    }
    for masked in rows.masked {
      let names = masked.by.map { "dòng \($0)" }.joined(separator: ", ")
      let which = hitPolicy == .priority ? "quan trọng hơn" : "đứng trước"
      add(
        .maskedRow, .warning, [masked.row] + masked.by,
        "dòng \(masked.row) không bao giờ được dùng: đã có \(names) \(which) bao hết")
    }
    for row in rows.redundant {
      add(.redundantRow, .information, [row], "dòng \(row) thừa: có dòng khác bao hết nó và cho cùng kết quả")
    }
  }

  private mutating func writeOutputs() {
    for missing in rows.unreachable {
      add(
        .unreachableOutput, .warning, [],
        "không dòng nào cho «\(missing.output)» giá trị \(missing.value.text), dù bảng có nêu giá trị ấy")
    }
    if rows.isDefaultUnused {
      add(.unusedDefault, .information, [], "giá trị mặc định không bao giờ dùng tới: các dòng đã phủ hết mọi điểm")
    }
  }

  // MARK: What is not known

  private mutating func gatherReasons(isCut: Bool) {
    if isCut { unanalysed.append("không phân tích hết, vì quá \(limits.steps) bước; chỉ mới biết những gì đã nêu") }
    if rows.hasMorePairs { unanalysed.append("còn cặp dòng cùng đúng ngoài \(limits.pairs) cặp đầu") }
    for column in space.columns where column.doubtful.contains(where: { $0 != 0 }) {
      unanalysed.append("cột «\(column.name)»: \(column.obstacle ?? "")")
    }
    if !source.hasDefault, coverage.unknownShare > 0 {
      unanalysed.append("có dòng nào đúng không ở \(Self.percent(coverage.unknownShare)) số điểm")
    }
    if rows.undecidedOverlaps > 0 { unanalysed.append("\(rows.undecidedOverlaps) cặp dòng có cùng đúng không") }
    if hitPolicy == .any, rows.overlaps.contains(where: { $0.sameOutput == nil }) {
      unanalysed.append("các dòng cùng đúng có cho cùng kết quả không, vì kết quả không phải hằng số")
    }
    if !rows.undecidedMasked.isEmpty {
      let names = rows.undecidedMasked.map(String.init).joined(separator: ", ")
      unanalysed.append("dòng \(names) có bị dòng khác bao hết không")
    }
    if rows.hasUnknownRanks { unanalysed.append("dòng nào quan trọng hơn, vì kết quả hay thứ tự không phải hằng số") }
    for name in rows.undecidedOutputs { unanalysed.append("có dòng nào cho đủ các giá trị của «\(name)» không") }
    for (first, second) in dependentColumns() {
      unanalysed.append("cột «\(first)» và cột «\(second)» đọc chung đầu vào mà được coi là độc lập với nhau")
    }
  }

  private func dependentColumns() -> [(String, String)] {
    let paths = space.columns.map { column in
      column.inputs.first.flatMap { source.term(ofInput: $0) }.map(\.paths) ?? []
    }
    var found: [(String, String)] = []
    for first in paths.indices {
      for second in paths.indices where second > first {
        let isShared = paths[first].contains { one in
          paths[second].contains { $0.hasPrefix(one) || one.hasPrefix($0) }
        }
        if isShared { found.append((space.columns[first].name, space.columns[second].name)) }
      }
    }
    return found
  }
}

extension Term {
  /// The names read, each with the entries behind it and a point at its end.
  fileprivate var paths: [String] { path.map { [$0] } ?? children.flatMap(\.paths) }

  private var path: String? {
    switch node {
    case .slot(_, let name), .local(_, let name): "\(name)."
    case .property(let base, let name): base.path.map { "\($0)\(name)." }
    default: nil
    }
  }
}
