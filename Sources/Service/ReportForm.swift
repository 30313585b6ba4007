import HTTPTypes
import Hummingbird
import Keeping
import Screening
import Values

/// How much of a report is answered; what is kept is always the full one.
enum ReportForm: String, Sendable, CaseIterable {
  case full, lean

  static let parameter = Endpoint.Parameter(
    name: "report", kind: .one(of: allCases.map(\.rawValue)),
    what: Words(
      "lean: báo cáo gọn; không nêu là đầy đủ", en: "lean: without what each finding rests on; full if not said"),
    example: "lean")

  /// Which schema an answer follows, by the parameter.
  static let content = Endpoint.Content(type: "application/json", shape: .oneOfSchemas(["bao-cao", "bao-cao-gon"]))
}

extension Call {
  var reportForm: ReportForm { self[ReportForm.parameter.name].flatMap(ReportForm.init) ?? .full }

  /// A report that is not kept.
  func answer(_ report: DrawnReport) -> Response {
    switch reportForm {
    case .full: answer(report.full)
    case .lean: answer(report.unkeptLean)
    }
  }

  /// The report of a check that is kept, with where it is found again.
  func answer(_ made: MadeCheck) throws -> Response {
    let place = made.check.place
    var headers: HTTPFields = [.location: place]
    if made.isRepeated { headers[named: "Idempotency-Replayed"] = "true" }
    switch reportForm {
    case .full:
      headers[.eTag] = made.check.reportDigest.entityTag
      switch made.report {
      case .drawn(let report): return answer(report.full, headers, status: .created)
      case .kept(let bytes): return answer(bytes, type: "application/json", headers, status: .created)
      }
    case .lean:
      let bytes = try made.lean.json(full: place).bytes()
      // The tag is of what is answered, which is found again there.
      headers[.contentLocation] = "\(place)?\(ReportForm.parameter.name)=\(ReportForm.lean)"
      headers[.eTag] = Digest(of: bytes).entityTag
      return answer(bytes, type: "application/json", headers, status: .created)
    }
  }

  /// A kept report as it was answered then; a caller who has it is told so.
  func answer(_ check: KeptCheck, in store: Store) throws -> Response {
    switch reportForm {
    case .full: try answerUnlessKnown(check.reportDigest) { try store.report(of: check) }
    case .lean: answerUnlessKnown(try LeanReport(kept: store.report(of: check)).json(full: check.place))
    }
  }
}

extension MadeCheck {
  fileprivate var lean: LeanReport {
    get throws {
      switch report {
      case .drawn(let report): report.lean
      case .kept(let bytes): try LeanReport(kept: bytes)
      }
    }
  }
}

extension KeptCheck {
  /// Where its report is.
  var place: String { "/v1/checks/\(id)" }
}

extension LeanReport {
  /// - Throws: `StoreError.damaged` where the bytes are no full report.
  fileprivate init(kept bytes: [UInt8]) throws {
    guard let full = try? JSON.parse(bytes), let lean = LeanReport(reading: full) else {
      throw StoreError.damaged("báo cáo")
    }
    self = lean
  }
}
