import Rulebook
import Values

/// Where the page of a dossier leads within the service; a page that stands alone leads nowhere.
package struct ReviewLinks: Sendable {
  /// `/ho-so/0123…`.
  let base: String

  package init(check id: String) {
    self.base = "/ho-so/\(id)"
  }

  package var papers: String { "\(base)/giay-to" }
  package var comparison: String { "\(base)/doi-chieu" }
  package var drafts: String { "\(base)/du-thao" }

  /// The form that says what settles something, with what is known of it.
  package func form(for settlement: Settlement) -> String {
    "\(base)/neu?" + settlement.fields.map { "\($0.key)=\($0.value.queryEncoded)" }.joined(separator: "&")
  }

  /// The line of the drafts that an officer confirms.
  func line(_ code: String) -> String { "\(drafts)#dong-\(code)" }

  /// The rule or table as it is on a day.
  static func rule(_ code: String, on day: CivilDay?) -> String {
    "/quy-tac/\(code.queryEncoded)\(day.map { "?on=\($0)" } ?? "")"
  }
}

extension Settlement {
  /// As the form takes it.
  package var fields: [(key: String, value: String)] {
    switch self {
    case .value(let fact, let subject, let file):
      var fields = [("viec", "gia-tri"), ("du_kien", fact)]
      if case .row(let collection, let row) = subject { fields += [("danh_muc", collection), ("dong", row)] }
      return fields + (file.map { [("tep", $0)] } ?? [])
    case .complete(let collection): return [("viec", "du-dong"), ("danh_muc", collection)]
    case .seen(let file): return [("viec", "da-xem"), ("tep", file)]
    case .filed(let component, let files):
      return [("viec", "giay-to"), ("thanh_phan", component)] + files.prefix(1).map { ("tep", $0) }
    }
  }

  /// What the link to the form says.
  var act: String {
    switch self {
    case .value(let fact, let subject, _): "Nêu \(fact)\(subject == .dossier ? "" : " của \(subject.words)")"
    case .complete(let collection): "Nêu là danh mục \(collection) đã đủ"
    case .seen(let file): "Nêu là đã xem \(file)"
    case .filed(let component, _): "Nêu tệp nào là \(component), hoặc không nộp"
    }
  }
}

extension String {
  /// Percent-encoded for a path or a query: everything but unreserved characters (RFC 3986, 2.3).
  package var queryEncoded: String {
    utf8.map { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        String(UnicodeScalar(byte))
      default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }.joined()
  }
}
