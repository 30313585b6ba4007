import Keeping
import Values

/// What inspectors ask for: each check with the legal periods that were applied, what it rested on, who did it, and when;
/// as CSV (RFC 4180), from the audit alone, so that it also tells of checks whose files are gone.
package struct InspectorsList {
  let store: Store
  let from: CivilDay?
  let to: CivilDay?

  package init(_ store: Store, from: CivilDay?, to: CivilDay?) {
    self.store = store
    self.from = from
    self.to = to
  }

  private static let head = [
    "Số", "Thời điểm", "Việc", "Hồ sơ", "Mã lần kiểm tra", "Thời kỳ pháp luật", "Căn cứ", "Bộ quy tắc", "Đề nghị",
    "Người xử lý", "Khóa",
  ]

  package var csv: String {
    get throws(StoreError) {
      var lines = [Self.head]
      var last = 0
      while case let page = try store.auditEntries(after: last, count: 1000), !page.isEmpty {
        for entry in page where isAsked(entry) { lines.append(cells(of: entry)) }
        last = page.last?["so"]?.integer ?? Int.max
      }
      // A spreadsheet reads Vietnamese letters only behind the mark of UTF-8.
      return "\u{FEFF}" + lines.map { $0.map(\.asCell).joined(separator: ",") + "\r\n" }.joined()
    }
  }

  private func isAsked(_ entry: JSON) -> Bool {
    guard let day = entry["luc"]?.string.flatMap({ Instant(iso8601: $0) })?.dayInVietnam else { return true }
    return (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true)
  }

  private func cells(of entry: JSON) -> [String] {
    let details = entry["chi_tiet"]
    func list(_ key: String) -> String {
      details?[key]?.array?.compactMap(\.string).joined(separator: "; ") ?? ""
    }
    let act = entry["viec"]?.string.flatMap(AuditEntry.Act.init)
    return [
      entry["so"]?.integer.map { "\($0)" } ?? "", entry["luc"]?.string ?? "", act?.words ?? "",
      details?["ma_ho_so"]?.string ?? "", entry["ho_so"]?.string ?? "", list("thoi_ky"), list("can_cu"),
      details?["bo_quy_tac"]?.string ?? "", details?["de_nghi"]?.string ?? "", entry["can_bo"]?.string ?? "",
      entry["khoa"]?.string ?? "",
    ]
  }
}

extension AuditEntry.Act {
  fileprivate var words: String {
    switch self {
    case .checked: "kiểm tra"
    case .unchecked: "không kiểm tra được"
    case .selfChecked: "người nộp tự kiểm"
    case .stated: "nêu"
    case .confirmed: "xác nhận"
    case .rejected: "bác"
    case .drafted: "dự thảo thư"
    case .exported: "lấy ra"
    case .sent: "gửi mô hình"
    case .removed: "xóa"
    case .keyMade: "tạo khóa"
    case .keyRevoked: "thu hồi khóa"
    case .keyRotated: "đổi khóa"
    }
  }
}

extension String {
  /// Quoted; what a spreadsheet would take for a formula stands behind an apostrophe.
  fileprivate var asCell: String {
    let isFormula = first.map { "=+-@\t\r".contains($0) } ?? false
    return "\"\((isFormula ? "'" + self : self).replacing("\"", with: "\"\""))\""
  }
}
