import Dossiers
import Reading
import Rulebook
import Values

extension ScreeningReport {
  /// The report as `Schemas/bao-cao.schema.json` describes it.
  package var json: JSON {
    .record([
      "schemaVersion": .string("1"), "ho_so": dossierJSON,
      "chua_doc_duoc": .array(unreadJSON),
      "chu_dang_ngo": machineOrders.isEmpty ? nil : .array(machineOrders.map(\.json)),
      "cach_doc": notesJSON.isEmpty ? nil : .array(notesJSON),
      "khong_dung_duoc": .array(statements.problems.map { .string($0) }),
      "can_bo_bac": Rejections(of: self).json, "ket_luan": judgement.json,
      "giay_to": .array(statements.recognised.map(\.json)), "mau_thuan": .array(conflicts.map(\.json)),
      "nhan_chua_chinh_thuc": .bool(statements.usesUnofficialLabels), "mo_hinh": help.map(\.json),
      "ban_ghi": recordJSON,
    ])
  }

  var dossierJSON: JSON {
    .record([
      "ten": .string(dossier.name), "ma_ho_so": dossier.intake.code.map { .string($0) },
      "nguoi_nop": dossier.intake.applicant.map { .string($0) },
    ])
  }

  var unreadJSON: [JSON] {
    dossier.unreadable.map { path, why in
      .record(["tep": .string(path), "loai": .string(why.rawValue), "vi_sao": .string(why.sentence)])
    }
      + unrecognised.map { paper in
        .record([
          "tep": .string(paper.path), "phan": paper.span.map { .string($0.words) }, "loai": .string("khong_ro_loai"),
          "vi_sao": .string(Self.whyUnrecognised),
        ])
      }
      + dossier.documents.flatMap { document in
        document.unreadParts.map { part in
          .record([
            "tep": .string(document.path), "loai": .string("mot_phan"),
            "vi_sao": .string("\(part.count) \(part.kind.rawValue) trong tệp chưa đọc được; mở bằng tay"),
          ])
        }
      }
  }

  private var notesJSON: [JSON] {
    dossier.documents.flatMap { document in
      document.notes.map { note in
        .record([
          "tep": .string(document.path), "loai": .string(note.kind.rawValue), "loi": .string(note.sentence),
        ])
      }
    }
  }

  var recordJSON: JSON {
    .record([
      "phan_mem": .string("hoso \(Self.engine)"), "bo_quy_tac": .string(edition.name),
      "ngay_bo_quy_tac": .string("\(edition.day)"), "phe_duyet": .string(edition.approvedBy),
      "sha256_bo_quy_tac": .string(edition.digest.hex), "noi_bo_quy_tac": .string(edition.location),
      "hom_nay": .string("\(today)"),
      "tep": .array(
        dossier.files.map { file in
          .record([
            "ten": .string(file.path), "sha256": file.digest.map { .string($0.hex) },
            "so_tep_ben_trong": file.entries.map { .number(Decimal128($0)) },
          ])
        }),
    ])
  }
}

extension Dossier.File {
  /// How many files came out of an archive.
  fileprivate var entries: Int? { if case .container(let entries) = content { entries } else { nil } }
}

extension Recognition {
  fileprivate var json: JSON {
    .record([
      "tep": .string(path), "phan": paper.span.map { .string($0.words) }, "loai": .string(kind.id),
      "ten_loai": .string(kind.name), "vi": .string(decided),
    ])
  }

  /// What decided the kind, in Vietnamese.
  var decided: String {
    switch basis {
    case .title(let words, let place, _): "tiêu đề «\(words)», \(place)"
    case .intake(let component): "danh sách tiếp nhận ghi là thành phần \(component)"
    case .officer(let name): "\(name) xác nhận"
    case .goesOn(let path, let why): "nối tiếp \(path): \(why)"
    }
  }
}

extension ScreeningReport.Help {
  fileprivate var json: JSON {
    .record([
      "so_gui": ledger.json, "hoi": .array(asked.map { .string($0) }),
      "giu_lai": .number(Decimal128(withheld)), "de_xuat": .number(Decimal128(proposed)),
      "bi_loai": .number(Decimal128(dropped)),
    ])
  }
}
