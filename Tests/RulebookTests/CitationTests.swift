import TestSupport
import Testing

@testable import Rulebook

@Suite("Căn cứ viết gọn")
struct CitationTests {
  private func citations(_ parts: [(String, Int?, Int?, String?)]) throws -> [Citation] {
    let documents = try PublishedRules.rulebook().documents
    return try parts.map { id, article, clause, point in
      let document = try #require(documents.first { $0.id == id })
      return Citation(document: document, article: article, clause: clause, point: point)
    }
  }

  @Test("Mỗi văn bản, mỗi điều một lần, theo thứ tự được nêu")
  func grouped() throws {
    let decree = "nd-96-2026"
    let law = "luat-143-2025"
    let words =
      [
        (
          [(decree, 26, 1, nil), (decree, 27, 2, nil), (decree, 27, 3, nil), (decree, 27, 4, nil)],
          "khoản 1 Điều 26, khoản 2, 3 và 4 Điều 27 Nghị định 96/2026/NĐ-CP"
        ),
        (
          [(decree, 27, 2, "a"), (decree, 27, 2, "b"), (decree, 27, 4, nil)],
          "điểm a và b khoản 2, khoản 4 Điều 27 Nghị định 96/2026/NĐ-CP"
        ),
        (
          [(decree, 27, 1, nil), (decree, 27, 2, "b"), (law, 17, 2, nil), (decree, 27, 3, nil)],
          "khoản 1, điểm b khoản 2, khoản 3 Điều 27 Nghị định 96/2026/NĐ-CP; khoản 2 Điều 17 Luật 143/2025/QH15"
        ),
        ([(decree, 22, nil, nil), (law, nil, nil, nil)], "Điều 22 Nghị định 96/2026/NĐ-CP; Luật 143/2025/QH15"),
        ([(decree, 27, nil, "c")], "điểm c Điều 27 Nghị định 96/2026/NĐ-CP"),
      ] as [([(String, Int?, Int?, String?)], String)]
    for (parts, told) in words { #expect(try citations(parts).words == told) }
  }
}
