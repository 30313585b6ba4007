import Values

/// Why what an officer says cannot be taken; nothing of it is kept then.
package enum UtteranceFault: Error, Sendable, Hashable {
  case noFact(String, known: [String])
  case needsRow(fact: String, needsCollection: Bool)
  case unreadableValue(String, fact: String, why: String)
  case noRow(String, collection: String, known: [String])
  case noRowAmong(collections: [String], row: String, known: [String])
  case noFile(String, known: [String])
  case noPages(file: String)
  case noPage(String, file: String, pages: [Int])
  case noComponent(String, known: [String])
  case noCollection(String, known: [String])
  case noSource(String, known: [String])
  case noLine(Utterance.Lines, there: [String])
  case noReason

  /// What a door calls the parts of an utterance.
  package struct Names: Sendable, Hashable {
    let row: String
    let newRow: String
    let collection: String
    let source: String
    let reason: String

    package static let command = Names(
      row: "--row TÊN", newRow: "--new-row", collection: "--collection", source: "--from", reason: "--reject")

    /// Members of `loi-can-bo.json`.
    package static let json = Names(
      row: "dong", newRow: "dong_moi", collection: "danh_muc", source: "tu", reason: "ly_do")

    /// Fields of the forms, by their labels.
    package static let form = Names(
      row: "ô «Dòng»", newRow: "dấu ở «Dòng mới»", collection: "ô «Danh mục»", source: "Ô «Đọc ở đâu»",
      reason: "ô «Lý do»")
  }

  /// In Vietnamese, with what is alike.
  package func sentence(_ names: Names) -> String {
    switch self {
    case .noFact(let fact, let known): "Không có dữ kiện «\(fact)»\(Suggestion.among(known, for: fact))."
    case .needsRow(let fact, let needsCollection):
      "Dữ kiện «\(fact)» thuộc từng dòng: nêu \(names.row)\(needsCollection ? " và \(names.collection)" : "")."
    case .unreadableValue(let words, let fact, let why): "«\(words)» không đọc được thành «\(fact)»: \(why)."
    case .noRow(let row, let collection, let known):
      "Danh mục «\(collection)» không có dòng «\(row)»\(Suggestion.among(known, for: row)). Nếu đúng là dòng mới, thêm \(names.newRow)."
    case .noRowAmong(let collections, let row, let known):
      "Không danh mục nào trong \(collections.map { "«\($0)»" }.joined(separator: ", ")) có dòng «\(row)»\(Suggestion.among(known, for: row)). Nếu đúng là dòng mới, thêm \(names.newRow) và \(names.collection)."
    case .noFile(let file, let known): "Hồ sơ không có tệp «\(file)»\(Suggestion.among(known, for: file))."
    case .noPages(let file): "Tệp «\(file)» không có số trang; nêu cả tệp."
    case .noPage(let name, let file, let pages):
      "«\(name)»: không đọc được trang này trong \(file); các trang có chữ đọc được: \(pages.map(String.init).joined(separator: ", "))."
    case .noComponent(let code, let known):
      "Không có thành phần hay loại giấy tờ «\(code)»\(Suggestion.among(known, for: code))."
    case .noCollection(let name, let known): "Không có danh mục «\(name)»\(Suggestion.among(known, for: name))."
    case .noSource(let place, let known):
      "\(names.source) «\(place)»: hồ sơ không có tệp này\(Suggestion.among(known, for: String(place.prefix { $0 != ":" })))."
    case .noLine(let lines, let there):
      "Không có dòng «\(lines.code)»\(lines.row.map { " về «\($0)»" } ?? "")\(lines.words == nil ? "" : " với đúng lời ấy") trong dự thảo. "
        + (there.isEmpty
          ? "Dự thảo của hồ sơ này không có dòng nào." : "Các dòng đang có: \(there.joined(separator: ", ")).")
    case .noReason: "Bác một dòng thì nêu lý do ở \(names.reason), nhiều nhất \(Utterance.mostReason) ký tự."
    }
  }
}
