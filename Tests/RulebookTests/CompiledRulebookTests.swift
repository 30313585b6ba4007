import DMN
import TestSupport
import Testing
import Values

@testable import Rulebook

@Suite("Bản biên dịch của bộ quy tắc")
struct CompiledRulebookTests {
  private let folder: RuleFolder
  private let rulebook: Rulebook
  private let engine = EngineStamp([1, 2, 3])
  private let file: [UInt8]

  init() throws {
    let published = try PublishedRules.folder()
    folder = RuleFolder(
      location: published.location, texts: Dictionary(uniqueKeysWithValues: published.files.map { ($0.path, $0.text) }))
    rulebook = try Rulebook(loading: folder)
    file = try CompiledRulebook(rulebook, of: folder, by: engine).bytes()
  }

  /// The folder with the compiled file in it, after a change of its texts.
  private func folder(
    _ compiled: [UInt8], _ change: (inout [String: String]) -> Void = { _ in }
  ) -> RuleFolder {
    var texts = Dictionary(uniqueKeysWithValues: folder.files.map { ($0.path, $0.text) })
    change(&texts)
    return RuleFolder(location: folder.location, texts: texts, compiled: compiled)
  }

  private func origin(of folder: RuleFolder, by engine: EngineStamp?) throws -> Rulebook.Origin {
    try Rulebook(of: folder, by: engine).edition.origin
  }

  /// What the file holds, in the order in which it holds it.
  private struct Forged: Binary {
    var engine: [UInt8]
    var sources: [RuleFolder.Source]
    var digest: Digest
    var body: [UInt8]

    init(from reader: BinaryReader) throws(BinaryFault) {
      engine = try reader.raw()
      sources = try reader.read()
      digest = try reader.read()
      body = try reader.raw()
    }

    func write(to writer: BinaryWriter) {
      writer.write(raw: engine)
      writer.write(sources, digest)
      writer.write(raw: body)
    }

    var file: [UInt8] { get throws { CompiledRulebook.magic + (try binary()) } }
  }

  private func forged() throws -> Forged { try Forged(binary: Array(file.dropFirst(CompiledRulebook.magic.count))) }

  @Test("Đọc lại được nguyên bộ quy tắc: từng trường, từng điều kiện, từng câu")
  func wholeRulebook() throws {
    let read = try Rulebook(of: folder(file), by: engine)
    #expect(read.edition.origin == .compiled)
    var edition = read.edition
    edition.origin = .sources(passedOver: nil)
    #expect(edition == rulebook.edition)
    #expect(read.documents == rulebook.documents && read.bodies == rulebook.bodies && read.matters == rulebook.matters)
    #expect(read.catalogue == rulebook.catalogue && read.kinds == rulebook.kinds)
    #expect(read.titleWords == rulebook.titleWords && read.labels == rulebook.labels)
    #expect(read.paperWords == rulebook.paperWords)
    #expect(read.classifications.map(\.id) == rulebook.classifications.map(\.id))
    for (read, table) in zip(read.classifications, rulebook.classifications) {
      #expect(read.versions.map(\.table.rows) == table.versions.map(\.table.rows))
      #expect(read.versions.map(\.table.inputs) == table.versions.map(\.table.inputs))
    }
    #expect(read.prompts == rulebook.prompts && !read.prompts.isEmpty)
    #expect(read.secrecy == rulebook.secrecy && read.personalData == rulebook.personalData)
    #expect(read.procedures == rulebook.procedures)
    #expect(read.machineOrders == rulebook.machineOrders)
    #expect(read.obligations == rulebook.obligations)
    #expect(read.classifications.map(\.also) == rulebook.classifications.map(\.also))
    #expect(read.calendar == rulebook.calendar)
    #expect(read.rules.map(\.id) == rulebook.rules.map(\.id))
    for (read, rule) in zip(read.rules, rulebook.rules) { same(read, rule) }
    #expect(try read.binary() == rulebook.binary())
  }

  private func same(_ read: Rule, _ rule: Rule) {
    #expect(read.title == rule.title && read.also == rule.also && read.procedures == rule.procedures)
    #expect(read.matter == rule.matter && read.stage == rule.stage && read.effect == rule.effect)
    #expect(read.audience == rule.audience && read.status == rule.status && read.decidedBy == rule.decidedBy)
    #expect(read.path == rule.path && read.versions.count == rule.versions.count)
    for (read, version) in zip(read.versions, rule.versions) {
      #expect(read.code == version.code && read.inForce == version.inForce && read.basis == version.basis)
      #expect(read.verified == version.verified && read.forEach == version.forEach && read.needs == version.needs)
      #expect(read.note == version.note)
      #expect(read.readings.map(\.name) == version.readings.map(\.name))
      #expect(read.readings.map(\.condition) == version.readings.map(\.condition))
      #expect(read.readings.map(\.condition.type) == version.readings.map(\.condition.type))
      same(read.finding, version.finding)
      #expect((read.ask == nil) == (version.ask == nil))
      if let ask = read.ask, let other = version.ask { same(ask, other) }
    }
  }

  private func same(_ read: MessageTemplate, _ template: MessageTemplate) {
    #expect(read.pieces.count == template.pieces.count)
    for pair in zip(read.pieces, template.pieces) {
      switch pair {
      case (.text(let text), .text(let other)): #expect(text == other)
      case (.leftOut, .leftOut), (.difference, .difference): break
      case (.value(let value, let asPercent, let bounds), .value(let other, let otherAsPercent, let otherBounds)):
        #expect(value == other && value.type == other.type && asPercent == otherAsPercent && bounds == otherBounds)
      case (.text, _), (.leftOut, _), (.difference, _), (.value, _): Issue.record("\(pair)")
      }
    }
  }

  @Test("Mọi trường hợp bên cạnh quy tắc vẫn đúng với bản biên dịch")
  func everyCaseHolds() throws {
    let read = try Rulebook(of: folder(file), by: engine)
    let cases = try read.cases(in: folder)
    #expect(cases.count > 80)
    #expect(read.failures(of: cases).map(\.description) == [])
    #expect(read.reviews(cases.tables).flatMap(\.faults) == [])
  }

  @Test("Nguồn đổi, thêm hay mất một tệp thì nạp từ nguồn và nói tệp nào; tệp trường hợp không tính")
  func staleSources() throws {
    let path = "bodies.yaml"
    let changed = folder(file) { $0[path, default: ""] += "\n# sửa\n" }
    #expect(try origin(of: changed, by: engine) == .sources(passedOver: .changed(path)))
    #expect(try Rulebook(of: changed, by: engine).edition.digest == changed.digest)
    let added = folder(file) { $0["cong-nghe/OT-900.yaml"] = $0["cong-nghe/OT-002-day-chuyen-duoi-85.yaml"] }
    #expect(throws: RulebookError.self) { try Rulebook(of: added, by: engine) }
    let fewer = folder(file) { $0["calendar/2027.yaml"] = nil }
    #expect(try origin(of: fewer, by: engine) == .sources(passedOver: .removed("calendar/2027.yaml")))
    let renamed = folder(file) { texts in
      texts["calendar/nam-2027.yaml"] = texts["calendar/2027.yaml"]
      texts["calendar/2027.yaml"] = nil
    }
    #expect(try origin(of: renamed, by: engine) == .sources(passedOver: .added("calendar/nam-2027.yaml")))
    let cases = folder(file) { $0["cong-nghe/OT-002-day-chuyen-duoi-85.cases.yaml"] = "" }
    #expect(try origin(of: cases, by: engine) == .compiled)
  }

  @Test("Bản dựng khác của chương trình, hay chương trình không có mã bản dựng, thì nạp từ nguồn")
  func otherPrograms() throws {
    #expect(try origin(of: folder(file), by: EngineStamp([1, 2])) == .sources(passedOver: .otherProgram))
    #expect(try origin(of: folder(file), by: nil) == .sources(passedOver: .noStamp))
    #expect(try origin(of: folder, by: engine) == .sources(passedOver: nil))
  }

  @Test("Tệp lạ, tệp cụt, thân đã sửa thì nạp từ nguồn")
  func foreignFiles() throws {
    #expect(try origin(of: folder([]), by: engine) == .sources(passedOver: .otherForm))
    #expect(try origin(of: folder(Array("rules: []".utf8)), by: engine) == .sources(passedOver: .otherForm))
    #expect(try origin(of: folder(file.dropLast()), by: engine) == .sources(passedOver: .broken))
    #expect(try origin(of: folder(file + [0]), by: engine) == .sources(passedOver: .broken))
    var forged = try forged()
    forged.body[forged.body.count / 2] ^= 1
    #expect(try origin(of: folder(try forged.file), by: engine) == .sources(passedOver: .broken))
    // Another edition's rules under the digests of these sources.
    let other = folder([]) { $0["bodies.yaml", default: ""] += "\n# sửa\n" }
    forged.body = try Rulebook(loading: other).binary()
    forged.digest = Digest(of: forged.body)
    #expect(try origin(of: folder(try forged.file), by: engine) == .sources(passedOver: .broken))
  }

  @Test("Cắt ở bất kỳ chỗ nào cũng không đọc được và không dừng chương trình")
  func everyPrefix() throws {
    let forged = try forged()
    for place in 0..<200 {
      let cut = forged.body.count * place / 200
      #expect(throws: BinaryFault.self) { try Rulebook(binary: Array(forged.body.prefix(cut))) }
      let part = Array(file.prefix(file.count * place / 200))
      #expect(throws: CompiledRulebook.Misfit.self) { try CompiledRulebook(part).rulebook(of: folder, by: engine) }
    }
  }

  @Test("Đổi một byte bất kỳ của thân rồi tính lại mã băm cũng không dừng chương trình", arguments: 0..<4)
  func everyByte(_ part: Int) throws {
    var numbers = SeededNumbers(UInt64(part))
    let honest = try forged()
    for _ in 0..<500 {
      var forged = honest
      forged.body[Int.random(in: forged.body.indices, using: &numbers)] ^= UInt8.random(in: 1...255, using: &numbers)
      forged.digest = Digest(of: forged.body)
      _ = try? CompiledRulebook(try forged.file).rulebook(of: folder, by: engine)
    }
  }

  @Test("Cùng nguồn và cùng chương trình cho cùng một tệp")
  func sameBytes() throws {
    #expect(try CompiledRulebook(Rulebook(loading: folder), of: folder, by: engine).bytes() == file)
    #expect(try CompiledRulebook(Rulebook(of: folder(file), by: engine), of: folder, by: engine).bytes() == file)
  }
}
