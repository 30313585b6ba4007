import Reading
import Rulebook
import Values

/// What was read, on a screen: what was not read first, then paper by paper, then what was sought and not found.
package struct ReadingText: Sendable {
  let reading: ReadingReport
  let columns: TextColumns

  package init(_ reading: ReadingReport, width: Int = 80) {
    self.reading = reading
    self.columns = TextColumns(width: width)
  }

  package var text: String {
    let sections = [head, unread] + reading.papers.map(paper) + [others, unfound, kindless, closing]
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private var head: [String] {
    columns.entry(reading.counts, hanging: 2) + columns.entry(reading.heading, hanging: 2)
  }

  private var unread: [String] {
    let told = [reading.unknownProcedure].compactMap(\.self) + reading.unread
    guard !told.isEmpty else { return ["Không còn tệp hay phần nào chưa đọc."] }
    return ["CHƯA ĐỌC ĐƯỢC:"] + told.flatMap { columns.entry($0, indent: 2, hanging: 2) }
  }

  private func paper(_ paper: ReadingReport.Paper) -> [String] {
    var lines = columns.entry("\(paper.path) · \(paper.size)", hanging: 2)
    if paper.parts.count > 1 { lines += columns.entry("tệp có \(paper.parts.count) giấy tờ:", indent: 2, hanging: 2) }
    lines += paper.kinds.flatMap { columns.entry("loại: \($0)", indent: 2, hanging: 2) }
    if let properties = paper.propertyWords { lines += columns.entry(properties, indent: 2, hanging: 2) }
    lines += paper.notes.flatMap { columns.entry($0, indent: 2, hanging: 2) }
    if let unread = paper.unreadWords { lines += columns.entry(unread, indent: 2, hanging: 2) }
    lines += paper.doubts.flatMap { columns.entry("chưa chắc: \($0)", indent: 2, hanging: 2) }
    guard !paper.stated.isEmpty else { return lines + columns.entry("không lời nào nêu dữ kiện", indent: 2) }
    return lines + groups(paper.stated, besides: paper.doubts)
  }

  private var others: [String] {
    guard !reading.others.isEmpty else { return [] }
    return ["NÊU NGOÀI GIẤY TỜ:"] + groups(reading.others, besides: [])
  }

  /// - Parameter doubts: what was said of the whole paper already.
  private func groups(_ stated: [ReadingReport.Stated], besides doubts: [String]) -> [String] {
    stated.bySubject.flatMap { subject, stated -> [String] in
      guard subject != .dossier else { return stated.flatMap { entry($0, indent: 2, doubts) } }
      let names = stated.filter { $0.isName && $0.statement.location.place != nil }
      let head = names.isEmpty ? columns.entry("\(subject.words):", indent: 2, hanging: 2) : []
      return head
        + names.flatMap { name in
          columns.entry(
            "\(subject.words) – \(name.statement.place)", code: "[\(name.number)]", indent: 2, hanging: 2)
            + doubt(of: name, indent: 6, doubts)
        } + stated.filter { !names.contains($0) }.flatMap { entry($0, indent: 4, doubts) }
    }
  }

  private func entry(_ stated: ReadingReport.Stated, indent: Int, _ doubts: [String]) -> [String] {
    let statement = stated.statement
    let said = stated.reading == statement.words ? "" : "\(stated.reading) ← "
    let place =
      if case .document = statement.source {
        stated.subject == .dossier ? statement.place : stated.spot
      } else {
        statement.sourceAndPlace
      }
    return columns.entry(
      "\(stated.fact): \(said)«\(statement.words)» – \(place)", code: "[\(stated.number)]", indent: indent, hanging: 2)
      + doubt(of: stated, indent: indent + 4, doubts)
  }

  /// Why a statement is uncertain, where that was not said of the whole paper.
  private func doubt(of stated: ReadingReport.Stated, indent: Int, _ doubts: [String]) -> [String] {
    guard let doubt = stated.doubt else { return [] }
    if case .uncertain(let why) = stated.statement.standing, !doubts.isEmpty, why == doubts.joined(separator: "; ") {
      return []
    }
    return columns.entry(doubt, indent: indent, hanging: 2)
  }

  private var unfound: [String] {
    var lines = reading.unfound.flatMap { one in
      let whose = one.subjects == [.dossier] ? "" : " (\(one.subjects.countedWords))"
      return columns.entry("\(one.fact)\(whose): \(one.why)", indent: 2, hanging: 2)
    }
    if !reading.unseenLists.isEmpty {
      let names = reading.unseenLists.map { "«\($0)»" }.joined(separator: ", ")
      lines += columns.entry("chưa thấy danh mục \(names) trong giấy tờ đọc được", indent: 2, hanging: 2)
    }
    return lines.isEmpty ? [] : ["TÌM KHÔNG THẤY, HOẶC ĐỌC KHÔNG RÕ:"] + lines
  }

  private var kindless: [String] {
    let papers = reading.kindless
    guard !papers.isEmpty else { return [] }
    return ["CHƯA RÕ LÀ GIẤY TỜ GÌ:"]
      + papers.flatMap { columns.entry("\($0.paper): \($0.kindWords)", indent: 2, hanging: 2) }
  }

  private var closing: [String] { columns.entry(reading.closing, hanging: 2) }
}
