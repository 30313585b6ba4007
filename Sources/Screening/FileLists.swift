import Rulebook

/// Long lists of files in the sentences of a report: each of the files is named at its head with what is wrong with it, and
/// nobody reads all of them again at every rule.
struct FileLists {
  /// The longest first, since one may be the beginning of another.
  private let lists: [[String]]

  private static let most = 6
  private static let shown = 3

  init(_ judgement: Judgement) {
    let unseen = judgement.components.compactMap { result -> [String]? in
      guard case .notSeen(let files) = result.presence else { return nil }
      return files
    }
    lists = (judgement.unchecked.map(\.files) + unseen).filter { $0.count > Self.most }.uniqued
      .sorted { $0.count > $1.count }
  }

  /// The text with the first files of each such list.
  func short(_ text: String) -> String {
    lists.reduce(text) { text, files in
      let first = files.prefix(Self.shown).joined(separator: ", ")
      return text.replacing(
        files.joined(separator: ", "), with: "\(first) và \(files.count - Self.shown) tệp khác đã nêu ở trên")
    }
  }
}
