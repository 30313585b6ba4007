import Values

/// An official letter (*công văn*, NĐ 30/2020/NĐ-CP, Phụ lục III mẫu 1.5) as a value; the caller fills it, this room
/// knows only how it looks.
package struct Letter: Sendable, Hashable {
  package struct Agency: Sendable, Hashable {
    /// The body above, in capitals over the agency's name; none where it has none.
    package let parent: String?
    package let name: String
    /// The sign after the number: agency and drafting unit, `STC-ĐKKD`.
    package let sign: String?
    /// The unit that keeps a copy, in the last line of the recipients.
    package let unit: String?

    package init(parent: String?, name: String, sign: String?, unit: String?) {
      self.parent = parent
      self.name = name
      self.sign = sign
      self.unit = unit
    }
  }

  package enum Passage: Sendable, Hashable {
    case paragraph(String)
    /// A numbered line of a request and the sentence of what it rests on; marked while no officer has confirmed it.
    case item(number: Int, text: String, basis: String, isConfirmed: Bool)
  }

  package let agency: Agency
  /// Where the agency sits; blank where the office profile does not say.
  package let place: String?
  /// After «V/v».
  package let subject: String
  package let addressees: [String]
  package let body: [Passage]
  /// The office of the signer, in capitals; the name stays blank on a draft.
  package let signer: String?
  package let recipients: [String]
  package let isDraft: Bool
  /// For the drafter, at the foot: who made the draft and with what.
  package let note: String

  package init(
    agency: Agency, place: String?, subject: String, addressees: [String], body: [Passage], signer: String?,
    recipients: [String], isDraft: Bool, note: String
  ) {
    self.agency = agency
    self.place = place
    self.subject = subject
    self.addressees = addressees
    self.body = body
    self.signer = signer
    self.recipients = recipients
    self.isDraft = isDraft
    self.note = note
  }

  /// The mark of a draft, at the head of page one.
  package static let draftMark = "DỰ THẢO"
  /// Behind a line that no officer has confirmed.
  package static let unconfirmedMark = "[chưa xác nhận]"
  static let country = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
  static let motto = "Độc lập - Tự do - Hạnh phúc"

  /// Number and day are the clerk's to fill in: they stay blank.
  var numberLine: String { "Số:        /\(agency.sign ?? "……")" }

  var dayLine: String { "\(place ?? "……………"), ngày      tháng      năm ……" }

  /// `Nơi nhận`, ended by the archive line (Phụ lục I, phần II mục 9).
  var recipientLines: [String] {
    let lines = ["Như trên"] + recipients
    return lines.map { "- \($0);" } + ["- Lưu: VT\(agency.unit.map { ", \($0)" } ?? "")."]
  }

  /// The body's passages as texts, the last ended by «./.».
  var bodyTexts: [String] {
    var texts = body.map { passage in
      switch passage {
      case .paragraph(let text): text
      case .item(let number, let text, let basis, let isConfirmed):
        "\(number). \(text) \(basis)\(isConfirmed ? "" : " \(Self.unconfirmedMark)")"
      }
    }
    guard let last = texts.popLast() else { return [] }
    return texts + [last.hasSuffix(".") ? "\(last)/." : "\(last)./."]
  }
}
