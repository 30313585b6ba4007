import ArgumentParser
import Dossiers
import Reading
import Rulebook
import Screening
import Values

struct StateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "state",
    abstract: "Cán bộ nêu giá trị, loại giấy tờ hoặc vắng mặt. / State a value, a kind, an absence.",
    discussion: """
      hoso state HỒ-SƠ 'công suất thiết kế' '1.000 kg/h' --row 'Nhuộm sợi' --from thuyet-minh.pdf:14
      hoso state HỒ-SƠ --is ban-quet.pdf --as GH-4
      hoso state HỒ-SƠ --is ho-so.pdf:14 --as GH-5      (từ trang 14 trong tệp gồm nhiều giấy tờ)
      hoso state HỒ-SƠ --absent GH-4,GH-5
      hoso state HỒ-SƠ --seen thuyet-minh.docx
      hoso state HỒ-SƠ --complete 'dây chuyền'
      """,
    aliases: ["neu"])

  @Argument(help: "Thư mục hồ sơ. / Folder.")
  var dossier: String

  @Argument(help: "Tên dữ kiện. / Fact.")
  var fact: String?

  @Argument(help: "Giá trị, viết như trong giấy tờ. / Value.")
  var value: String?

  @Option(help: "Tên dòng (dây chuyền, máy …) mà giá trị nói về. / Row.")
  var row: String?

  @Flag(help: "Dòng nêu ở --row là dòng mới, chưa có trong giấy tờ nào. / The row is a new one.")
  var newRow = false

  @Option(help: "Danh mục dòng khi tên dữ kiện có ở nhiều danh mục. / Collection.")
  var collection: String?

  @Option(help: "Đọc ở đâu, ví dụ thuyet-minh.pdf:14. / Where it was read.")
  var from: String?

  @Option(help: "Tệp này là giấy tờ nêu ở --as. / File that is …")
  var `is`: String?

  @Option(help: "Mã thành phần hoặc loại giấy tờ. / … this component or kind.")
  var `as`: String?

  @Option(help: "Các thành phần không nộp, cách nhau bằng dấu phẩy. / Components that were not filed.")
  var absent: String?

  @Option(help: "Đã xem hết hình, bảng … máy chưa đọc được trong tệp này, không có gì trái. / Unread parts were seen.")
  var seen: String?

  @Option(help: "Danh mục này đã đủ dòng trong báo cáo; tệp nào đổi thì phải nói lại. / The list is complete.")
  var complete: String?

  @OptionGroup var officer: OfficerOptions

  func run() throws {
    try finish {
      let screening = try officer.options.screening()
      let name = try officer.name()
      let (opened, report) = try officer.opened(dossier, screening)
      let sayings = try sayings(screening.rulebook, opened, report.statements.facts)
      try sayings.forEach { try checkRow(of: $0, report.statements.facts) }
      try checkFrom(opened)
      let seen =
        complete == nil
        ? (self.is ?? self.seen ?? from).flatMap { OfficerRecord.SeenFile($0.nfc, in: opened) }
        : OfficerRecord.SeenFile(every: opened)
      let entries = sayings.map {
        OfficerRecord.Entry(saying: $0, officer: name, on: screening.settings.today, from: from, seen: seen)
      }
      try officer.add(entries, to: dossier, screening, opened)
      return ("Đã ghi \(entries.count) xác nhận của \(name) vào \(Dossier.statementsName).\n", 0)
    }
  }

  /// A name that nobody has mentioned is a slip, unless the officer says that the row is new.
  private func checkRow(of saying: OfficerRecord.Saying, _ facts: FactSet) throws {
    guard case .value(_, let collection?, let row?, _) = saying, !newRow else { return }
    let names = facts.rows(of: collection).rows.map(\.name)
    let key = LabelKey(row)
    guard !names.contains(where: { LabelKey($0) == key }) else { return }
    throw Failure.usage(
      "Danh mục «\(collection)» không có dòng «\(row)»\(Suggestion.among(names, for: row)). Nếu đúng là dòng mới, thêm --new-row."
    )
  }

  private func checkFrom(_ dossier: Dossier) throws {
    guard let place = from?.nfc, OfficerRecord.SeenFile(place, in: dossier) == nil,
      place != Dossier.intakeName, !place.hasPrefix(Dossier.intakeName + ":")
    else { return }
    let file = String(place.prefix { $0 != ":" })
    throw Failure.usage(
      "--from «\(place)»: hồ sơ không có tệp này\(Suggestion.among(dossier.files.map(\.path), for: file)).")
  }

  private func sayings(
    _ rulebook: Rulebook, _ dossier: Dossier, _ facts: FactSet
  ) throws -> [OfficerRecord.Saying] {
    if let complete {
      guard [fact, value, self.is, self.as, absent, seen].allSatisfy({ $0 == nil }) else {
        throw Failure.usage("--complete đứng một mình. Xem hoso state --help.")
      }
      let names = rulebook.catalogue.collections.map(\.name)
      if names.contains(complete.nfc) { return [.complete(collection: complete.nfc)] }
      throw Failure.usage("Không có danh mục «\(complete)»\(Suggestion.among(names, for: complete.nfc)).")
    }
    switch (fact, value, self.is, self.as, absent, seen) {
    case (let fact?, let value?, nil, nil, nil, nil): return [try valueSaying(fact.nfc, value.nfc, rulebook, facts)]
    case (nil, nil, let file?, let what?, nil, nil): return try kindSayings(file.nfc, what.nfc, rulebook, dossier)
    case (nil, nil, nil, nil, nil, let file?): return [.seen(file: try Self.file(file.nfc, in: dossier))]
    case (nil, nil, nil, nil, let absent?, nil):
      return try absent.nfc.split(separator: ",").map { code in
        .presence(component: try component(String(code).trimmingBlanks, rulebook).code, isThere: false)
      }
    default:
      throw Failure.usage(
        "Nêu đúng một trong: DỮ-KIỆN GIÁ-TRỊ; --is TỆP --as MÃ; --absent MÃ,MÃ; --seen TỆP; --complete DANH-MỤC. Xem hoso state --help."
      )
    }
  }

  private func valueSaying(
    _ fact: String, _ value: String, _ rulebook: Rulebook, _ facts: FactSet
  ) throws -> OfficerRecord.Saying {
    let candidates = rulebook.catalogue.collections.filter { candidate in
      candidate.fact(fact) != nil && (collection.map { $0.nfc == candidate.name } ?? true)
    }
    let collections = try homes(among: candidates, facts)
    let definition: FactDefinition
    var home: String?
    if row == nil, let found = rulebook.catalogue.fact(fact) {
      definition = found
    } else if row != nil, collections.count == 1, let found = collections[0].fact(fact) {
      definition = found
      home = collections[0].name
    } else {
      let names = rulebook.catalogue.facts.map(\.name) + rulebook.catalogue.collections.flatMap { $0.facts.map(\.name) }
      let why =
        collections.isEmpty
        ? "Không có dữ kiện «\(fact)»\(Suggestion.among(names, for: fact))."
        : "Dữ kiện «\(fact)» thuộc từng dòng: nêu --row TÊN\(collections.count > 1 ? " và --collection" : "")."
      throw Failure.usage(why)
    }
    do {
      _ = try definition.value(of: value)
    } catch {
      throw Failure.usage("«\(value)» không đọc được thành «\(fact)»: \(error.why).")
    }
    return .value(fact: fact, collection: home, row: row?.nfc, words: value)
  }

  /// Of several collections with such a fact, those that have the row; a row that none has is told with what is alike.
  private func homes(among candidates: [CollectionDefinition], _ facts: FactSet) throws -> [CollectionDefinition] {
    guard candidates.count > 1, let row, !newRow else { return candidates }
    let names = candidates.map { facts.rows(of: $0.name).rows.map(\.name) }
    let homes = zip(candidates, names).filter { $0.1.contains { LabelKey($0) == LabelKey(row) } }.map(\.0)
    guard homes.isEmpty else { return homes }
    let told = candidates.map { "«\($0.name)»" }.joined(separator: ", ")
    throw Failure.usage(
      "Không danh mục nào trong \(told) có dòng «\(row)»\(Suggestion.among(Array(names.joined()), for: row)). Nếu đúng là dòng mới, thêm --new-row và --collection."
    )
  }

  private func kindSayings(
    _ file: String, _ what: String, _ rulebook: Rulebook, _ dossier: Dossier
  ) throws -> [OfficerRecord.Saying] {
    let file = try Self.fileOrPage(file, in: dossier)
    if rulebook.kind(what) != nil { return [.kind(file: file, kind: what)] }
    let component = try component(what, rulebook)
    // A component that takes several kinds says that it is there, not which of them the file is.
    let kinds = component.documentKinds.count == 1 ? component.documentKinds : []
    return kinds.map { .kind(file: file, kind: $0) } + [.presence(component: component.code, isThere: true)]
  }

  private static func file(_ name: String, in dossier: Dossier) throws -> String {
    if dossier.files.contains(where: { $0.path == name }) { return name }
    throw Failure.usage("Hồ sơ không có tệp «\(name)»\(Suggestion.among(dossier.files.map(\.path), for: name)).")
  }

  /// A file, or the page of one with which another paper begins: `ho-so.pdf:14`.
  private static func fileOrPage(_ name: String, in dossier: Dossier) throws -> String {
    let named = dossier.documents.first { name.hasPrefix($0.path + ":") }
    guard !dossier.files.contains(where: { $0.path == name }), let document = named else {
      return try file(name, in: dossier)
    }
    let pages = document.pages == nil ? [] : document.pageStarts.compactMap { document.blocks[$0].place.page }
    guard let page = Int(name.dropFirst(document.path.count + 1)), pages.contains(page) else {
      throw Failure.usage(
        pages.isEmpty
          ? "Tệp «\(document.path)» không có số trang; nêu cả tệp."
          : "«\(name)»: không đọc được trang này trong \(document.path); các trang có chữ đọc được: \(pages.map(String.init).joined(separator: ", "))."
      )
    }
    return "\(document.path):\(page)"
  }

  private func component(_ code: String, _ rulebook: Rulebook) throws -> Component {
    let all = rulebook.procedures.flatMap { $0.versions.flatMap(\.components) }
    if let found = all.first(where: { $0.code == code }) { return found }
    let known = Suggestion.among(all.map(\.code) + rulebook.kinds.map(\.id), for: code)
    throw Failure.usage("Không có thành phần hay loại giấy tờ «\(code)»\(known).")
  }
}
