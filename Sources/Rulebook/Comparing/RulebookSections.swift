extension RulebookDifference {
  /// A part of the rulebook, by the name of the member that holds it.
  package struct Section: Sendable, Hashable {
    let member: String

    package static let rules = Section(member: "rules")
    package static let tables = Section(member: "classifications")

    /// On screen; a part that has no words here stands under its own name.
    package var words: String { Self.words[member] ?? member }

    /// For programs: `quy_tac`.
    package var key: String { ASCIIKey.of(words) }

    /// In the order in which a screen tells them.
    private static let order: KeyValuePairs = [
      "edition": "ấn bản", "documents": "văn bản", "bodies": "cơ quan", "matters": "vấn đề pháp lý",
      "catalogue": "dữ kiện", "kinds": "loại giấy tờ", "procedures": "thủ tục", "obligations": "điều phải xem",
      "rules": "quy tắc",
      "classifications": "bảng phân loại", "calendar": "lịch làm việc", "events": "sự kiện", "labels": "nhãn",
      "titleWords": "lời quanh tiêu đề", "paperWords": "lời làm ngờ giấy tờ", "secrecy": "dấu chỉ độ mật",
      "machineOrders": "lời ra lệnh cho máy", "personalData": "lời của dữ liệu cá nhân",
      "letters": "thư", "places": "địa danh", "prompts": "lời dặn mô hình",
    ]

    private static let words = Dictionary(order.map { ($0.key, $0.value) }) { first, _ in first }

    /// The parts of a rulebook with what stands in each, by id.
    static func all(of rulebook: Rulebook) -> [(section: Section, items: [ToldValue.Item])] {
      let members = Mirror(reflecting: rulebook).children.compactMap { child -> (String, Any)? in
        guard let label = child.label, !(child.value is any MadeOfOthers) else { return nil }
        return (label, child.value)
      }
      let known = order.map(\.key)
      let sorted =
        known.compactMap { key in members.first { $0.0 == key } } + members.filter { !known.contains($0.0) }
      return sorted.map { member, value in
        let section = Section(member: member)
        return (section, section.items(ToldValue(value, isWhole: registries.contains(member))))
      }
    }

    /// Where facts, bodies and matters are told whole.
    private static let registries: Set = ["bodies", "matters", "catalogue"]

    /// Of a part that is one record, each list in it gives its entries, and each other member is an entry.
    private func items(_ value: ToldValue) -> [ToldValue.Item] {
      switch value {
      case .items(let items): return items
      case .words: return [.init(id: words, value: value, inForce: nil, title: nil)]
      case .record(let members):
        return members.filter { !Self.unsaid.contains($0.name) }.flatMap { member -> [ToldValue.Item] in
          if case .items(let items) = member.value { return items }
          return [.init(id: FieldNames.words(of: member.name), value: member.value, inForce: nil, title: nil)]
        }
      }
    }

    /// Of the edition: where it was found, how it was loaded, and the digest, which a comment changes too.
    private static let unsaid: Set = ["digest", "location", "origin"]
  }
}

/// The members of loaded values in Vietnamese.
enum FieldNames {
  /// A member without words here is told by its own name: better a word of the program than silence.
  static func words(of member: String) -> String { names[member] ?? member }

  private static let names = [
    "title": "tên", "name": "tên", "also": "mã khác", "procedures": "thủ tục", "matter": "vấn đề pháp lý",
    "stage": "giai đoạn (stage)", "effect": "hệ quả (effect)", "audience": "dành cho (to)", "status": "trạng thái",
    "decidedBy": "cơ quan quyết định", "versions": "phiên bản", "path": "tệp", "code": "mã", "codes": "mã",
    "inForce": "thời gian hiệu lực", "basis": "căn cứ", "verified": "xác minh", "forEach": "xét từng",
    "needs": "dữ kiện cần", "sameUnit": "phải cùng đơn vị", "agree": "phải nêu như nhau", "readings": "cách hiểu",
    "condition": "điều kiện",
    "finding": "câu kết luận", "measure": "câu đo", "ask": "câu đề nghị bổ sung", "note": "ghi chú",
    "table": "bảng", "components": "thành phần", "limits": "thời hạn", "notice": "căn cứ của thông báo",
    "pause": "căn cứ không tính thời gian", "documentKinds": "loại giấy tờ", "form": "biểu mẫu", "copies": "số bản",
    "isAlwaysAsked": "luôn đòi", "text": "lời", "by": "theo", "from": "từ ngày", "step": "bước", "days": "số ngày",
    "unit": "đơn vị", "longer": "thời hạn dài hơn", "isWhole": "của cả thủ tục", "starts": "bắt đầu từ",
    "ends": "kết thúc khi", "channels": "kênh", "fact": "dữ kiện", "receivedBy": "cơ quan tiếp nhận",
    "componentMatter": "vấn đề của thành phần", "processMatter": "vấn đề của trình tự", "governedBy": "ngày quyết định",
    "reason": "lý do", "periods": "thời kỳ", "kind": "kiểu", "number": "số", "issuer": "cơ quan ban hành",
    "issued": "ngày ban hành", "isReceiptDay": "là ngày tiếp nhận", "least": "nhỏ nhất",
    "most": "lớn nhất", "units": "đơn vị", "values": "giá trị", "yes": "lời nói có", "no": "lời nói không",
    "bounds": "giới hạn", "rowsOf": "dòng của", "log": "từ nhật ký", "facts": "dữ kiện", "pairs": "cặp",
    "factor": "số lần", "version": "phiên bản", "task": "việc",
    "collection": "danh mục", "collections": "danh mục", "titles": "tiêu đề", "result": "kết quả phải nêu",
    "against": "lời chống lại", "isAged": "cũ thì không dùng", "words": "lời", "unless": "trừ khi có",
    "about": "nói về", "labels": "nhãn", "rowLabels": "nhãn của dòng", "unitLabels": "nhãn của đơn vị",
    "day": "ngày", "approvedBy": "người phê duyệt", "role": "vai trò", "after": "sau", "answers": "trả lời",
    "year": "năm", "holidays": "ngày nghỉ", "swaps": "ngày hoán đổi", "source": "nguồn", "off": "ngày nghỉ bù",
    "worked": "ngày làm bù", "isDecided": "đã quyết định", "isOfficial": "mẫu chính thức", "part": "phần",
    "template": "lời", "consultations": "lấy ý kiến", "criteria": "tiêu chí", "bodies": "cơ quan", "rules": "quy tắc",
    "exampleWords": "lời của dòng ví dụ", "fineRemarks": "lời không làm ngờ", "mayBeInProse": "có thể ở câu văn",
    "nearWords": "lời gần nhãn", "notRows": "không phải dòng", "otherColumns": "cột khác",
    "proseWords": "lời trong câu văn", "unsureNames": "tên chưa chắc", "upperLabels": "nhãn phía trên",
    "isAlsoWord": "cũng là chữ thường", "letters": "chữ", "marks": "dấu", "answer": "trả lời", "send": "gửi",
    "procedure": "thủ tục", "communes": "xã", "districts": "huyện", "provinces": "tỉnh", "into": "thành", "new": "mới",
    "old": "cũ", "now": "nay", "was": "trước", "of": "của", "short": "viết tắt", "word": "chữ", "id": "mã",
    "case": "trường hợp", "sources": "nguồn", "officer": "cán bộ xem vì", "on": "ngày nhập", "entered": "nguồn đã nhập",
    "obligations": "điều phải xem", "cases": "trường hợp", "mentions": "lời nhắc đến",
    "roles": "chức danh", "names": "nhãn của tên", "families": "họ", "middles": "chữ đệm", "notNames": "không phải tên",
    "signs": "lời của chỗ ký", "places": "nơi", "houses": "lời của số nhà", "organisations": "tổ chức",
    "ofOrganisations": "lời của tên tổ chức",
    "numbers": "nhãn của số", "fillers": "lời xen giữa", "mobiles": "đầu số", "publicNumbers": "số công khai",
    "machines": "lời của máy", "land": "lời của đất", "figures": "lời của số liệu", "births": "nhãn ngày sinh",
    "fields": "nhãn của lời", "addresses": "nhãn địa chỉ", "fieldEnds": "lời kết thúc", "innocent": "lời thường",
  ]
}
