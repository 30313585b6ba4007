import Testing
import Values

@testable import DMN

@Suite("Phân tích bảng quyết định")
struct TableAnalysisTests {
  private static let age = TableSample.Input(name: "tuổi", type: "number")
  private static let trade = TableSample.Input(name: "ngành", type: "string")
  private static let closedTrade = TableSample.Input(name: "ngành", type: "string", allowed: "\"dệt\", \"may\", \"gỗ\"")
  private static let isNew = TableSample.Input(name: "mới", type: "boolean")

  private func messages(_ analysis: TableAnalysis, _ kind: TableAnalysis.Finding.Kind) -> [String] {
    analysis.findings.filter { $0.kind == kind }.map(\.message)
  }

  private func pairs(_ analysis: TableAnalysis) -> [[Int]] { analysis.overlaps.map { [$0.first, $0.second] } }

  // MARK: Gaps

  @Test("Chỗ trống được nêu thành vùng, kèm một điểm mà không dòng nào đúng")
  func findsGaps() throws {
    let sample = TableSample(inputs: [Self.age, Self.isNew], rows: ["< 10 | - => 1", ">= 20 | true => 2"])
    let analysis = try sample.analysis()
    #expect(analysis.coverage.points == 6)
    #expect(analysis.coverage.uncoveredPoints == 3)
    #expect(analysis.coverage.uncoveredShare == 0.5)
    let texts = analysis.coverage.gaps.map { $0.regions.map(\.text) }
    #expect(Set(texts) == [[">= 10", "false"], ["[10..20)", "true"]])
    let source = try sample.source()
    let model = try sample.model()
    for gap in analysis.coverage.gaps {
      #expect(source.rows(at: gap.point) == [])
      #expect(model.value(ofDecision: "d", inputs: gap.point) == .null)
    }
    #expect(
      messages(analysis, .gap) == [
        "không dòng nào đúng khi tuổi >= 10, mới = false (33,3 % số điểm)",
        "không dòng nào đúng khi tuổi thuộc [10..20), mới = true (16,7 % số điểm)",
      ])
    #expect(analysis.isExact)
  }

  @Test("Dòng bắt hết hoặc giá trị mặc định thì không còn chỗ trống để báo")
  func closesGaps() throws {
    let open = TableSample(inputs: [Self.age], rows: ["< 10 => 1"])
    #expect(try open.analysis().findings.map(\.kind) == [.gap])
    var caught = open
    caught.policy = "FIRST"
    caught.rows.append("- => 2")
    #expect(try caught.analysis().coverage.isComplete)
    #expect(try messages(caught.analysis(), .gap) == [])
    var defaulted = open
    defaulted.outputs = [("kết quả", nil, "0")]
    #expect(try defaulted.analysis().findings.isEmpty)
    #expect(try defaulted.analysis().hasDefault)
    #expect(try !defaulted.analysis().coverage.isComplete)
  }

  @Test("Cột chuỗi không kê giá trị là cột mở; kê rồi thì đóng")
  func knowsOpenColumns() throws {
    var sample = TableSample(inputs: [Self.trade], rows: ["\"dệt\", \"may\" => 1", "\"gỗ\" => 2"])
    let open = try sample.analysis()
    #expect(open.isOpen)
    #expect(open.coverage.gaps.map { $0.regions[0].text } == ["khác"])
    #expect(open.coverage.gaps.map(\.isOpen) == [true])
    #expect(messages(open, .gap).first?.contains("khi ngành khác các giá trị đã liệt kê") == true)
    sample.inputs = [Self.closedTrade]
    let closed = try sample.analysis()
    #expect(!closed.isOpen)
    #expect(closed.coverage.isComplete)
  }

  @Test("Miền số và kiểu có ràng buộc thu hẹp các điểm được xét")
  func restrictsDomains() throws {
    let limited = TableSample.Input(name: "tuổi", type: "number", allowed: "[0..100]")
    #expect(try TableSample(inputs: [limited], rows: ["[0..50] => 1", "(50..100] => 2"]).analysis().findings.isEmpty)
    let rest = try TableSample(inputs: [limited], rows: ["[0..50] => 1"]).analysis()
    #expect(rest.coverage.gaps.map { $0.regions[0].text } == ["(50..100]"])
    var typed = TableSample(
      inputs: [TableSample.Input(name: "tuổi", type: "tTuổi")], rows: ["[0..50] => 1", "(50..120) => 2"])
    typed.more =
      "<itemDefinition name=\"tTuổi\"><typeRef>number</typeRef>"
      + "<allowedValues><text>[0..120]</text></allowedValues></itemDefinition>"
    let analysis = try typed.analysis()
    #expect(analysis.coverage.gaps.map { $0.regions[0].text } == ["120"])
    #expect(messages(analysis, .gap).first?.contains("tuổi = 120") == true)
  }

  @Test("Ngày liền nhau không có chỗ trống ở giữa")
  func knowsDays() throws {
    let day = TableSample.Input(name: "ngày", type: "date")
    let sample = TableSample(
      inputs: [day], rows: ["<= date(\"2024-12-31\") => 1", ">= date(\"2025-01-01\") => 2"])
    #expect(try sample.analysis().coverage.isComplete)
  }

  // MARK: Overlaps

  @Test("UNIQUE: hai dòng cùng đúng là lỗi, kèm điểm mà cả hai cùng đúng")
  func reportsOverlaps() throws {
    let sample = TableSample(
      inputs: [Self.age, Self.closedTrade],
      rows: ["[0..20] | \"dệt\", \"may\" => 1", "> 12 | \"may\", \"gỗ\" => 2", "< 0 | - => 3"])
    let analysis = try sample.analysis()
    let overlap = try #require(analysis.overlaps.first)
    #expect(pairs(analysis) == [[1, 2]])
    #expect(overlap.isError)
    let point = try #require(analysis.witness(of: overlap))
    let source = try sample.source()
    #expect(source.rows(at: point) == [1, 2])
    #expect(messages(analysis, .overlap) == ["dòng 1 và dòng 2 cùng đúng khi tuổi = 16, ngành = \"may\""])
    #expect(analysis.findings.first?.severity == .error)
  }

  @Test("ANY: cùng đúng chỉ là lỗi khi kết quả khác nhau; không biết kết quả thì nói là không biết")
  func comparesOutputs() throws {
    var sample = TableSample(policy: "ANY", inputs: [Self.age], rows: ["< 10 => 1", "< 20 => 1", ">= 20 => 2"])
    #expect(try sample.analysis().overlaps.map(\.isError) == [false])
    #expect(try sample.analysis().redundantRows == [1])
    #expect(try sample.analysis().isExact)
    sample.rows[1] = "< 20 => 3"
    #expect(try sample.analysis().overlaps.map(\.isError) == [true])
    #expect(try messages(sample.analysis(), .overlap) == ["dòng 1 và dòng 2 cùng đúng khi tuổi = 9, kết quả khác nhau"])
    #expect(try sample.analysis().redundantRows == [])
    sample.rows[1] = "< 20 => tuổi"
    #expect(try sample.analysis().overlaps.map(\.sameOutput) == [nil])
    #expect(try !sample.analysis().isExact)
  }

  @Test(
    "FIRST, PRIORITY và COLLECT: cùng đúng chỉ là thông tin",
    arguments: ["FIRST", "PRIORITY", "COLLECT", "RULE ORDER"])
  func informsOfOverlaps(policy: String) throws {
    let sample = TableSample(policy: policy, inputs: [Self.age], rows: ["< 10 => 1", "- => 2", "> 20 => 3"])
    let found = try sample.analysis().findings.filter { $0.kind == .overlap }
    #expect(found.map(\.severity) == [.information])
    #expect(found.first?.message.hasPrefix("2 cặp dòng") == true)
  }

  // MARK: Rows

  @Test("FIRST: dòng bị các dòng trước cùng nhau bao hết được nêu, kèm các dòng ấy")
  func findsMaskedRows() throws {
    var sample = TableSample(
      policy: "FIRST", inputs: [Self.age, Self.isNew],
      rows: ["< 10 | - => 1", "> 5 | true => 2", ">= 10 | false => 3", "[0..20] | true => 4", "- | - => 5"])
    let analysis = try sample.analysis()
    #expect(analysis.maskedRows.map(\.row) == [4, 5])
    #expect(analysis.maskedRows.map(\.by) == [[1, 2], [1, 2, 3]])
    #expect(
      messages(analysis, .maskedRow).first
        == "dòng 4 không bao giờ được dùng: đã có dòng 1, dòng 2 đứng trước bao hết")
    sample.policy = "COLLECT"
    #expect(try sample.analysis().maskedRows.isEmpty)
  }

  @Test("PRIORITY: dòng bị các dòng quan trọng hơn bao hết, dù đứng trước")
  func findsMaskedByPriority() throws {
    var sample = TableSample(
      policy: "PRIORITY", inputs: [Self.age], outputs: [("kết quả", "\"cấm\", \"hạn chế\", \"tự do\"", nil)],
      rows: ["[0..10] => \"tự do\"", "< 20 => \"cấm\"", ">= 20 => \"hạn chế\""])
    let analysis = try sample.analysis()
    #expect(analysis.maskedRows == [TableAnalysis.MaskedRow(row: 1, by: [2])])
    #expect(analysis.unreachableOutputs.map(\.value) == [.string("tự do")])
    sample.rows[1] = "< 20 => ngành"
    #expect(try sample.analysis().maskedRows.isEmpty)
    #expect(try !sample.analysis().isExact)
  }

  @Test("Dòng có ô không giá trị nào thoả, hay ngoài miền, không bao giờ đúng")
  func findsImpossibleRows() throws {
    let analysis = try TableSample(
      inputs: [Self.age, Self.closedTrade],
      rows: ["(10..10) | - => 1", "- | \"nhựa\" => 2", "- | \"dệt\" => 3"]
    ).analysis()
    #expect(analysis.impossibleRows == [1, 2])
    #expect(
      messages(analysis, .impossibleRow) == [
        "dòng 1 không bao giờ đúng: không giá trị nào thoả ô «tuổi»",
        "dòng 2 không bao giờ đúng: không giá trị nào thoả ô «ngành»",
      ])
  }

  @Test("Hai cột cùng một biểu thức là một: ô này có thể loại ô kia")
  func joinsSameInputs() throws {
    let analysis = try TableSample(
      inputs: [Self.age, Self.age], rows: ["< 10 | > 20 => 1", "< 10 | - => 2", "- | >= 10 => 3"]
    ).analysis()
    #expect(analysis.columns.count == 1)
    #expect(analysis.impossibleRows == [1])
    #expect(analysis.overlaps.isEmpty)
    #expect(analysis.coverage.isComplete)
  }

  @Test("Giá trị nêu ở đầu ra mà không dòng nào cho được báo; mặc định không dùng tới cũng vậy")
  func findsUnreachableOutputs() throws {
    let analysis = try TableSample(
      policy: "FIRST", inputs: [Self.isNew], outputs: [("kết quả", "\"a\", \"b\", \"c\"", "\"c\"")],
      rows: ["true => \"a\"", "false => \"a\"", "- => \"b\""]
    ).analysis()
    #expect(analysis.unreachableOutputs.map(\.value) == [.string("b"), .string("c")])
    #expect(messages(analysis, .unusedDefault).count == 1)
    let unknown = try TableSample(
      inputs: [Self.isNew, Self.trade], outputs: [("kết quả", "\"a\", \"b\"", nil)], rows: ["true | - => ngành"]
    ).analysis()
    #expect(unknown.unreachableOutputs.isEmpty)
    #expect(!unknown.isExact)
  }

  // MARK: What is not known

  @Test("Cột có ô đọc đầu vào khác: chỗ trống và chồng chéo không chắc thì nói là chưa biết, chắc thì vẫn nêu")
  func isHonestAboutColumns() throws {
    let analysis = try TableSample(
      inputs: [Self.age, Self.isNew, TableSample.Input(name: "vốn", type: "number")],
      rows: ["< 10 | true | - => 1", "< 20 | true | > tuổi => 2", "< 5 | - | - => 3"]
    ).analysis()
    #expect(!analysis.isExact)
    #expect(analysis.columns[2].obstacle == "dòng 2 đọc giá trị khác ngoài hằng số")
    // Known: nothing at 20 and above, nor from 5 where not new; not known: new from 10 to 20.
    #expect(analysis.coverage.uncoveredPoints == 4)
    #expect(analysis.coverage.unknownShare == 0.125)
    #expect(pairs(analysis) == [[1, 3]])
    #expect(analysis.undecidedOverlaps == 2)
    #expect(messages(analysis, .unanalysed).contains { $0.contains("«vốn»") })
  }

  @Test(
    "Ô mà phép phân lớp không tả được không bị coi là hằng số",
    arguments: ["< \"m\"", "[\"a\"..\"f\"]", "starts with(?, \"a\")", "null", "\"a\", 3", "time(\"10:00:00\")"])
  func refusesWhatItCannotClass(cell: String) throws {
    let analysis = try TableSample(inputs: [Self.trade], rows: ["\(cell) => 1", "- => 2"]).analysis()
    #expect(analysis.columns[0].obstacle != nil)
    #expect(!analysis.isExact)
    #expect(analysis.undecidedOverlaps == 1)
    #expect(analysis.coverage.isComplete)
  }

  @Test("FIRST: dòng chỉ bị che nhờ một dòng chưa chắc đúng là dòng chưa biết có bị che không")
  func isHonestAboutMaskedRows() throws {
    let analysis = try TableSample(
      policy: "FIRST", inputs: [Self.isNew, Self.age], rows: ["- | > ? + 1 => 1", "true | - => 2", "true | - => 3"]
    ).analysis()
    #expect(analysis.maskedRows.map(\.row) == [3])
    #expect(analysis.undecidedMaskedRows == [2])
  }

  @Test("Hết số bước cho phép thì nói là chưa phân tích hết")
  func admitsBeingCutShort() throws {
    let analysis = try TableSample(inputs: [Self.age, Self.isNew], rows: ["< 10 | true => 1"])
      .analysis(TableAnalysis.Limits(steps: 3))
    #expect(messages(analysis, .unanalysed).contains { $0.contains("không phân tích hết") })
    #expect(!analysis.coverage.isComplete)
    #expect(!analysis.isExact)
    let pairs = try TableSample(policy: "COLLECT", inputs: [Self.age], rows: ["- => 1", "- => 2", "- => 3"])
      .analysis(TableAnalysis.Limits(pairs: 2))
    #expect(pairs.overlaps.count == 2)
    #expect(messages(pairs, .unanalysed) == ["chưa phân tích được: còn cặp dòng cùng đúng ngoài 2 cặp đầu"])
  }

  @Test("Mọi bảng trong mô hình, kể cả bảng nằm trong hộp khác, đều được phân tích")
  func findsNestedTables() throws {
    let table = TableSample(inputs: [], rows: []).table
    let inner = TableSample(inputs: [TableSample.Input(name: "x", type: "number")], rows: ["< 1 => 1"]).table
    let model = try ModelSamples.model(
      "<businessKnowledgeModel name=\"b\"><encapsulatedLogic><formalParameter name=\"x\"/>\(inner)</encapsulatedLogic>"
        + "</businessKnowledgeModel><decision name=\"d\"><context><contextEntry><variable name=\"x\"/>"
        + "\(ModelSamples.literal("1"))</contextEntry><contextEntry>\(inner)</contextEntry></context></decision>"
        + "<decision name=\"e\">\(table)</decision>")
    let reports = DecisionModel(model).tableReports()
    #expect(reports.map(\.owner) == ["d", "e", "b"])
    #expect(reports.map { $0.analysis.coverage.gaps.count } == [1, 1, 1])
    #expect(reports[1].analysis.findings.first?.message.contains("với mọi giá trị đầu vào") == true)
  }
}
