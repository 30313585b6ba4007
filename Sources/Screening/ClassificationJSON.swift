import Rulebook
import Values

extension Classified {
  /// As `phan_loai` of the report's schema: `ket_qua` is null where the answer is not known.
  var json: JSON { .written(written.value { WrittenJSON(tree) }) }

  private var tree: JSON {
    let (answer, row): (JSON, Int?) =
      switch self.answer {
      case .known(let outputs, let row): (outputs.json, row)
      case .open, .notApplicable: (.null, nil)
      }
    return .record([
      "ma": .string(id), "ten": .string(title),
      "doi_tuong": subject == .dossier ? nil : .string(subject.words), "tinh_trang": .string(state), "ket_qua": answer,
      "hang": row.map { .number(Decimal128($0)) }, "can_cu": basis.json,
      "hieu_luc": version.map { .string($0.description) }, "ngay_ap_dung": governedBy.map { .string("\($0)") },
      "xac_minh": verified.map { .string($0.description) }, "vi": .array(reasons.map(\.json)),
      "cac_hang": .array(
        rows.map { row in
          .record([
            "hang": .number(Decimal128(row.number)), "the_nao": .string(row.outcome.key), "ket_qua": row.outputs.json,
            "vuong_cot": row.outcome.input.map { .string(inputs[$0]) },
            "can_cu": row.basis.json,
          ])
        }),
      "dua_tren": .array(read.map(\.json)),
    ])
  }

  var state: String {
    switch answer {
    case .known: isDoubtful ? "can_xem_xet" : "ro"
    case .open: "chua_ro"
    case .notApplicable: "khong_ap_dung"
    }
  }
}

extension Classified.Row.Outcome {
  fileprivate var key: String {
    switch self {
    case .fired: "ket_qua"
    case .possible: "co_the"
    case .passedOver: "hang_khac"
    case .kept: "khong"
    }
  }

  fileprivate var input: Int? { if case .kept(let input) = self { input } else { nil } }
}

extension [Classified.Output] {
  fileprivate var json: JSON { .object(map { .init($0.name, .string($0.words)) }) }
}
