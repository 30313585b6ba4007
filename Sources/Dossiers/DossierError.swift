/// Why a dossier could not be opened at all; each told with what to do next.
package enum DossierError: Error, Sendable, Hashable, CustomStringConvertible {
  case notFound(String)
  case notFolderOrArchive(String)
  case empty(String)
  case unreadableFolder(String)
  case brokenArchive(String)
  case protectedArchive(String)
  case archiveTooLarge(String)
  case notUnpacked(String, Unreadable)
  case hostileName(archive: String, entry: String)
  case tooManyFiles(String, limit: Int)
  case intake([IntakeProblem])

  package var description: String {
    switch self {
    case .notFound(let path): "Không có \(path). Kiểm tra lại đường dẫn."
    case .notFolderOrArchive(let path):
      "\(path) không phải thư mục hay tệp nén (.zip, .rar, .7z, .tar.gz …). Đưa vào thư mục của một hồ sơ."
    case .empty(let path): "\(path) không có tệp nào. Kiểm tra đã chép đủ hồ sơ chưa."
    case .unreadableFolder(let path): "Không đọc được thư mục \(path). Kiểm tra quyền truy cập."
    case .brokenArchive(let path): "\(path) là tệp nén hỏng. Nén lại, hoặc giải nén rồi đưa thư mục vào."
    case .protectedArchive(let path): "\(path) có mật khẩu. Giải nén bằng mật khẩu rồi đưa thư mục vào."
    case .archiveTooLarge(let path): "\(path) giải nén ra quá lớn. Kiểm tra lại tệp; không mở tệp này."
    case .notUnpacked(let path, let why): "\(path): \(why.sentence)."
    case .hostileName(let archive, let entry) where entry.isOrdinaryName:
      "\(archive): «\(entry)» trùng tên với tệp khác (không kể hoa thường), hoặc là liên kết. Không mở tệp này; đề nghị nén lại, mỗi tệp một tên."
    case .hostileName(let archive, let entry):
      "\(archive) có tên tệp nguy hiểm «\(entry.visible)». Không mở tệp này; đề nghị người nộp nén lại."
    case .tooManyFiles(let path, let limit): "\(path) có hơn \(limit) tệp. Một hồ sơ một thư mục."
    case .intake(let problems): problems.map(\.description).joined(separator: "\n")
    }
  }
}

/// One fault of `ho-so.json`, by line and column from 1.
package struct IntakeProblem: Error, Sendable, Hashable, CustomStringConvertible {
  package let line: Int
  package let column: Int
  package let message: String

  package var description: String { "ho-so.json:\(line):\(column): \(message)" }
}

extension String {
  /// A name that could lie in any archive: nothing in it points elsewhere or cannot be seen.
  fileprivate var isOrdinaryName: Bool {
    let parts = split(separator: "/", omittingEmptySubsequences: false)
    return visible == self && !contains("\\") && !contains(":")
      && !parts.contains { ["", ".", ".."].contains($0) }
  }

  /// With control and direction-changing characters made visible.
  package var visible: String {
    unicodeScalars.map { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse:
        "\\u{\(String(scalar.value, radix: 16))}"
      default: String(Character(scalar))
      }
    }.joined()
  }
}
