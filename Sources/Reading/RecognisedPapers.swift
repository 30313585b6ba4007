import Dossiers
import Rulebook

/// What the papers of a dossier are: files parted into their papers and joined where a paper lies over several, each with
/// its kind or with why it has none.
struct RecognisedPapers {
  /// Papers that were read, those that go on another right after it.
  private(set) var read: [Document] = []
  private(set) var recognised: [Recognition] = []
  /// Papers that only look like ones of a kind.
  private(set) var suspected: [Suspicion] = []
  /// Papers, read or not, of which neither a title, nor the intake list, nor an officer says what they are.
  private(set) var open: [PaperID] = []
  /// The paper on which another goes on, by the latter; for certain or in all likelihood.
  private(set) var before: [PaperID: Document] = [:]

  /// What each paper is or looks like.
  private(set) var kinds: [PaperID: Set<DocumentKind.ID>] = [:]

  private let rulebook: Rulebook
  private let officer: OfficerRecord
  private let listing: (String) -> Component?

  /// - Parameter listing: the component under which the intake list has a file.
  init(
    in dossier: Dossier, _ rulebook: Rulebook, _ officer: OfficerRecord, listing: @escaping (String) -> Component?
  ) {
    self.rulebook = rulebook
    self.officer = officer
    self.listing = listing
    let papers = Set(dossier.papers)
    for file in dossier.files {
      if case .document(let document) = file.content {
        take(document, among: papers)
      } else if let found = recognition(of: file.path, among: papers) {
        recognised.append(found)
      } else if papers.contains(file.path), listing(file.path) == nil {
        open.append(PaperID(path: file.path))
      }
    }
    join()
    for found in recognised { kinds[found.paper, default: []].insert(found.kind.id) }
    for found in suspected { kinds[found.paper, default: []].insert(found.kind.id) }
  }

  /// The kind of a file that was not read.
  private func recognition(of path: String, among papers: Set<String>) -> Recognition? {
    let paper = PaperID(path: path)
    return officer.kinds(of: path, among: papers).whole.flatMap { byOfficer($0, paper) } ?? byList(paper)
  }

  private func byOfficer(_ word: OfficerRecord.SaidKinds.Word, _ paper: PaperID) -> Recognition? {
    rulebook.kind(word.kind).map { Recognition(paper: paper, kind: $0, basis: .officer(name: word.officer)) }
  }

  /// By a component of the list that takes one kind only.
  private func byList(_ paper: PaperID) -> Recognition? {
    guard let listed = listing(paper.path), listed.documentKinds.count == 1,
      let kind = listed.documentKinds.first.flatMap(rulebook.kind)
    else { return nil }
    return Recognition(paper: paper, kind: kind, basis: .intake(component: listed.code))
  }

  // MARK: Several papers in one file

  private mutating func take(_ document: Document, among papers: Set<String>) {
    let said = officer.kinds(of: document.path, among: papers)
    let finder = PaperParts(kinds: rulebook.kinds, words: rulebook.titleWords)
    let parts = finder.parts(of: document, said)
    let titles = parts.map { $0.titled(among: rulebook.kinds, rulebook.titleWords) }
    let listed = listing(document.path)
    // The list names the file for the paper of its kind that lies in it; of the file's other papers it says nothing.
    let isListFulfilled =
      parts.count > 1
      && titles.contains { title in
        title.recognition.map { listed?.documentKinds.contains($0.kind.id) ?? false } ?? false
      }
    var last: DocumentKind?
    for (part, title) in zip(parts, titles) {
      let mayBeListed = last == nil && !isListFulfilled
      let word = part.blocks.first { $0.place.part == .body }?.place.page.flatMap { said.pages[$0] } ?? said.whole
      let found =
        word.flatMap { byOfficer($0, part.paper) } ?? title.recognition ?? (mayBeListed ? byList(part.paper) : nil)
      if let found { recognised.append(found) }
      // A paper that only the list names may yet call itself something doubtful.
      if found?.isByList ?? true, let doubtful = title.suspicion { suspected.append(doubtful) }
      if found == nil, let last {
        let why = "\(part.beginning) mở đầu một giấy tờ chưa nhận ra, có thể vẫn thuộc giấy tờ trước nó"
        suspected.append(Suspicion(paper: part.paper, kind: last, why: why))
      }
      if found == nil, listed == nil || !mayBeListed { open.append(part.paper) }
      last = found?.kind ?? last
      read.append(part)
    }
  }

  // MARK: One paper over several files

  private mutating func join() {
    let series = FileSeries(in: read.map(\.path)).following
    guard !series.isEmpty else { return }
    let papers = Dictionary(grouping: read, by: \.path)
    for (path, previous) in series {
      guard let paper = papers[path]?.first, papers[path]?.count == 1, listing(path) == nil,
        let before = papers[previous]?.last,
        let kind = kind(of: before.paper), open.contains(paper.paper),
        !suspected.contains(where: { $0.paper == paper.paper }),
        !PaperParts(kinds: rulebook.kinds, words: rulebook.titleWords).beginsPaper(paper)
      else { continue }
      self.before[paper.paper] = before
      if let why = paper.goesOn(before) {
        recognised.append(Recognition(paper: paper.paper, kind: kind, basis: .goesOn(from: before.path, why: why)))
        open.removeAll { $0 == paper.paper }
      } else {
        let why =
          "tên tệp nối số với «\(before.path)» và không có tên riêng, nhưng không thấy số trang hay đầu bảng nối tiếp"
        suspected.append(Suspicion(paper: paper.paper, kind: kind, why: why))
      }
    }
    let following = Dictionary(grouping: read.filter { before[$0.paper] != nil }) { before[$0.paper]?.paper }
    func chain(_ paper: Document) -> [Document] { [paper] + (following[paper.paper] ?? []).flatMap(chain) }
    read = read.filter { before[$0.paper] == nil }.flatMap(chain)
  }

  /// What a paper is for certain by its title or an officer, or for which it is taken as the rest of one.
  private func kind(of paper: PaperID) -> DocumentKind? {
    if let found = recognised.first(where: { $0.paper == paper }), !found.isByList { return found.kind }
    return before[paper] == nil ? nil : suspected.first { $0.paper == paper }?.kind
  }
}

extension Document {
  /// The first words of it and where they stand: `«CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM» (trang 4, đoạn 1)`.
  fileprivate var beginning: String {
    for case let block in blocks where block.place.part == .body {
      let text: String
      switch block {
      case .paragraph(let paragraph): text = paragraph.text
      case .table(let table): text = table.rows.first?.first?.text ?? ""
      }
      return "«\(text.split { "\n\t".contains($0) }.first.map { String($0).quotable } ?? "")» (\(block.place.spot))"
    }
    return ""
  }
}
