import Dossiers

extension DossierError {
  /// What to tell a person: the fault, where, and what next, without saying a place twice.
  package var words: String {
    switch self {
    case .intake(let problems): problems.map(\.words).joined(separator: "\n")
    case .hostileName(let archive, let entry) where entry.isOrdinaryName:
      "\(archive): «\(entry)» trùng tên với tệp khác (không kể hoa thường), hoặc là liên kết. Không mở tệp này; đề nghị nén lại, mỗi tệp một tên."
    case .notFound, .notFolderOrZip, .empty, .unreadableFolder, .brokenArchive, .protectedArchive, .archiveTooLarge,
      .hostileName, .tooManyFiles:
      description
    }
  }
}

extension IntakeProblem {
  /// The fault with its one place; a moment that is none may lack an hour or may be no day of the calendar.
  fileprivate var words: String {
    let own = "dòng \(line), cột \(column): "
    let told = message.hasPrefix(own) ? String(message.dropFirst(own.count)) : message
    let moment = "thời điểm phải có giờ và múi giờ"
    guard told.hasPrefix(moment) else { return "ho-so.json:\(line):\(column): \(told)" }
    let rest = told.dropFirst(moment.count)
    return
      "ho-so.json:\(line):\(column): không phải thời điểm có thật: viết ngày có trong lịch, có giờ và múi giờ\(rest)"
  }
}

extension String {
  /// A name that could lie in any archive: nothing in it points elsewhere or cannot be seen.
  fileprivate var isOrdinaryName: Bool {
    let parts = split(separator: "/", omittingEmptySubsequences: false)
    return visible == self && !contains("\\") && !contains(":")
      && !parts.contains { ["", ".", ".."].contains($0) }
  }
}
