/// The letters that can be drafted. Which passages each words and what stands in their slots is fixed here; the words
/// are data, `letters/KIND.yaml`.
package enum LetterKind: String, Sendable, Hashable, CaseIterable {
  case supplement = "bo-sung"
  case slip = "phieu-bo-sung"
  case complete = "du-dieu-kien"
  case opinions = "lay-y-kien"
  case determination = "xac-dinh"
  case counter = "nguoi-nop"
}

/// A passage of a letter.
package enum LetterPart: String, Sendable, Hashable, CaseIterable {
  case title = "ten-loai"
  /// The group of capitals that stands before the agency's in the sign: `TB`.
  case mark = "ky-hieu"
  case subject = "trich-yeu"
  case opening = "mo-dau"
  case dossierOf = "cua"
  case request = "noi-dung"
  case address = "dia-chi"
  case contactOfApplicant = "lien-he"
  case numberColumn = "cot-thu-tu"
  case contentColumn = "cot-noi-dung"
  case wordsColumn = "cot-loi"
  case basisColumn = "cot-can-cu"
  case paperColumn = "cot-giay-to"
  case outcomeColumn = "cot-ket-qua"
  /// Behind a line, by what it rests on.
  case asked = "can-cu"
  case neededForCriterion = "can-cho-tieu-chi"
  case neededForProvision = "can-cho-quy-dinh"
  case reason = "ly-do"
  case term = "thoi-han"
  case pause = "khong-tinh"
  case help = "ho-tro"
  case signer = "nguoi-ky"
  case signerHint = "ky-ghi"
  case conclusion = "ket-luan"
  case scope = "gioi-han"
  case body = "co-quan"
  case lawfulQuestion = "noi-dung-luat-dinh"
  case passed = "khong-vuong"
  case papers = "tai-lieu"
  case paper = "mot-tai-lieu"
  case subjectHit = "trich-yeu-co"
  case subjectClear = "trich-yeu-khong"
  case subjectOpen = "trich-yeu-de-trong"
  case hit = "ket-luan-co"
  case clear = "ket-luan-khong"
  case blank = "ket-luan-de-trong"
  case open = "con-phai-lam-ro"
  case rowHit = "ket-qua-thuoc"
  case rowClear = "ket-qua-khong-thuoc"
  case rowOpen = "ket-qua-chua-ro"
  case rowByOfficer = "ket-qua-can-bo"
  case consulted = "y-kien"
  case place = "noi-nop"
  case closing = "ket"
  /// For the drafter.
  case note = "ghi-chu"
}

/// What a passage has a place for.
package enum LetterSlot: String, Sendable, Hashable, CaseIterable {
  case office = "cơ quan"
  case applicant = "người nộp"
  case procedure = "thủ tục"
  case procedureCode = "mã thủ tục"
  case dossierCode = "mã hồ sơ"
  /// Citations: of the passage's own basis.
  case basis = "căn cứ"
  case received = "ngày nhận"
  case limit = "thời hạn"
  case due = "hạn"
  case contact = "liên hệ"
  case address = "địa chỉ"
  case body = "cơ quan được hỏi"
  case subjects = "các mục"
  case count = "số mục"
  case paper = "giấy tờ"

  /// Those that any passage may use and none must.
  static let common: [LetterSlot] = [.office, .applicant, .procedure, .procedureCode, .dossierCode]
}

extension LetterKind {
  /// The passages of the kind in the order of its file, each with the slots that it must use.
  package var parts: [(part: LetterPart, slots: [LetterSlot])] {
    switch self {
    case .supplement:
      [(.subject, []), (.opening, [.basis])] + Self.grounds
        + [(.term, []), (.pause, [.basis]), (.closing, []), (.note, [])]
    case .slip:
      [
        (.title, []), (.mark, []), (.dossierOf, []), (.request, []), (.address, []), (.contactOfApplicant, []),
        (.opening, []), (.numberColumn, []), (.contentColumn, []), (.basisColumn, []),
      ] + Self.grounds + [
        (.reason, [.basis]), (.term, []), (.pause, [.basis]), (.help, [.contact]), (.signer, []), (.signerHint, []),
        (.note, []),
      ]
    case .complete:
      [
        (.title, []), (.mark, []), (.subject, []), (.opening, [.received, .basis]), (.numberColumn, []),
        (.contentColumn, []), (.paperColumn, []), (.conclusion, []), (.term, [.limit, .due, .basis]), (.scope, []),
        (.note, []),
      ]
    case .opinions:
      [
        (.subject, []), (.opening, [.basis]), (.body, [.body]), (.lawfulQuestion, [.subjects, .basis]),
        (.numberColumn, []), (.contentColumn, []), (.wordsColumn, []), (.basisColumn, []),
        (.passed, [.subjects, .basis]),
        (.term, [.limit, .basis]), (.papers, []), (.paper, [.paper]), (.closing, []), (.note, []),
      ]
    case .determination:
      [
        (.subjectHit, []), (.subjectClear, []), (.subjectOpen, []), (.opening, [.basis]), (.numberColumn, []),
        (.contentColumn, []), (.wordsColumn, []), (.outcomeColumn, []), (.asked, [.basis]), (.rowHit, []),
        (.rowClear, []), (.rowOpen, []), (.rowByOfficer, []), (.consulted, []), (.hit, [.basis]), (.clear, [.basis]),
        (.blank, []), (.open, []), (.closing, []), (.note, []),
      ]
    case .counter:
      [
        (.title, []), (.opening, []), (.reason, [.count]), (.numberColumn, []), (.contentColumn, []),
        (.basisColumn, []),
      ] + Self.grounds + [(.term, []), (.place, [.address]), (.help, [.contact]), (.closing, []), (.note, [])]
    }
  }

  private static let grounds: [(part: LetterPart, slots: [LetterSlot])] = [
    (.asked, [.basis]), (.neededForCriterion, [.basis]), (.neededForProvision, [.basis]),
  ]
}
