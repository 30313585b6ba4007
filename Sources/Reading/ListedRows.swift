import Dossiers
import Rulebook
import Values

/// Whether papers of one kind list a row that other papers list: a certificate the machines of an explanation. Rows are
/// matched by their names, as written; where a name is not enough, or a line of the paper is left over that may be the
/// row under another name, the answer is uncertain.
struct ListedRows {
  let kind: DocumentKind
  /// Papers of the kind that were read.
  let papers: [Document]
  /// All lines of the collection, of whatever paper.
  let lines: [RowReader.Row]
  /// Why more lines may stand in papers of the kind, in Vietnamese.
  let unread: [String]
  /// Why nothing in a paper is certain.
  let doubts: (PaperID) -> [String]

  func found(_ key: LabelKey, named name: String) -> [FactReader.Found] {
    let kept = Set(papers.map(\.paper))
    let listed = lines.filter { kept.contains($0.paper) }
    let here = listed.filter { $0.key == key }
    guard here.isEmpty else {
      return here.map { row in
        .statement(
          Statement(
            true, row.name.words, row.name.source, at: row.name.location,
            doubts: doubts(row.paper) + (row.isToldApart ? ["nhiều dòng cùng tên, chưa chắc là dòng nào"] : [])))
      }
    }
    guard let paper = papers.first(where: { paper in listed.contains { $0.paper == paper.paper } }) else { return [] }
    let others = Set(lines.filter { !kept.contains($0.paper) }.map(\.key))
    let left = listed.filter { !others.contains($0.key) }.map { "«\($0.title)»" }.uniqued
    let isToldApart = lines.contains { $0.key == key && $0.isToldApart }
    let why =
      doubts(paper.paper) + unread
      + (left.isEmpty ? [] : ["\(kind.name) còn dòng \(left.joined(separator: ", ")) chưa ghép được với dòng nào"])
      + (isToldApart ? ["nhiều dòng cùng tên, chưa chắc là dòng nào"] : [])
    let source = Statement.Source.document(path: paper.path, digest: paper.digest)
    return [.statement(Statement(false, "không có dòng «\(name)»", source, "các bảng của \(kind.name)", doubts: why))]
  }
}
