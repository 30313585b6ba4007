import Values

/// The words of a letter that both its views print, so that they cannot disagree.
extension Letter {
  /// The mark of a draft, at the head of page one.
  package static let draftMark = "DỰ THẢO"
  /// Behind a line that no officer has confirmed.
  package static let unconfirmedMark = "[chưa xác nhận]"
  /// Where something is not known and is the clerk's or the officer's to fill in.
  package static let blank = "……………"
  package static let country = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
  package static let motto = "Độc lập - Tự do - Hạnh phúc"
  package static let recipientsWord = "Nơi nhận:"
  static let addresseesWord = "Kính gửi:"

  /// Number and day are the clerk's to fill in: they stay blank.
  package var numberLine: String { "Số:        /\(agency.sign ?? "……")" }

  package var dayLine: String { "\(place ?? Self.blank), ngày      tháng      năm ……" }

  /// Under the number of a công văn.
  package var subjectLine: String? {
    if case .correspondence(let subject) = form { "V/v \(subject)" } else { nil }
  }

  /// Whether it bears state, number and day.
  package var isDocument: Bool {
    if case .page = form { false } else { true }
  }

  /// The lines of the title, capitals first; none of a công văn.
  package var titleLines: (name: String, subject: String?)? {
    switch form {
    case .correspondence: nil
    case .named(let title, let subject): (title.uppercased(), subject)
    case .page(let title): (title.uppercased(), nil)
    }
  }

  /// One addressee stands behind the word, several below it, each ended by «;», the last by «.».
  package var addresseeLines: [String] {
    guard addressees.count > 1 else { return addressees.map { "\(Self.addresseesWord) \($0)" } }
    let last = addressees.count - 1
    return [Self.addresseesWord] + addressees.enumerated().map { "- \($1)\($0 == last ? "." : ";")" }
  }

  /// `Nơi nhận`, ended by the archive line (Phụ lục I, phần II mục 9); none where the form has none.
  package var recipientLines: [String] {
    guard let recipients else { return [] }
    let first = addressees.isEmpty ? [] : ["Như trên"]
    let lines = (first + recipients).map { "- \($0);" }
    return lines + ["- Lưu: VT\(agency.unit.map { ", \($0)" } ?? "")."]
  }

  package var signerLines: [String] {
    signer.lines.isEmpty ? [Self.blank] : signer.lines.map { $0.uppercased() }
  }

  /// The text of a passage other than a table; the last of a document is ended by «./.».
  package func text(of index: Int) -> String {
    let text =
      switch body[index] {
      case .paragraph(let text), .heading(let text): text
      case .item(let number, let text, let basis, let isConfirmed):
        [("\(number)."), text, basis, isConfirmed ? "" : Self.unconfirmedMark].filter { !$0.isEmpty }
          .joined(separator: " ")
      case .table: ""
      }
    guard isDocument, index == body.count - 1 else { return text }
    return text.hasSuffix(".") ? "\(text)/." : "\(text)./."
  }
}
