import Dossiers
import Reading
import Rulebook
import Values

/// What was read from a dossier, before any rule: every statement with its number, under the paper it stands in; what
/// was sought and not found; what was not read. Every view of it is drawn from here.
package struct ReadingReport: Sendable {
  /// One statement of one fact.
  struct Stated: Sendable, Hashable {
    /// From 1 through the whole dossier, in the order of its papers.
    let number: Int
    let fact: String
    let subject: Subject
    /// What may stand before its value.
    let labels: [Label]
    let statement: Statement
  }

  /// A file that was read.
  struct Paper: Sendable {
    let document: Document
    let byteCount: Int
    /// The papers in it, one where the file is one.
    let parts: [Part]
    /// The component under which `ho-so.json` lists it.
    let listed: String?
    let stated: [Stated]
  }

  /// A paper in a file.
  struct Part: Sendable {
    let paper: PaperID
    let recognition: Recognition?
    /// What it is and what decided that, or why that is not known.
    let kindWords: String
    /// Why it may be worth nothing or may be something else, in Vietnamese.
    let doubts: [String]
  }

  /// Facts that no statement gives, for one reason.
  struct Unfound: Sendable, Hashable {
    let fact: String
    fileprivate(set) var subjects: [Subject]
    let why: String
  }

  let report: ScreeningReport
  let papers: [Paper]
  /// What `ho-so.json`, officers and the log of processing state.
  let others: [Stated]
  /// Sought in papers that are there; some stated in another paper, and not clearly in the one that is told.
  let unfound: [Unfound]

  package init(of report: ScreeningReport, by rulebook: Rulebook) {
    self.report = report
    let facts = Self.facts(of: report.statements.facts, rulebook)
    var stated: [Stated] = []
    func numbered(_ isHere: (Statement.Source) -> Bool) -> [Stated] {
      let here = facts.flatMap { fact in
        fact.statements.filter { isHere($0.source) }.map { statement in (fact, statement) }
      }
      let numbered = here.enumerated().map { index, one in
        Stated(
          number: stated.count + index + 1, fact: one.0.name, subject: one.0.subject,
          labels: rulebook.labels.labels(of: one.0.name, in: one.0.subject.collection), statement: one.1)
      }
      stated += numbered
      return numbered
    }
    let papers = report.dossier.files.compactMap { file -> Paper? in
      guard case .document(let document) = file.content else { return nil }
      let listed = report.dossier.intake.component(holding: file.path)?.code
      return Paper(
        document: document, byteCount: file.byteCount,
        parts: report.statements.papers.filter { $0.path == file.path }.map { report.part($0.paper, listed: listed) },
        listed: listed,
        stated: numbered { if case .document(file.path, _) = $0 { true } else { false } })
    }
    self.papers = papers
    self.others = numbered { if case .document = $0 { false } else { true } }
    self.unfound = Self.unfound(facts)
  }

  /// Facts that papers and people state; whether a component is there is bookkeeping, and said of each paper.
  private static func facts(of set: FactSet, _ rulebook: Rulebook) -> [Fact] {
    let own = set.facts.filter { fact in
      guard case .presence? = rulebook.catalogue.fact(fact.name)?.kind else { return true }
      return false
    }
    return own + set.rows.flatMap { rows in rows.rows.flatMap(\.facts) }
  }

  private static func unfound(_ facts: [Fact]) -> [Unfound] {
    var found: [Unfound] = []
    var places: [[String]: Int] = [:]
    for fact in facts {
      switch fact.sought {
      case .notFound, .blank, .unclear: break
      case nil where !fact.unclear.isEmpty: break
      case .noDocument, .unreadable, .notStated, .noLog, .notInLog, .undecided, .withheld, nil: continue
      }
      let why = fact.sought?.inWords ?? fact.unclear.map(\.inWords).joined(separator: "; ")
      if let same = places[[fact.name, why]] {
        found[same].subjects.append(fact.subject)
      } else {
        places[[fact.name, why]] = found.count
        found.append(Unfound(fact: fact.name, subjects: [fact.subject], why: why))
      }
    }
    return found
  }
}

extension ReadingReport {
  /// Everything that was not read or not understood, each with what to do where anything can be done.
  var unread: [String] {
    report.unreadFiles + report.unreadParts + openLists + report.unusable
  }

  /// Lists that may have more rows than were read.
  private var openLists: [String] {
    report.statements.facts.rows.filter { !$0.isUnseen }.compactMap(\.incompleteBecause).map(\.uppercasedFirst)
  }

  /// Lists that no paper was seen to hold.
  var unseenLists: [String] {
    report.statements.facts.rows.filter(\.isUnseen).map(\.collection)
  }

  /// Read papers of which nobody could say what they are.
  var kindless: [Part] { papers.flatMap(\.parts).filter { $0.recognition == nil } }

  var stated: [Stated] { papers.flatMap(\.stated) + others }

  /// 2 where anything was not read, not recognised or is uncertain; 0 where everything was read.
  package var status: Int32 {
    let isWhole =
      unread.isEmpty && kindless.isEmpty && report.judgement.procedure != nil
      && stated.allSatisfy { $0.statement.standing.isCertain } && papers.allSatisfy(\.doubts.isEmpty)
    return isWhole ? 0 : 2
  }

  /// Why papers that the intake list names could not be recognised by it; nil where the procedure is known.
  var unknownProcedure: String? {
    report.judgement.procedure == nil
      ? "Chưa biết thủ tục nên danh sách tiếp nhận chưa giúp nhận ra giấy tờ; nêu --procedure MÃ." : nil
  }

  /// The dossier, its applicant and procedure.
  var heading: String {
    [
      report.dossier.intake.code ?? report.dossier.name, report.dossier.intake.applicant,
      report.judgement.code.map { "\($0.code) \($0.name)" },
    ].compactMap(\.self).joined(separator: " · ")
  }

  /// `Đã đọc 6 trong 7 tệp · 41 lời, 2 chưa chắc · 3 dữ kiện tìm không thấy`.
  var counts: String {
    let uncertain = stated.count { !$0.statement.standing.isCertain }
    return [
      "Đã đọc \(papers.count) trong \(report.dossier.files.count) tệp", "\(stated.count) lời nêu dữ kiện",
      uncertain == 0 ? nil : "\(uncertain) lời chưa chắc",
      unfound.isEmpty ? nil : "\(unfound.count) dữ kiện tìm không thấy hoặc đọc không rõ",
    ].compactMap(\.self).joined(separator: " · ")
  }

  var closing: String {
    "Đây là điều máy đọc được, chưa đối chiếu với quy tắc nào; kiểm tra: hoso check. Bộ quy tắc \(report.edition.name). Không gửi dữ liệu ra ngoài."
  }
}

extension ReadingReport.Paper {
  var path: String { document.path }

  /// The statements by what they are about, in order of first mention.
  var groups: [(subject: Subject, stated: [ReadingReport.Stated])] { stated.bySubject }

  /// What it is and what decided that; of each part of a file in which several papers lie.
  var kinds: [String] {
    parts.map { part in (part.paper.span.map { "\($0.words): " } ?? "") + part.kindWords }
  }

  /// Why it may be worth nothing or may be something else, in Vietnamese.
  var doubts: [String] {
    parts.flatMap { part in part.doubts.map { (part.paper.span.map { "\($0.words): " } ?? "") + $0 } }
  }

  /// `3 trang, 120 KiB`.
  var size: String {
    let pages = document.pages.map { "\($0.count) trang" }
    let bytes = byteCount < 1024 ? "\(byteCount) byte" : "\((byteCount + 512) / 1024) KiB"
    return [pages, bytes].compactMap(\.self).joined(separator: ", ")
  }

  /// How its words were come by, where its bytes do not say them plainly.
  var notes: [String] { document.notes.map(\.sentence) }

  /// Longer, in letters, it says nothing to who looks for what a file is.
  private static let longestProperty = 120

  /// What the file says of itself; nil where it says nothing.
  var propertyWords: String? {
    let told = document.properties.map { property in
      let text = property.text.prefix(Self.longestProperty)
      return "\(property.kind.name) «\(text)\(text.count < property.text.count ? "…" : "")»"
    }
    return told.isEmpty ? nil : "thuộc tính tệp (không phải lời của giấy tờ): \(told.joined(separator: ", "))"
  }

  /// What in it was not read, with the pages where they are known; nil where everything was.
  var unreadWords: String? {
    guard !document.unreadParts.isEmpty else { return nil }
    let pages = document.pages?.unread.map(String.init).joined(separator: ", ") ?? ""
    return "còn \(document.unreadParts.words) chưa đọc\(pages.isEmpty ? "" : " (xem trang \(pages))"); mở bằng tay"
  }
}

extension ScreeningReport {
  fileprivate func part(_ paper: PaperID, listed: String?) -> ReadingReport.Part {
    let recognition = statements.recognised.first { $0.paper == paper }
    let words =
      if let recognition {
        "\(recognition.kind.name) (theo \(recognition.decided))"
      } else if let listed, !statements.unrecognised.contains(paper) {
        "chưa rõ loại; ho-so.json xếp vào thành phần \(listed)"
      } else {
        Self.whyUnrecognised
      }
    return ReadingReport.Part(
      paper: paper, recognition: recognition, kindWords: words, doubts: statements.paperDoubts[paper] ?? [])
  }
}

extension ReadingReport.Stated {
  /// `1.000 kg/h`; a plain number as it is written: a year has no dot.
  var reading: String {
    if case .number = statement.value, statement.words.allSatisfy(\.isNumber) { return statement.words }
    return statement.value.words
  }

  /// Why it is not certain; nil where it is.
  var doubt: String? { statement.standing.isCertain ? nil : statement.standing.words }

  /// Where it stands, without the heading that its group gives.
  var spot: String { statement.location.place?.spot ?? statement.place }

  /// Whether it only names the row that it is of.
  var isName: Bool { subject != .dossier && fact == CollectionDefinition.rowName }
}

extension [ReadingReport.Stated] {
  /// By what they are about, in order of first mention.
  var bySubject: [(subject: Subject, stated: [ReadingReport.Stated])] {
    map(\.subject).uniqued.map { subject in (subject, filter { $0.subject == subject }) }
  }
}

extension Statement.Standing {
  /// Whether nothing speaks against relying on it.
  var isCertain: Bool {
    switch self {
    case .read, .confirmed: true
    case .uncertain, .proposed: false
    }
  }
}

extension Subject {
  var collection: String? { if case .row(let collection, _) = self { collection } else { nil } }
}
