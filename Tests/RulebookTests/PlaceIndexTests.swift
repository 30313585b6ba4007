import TestSupport
import Testing
import Values

@testable import Rulebook

@Suite("Địa danh: tên cũ và tên mới")
struct PlaceIndexTests {
  /// Loading the rules takes long; all tests read one index.
  private static let index = Result { PlaceIndex(try PublishedRules.rulebook().places) }

  private func read(_ words: String, on day: String = "2026-11-02") throws -> (place: Locality, doubts: [String]) {
    try Self.index.get().locality(of: words, on: try #require(CivilDay(iso: day)))
  }

  @Test(
    "Một nơi được đọc ra cùng một tên, dù viết tên cũ hay mới, đủ hay thiếu cấp, kiểu dấu hay gạch nối nào",
    arguments: [
      "xã Nội Hoàng, huyện Yên Dũng, tỉnh Bắc Giang", "phường Nội Hoàng, thành phố Bắc Giang, tỉnh Bắc Giang",
      "phường Tiền Phong, tỉnh Bắc Ninh", "phường Tiền Phong, thành phố Bắc Ninh", "P.Tiền Phong, TP.Bắc Ninh",
      "Lô CN-02, KCN Song Khê - Nội Hoàng, xã Nội Hoàng, huyện Yên Dũng, tỉnh Bắc Giang, Việt Nam.",
      "X. NỘI HOÀNG - H. YÊN DŨNG - T. BẮC GIANG", "Nội Hoàng, huyện Yên Dũng, Bắc Giang",
      "Khu nhà ở xã hội Mẫu, đường tỉnh 299, xã Nội Hoàng, huyện Yên Dũng, tỉnh Bắc Giang",
      "xã Nội Hoàng huyện Yên Dũng tỉnh Bắc-Giang", "thôn 3, xã Nội Hoàng, Yên Dũng, Bắc Giang",
      "Xa\u{303} No\u{323}\u{302}i Hoa\u{300}ng, huye\u{323}\u{302}n Yên Du\u{303}ng, ti\u{309}nh Bă\u{301}c Giang",
    ])
  func namesOnePlace(_ words: String) throws {
    let found = try read(words)
    #expect(found.place.name == "phường Tiền Phong, thành phố Bắc Ninh", "\(found)")
  }

  @Test("Hòa và hoà là một; các lần đổi tên được nêu theo thứ tự")
  func tellsTheDocuments() throws {
    let (place, doubts) = try read("xã Nhân Hoà, huyện Quế Võ, tỉnh Bắc Ninh")
    #expect(place.name == "phường Nhân Hòa, thành phố Bắc Ninh")
    #expect(
      place.by == [
        "Nghị quyết 723/NQ-UBTVQH15", "Nghị quyết 1658/NQ-UBTVQH15", "Nghị quyết 39/2026/QH16",
      ])
    #expect(doubts.count == 1 && doubts[0].contains("nguồn thứ cấp"), "\(doubts)")
  }

  @Test("Tên viết đúng như hiện nay thì không có gì phải ngờ")
  func trustsNamesOfToday() throws {
    let (place, doubts) = try read("phường Nếnh, thành phố Bắc Ninh")
    #expect(place.name == "phường Nếnh, thành phố Bắc Ninh" && place.by.isEmpty && doubts.isEmpty, "\(doubts)")
  }

  @Test(
    "Trước ngày tên mới có hiệu lực thì tên cũ được giữ",
    arguments: [
      ("2024-12-31", "xã Nội Hoàng, huyện Yên Dũng, tỉnh Bắc Giang"),
      ("2025-06-30", "phường Nội Hoàng, thành phố Bắc Giang, tỉnh Bắc Giang"),
      ("2025-07-01", "phường Tiền Phong, tỉnh Bắc Ninh"), ("2026-09-19", "phường Tiền Phong, tỉnh Bắc Ninh"),
      ("2026-09-20", "phường Tiền Phong, thành phố Bắc Ninh"),
    ])
  func keepsNamesOfTheDay(day: String, name: String) throws {
    #expect(try read("xã Nội Hoàng, huyện Yên Dũng, tỉnh Bắc Giang", on: day).place.name == name)
  }

  @Test(
    "Không rõ là nơi nào thì giữ lời, không đoán, và nói vì sao",
    arguments: [
      ("xã Mẫu, huyện Yên Dũng, tỉnh Bắc Giang", "danh mục địa danh không có"),
      ("xã Nội Hoàng, huyện Tân Yên, tỉnh Bắc Giang", "danh mục địa danh không có"),
      ("thị trấn Nội Hoàng, huyện Yên Dũng, tỉnh Bắc Giang", "danh mục địa danh không có"),
      ("phường Ba Đình, thành phố Hà Nội", "danh mục địa danh không có"),
      ("xã Nội Hoàng, huyện Yên Dũng", "không rõ tỉnh"), ("xã Nội Hoàng, tỉnh Mẫu", "không rõ tỉnh"),
      ("xã Nội Hoàng, huyện Yên Dũng, tỉnh Bắc Giang; diện tích 2 ha", "không rõ tỉnh"),
      ("tỉnh Bắc Ninh", "chỉ ghi đến tỉnh"), ("KCN Vân Trung, tỉnh Bắc Giang", "danh mục địa danh không có"),
      ("xã Yên Lư và xã Trí Yên, huyện Yên Dũng, tỉnh Bắc Giang", "nêu nhiều xã, phường"),
      ("xã Đồng Tiến, tỉnh Bắc Giang", "có thể là"), ("phường Ninh Xá, thành phố Bắc Ninh", "chưa thấy văn bản"),
      ("xã Lão Hộ, huyện Yên Dũng, tỉnh Bắc Giang", "chưa thấy văn bản"),
    ])
  func guessesNothing(words: String, why: String) throws {
    let (place, doubts) = try read(words)
    #expect(place.name == nil && place.words == words && doubts.contains { $0.contains(why) }, "\(place) \(doubts)")
  }

  @Test("Thiếu cấp xã hoặc thiếu huyện thì đọc được nhưng chưa chắc")
  func doubtsWhatIsLeftOut() throws {
    #expect(try read("Nội Hoàng, huyện Yên Dũng, Bắc Giang").doubts.contains("không ghi là xã hay phường"))
    #expect(try read("xã Nội Hoàng, Bắc Giang").doubts.contains { $0.hasPrefix("không ghi huyện") })
  }

  /// Two days, one commune that went over whole and one of which two took a part.
  private static func book(_ source: Verification.Source) throws -> PlaceBook {
    let day = try #require(CivilDay(iso: "2025-07-01"))
    let group = PlaceBook.Group(
      was: ["huyện Mẫu", "tỉnh Giả"], now: ["tỉnh Giả"],
      into: [
        .init(new: "xã Một", old: ["xã Cũ", "xã Chia"]), .init(new: "xã Hai", old: ["xã Chia"]),
      ], split: ["xã Chia"])
    return PlaceBook(
      levels: try PublishedRules.rulebook().places.levels, after: [], plain: [],
      changes: [
        .init(
          by: "Nghị quyết 1/NQ", from: day, verified: Verification(on: day, source: source), communes: [group],
          provinces: [.init(new: "tỉnh Giả", old: ["tỉnh Giả"])])
      ], unsure: [])
  }

  @Test("Xã bị chia cho hai nơi thì không suy ra nơi nào")
  func leavesASplitCommuneOpen() throws {
    let day = try #require(CivilDay(iso: "2026-01-01"))
    let found = PlaceIndex(try Self.book(.text)).locality(of: "xã Chia, huyện Mẫu, tỉnh Giả", on: day)
    #expect(found.place.name == nil)
    #expect(found.doubts == ["có thể là xã Hai, tỉnh Giả hoặc xã Một, tỉnh Giả"], "\(found.doubts)")
  }

  @Test("Chỉ tên đổi theo văn bản đã đọc mới là chắc", arguments: Verification.Source.allCases)
  func trustsTextsAlone(_ source: Verification.Source) throws {
    let day = try #require(CivilDay(iso: "2026-01-01"))
    let found = PlaceIndex(try Self.book(source)).locality(of: "xã Cũ, huyện Mẫu, tỉnh Giả", on: day)
    #expect(found.place.name == "xã Một, tỉnh Giả" && found.place.by == ["Nghị quyết 1/NQ"])
    #expect(found.doubts.isEmpty == (source == .text))
    #expect(found.place.told == "xã Một, tỉnh Giả (theo Nghị quyết 1/NQ)")
  }
}
