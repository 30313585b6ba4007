import TestSupport
import Testing
import Values

@testable import Rulebook

@Suite("Trình tự theo nhật ký xử lý")
struct ChainTests {
  private let rulebook: Rulebook

  init() throws {
    rulebook = try PublishedRules.rulebook()
  }

  private func day(_ text: String) throws -> CivilDay { try #require(CivilDay(iso: text)) }

  /// Each `ngày sự_kiện cơ-quan?`.
  private func log(_ lines: [String], today: String) throws -> EventLog {
    let events = try lines.enumerated().map { index, line in
      let words = line.split(separator: " ").map(String.init)
      let kind = try #require(rulebook.event(words[1]))
      let body = words.count > 2 ? rulebook.body(words[2]) : nil
      #expect(words.count == 2 || body != nil)
      return LoggedEvent(kind: kind, day: try day(words[0]), body: body, channel: "trực tuyến", position: index)
    }
    return EventLog(events, unread: [], today: try day(today))
  }

  private func clock(_ lines: [String], today: String, of code: String) throws -> (ProcessClock, Procedure.Version) {
    let version = try #require(rulebook.procedure(code: code)?.procedure.versions.last)
    let log = try log(lines, today: today)
    return (ProcessClock(log: log, rulebook: rulebook, version: version, today: try day(today)), version)
  }

  private func chain(
    _ lines: [String], today: String, of code: String = "1.009659", facts: [Fact] = []
  ) throws -> Chain {
    let (clock, version) = try clock(lines, today: today, of: code)
    let code = try #require(rulebook.procedure(code: code)?.code)
    return clock.chain(of: version, FactSet(facts: facts, rows: []), under: code)
  }

  /// `xong hạn=… trễ=…` and so on, for tables.
  private func told(_ step: Chain.Step) -> String {
    switch step.state {
    case .waits(let why): "chờ: \(why)"
    case .running(let count): "hạn \(count.due.day) còn \(count.left.map(String.init) ?? "?")"
    case .rests(_, let left, _): "dừng còn \(left)"
    case .done(let count, let event, let late): "hạn \(count.due.day) làm \(event.day) trễ \(late)"
    case .unrecorded: "không ghi"
    case .unknown(let why): "chưa rõ: \(why)"
    }
  }

  private func states(_ chain: Chain) -> [String] { chain.steps.map(told) }

  @Test(
    "Hạn của từng bước, đếm bằng tay: không tính ngày xảy ra việc, qua Tết, 30/4, 2/9 và ngày hoán đổi",
    arguments: [
      ("1.009659", ["2026-02-12 nhan_ho_so"], 0, "2026-02-23"),
      ("1.009659", ["2026-02-02 nhan_ho_so", "2026-02-13 gui_lay_y_kien so-xay-dung"], 1, "2026-03-03"),
      ("1.009659", ["2026-11-20 nhan_ho_so"], 0, "2026-11-25"),
      ("1.009659", ["2026-11-02 nhan_ho_so", "2026-11-20 gui_lay_y_kien so-xay-dung"], 1, "2026-12-02"),
      ("XDCN", ["2025-12-31 nhan_ho_so", "2026-01-06 bao_cao"], 0, "2026-01-07"),
      ("XDCN", ["2026-01-02 nhan_ho_so", "2026-02-02 gui_lay_y_kien so-xay-dung"], 1, "2026-03-02"),
      (
        "XDCN",
        [
          "2026-07-01 nhan_ho_so", "2026-07-02 gui_lay_y_kien so-xay-dung", "2026-08-15 co_y_kien so-xay-dung",
        ], 2, "2026-08-21"
      ),
    ])
  func dueDays(_ code: String, _ lines: [String], _ index: Int, _ due: String) throws {
    let chain = try chain(lines, today: "2026-12-20", of: code)
    let told = try #require(states(chain).dropFirst(index).first)
    #expect(told.contains("hạn \(due)"))
  }

  @Test("Trễ một bước: đếm số ngày làm việc sau hạn, các bước khác vẫn đúng hạn")
  func oneStepLate() throws {
    let chain = try chain(
      [
        "2026-08-17 nhan_ho_so", "2026-08-20 gui_lay_y_kien so-xay-dung", "2026-08-28 co_y_kien so-xay-dung",
        "2026-09-08 bao_cao", "2026-09-11 quyet_dinh",
      ], today: "2026-09-20")
    #expect(
      states(chain) == [
        "hạn 2026-08-19 làm 2026-08-20 trễ 1", "hạn 2026-08-28 làm 2026-08-28 trễ 0",
        "hạn 2026-09-08 làm 2026-09-08 trễ 0", "hạn 2026-09-11 làm 2026-09-11 trễ 0",
        "hạn 2026-09-11 làm 2026-09-11 trễ 0",
      ])
    #expect(
      chain.deadline.map { if case .done(_, let day, let late) = $0 { "\(day) \(late)" } else { "" } }
        == "2026-09-11 0")
  }

  @Test("Trả lại khi tiếp nhận: thời hạn tính từ ngày nhận bổ sung, không từ ngày nộp")
  func returnedAtIntake() throws {
    let lines = ["2026-08-03 nhan_ho_so", "2026-08-05 tra_lai"]
    let waiting = try chain(lines, today: "2026-08-10", of: "XDCN")
    #expect(states(waiting).last == "chờ: chờ bổ sung từ ngày 05/08/2026")
    #expect(waiting.deadline == .resting(reason: "thời hạn chưa chạy: chờ bổ sung từ ngày 05/08/2026"))
    let valid = try chain(lines + ["2026-08-14 nhan_bo_sung"], today: "2026-08-17", of: "XDCN")
    #expect(
      states(valid)
        == [
          "hạn 2026-08-05 làm 2026-08-05 trễ 0", "hạn 2026-08-19 còn 2", "chờ: chưa có «Gửi lấy ý kiến»",
          "chờ: chờ ý kiến", "hạn 2026-09-18 còn 22",
        ].map { $0 == "chờ: chờ ý kiến" ? states(valid)[3] : $0 })
    #expect(valid.isTakenAsComplete)
    let again = lines + ["2026-08-14 nhan_bo_sung", "2026-08-17 tra_lai", "2026-08-18 nhan_bo_sung"]
    // 19, 20, 21/08: what came the second time is the complete dossier.
    #expect(try states(chain(again, today: "2026-08-18", of: "XDCN"))[1] == "hạn 2026-08-21 còn 3")
  }

  @Test("Yêu cầu bổ sung khi đang xử lý: thời hạn dừng từ ngày yêu cầu đến ngày nhận, chỉ khi luật nói không tính")
  func restsWhileWaiting() throws {
    let lines = [
      "2026-08-17 nhan_ho_so", "2026-08-19 gui_lay_y_kien so-xay-dung", "2026-08-21 yeu_cau_bo_sung",
    ]
    let waiting = try chain(lines, today: "2026-08-27")
    // 18, 19, 20, 21/08 have gone.
    #expect(waiting.whole.map(told) == "dừng còn 13")
    let going = try chain(lines + ["2026-08-28 nhan_bo_sung"], today: "2026-09-04")
    // 14: 18–21/08, 03, 04, 07–11, 14–16/09; 17: and 17, 18, 21/09.
    #expect(going.steps.map(told).suffix(3).first == "hạn 2026-09-16 còn 8")
    #expect(going.whole.map(told) == "hạn 2026-09-21 còn 11")
    // The day of the request counts, that of the supplement does not: one that comes on a Saturday changes nothing.
    let saturday = try chain(lines + ["2026-08-29 nhan_bo_sung"], today: "2026-09-04")
    #expect(saturday.whole.map(told) == "hạn 2026-09-21 còn 11")
    // No text was seen that lets the clock of this procedure rest once the dossier is taken up.
    let other = try chain(lines + ["2026-08-28 nhan_bo_sung"], today: "2026-09-04", of: "XDCN")
    #expect(other.whole.map(told) == "hạn 2026-09-21 còn 11")
    let without = try chain(Array(lines.prefix(2)), today: "2026-09-04", of: "XDCN")
    #expect(without.whole.map(told) == other.whole.map(told))
  }

  @Test("Mỗi cơ quan được hỏi một hạn; bước sau chỉ chạy khi cơ quan cuối cùng đã trả lời")
  func eachBody() throws {
    let lines = [
      "2026-08-03 nhan_ho_so", "2026-08-05 gui_lay_y_kien so-nong-nghiep-moi-truong",
      "2026-08-06 gui_lay_y_kien so-cong-thuong", "2026-08-10 co_y_kien so-cong-thuong",
    ]
    let open = try chain(lines, today: "2026-08-20", of: "XDCN")
    #expect(open.steps.compactMap { $0.body?.id } == ["so-nong-nghiep-moi-truong", "so-cong-thuong"])
    #expect(told(open.steps[3]) == "chờ: chờ ý kiến của Sở Nông nghiệp và Môi trường")
    let all = try chain(lines + ["2026-08-19 co_y_kien so-nong-nghiep-moi-truong"], today: "2026-08-20", of: "XDCN")
    // 20, 21, 22 (làm bù), 24, 25/08.
    #expect(told(all.steps[3]) == "hạn 2026-08-25 còn 4")
  }

  @Test("Thời hạn dài hơn chọn theo dữ kiện; chưa rõ thì giữ cả hai")
  func longerLimit() throws {
    let lines = ["2026-08-03 nhan_ho_so", "2026-08-05 gui_lay_y_kien so-cong-thuong"]
    func large(_ flag: Bool) -> [Fact] {
      let said = Statement(value: .flag(flag), words: "", source: .intake, place: "", standing: .read)
      return [
        Fact(
          name: "dự án quy mô lớn hoặc công nghệ phức tạp", subject: .dossier, statements: [said], sought: nil)
      ]
    }
    let unknown = try chain(lines, today: "2026-08-20", of: "XDCN").whole
    let yes = try chain(lines, today: "2026-08-20", of: "XDCN", facts: large(true)).whole
    let no = try chain(lines, today: "2026-08-20", of: "XDCN", facts: large(false)).whole
    #expect([unknown, yes, no].map { $0?.limit.days } == [23, 28, 23])
    #expect([unknown, yes, no].map { $0?.limit.longer != nil } == [true, false, false])
  }

  @Test("Năm chưa có lịch nghỉ thì chưa rõ, không đoán")
  func unknownYear() throws {
    let chain = try chain(["2027-12-20 nhan_ho_so"], today: "2028-01-20")
    #expect(told(chain.steps[3]) == "chờ: chưa có «Lập báo cáo thẩm định»")
    #expect(chain.whole.map(told)?.hasPrefix("chưa rõ: chưa có lịch nghỉ năm 2028") == true)
  }

  @Test(
    "Thứ tự không thể có thì nói ra, và điều dựa vào nó là chưa rõ",
    arguments: [
      (["2026-08-03 nhan_ho_so", "2026-08-30 bao_cao"], "ngày chưa đến", 2),
      (["2026-08-03 nhan_ho_so", "2026-07-30 gui_lay_y_kien so-cong-thuong"], "trước ngày nhận hồ sơ", 0),
      (["2026-08-03 nhan_ho_so", "2026-08-04 co_y_kien so-cong-thuong"], "không ghi đã hỏi cơ quan này", 1),
      (["2026-08-03 nhan_ho_so", "2026-08-04 nhan_bo_sung"], "không ghi việc phải có trước", 0),
      (["2026-08-03 nhan_ho_so", "2026-08-04 nhan_ho_so"], "một hồ sơ nhận một lần", 0),
    ])
  func impossibleOrders(_ lines: [String], _ said: String, _ index: Int) throws {
    let chain = try chain(lines, today: "2026-08-10")
    #expect(chain.log.faults.count == 1)
    #expect(chain.log.faults.first?.text.contains(said) == true)
    #expect(told(chain.steps[index]).hasPrefix("chưa rõ: nhat-ky.json"))
  }

  @Test("Cùng ngày: theo giờ khi việc nào cũng ghi giờ, không thì theo thứ tự đã ghi")
  func withinOneDay() throws {
    let kinds = try ["nhan_ho_so", "yeu_cau_bo_sung", "nhan_bo_sung"].map { try #require(rulebook.event($0)) }
    func order(_ seconds: [Int?]) throws -> [Int?] {
      let events = try zip(kinds, seconds).enumerated().map { index, event in
        LoggedEvent(kind: event.0, day: try day("2026-08-03"), seconds: event.1, position: index)
      }
      return EventLog(events, unread: [], today: try day("2026-08-10")).events.map(\.position)
    }
    #expect(try order([30, 10, 20]) == [1, 2, 0])
    #expect(try order([30, nil, 20]) == [0, 1, 2])
  }

  @Test("Một việc không thể có làm mờ ngày hồ sơ hợp lệ khi có yêu cầu bổ sung")
  func faultBeforeARequest() throws {
    let chain = try chain(
      [
        "2026-08-03 nhan_ho_so", "2026-08-04 co_y_kien so-cong-thuong", "2026-08-05 tra_lai", "2026-08-06 nhan_bo_sung",
      ], today: "2026-08-10", of: "XDCN")
    #expect(chain.whole.map(told)?.hasPrefix("chưa rõ") == true)
    #expect(!chain.isTakenAsComplete)
  }

  @Test("Dữ kiện của nhật ký nêu mục làm chứng; lỗi của một việc không làm mờ việc khác")
  func facts() throws {
    let (clock, _) = try clock(
      [
        "2026-08-03 nhan_ho_so", "2026-08-05 yeu_cau_bo_sung", "2026-08-06 nhan_bo_sung",
        "2026-08-10 gui_lay_y_kien so-cong-thuong", "2026-09-30 co_y_kien so-cong-thuong",
      ], today: "2026-08-20", of: "XDCN")
    func reading(_ name: String) throws -> LogReading {
      let definition = try #require(rulebook.catalogue.fact(name))
      return clock.reading(of: try #require(definition.log), for: definition, isListed: { $0 == "XD-1" })
    }
    guard case .value(let count, _, let entries) = try reading("số lần yêu cầu bổ sung") else {
      Issue.record("phải đếm được")
      return
    }
    #expect(count == .number(.one) && entries.map(\.position) == [1])
    guard case .value(let days, let words, let ends) = try reading("số ngày từ hồ sơ hợp lệ đến khi gửi lấy ý kiến")
    else {
      Issue.record("phải đếm được")
      return
    }
    #expect(days == .number(Decimal128(2)) && ends.map(\.position) == [2, 3])
    #expect(words.contains("2 ngày làm việc"))
    guard case .open(let why) = try reading("số ngày chờ ý kiến lâu nhất") else {
      Issue.record("ý kiến ghi ngày chưa đến thì chưa rõ")
      return
    }
    #expect(why.contains("ngày chưa đến"))
  }
}
