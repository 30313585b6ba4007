import Values

/// What can be said of a decision table without running it, exactly: points that no row covers, rows that fire
/// together, rows and outputs that are never the answer. A point is one class of values per column; inputs count as
/// independent of each other, and null and values of other types than the cells' do not count. Rows are numbered from 1.
public struct TableAnalysis: Sendable {
  /// How far an analysis goes before it says that it is not complete.
  public struct Limits: Sendable {
    /// Work on coverage, in classes visited and words remembered: for the gaps, and again for all masked rows.
    public var steps: Int
    /// Gaps given with their place, and findings of one kind given one by one.
    public var witnesses: Int
    /// Pairs of rows that fire together.
    public var pairs: Int

    public init(steps: Int = 20_000_000, witnesses: Int = 20, pairs: Int = 500_000) {
      self.steps = steps
      self.witnesses = witnesses
      self.pairs = pairs
    }
  }

  /// A dimension of the table's points: inputs of the same expression are one.
  public struct Column: Sendable, Hashable {
    /// The input expression, as written.
    public let name: String
    /// Classes of values that rows can tell apart; 1 where the column could not be analysed.
    public let classes: Int
    /// Whether one class is of all the values that the table does not list: a text without allowed values.
    public let isOpen: Bool
    /// Why the column could not be analysed (Vietnamese); nil where it was.
    public let obstacle: String?
  }

  /// Values of one column, as unary tests.
  public struct Region: Sendable, Hashable {
    /// Index in `columns`.
    public let column: Int
    public let name: String
    /// Such as `[10..20)`, `"a", "b"`, `khác` for values not listed, `-` for all, `?` where the column was not analysed.
    public let text: String
    /// Whether it is all of the column's domain.
    public let isWhole: Bool
    /// Whether it holds none but values that the table does not list.
    public let isOther: Bool
    /// In Vietnamese: `tuổi thuộc [10..20)`.
    let phrase: String
  }

  /// Points that no row covers: the product of its regions.
  public struct Gap: Sendable {
    /// One for each column.
    public let regions: [Region]
    /// One of the points: values by input expressions, but for columns not analysed.
    public let point: FEELContext
    /// Of all points of the table.
    public let share: Double

    /// Whether some value must be one that the table does not list.
    public var isOpen: Bool { regions.contains(where: \.isOther) }
  }

  /// How much of the table no row covers.
  public struct Coverage: Sendable {
    /// All points, and those that no row covers; nil past 128 bits.
    public let points: UInt128?
    public let uncoveredPoints: UInt128?
    public let uncoveredShare: Double
    /// Share of points of which it is not known whether a row covers them.
    public let unknownShare: Double
    /// Gaps that share no point, the greater ones first; not all where `isListComplete` is false.
    public let gaps: [Gap]
    public let isListComplete: Bool

    /// Whether some row surely fires at every point.
    public let isComplete: Bool
  }

  /// Two rows that fire at the same point.
  public struct Overlap: Sendable, Hashable {
    public let first: Int
    public let second: Int
    /// Whether they give the same; nil where their outputs read inputs and are written differently.
    public let sameOutput: Bool?
    /// Whether the hit policy forbids it.
    public let isError: Bool
  }

  /// A row that is never the answer because the rows named cover it together.
  public struct MaskedRow: Sendable, Hashable {
    public let row: Int
    public let by: [Int]
  }

  /// A value of an output's allowed values that no row ever gives.
  public struct UnreachableOutput: Sendable, Hashable {
    public let output: String
    public let value: FEELValue
  }

  /// What one check came to, for people.
  public struct Finding: Sendable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
      case gap
      case overlap
      case maskedRow
      case impossibleRow
      case unreachableOutput
      case unusedDefault
      case redundantRow
      case unanalysed
    }

    public enum Severity: Sendable, Hashable, CaseIterable {
      case error
      case warning
      case information
    }

    public let kind: Kind
    public let severity: Severity
    /// From 1; empty where it is about the whole table.
    public let rows: [Int]
    /// In Vietnamese.
    public let message: String
    /// A point that shows it: values by input expressions; nil where there is none to show.
    public let witness: FEELContext?
  }

  public let hitPolicy: DecisionTable.HitPolicy
  public let rowCount: Int
  /// Whether an output has a default value, so that uncovered points have an answer.
  public let hasDefault: Bool
  public let columns: [Column]
  public let coverage: Coverage
  /// Pairs that surely fire together somewhere.
  public let overlaps: [Overlap]
  /// Pairs of which it is not known, because of columns that were not analysed.
  public let undecidedOverlaps: Int
  /// Under FIRST and PRIORITY.
  public let maskedRows: [MaskedRow]
  /// Under FIRST and PRIORITY: rows of which it is not known whether they are masked.
  public let undecidedMaskedRows: [Int]
  /// Rows that never fire: no value of the domain satisfies a cell.
  public let impossibleRows: [Int]
  public let unreachableOutputs: [UnreachableOutput]
  /// Under ANY: rows with another that gives the same wherever they fire.
  public let redundantRows: [Int]
  /// Why some answers are not complete (Vietnamese); empty where all are exact.
  public let unanalysed: [String]
  /// Errors, warnings, then information.
  public let findings: [Finding]

  /// Whether every answer is exact and complete.
  public var isExact: Bool { unanalysed.isEmpty }

  /// Whether some column counts values that the table does not list.
  public var isOpen: Bool { columns.contains(where: \.isOpen) }

  let space: AnalysedSpace

  init(_ source: TableSource, limits: Limits = Limits()) {
    let space = AnalysedSpace(source)
    var rows = RowAnalysis(source, space, limits)
    let (coverage, isCut) = space.coverage(limits)
    rows.analyse(uncovered: coverage)
    self.hitPolicy = source.code.hitPolicy
    self.rowCount = space.rows
    self.hasDefault = source.hasDefault
    self.space = space
    self.columns = space.columns.map {
      Column(name: $0.name, classes: $0.parts.count, isOpen: $0.isOpen, obstacle: $0.obstacle)
    }
    self.coverage = coverage
    self.overlaps = rows.overlaps
    self.undecidedOverlaps = rows.undecidedOverlaps
    self.maskedRows = rows.masked
    self.undecidedMaskedRows = rows.undecidedMasked
    self.impossibleRows = rows.impossible
    self.unreachableOutputs = rows.unreachable
    self.redundantRows = rows.redundant
    var report = AnalysisReport(source, space, coverage, rows, limits)
    report.write(isCut: isCut || rows.isCut)
    self.unanalysed = report.unanalysed
    self.findings = report.findings
  }

  /// A point at which two rows fire: values by input expressions, but for columns not analysed; nil where there is none.
  public func witness(of overlap: Overlap) -> FEELContext? {
    space.meeting(overlap.first - 1, overlap.second - 1)?.point
  }
}

extension DecisionModel {
  /// The analysis of one decision table of a model.
  public struct TableReport: Sendable {
    /// The decision or business knowledge model in whose logic the table stands.
    public let owner: String
    /// Of the table in the model's file, from 1; 0 where there is none.
    public let line: Int
    public let analysis: TableAnalysis
  }

  /// Every decision table of the model, those nested in other boxes too, analysed.
  public func tableReports(_ limits: TableAnalysis.Limits = TableAnalysis.Limits()) -> [TableReport] {
    program.sources.map { owner, source in
      TableReport(
        owner: program.elements[owner]?.name ?? owner.id, line: source.box.mark.line,
        analysis: TableAnalysis(source, limits: limits))
    }
  }
}
