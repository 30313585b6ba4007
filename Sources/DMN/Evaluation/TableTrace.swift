import Values

/// How a decision table came to its value, cell by cell.
public struct TableTrace: Sendable {
  /// What a cell says of the value that it tests.
  public enum Truth: Sendable, Hashable {
    case holds
    case fails
    case unknown(Unknown)
  }

  public enum Outcome: String, Sendable, Hashable {
    /// Every cell holds and the hit policy takes the row, unless a possible one before it fires.
    case fired
    /// It fires under some way of filling what is unknown.
    case possible
    /// No cell fails, but the hit policy takes another row.
    case passedOver
    /// At least one cell fails.
    case kept
  }

  public struct Row: Sendable, Hashable {
    /// One for each input column.
    public let cells: [Truth]
    public let outcome: Outcome
  }

  /// The decision or function whose logic holds the table.
  public let owner: String
  public let table: DecisionTable
  /// What the columns test, as far as it was evaluated.
  public let values: [FEELValue]
  /// The column whose value is not among its allowed ones; no row is looked at then.
  public let rejected: Int?
  /// In the order of the table.
  public let rows: [Row]
}

/// Takes down every decision table that one evaluation comes through.
final class TableRecorder {
  private(set) var traces: [TableTrace] = []
  private var owners: [String] = []

  /// A table in a loop may be run any number of times.
  static let limit = 1000

  func inside<Result>(_ owner: String, _ body: () -> Result) -> Result {
    owners.append(owner)
    defer { owners.removeLast() }
    return body()
  }

  func note(_ table: DecisionTable, _ values: [FEELValue], rejected: Int?, _ rows: [TableTrace.Row]) {
    guard traces.count < Self.limit else { return }
    traces.append(
      TableTrace(owner: owners.last ?? "", table: table, values: values, rejected: rejected, rows: rows))
  }
}

extension DecisionTableCode {
  /// Takes down what the cells say of the values, beside the hits that the evaluation found.
  func note(_ values: [FEELValue], _ hits: Hits, _ frame: inout Frame) {
    guard let recorder = frame.recorder, let source else { return }
    let taken = taken(hits, &frame)
    let rows = rows.enumerated().map { index, row in
      let cells = zip(row.cells, values).map { cell, value in
        TableTrace.Truth(Self.holds(cell, of: value, &frame))
      }
      let outcome: TableTrace.Outcome =
        if taken.contains(index) {
          .fired
        } else if hits.perhaps.contains(index) {
          .possible
        } else {
          cells.contains(.fails) ? .kept : .passedOver
        }
      return TableTrace.Row(cells: cells, outcome: outcome)
    }
    recorder.note(source, values, rejected: nil, rows)
  }

  func note(rejected value: FEELValue, after values: [FEELValue], _ frame: Frame) {
    guard let recorder = frame.recorder, let source else { return }
    recorder.note(source, values + [value], rejected: values.count, [])
  }

  /// Those of the sure hits that the policy takes; none while an earlier row may still fire.
  private func taken(_ hits: Hits, _ frame: inout Frame) -> [Int] {
    guard hitPolicy == .priority, hits.perhaps.isEmpty, !hits.sure.isEmpty else { return hits.sure }
    switch prioritised(hits.sure, &frame) {
    case .rows(let rows): return [rows[0]]
    case .unknown: return hits.sure
    }
  }
}

extension TableTrace.Truth {
  init(_ value: FEELValue) {
    switch value {
    case .boolean(true): self = .holds
    case .unknown(let unknown): self = .unknown(unknown)
    default: self = .fails
    }
  }
}

/// Several decisions of a model over the same inputs: what they need in common is evaluated once.
public struct Evaluation: Sendable {
  public struct Result: Sendable {
    public let decision: String
    public let value: FEELValue
  }

  /// In the order asked.
  public let results: [Result]
  /// Every table on the way, in the order of their evaluation; empty where no trace was asked.
  public let tables: [TableTrace]
}

extension DecisionModel {
  /// The values of decisions; names that the model has not are left out.
  public func evaluation(
    ofDecisions names: [String], inputs: FEELContext, mode: Mode = .conformance, now: ZonedDateTime? = nil,
    isTraced: Bool = false
  ) -> Evaluation {
    let recorder = isTraced ? TableRecorder() : nil
    let session = Session(
      program, inputs: inputs, mode: mode, now: now, budget: Budget(), recorder: recorder)
    let results = names.compactMap { name in
      program.key(.decision, name).map { Evaluation.Result(decision: name, value: session.value(of: $0)) }
    }
    return Evaluation(results: results, tables: recorder?.traces ?? [])
  }

  /// The value of a call, as one result.
  public func evaluation(
    ofCalling name: String, arguments: FEELContext, mode: Mode = .conformance, now: ZonedDateTime? = nil,
    isTraced: Bool = false
  ) -> Evaluation? {
    let recorder = isTraced ? TableRecorder() : nil
    return value(ofCalling: name, arguments: arguments, mode: mode, now: now, recorder: recorder).map { value in
      Evaluation(results: [.init(decision: name, value: value)], tables: recorder?.traces ?? [])
    }
  }
}
