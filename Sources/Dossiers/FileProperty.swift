import Values

/// What a file says of itself beside the paper. Anybody can write it and programs write it unasked: it is shown, and states
/// no fact.
package struct FileProperty: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case title = "tieu_de"
    case subject = "chu_de"
    case keywords = "tu_khoa"
    case author = "tac_gia"
    case lastAuthor = "nguoi_sua_cuoi"
    case program = "phan_mem"
    case producer = "phan_mem_ghi"
    case created = "ngay_tao"
    case modified = "ngay_sua"

    package var name: String {
      switch self {
      case .title: "tiêu đề"
      case .subject: "chủ đề"
      case .keywords: "từ khóa"
      case .author: "tác giả"
      case .lastAuthor: "người sửa cuối"
      case .program: "phần mềm soạn"
      case .producer: "phần mềm ghi tệp"
      case .created: "ngày tạo"
      case .modified: "ngày sửa"
      }
    }
  }

  package let kind: Kind
  /// As it stands in the file, days too; NFC.
  package let text: String

  /// nil where nothing is said.
  init?(_ kind: Kind, _ text: String) {
    let text = text.nfc.trimmingBlanks
    guard !text.isEmpty else { return nil }
    self.kind = kind
    self.text = text
  }

  /// Those of an Office file (ECMA-376 part 2, 11, and part 1, 22.2.2.3), by the names of its parts.
  static func all(in parts: [String: [UInt8]]) -> [FileProperty] {
    ["docProps/core.xml", "docProps/app.xml"].flatMap { name in
      parts[name].flatMap(XMLTree.init)?.read { root in
        root.children.compactMap { element in
          office[element.name].flatMap { FileProperty($0, element.text) }
        }
      } ?? []
    }
  }

  private static let office: [String: Kind] = [
    "title": .title, "subject": .subject, "keywords": .keywords, "creator": .author, "lastModifiedBy": .lastAuthor,
    "Application": .program, "created": .created, "modified": .modified,
  ]
}
