import Dossiers
import Rulebook
import Values

/// Whether papers of one kind list a row that other papers list: a certificate the machines of an explanation. Rows are
/// matched by their names, as written; where a name is not enough, or a line of the paper is left over that may be the
/// row under another name, the answer is uncertain.
struct ListedRows {
  private let kind: DocumentKind
  /// The lines of papers of the kind, by name.
  private let listed: [LabelKey: [RowReader.Row]]
  /// The first paper of the kind that lists anything.
  private let paper: Document?
  /// Lines of papers of the kind that no other paper has, as they are quoted.
  private let left: [String]
  /// Names that several lines have that are not one.
  private let toldApart: Set<LabelKey>
  /// Why more lines may stand in papers of the kind, in Vietnamese.
  private let unread: [String]
  /// Why nothing in a paper is certain.
  private let doubts: (PaperID) -> [String]

  /// - Parameters:
  ///   - papers: those of the kind that were read.
  ///   - lines: all lines of the collection, of whatever paper.
  init(
    kind: DocumentKind, papers: [Document], lines: [RowReader.Row], unread: [String],
    doubts: @escaping (PaperID) -> [String]
  ) {
    self.kind = kind
    self.unread = unread
    self.doubts = doubts
    let kept = Set(papers.map(\.paper))
    let own = lines.filter { kept.contains($0.paper) }
    let others = Set(lines.filter { !kept.contains($0.paper) }.map(\.key))
    let listing = Set(own.map(\.paper))
    listed = Dictionary(grouping: own, by: \.key)
    paper = papers.first { listing.contains($0.paper) }
    left = own.filter { !others.contains($0.key) }.map { "«\($0.title)»" }.uniqued
    toldApart = Set(lines.filter(\.isToldApart).map(\.key))
  }

  func found(_ key: LabelKey, named name: String) -> [FactReader.Found] {
    if let here = listed[key] {
      return here.map { row in
        .statement(
          Statement(
            true, row.name.words, row.name.source, at: row.name.location,
            doubts: doubts(row.paper) + (row.isToldApart ? ["nhiều dòng cùng tên, chưa chắc là dòng nào"] : [])))
      }
    }
    guard let paper else { return [] }
    let why =
      doubts(paper.paper) + unread
      + (left.isEmpty ? [] : ["\(kind.name) còn dòng \(left.joined(separator: ", ")) chưa ghép được với dòng nào"])
      + (toldApart.contains(key) ? ["nhiều dòng cùng tên, chưa chắc là dòng nào"] : [])
    let source = Statement.Source.document(path: paper.path, digest: paper.digest)
    return [.statement(Statement(false, "không có dòng «\(name)»", source, "các bảng của \(kind.name)", doubts: why))]
  }
}
