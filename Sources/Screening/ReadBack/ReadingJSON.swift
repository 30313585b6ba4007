import Dossiers
import Reading
import Rulebook
import Values

extension ReadingReport {
  /// What was read as `Schemas/ban-doc.schema.json` describes it.
  package var json: JSON {
    .record([
      "schemaVersion": .string("1"), "ho_so": report.dossierJSON,
      "thu_tuc": report.judgement.code.map { .string($0.code) },
      "chua_doc": .array(unread.map { .string($0) }),
      "tep_chua_doc": .array(report.dossier.unreadable.map(unreadJSON)), "giay_to": .array(papers.map(\.json)),
      "nguon_khac": .array(others.map(\.json)), "khong_thay": .array(unfound.map(\.json)),
      "danh_muc_chua_thay": .array(unseenLists.map { .string($0) }),
      "chua_ro_loai": .array(kindless.map { .string($0.paper.description) }), "ban_ghi": report.recordJSON,
    ])
  }

  private func unreadJSON(_ path: String, _ why: Unreadable) -> JSON {
    .record(["tep": .string(path), "loai": .string(why.rawValue), "vi_sao": .string(why.sentence)])
  }
}

extension ReadingReport.Part {
  fileprivate var json: JSON {
    .record([
      "phan": paper.span.map { .string($0.words) }, "loai": recognition.map { .string($0.kind.id) },
      "ten_loai": recognition.map { .string($0.kind.name) }, "vi": recognition.map { .string($0.decided) },
      "chua_chac": .array(doubts.map { .string($0) }),
    ])
  }
}

extension ReadingReport.Paper {
  /// What decides the kind of a file that is one paper.
  private var recognition: Recognition? { parts.count == 1 ? parts.first?.recognition : nil }

  fileprivate var json: JSON {
    .record([
      "tep": .string(path), "sha256": .string(document.digest.hex), "so_byte": .number(Decimal128(byteCount)),
      "so_trang": document.pages.map { .number(Decimal128($0.count)) },
      "cach_doc": document.notes.isEmpty
        ? nil
        : .array(document.notes.map { .record(["loai": .string($0.kind.rawValue), "loi": .string($0.sentence)]) }),
      "thuoc_tinh_tep": document.properties.isEmpty
        ? nil
        : .array(
          document.properties.map { .record(["loai": .string($0.kind.rawValue), "loi": .string($0.text)]) }),
      "loai": recognition.map { .string($0.kind.id) }, "ten_loai": recognition.map { .string($0.kind.name) },
      "vi": recognition.map { .string($0.decided) },
      "cac_phan": parts.count > 1 ? .array(parts.map(\.json)) : nil, "thanh_phan": listed.map { .string($0) },
      "chua_chac": .array(doubts.map { .string($0) }),
      "phan_chua_doc": .array(
        document.unreadParts.map { part in
          .record([
            "loai": .string(part.kind.rawValue), "so_luong": .number(Decimal128(part.count)),
            "phan": .string(part.part.rawValue),
          ])
        }),
      "trang_chua_doc_het": document.pages.map { .array($0.unread.map { .number(Decimal128($0)) }) },
      "loi_neu": .array(stated.map(\.json)),
    ])
  }
}

extension ReadingReport.Stated {
  fileprivate var json: JSON {
    let (value, unit): (JSON, String?) =
      if case .quantity(let quantity) = statement.value {
        (.number(quantity.value), "\(quantity.unit)")
      } else {
        (statement.value.json, nil)
      }
    let why: String? = if case .uncertain(let why) = statement.standing { why } else { nil }
    return .record([
      "so": .number(Decimal128(number)), "doi_tuong": .string(subject.words), "du_kien": .string(fact),
      "gia_tri": value, "don_vi": unit.map { .string($0) }, "loi": .string(statement.words),
      "noi": .string(statement.sourceAndPlace), "vi_tri": statement.location.place?.json,
      "do_chac": .string(statement.standing.code), "vi_sao_chua_chac": why.map { .string($0) },
    ])
  }
}

extension ReadingReport.Unfound {
  fileprivate var json: JSON {
    .record([
      "du_kien": .string(fact), "doi_tuong": .array(subjects.map { .string($0.words) }), "da_tim": .string(why),
    ])
  }
}

extension Statement.Standing {
  fileprivate var code: String {
    switch self {
    case .read: "doc_duoc"
    case .uncertain: "chua_chac"
    case .proposed: "de_xuat"
    case .confirmed: "xac_nhan"
    }
  }
}

extension Place {
  fileprivate var json: JSON {
    func number(_ value: Int?) -> JSON? { value.map { .number(Decimal128($0)) } }
    return .record([
      "phan": .string(part.rawValue), "muc": headings.isEmpty ? nil : .array(headings.map { .string($0) }),
      "doan": number(paragraph), "bang": number(table), "dong": number(row), "o": number(cell), "trang": number(page),
      "khung": box?.json, "trang_tinh": sheet.map { .string($0) }, "dia_chi": address.map { .string($0) },
    ])
  }
}

extension Box {
  /// Left, top, right, bottom, in points.
  fileprivate var json: JSON { .array([left, top, right, bottom].map { .number(Decimal128(Int($0))) }) }
}
