import Dossiers
import Foundation
import TestSupport
import Testing
import Values

@testable import Rulebook
@testable import Screening

/// What is found again of other dossiers must never be seen in a report.
@Suite("Hồ sơ nói như nhau dùng chung một lời")
struct CommonFactsTests {
  private let rulebook: Rulebook
  private let list: JSON

  init() throws {
    // Nothing that other tests asked for is found again here.
    rulebook = Self.fresh(try PublishedRules.rulebook())
    let path = URL(fileURLWithPath: PublishedRules.location).deletingLastPathComponent()
      .appendingPathComponent("Benchmarks/ho-so.json")
    list = try JSON.parse([UInt8](try Data(contentsOf: path)))
  }

  /// The same rules, to which no dossier has come yet.
  private static func fresh(_ rulebook: Rulebook) -> Rulebook { rulebook.replacing(.rule(rulebook.rules[0])) }

  private struct Asked {
    var list: JSON
    var office: String?
    var day: String?
  }

  private func bytes(_ asked: Asked, by rulebook: Rulebook) throws -> [UInt8] {
    try screening(asked, by: rulebook).report(of: dossier(asked)).json.bytes()
  }

  private func dossier(_ asked: Asked) throws -> Dossier {
    try DossierReader(reader: TestPrograms.reader(ReaderChild.argument)).dossier(
      named: "x", parts: [(Dossier.intakeName, asked.list.bytes())])
  }

  private func screening(_ asked: Asked, by rulebook: Rulebook) throws -> Screening {
    let settings = Settings(
      today: try #require(CivilDay(iso: "2026-11-02")), assumedDay: asked.day.flatMap { CivilDay(iso: $0) },
      office: asked.office.flatMap { rulebook.body($0) }, procedureCode: nil)
    return Screening(rulebook: rulebook, settings: settings)
  }

  private func facts(_ list: JSON) throws -> FactSet {
    let asked = Asked(list: list)
    return try screening(asked, by: rulebook).report(of: dossier(asked)).statements.facts
  }

  @Test("Báo cáo của một hồ sơ không đổi dù trước nó là hồ sơ nào")
  func sameBytes() throws {
    var asked = [Asked(list: list)]
    for change in try changes() { asked.append(Asked(list: change)) }
    asked.append(Asked(list: list, office: try #require(rulebook.bodies.last).id))
    asked.append(Asked(list: list, day: "2026-02-01"))
    let alone = try asked.map { try bytes($0, by: Self.fresh(rulebook)) }
    #expect(Set(alone).count > asked.count * 3 / 4, "the lists differ in what the report says")
    // Most of each is found again of those before it, and of the first at last everything.
    for (index, one) in asked.enumerated() { #expect(try bytes(one, by: rulebook) == alone[index]) }
    #expect(try bytes(asked[0], by: rulebook) == alone[0])
  }

  @Test("Số viết khác nhau mà bằng nhau: báo cáo nêu đúng chữ số của từng hồ sơ")
  func figuresAsWritten() throws {
    let amounts = try ["6500", "6500.0", "6500.00"].map { figures in
      try JSON.parse(Array(#"{"gia_tri": \#(figures), "don_vi": "tỷ đồng"}"#.utf8))
    }
    for amount in amounts {
      let asked = Asked(list: list.changing("tong_von_dau_tu", to: amount))
      #expect(try bytes(asked, by: rulebook) == bytes(asked, by: Self.fresh(rulebook)))
    }
  }

  @Test("Lời của danh sách tiếp nhận là cùng một lời; lời khác nhau là lời khác")
  func sameObjects() throws {
    let (one, same) = (try facts(list), try facts(list))
    let other = try facts(list.changing("tong_von_dau_tu", to: .string("6.501 tỷ đồng")))
    #expect(one.fact("tổng vốn đầu tư") === same.fact("tổng vốn đầu tư"))
    #expect(one.rows(of: "mục tiêu") === same.rows(of: "mục tiêu"))
    #expect(one.fact("tổng vốn đầu tư") !== other.fact("tổng vốn đầu tư"))
    #expect(one.fact("vốn cố định") === other.fact("vốn cố định"))
  }

  @Test("Lời của danh sách dài, và của hồ sơ có giấy tờ, không được nhớ; báo cáo vẫn như thế")
  func longListsAreForgotten() throws {
    let row = try #require(list["du_kien"]?["muc_tieu"]?.array?.first)
    let many = list.changing(
      "muc_tieu", to: .array((0..<65).map { row.with("ten", .string("Mục tiêu \($0)")) }))
    let long = list.changing("ten_nha_dau_tu", to: .string(String(repeating: "Mẫu ", count: 4000)))
    for list in [many, long] {
      let (one, same) = (try facts(list), try facts(list))
      #expect(one == same)
      for name in ["tổng vốn đầu tư", "vốn lưu động"] { #expect(one.fact(name) !== same.fact(name)) }
      #expect(one.identities { Identities() } == nil)
      #expect(
        try bytes(Asked(list: list), by: rulebook) == bytes(Asked(list: list), by: Self.fresh(rulebook)))
    }
    let papers = try Samples.dossier("gia-han-det-nhuom")
    #expect(try Samples.screening().report(of: papers).statements.facts.identities { Identities() } == nil)
  }

  /// The list without one fact, with one said otherwise, with other rows, another code, another day.
  private func changes() throws -> [JSON] {
    let facts = try #require(list["du_kien"]?.members)
    let without = facts.enumerated().filter { $0.offset % 5 == 0 }.map { list.changing($0.element.key, to: nil) }
    let otherwise = facts.enumerated().filter { $0.offset % 5 == 2 }.compactMap { _, member -> JSON? in
      switch member.value {
      case .bool(let flag): list.changing(member.key, to: .bool(!flag))
      case .string(let text): list.changing(member.key, to: .string(text.replacing("0", with: "1")))
      default: nil
      }
    }
    let rows = try #require(list["du_kien"]?["muc_tieu"]?.array)
    let renamed = rows.enumerated().map { index, row in
      index == 2 ? row.with("ten", .string("Sản xuất ống đồng")) : row
    }
    let doubted = rows.enumerated().map { index, row in
      index == 0 ? row.with("thuoc_nganh_nghe_cam", .bool(true)) : row
    }
    let unread = rows.enumerated().map { index, row in index == 1 ? row.with("ten", .string("(ghi rõ)")) : row }
    let lists = [rows.reversed(), renamed, doubted, unread, []].map {
      list.changing("muc_tieu", to: .array($0))
    }
    let codes = ["1.009748"].map { list.with("thu_tuc", .object([.init("ma", .string($0))])) }
    let days = ["2025-03-03", "2026-03-02"].map {
      list.with("tiep_nhan", .object([.init("luc", .string("\($0)T08:30:00+07:00"))]))
    }
    return without + otherwise + lists + codes + days
  }
}

extension JSON {
  /// The object with one member said otherwise, or without it.
  fileprivate func with(_ key: String, _ value: JSON?) -> JSON {
    .object((members ?? []).compactMap { $0.key == key ? value.map { .init(key, $0) } : $0 })
  }

  fileprivate func changing(_ key: String, to value: JSON?) -> JSON {
    with("du_kien", self["du_kien"]?.with(key, value))
  }
}
