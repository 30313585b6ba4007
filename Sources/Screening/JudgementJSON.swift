import Rulebook
import Values

extension Judgement {
  /// The same bytes whichever door asked.
  package var json: JSON {
    .record([
      "thu_tuc": code.map { .string($0.code) }, "ten_thu_tuc": code.map { .string($0.name) },
      "truong_hop": caseFound.json, "co_quan": office.map { .string($0.name) },
      "xet_gia_dinh": assumedDay.map { .string("\($0)") },
      "de_nghi": recommendation.json, "dem": counts,
      "chua_kiem": .array(unchecked.map(\.json)), "han": deadline.json, "trinh_tu": chain.map(\.json),
      "ngay_ap_dung": .array(matters.map(\.json)),
      "thanh_phan": .array(components.map(\.json)), "ket_qua": .array(verdicts.map(\.json)),
      "tra_ket_qua": procedureVersion?.result.map(\.json),
      "phan_loai": .array(classifications.map(\.json)),
      "ghi_chu": .array(
        notes.map { note in
          .record([
            "quy_tac": .string(note.rule), "loi": .string(note.text),
            "can_cu": note.basis.json,
            "xac_minh": .string(note.verified.description), "ghi_chu": note.remark.map { .string($0) },
            "dua_tren": .array(note.read.map(\.json)),
          ])
        }),
      "pham_vi": .record([
        "quy_tac": .number(Decimal128(coverage.rules)), "da_ket_luan": .number(Decimal128(coverage.determined)),
        "dieu_phai_xem": obligations.map(\.json),
      ]),
    ])
  }
}

extension Judgement {
  /// How many verdicts and components came to each outcome.
  var counts: JSON {
    .object(Outcome.allCases.map { .init($0.key, .number(Decimal128(count($0)))) })
  }
}

extension Recommendation {
  var json: JSON {
    .record([
      "loai": .string(kind.key), "loi": .string(kind.rawValue), "vi": .array(reasons.map { .string($0) }),
    ])
  }
}

extension Presence {
  /// In a report.
  var word: String {
    switch self {
    case .present: "có"
    case .absent: "thiếu"
    case .notSeen: "chưa thấy"
    }
  }
}

extension Judgement.Unchecked {
  fileprivate var json: JSON {
    .record([
      "can_lam": .string(remedy), "vi": .array(reasons.map { .string($0) }),
      "quy_tac": .array(rules.map { .string($0) }),
      "lenh": commands.isEmpty ? nil : .array(commands.map { .string($0) }),
    ])
  }
}

extension Judgement.MatterDay {
  fileprivate var json: JSON {
    switch governing {
    case .known(let day, let period):
      .record([
        "van_de": .string(matter.name), "ngay": .string("\(day)"), "thoi_ky": .string(period.name),
        "vi": .string(matter.reason),
      ])
    case .gap(let day, let reason):
      .record(["van_de": .string(matter.name), "ngay": .string("\(day)"), "khoang_trong": .string(reason)])
    case .unknown(let reason): .record(["van_de": .string(matter.name), "chua_ro": .string(reason)])
    }
  }
}

extension Deadline {
  /// The last day of the ordinary limit; nil where it is not known or the clock does not run.
  package var day: CivilDay? {
    switch self {
    case .due(let count), .done(let count, _, _): count.due.day
    case .resting, .unknown: nil
    }
  }

  fileprivate var json: JSON {
    switch self {
    case .due(let count): count.json
    case .done(let count, let day, let late):
      .object(
        (count.json.members ?? []) + [
          .init("xong", .string("\(day)")), .init("tre", .number(Decimal128(late))),
        ])
    case .resting(let reason), .unknown(let reason): .record(["chua_ro": .string(reason)])
    }
  }
}

extension Deadline.Count {
  fileprivate var json: JSON {
    .record([
      "ngay": .string("\(due.day)"), "hoac": due.moved.map { .string("\($0.day)") },
      "vi": due.because.map { .string("\($0) chưa có quyết định") },
      "con_ngay_lam_viec": daysLeft.map { .number(Decimal128($0)) },
      "thoi_han": .string("\(limit.days) \(limit.unit.words)"),
      "tinh_tu": .string("\(received)"),
      "luu_y": due.note.map { .string($0) }, "dai_hon": longerJSON,
      "som_nhat": openCase.map(\.json),
      "khong_tinh": pause.isEmpty ? nil : pause.json,
      "can_cu": limit.basis.json,
      "xac_minh": .string(verified.description),
    ])
  }

  /// The longer limit and the case in which it holds.
  fileprivate var longerJSON: JSON? {
    guard let longer, let other = limit.longer else { return nil }
    return .record([
      "ngay": .string("\(longer.day)"), "hoac": longer.moved.map { .string("\($0.day)") },
      "luu_y": longer.note.map { .string($0) }, "thoi_han": .string("\(other.days) \(limit.unit.words)"),
      "khi": .string(other.condition),
    ])
  }
}

extension ComponentResult {
  fileprivate var json: JSON {
    .record([
      "ma": .string(component.code), "ten": .string(component.name), "tinh_trang": .string(presence.word),
      "bieu_mau": component.form.map(\.json), "so_ban": component.copies.map(\.json),
      "truong_hop": !dependsOnCase ? nil : .array(component.cases.map { .string($0) }),
      "ket_luan": .string(outcome.rawValue), "can_cu": component.basis.json,
      "xac_minh": .string(component.verified.description), "vi": .array(reasons.map(\.json)),
      "ai_noi": .array(presence.statements.map(\.json)),
    ])
  }
}

extension CaseFound {
  /// nil where the procedure has no cases.
  fileprivate var json: JSON? {
    fact.map { fact in
      .record([
        "du_kien": .string(fact.name), "la": value.map { .string($0) }, "chua_ro": open.map { .string($0.text) },
        "dua_tren": fact.json,
      ])
    }
  }
}

extension OpenCase {
  fileprivate var json: JSON {
    .record([
      "chua_ro": .string(fact),
      "cac_han": .array(
        choices.map { choice in
          .record([
            "thoi_han": .string("\(choice.limit.days) \(choice.limit.unit.words)"),
            "khi": .array(choice.cases.map { .string($0) }),
          ])
        }),
    ])
  }
}

extension Component.Particular {
  fileprivate var json: JSON {
    .record(["loi": .string(text), "theo": .string(by), "xac_minh": .string(verified.description)])
  }
}

extension Verdict {
  fileprivate var json: JSON { .written(written.value { WrittenJSON(tree) }) }

  private var tree: JSON {
    .record([
      "quy_tac": .string(rule), "ma": code == rule ? nil : .string(code), "ten": .string(title),
      "doi_tuong": .string(subject.words), "ket_luan": .string(outcome.rawValue),
      "loi": finding.map { .string($0) }, "do_duoc": measure.map { .string($0) },
      "co_quan_quyet_dinh": decidedBy.map { .string($0.name) }, "de_nghi_bo_sung": ask.map { .string($0) },
      "vi": .array(reasons.map(\.json)), "can_cu": basis.json,
      "hieu_luc": version.map { .string($0.description) }, "ngay_ap_dung": governedBy.map { .string("\($0)") },
      "xac_minh": verified.map { .string($0.description) }, "danh_cho": .string(audience.rawValue),
      "cach_hieu": readings.isEmpty ? nil : .array(readings.map(\.json)), "ghi_chu": note.map { .string($0) },
      "dua_tren": .array(read.map(\.json)),
    ])
  }
}

extension Verdict.ReadingResult {
  fileprivate var json: JSON {
    .record(["ten": .string(name), "vuong": holds.map { .bool($0) } ?? .null])
  }
}

extension Reason {
  var json: JSON {
    .record(["loai": .string(kind.rawValue), "loi": .string(text), "can_lam": remedy.map { .string($0) }])
  }
}

extension Fact {
  var json: JSON { .written(written.value { WrittenJSON(tree) }) }

  private var tree: JSON {
    .record([
      "du_kien": .string(name), "ai_noi": .array(statements.map(\.json)),
      "da_tim": statements.isEmpty ? .string(soughtInWords) : nil,
      "noi_khong_ro": unclear.isEmpty ? nil : .array(unclear.map { .string($0.inWords) }),
      "tep_chua_doc": unreadSources.isEmpty ? nil : .array(unreadSources.map { .string($0) }),
    ])
  }
}

extension Statement {
  fileprivate var json: JSON {
    .record([
      "loi": .string(words), "gia_tri": value.json, "noi": .string(sourceAndPlace),
      "do_chac": .string(standing.words),
    ])
  }
}

extension Statement.Standing {
  package var words: String {
    switch self {
    case .read: "đọc được"
    case .uncertain(let why): "chưa chắc: \(why)"
    case .proposed: "mô hình đề xuất"
    case .confirmed: "cán bộ xác nhận"
    }
  }
}

extension FactValue {
  /// For programs: numbers are numbers, days ISO 8601, flags true or false; a quantity names its unit.
  var json: JSON {
    switch self {
    case .number(let number): .number(number)
    case .quantity(let quantity):
      .record(["so": .number(quantity.value), "don_vi": .string("\(quantity.unit)")])
    case .text(let text): .string(text)
    case .day(let day): .string("\(day)")
    case .flag(let flag): .bool(flag)
    case .place(let place): .string(place.name ?? place.words)
    }
  }

  package var words: String {
    switch self {
    case .number(let number): VietnameseText.number(number)
    case .quantity(let quantity): "\(VietnameseText.number(quantity.value)) \(quantity.unit)"
    case .text(let text): text
    case .day(let day): VietnameseText.day(day)
    case .flag(let flag): flag ? "có" : "không"
    case .place(let place): place.told
    }
  }
}

extension Subject {
  /// `hồ sơ`, or `dây chuyền «Nhuộm sợi»`.
  package var words: String {
    switch self {
    case .dossier: "hồ sơ"
    case .row(let collection, let name): "\(collection) «\(name)»"
    case .fact(let name): "«\(name)»"
    }
  }

  /// What was asked, and of which row or fact: `Tiếp cận thị trường – mục tiêu «Bán lẻ»`.
  func named(_ title: String) -> String { self == .dossier ? title : "\(title) – \(words)" }
}

extension [Subject] {
  /// `dây chuyền «Nhuộm sợi»` for one row, `2 dây chuyền, 40 máy móc` for more.
  var countedWords: String {
    let facts = compactMap { if case .fact(let name) = $0 { name } else { nil } }
    guard facts.isEmpty else { return facts.joined(separator: ", ") }
    let collections = compactMap { if case .row(let collection, _) = $0 { collection } else { nil } }
    return collections.uniqued.map { name in
      let rows = filter { if case .row(name, _) = $0 { true } else { false } }
      return rows.count == 1 ? rows[0].words : "\(rows.count) \(name)"
    }.joined(separator: ", ")
  }
}

extension [Citation] {
  /// Each as it is cited, in the order of the text that rests on them.
  var json: JSON { .array(map { .string($0.description) }) }
}
