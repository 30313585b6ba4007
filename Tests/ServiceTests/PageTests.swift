import Foundation
import Keeping
import Rulebook
import Screening
import TestSupport
import Testing
import Values

@testable import Service

@Suite("Trang xem xét qua HTTP", .serialized)
struct PageTests {
  private static let own = ["Sec-Fetch-Site": "same-origin"]

  private func text(_ reply: LoopbackClient.Reply) -> String { String(decoding: reply.body, as: UTF8.self) }

  /// Where the page of a sample is.
  private func upload(_ client: LoopbackClient, _ sample: String = "gia-han-nhieu-loi") throws -> String {
    try upload(client, try ServedAPI.files(of: ServedAPI.samples.appendingPathComponent(sample)))
  }

  private func upload(_ client: LoopbackClient, _ files: [(name: String, bytes: [UInt8])]) throws -> String {
    let (type, body) = LoopbackClient.multipart(files)
    let reply = try client.send("POST", "/ho-so", type: type, body: body, headers: Self.own)
    #expect(reply.status == 303)
    return try #require(reply.header("Location"))
  }

  private func post(
    _ client: LoopbackClient, _ path: String, _ fields: [String: String], officer: String? = "C%C3%A1n%20b%E1%BB%99"
  ) throws -> LoopbackClient.Reply {
    let body = fields.map { "\($0.key)=\($0.value.queryEncoded)" }.joined(separator: "&")
    let cookie = officer.map { ["Cookie": "khac=1; can-bo=\($0)"] } ?? [:]
    return try client.send(
      "POST", path, type: "application/x-www-form-urlencoded", body: Array(body.utf8),
      headers: Self.own.merging(cookie) { $1 })
  }

  @Test("Gửi hồ sơ thì tới trang của nó: chưa kiểm trước, rồi kết luận với căn cứ, lời dẫn tới giấy tờ")
  func uploads() async throws {
    try await ServedAPI.keeping { client, _ in
      let place = try upload(client)
      let html = text(try client.send("GET", place))
      let first = try #require(html.range(of: "Chưa kiểm được, và việc cần làm"))
      let finding = try #require(html.range(of: "Tổng thời hạn hoạt động sau khi gia hạn là 60 năm"))
      let basis = try #require(html.range(of: "khoản 1 và 2 Điều 31 Luật 143/2025/QH15, theo luật ngày 01/09/2026"))
      #expect(first.lowerBound < finding.lowerBound && finding.lowerBound < basis.lowerBound)
      let anchor = try #require(html.firstMatch(of: /giay-to#(l[0-9]+)">«60 năm»/)).1
      #expect(text(try client.send("GET", "\(place)/giay-to")).contains("id=\"\(anchor)\""))
      #expect(text(try client.send("GET", "\(place)/doi-chieu")).contains("Bảng đối chiếu"))
      let list = text(try client.send("GET", "/"))
      #expect(list.contains("href=\"\(place)\">MAU-gia-han-nhieu-loi") && list.contains("trình xem xét từ chối"))
    }
  }

  @Test("Tên tệp như trình duyệt gửi: có «;», có dấu nháy mã hóa, có chữ Việt")
  func fileNames() throws {
    let body =
      "--x\r\nContent-Disposition: form-data; name=\"tep\"; filename=\"bảng 1; phụ lục %22A%22 50%.docx\"\r\n\r\nA\r\n--x--\r\n"
    let parts = try #require(Multipart.parts(of: Array(body.utf8), boundary: "x"))
    #expect(parts.map(\.fileName) == ["bảng 1; phụ lục \"A\" 50%.docx"] && parts.map(\.name) == ["tep"])
  }

  @Test("Danh sách xếp theo hạn: hạn qua lâu nhất trước, không có hạn sau cùng")
  func lists() async throws {
    try await ServedAPI.keeping { client, store in
      for sample in ["gia-han-nhieu-loi", "xac-dinh-cong-nghe", "cap-gcn-nhieu-loi"] {
        _ = try upload(client, sample)
      }
      let unknown = Array(#"{"schemaVersion":"1","ma_ho_so":"KHONG-NGAY","thu_tuc":{"ma":"1.009659"}}"#.utf8)
      _ = try upload(client, [("ho-so.json", unknown), ("a.docx", WordBuilder.docx(body: WordBuilder.p("A")))])
      let html = text(try client.send("GET", "/"))
      let codes = html.matches(of: /\/ho-so\/[0-9a-f]{40}">([^<]*)</).map { String($0.1) }
      let dues = try store.checksByDue(of: .one("loopback"), skipping: 0, count: 9).map { $0.summary?.due }
      #expect(codes.last == "KHONG-NGAY" && codes.count == 4)
      #expect(dues.last == .some(nil) && dues.compactMap(\.self) == dues.compactMap(\.self).sorted())
      #expect(html.contains("chưa rõ</b>"))
    }
  }

  @Test("Mọi trang: không mã, không nhúng, không lưu, không nói từ đâu tới; mỗi trang một tiêu đề")
  func headers() async throws {
    try await ServedAPI.keeping { client, _ in
      let place = try upload(client)
      let tabs = ["", "/giay-to", "/doi-chieu", "/neu", "/du-thao", "/khong-co"]
      let paths = tabs.map { place + $0 } + ["/", "/can-bo", "/quy-tac", "/quy-tac/OT-002", "/ho-so/0", "/quy-tac/X"]
      for path in paths where path != "\(place)/khong-co" {
        let reply = try client.send("GET", path)
        let policy = reply.header("Content-Security-Policy") ?? ""
        #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "\(path)")
        #expect(policy.contains("form-action 'self'") && policy.contains("base-uri 'none'"), "\(path)")
        #expect(!policy.contains("unsafe") && !policy.contains("script-src"), "\(path)")
        #expect(reply.header("Referrer-Policy") == "same-origin", "\(path)")
        #expect(reply.header("X-Content-Type-Options") == "nosniff" && reply.header("Cache-Control") == "no-store")
        let html = text(reply)
        #expect(html.matches(of: /<h1[ >]/).count == 1 && html.contains("lang=\"vi\""), "\(path)")
        #expect(!html.contains("<script") && !html.contains(" style=") && !html.contains(" on"), "\(path)")
        #expect(html.contains("href=\"#noi-dung\"") && html.contains("id=\"noi-dung\""), "\(path)")
      }
      #expect(try client.send("GET", "/ho-so/0").status == 404)
    }
  }

  @Test("Mẫu không gửi từ chính trang này thì bị từ chối, và không gì được ghi")
  func refusesForeign() async throws {
    try await ServedAPI.keeping { client, store in
      let place = try upload(client)
      let (type, body) = LoopbackClient.multipart([("a.docx", WordBuilder.docx(body: WordBuilder.p("A")))])
      let foreign: [[String: String]] = [
        [:], ["Sec-Fetch-Site": "cross-site"], ["Sec-Fetch-Site": "same-site"], ["Sec-Fetch-Site": "none"],
        ["Origin": "http://xau.example"], ["Origin": "null"],
        ["Origin": "http://127.0.0.1", "Sec-Fetch-Site": "cross-site"], ["Origin": "http://127.0.0.1.xau.example"],
      ]
      for headers in foreign {
        for path in ["/ho-so", "\(place)/neu", "\(place)/du-thao", "\(place)/kiem-tra-lai", "/can-bo"] {
          let reply = try client.send("POST", path, type: type, body: body, headers: headers)
          #expect(reply.status == 403 && reply.header("Set-Cookie") == nil, "\(path) \(headers)")
        }
      }
      let kept = try store.checks(of: .one("loopback"), count: 9).count
      #expect(kept == 1)
      let own = try client.send("POST", "/ho-so", type: type, body: body, headers: ["Origin": "http://127.0.0.1"])
      #expect(own.status == 422 && text(own).contains("Chưa biết thủ tục"))
    }
  }

  @Test("Tên lạ ở đâu cũng chỉ là chữ: mã hồ sơ, người nộp, tên tệp, tên cán bộ, ô của mẫu")
  func escapes() async throws {
    try await ServedAPI.keeping { client, _ in
      let evil = "\\\"'><script>alert(1)</script>\u{202E}&amp;"
      let intake = """
        {"schemaVersion": "1", "ma_ho_so": "M\(evil)", "thu_tuc": {"ma": "1.009659"},
         "tiep_nhan": {"luc": "2026-09-01T08:00:00+07:00"}, "nguoi_nop": {"ten": "N\(evil)"}}
        """
      let place = try upload(
        client,
        [
          ("ho-so.json", Array(intake.utf8)), ("<script>a'&.docx", WordBuilder.docx(body: WordBuilder.p("A"))),
          ("\u{1F4C4}<img src=x onerror=y>.pdf", Array("%PDF-1.4 hỏng".utf8)),
        ])
      let name = "\"'><script>alert(1)</script>\u{202E}&amp;".queryEncoded
      let paths =
        ["/", place, "\(place)/giay-to", "\(place)/doi-chieu", "\(place)/du-thao"].map { $0 }
        + [
          "\(place)/neu?viec=gia-tri&du_kien=\(name)&gia_tri=1".replacing("&gia_tri=1", with: "")
            + "&dong=\(name)&danh_muc=\(name)&tep=\(name)", "/quy-tac/\(name)",
        ]
      for path in paths {
        let html = text(try client.send("GET", path, headers: ["Cookie": "can-bo=\(name)"]))
        #expect(!html.lowercased().contains("<script") && !html.contains("<img"), "\(path)")
        #expect(!html.contains("\u{202E}") && html.contains("&lt;script&gt;"), "\(path)")
      }
      let told = text(try client.send("GET", place))
      #expect(told.contains("M&quot;&#39;&gt;&lt;script&gt;") && told.contains("\\u{202e}&amp;amp;"))
      let alone = text(try client.send("GET", "/v1/checks\(place.dropFirst("/ho-so".count))/report.html"))
      #expect(!alone.lowercased().contains("<script") && alone.contains("N&quot;&#39;&gt;&lt;script&gt;"))
    }
  }

  @Test("Báo cáo một tệp: đứng riêng, không dẫn đi đâu, nói cùng kết luận; ghi vào nhật ký là đã xuất")
  func oneFile() async throws {
    try await ServedAPI.keeping { client, store in
      let place = try upload(client)
      let reply = try client.send("GET", "/v1/checks\(place.dropFirst("/ho-so".count))/report.html")
      let html = text(reply)
      #expect(reply.status == 200 && html.contains("Tổng thời hạn hoạt động sau khi gia hạn là 60 năm"))
      #expect(!html.contains("href=\"/") && !html.contains("src=") && !html.contains("<form"))
      #expect(html.contains("http-equiv=\"Content-Security-Policy\""))
      let acts = try store.auditEntries(count: 9).compactMap { $0["viec"]?.string }
      #expect(acts == ["kiem_tra", "xuat"])
    }
  }

  @Test("Quy tắc theo ngày: ngày nào thì quy tắc của ngày ấy, mỗi quy tắc có căn cứ và hiệu lực")
  func rules() async throws {
    try await ServedAPI.keeping { client, _ in
      let now = text(try client.send("GET", "/quy-tac?on=2026-09-01"))
      let before = text(try client.send("GET", "/quy-tac?on=2025-06-10"))
      #expect(now.contains("value=\"2026-09-01\"") && now.contains("href=\"/quy-tac/OT-002?on=2026-09-01\""))
      #expect(before.contains("Nghị định 31/2021/NĐ-CP") && !before.contains("Nghị định 96/2026/NĐ-CP"))
      let rule = text(try client.send("GET", "/quy-tac/OT-002?on=2025-06-10"))
      #expect(rule.contains("đến hết 28/02/2026 <span class=\"so-muc\">(áp dụng ngày 10/06/2025)"))
      #expect(text(try client.send("GET", "/quy-tac/DT-T02")).contains("Quốc hội"))
      #expect(try client.send("GET", "/quy-tac?on=hom-nay").status == 400)
      #expect(try client.send("GET", "/quy-tac/OT-999").status == 404)
    }
  }

  @Test("Không có kho thì trang đầu nói thế và cách có kho; không trang hồ sơ nào")
  func withoutStore() async throws {
    try await ServedAPI.serving(try PublishedRules.rulebook()) { client in
      let html = text(try client.send("GET", "/"))
      #expect(html.contains("không giữ hồ sơ nào") && html.contains("--store"))
      #expect(html.contains("/openapi.json") && html.contains("/quy-tac?on=2026-09-10"))
      #expect(try client.send("GET", "/ho-so/00").status == 404)
      #expect(try client.send("POST", "/ho-so").status == 404)
      #expect(try client.send("GET", "/quy-tac").status == 200)
    }
  }

  // MARK: Officers

  @Test("Nêu giá trị sai thì mẫu hiện lại với điều đã gõ; nêu đúng thì có lần kiểm tra mới và tên được nhớ")
  func states() async throws {
    try await ServedAPI.keeping { client, store in
      let place = try upload(client)
      let fact = "kết luận trước chỉ dựa vào tuổi máy"
      var fields = ["viec": "gia-tri", "du_kien": fact, "gia_tri": "chẳng biết\"", "can_bo": "Nguyễn Văn Mẫu"]
      let wrong = try post(client, "\(place)/neu", fields, officer: nil)
      let shown = text(wrong)
      #expect(wrong.status == 422 && shown.contains("role=\"alert\"") && shown.contains("không đọc được thành"))
      #expect(shown.contains("value=\"\(fact)\"") && shown.contains("value=\"Nguyễn Văn Mẫu\""))
      fields["gia_tri"] = "không"
      let nameless = try post(client, "\(place)/neu", fields.filter { $0.key != "can_bo" }, officer: nil)
      #expect(nameless.status == 400 && text(nameless).contains("Nêu tên hoặc mã cán bộ"))
      let right = try post(client, "\(place)/neu", fields, officer: nil)
      let next = try #require(right.header("Location"))
      #expect(right.status == 303 && next != place)
      let cookie = try #require(right.header("Set-Cookie"))
      #expect(cookie.hasPrefix("can-bo=Nguy%E1%BB%85n%20V%C4%83n%20M%E1%BA%ABu;"))
      #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
      let after = text(
        try client.send("GET", next, headers: ["Cookie": "can-bo=Nguy%E1%BB%85n%20V%C4%83n%20M%E1%BA%ABu"]))
      #expect(after.contains("Cán bộ: <b>Nguyễn Văn Mẫu</b>") && after.contains("href=\"\(place)\">Lần kiểm tra trước"))
      let before = text(try client.send("GET", place))
      #expect(!after.contains("Nêu «\(fact)»") && before.contains("href=\"\(next)\""))
      let list = text(try client.send("GET", "/"))
      #expect(list.contains(next) && !list.contains(place))
      #expect(try store.auditEntries(count: 9).last?["can_bo"]?.string == "Nguyễn Văn Mẫu")
    }
  }

  @Test("Giấy tờ, vắng mặt, đã xem, danh mục đủ: mỗi mẫu nói đúng một điều; thiếu ô thì nói ô nào")
  func statesOthers() async throws {
    try await ServedAPI.keeping { client, _ in
      let place = try upload(client)
      let cases: [([String: String], String?)] = [
        (["viec": "giay-to", "thanh_phan": "GH-4", "khong_nop": "co"], nil),
        (["viec": "giay-to", "thanh_phan": "GH-4", "khong_nop": "co", "tep": "a.docx"], "để trống ô tệp"),
        (["viec": "giay-to", "thanh_phan": "GH-4"], "Tệp là giấy tờ ấy"),
        (["viec": "giay-to", "thanh_phan": "GH-4", "tep": "khong-co.docx"], "không có tệp"),
        (["viec": "da-xem"], "«Tệp»"), (["viec": "du-dong", "danh_muc": "dây chuyền"], nil),
        (["viec": "gia-tri", "gia_tri": "1"], "«Dữ kiện»"),
        (["viec": "gia-tri", "du_kien": "công suất thiết kế", "gia_tri": "1 kg/h", "dong": "Lạ"], "«Dòng mới»"),
        (["viec": "khac"], "nêu việc gì"),
      ]
      var latest = place
      for (fields, said) in cases {
        let reply = try post(client, "\(latest)/neu", fields)
        guard let said else {
          #expect(reply.status == 303, "\(fields)")
          latest = try #require(reply.header("Location"))
          continue
        }
        #expect((400..<500).contains(reply.status) && text(reply).contains(said), "\(fields)")
      }
    }
  }

  @Test("Nêu ở lần cũ: không ghi gì, dẫn tới lần mới nhất")
  func refusesOld() async throws {
    try await ServedAPI.keeping { client, _ in
      let place = try upload(client)
      let said = ["viec": "du-dong", "danh_muc": "dây chuyền"]
      let next = try #require(try post(client, "\(place)/neu", said).header("Location"))
      let again = try post(client, "\(place)/neu", said)
      #expect(again.status == 409 && text(again).contains("href=\"\(next)\""))
    }
  }

  @Test("Xác nhận và bác dòng của dự thảo; bác thì phải có lý do, và chọn của các dòng khác còn nguyên")
  func confirms() async throws {
    try await ServedAPI.keeping { client, _ in
      let place = try upload(client)
      let html = text(try client.send("GET", "\(place)/du-thao"))
      let words = html.matches(of: /name="loi-([0-9]+)" value="([^"]*)"/).map { String($0.2) }
      let codes = html.matches(of: /name="ma-([0-9]+)" value="([^"]*)"/).map { String($0.2) }
      #expect(codes.prefix(2) == ["OT-006", "OT-017"] && html.contains("[chưa xác nhận]"))
      var fields = ["so_dong": "\(codes.count)"]
      for (index, code) in codes.enumerated() {
        fields["ma-\(index + 1)"] = code
        fields["loi-\(index + 1)"] = words[index].replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
      }
      #expect(text(try post(client, "\(place)/du-thao", fields)).contains("Chưa chọn xác nhận hay bác dòng nào"))
      fields["noi-1"] = "xac-nhan"
      fields["noi-2"] = "bac"
      let reasonless = text(try post(client, "\(place)/du-thao", fields))
      #expect(
        reasonless.contains("ô «Lý do»") && reasonless.contains("id=\"noi-2-bac\" name=\"noi-2\" value=\"bac\" checked")
      )
      fields["ly_do-2"] = "đã làm rõ qua điện thoại"
      let reply = try post(client, "\(place)/du-thao", fields)
      let next = try #require(reply.header("Location"))
      let after = text(try client.send("GET", next))
      #expect(next.hasSuffix("/du-thao") && after.contains("Cán bộ xác nhận ngày 10/09/2026"))
      #expect(after.contains("bác ngày 10/09/2026: đã làm rõ qua điện thoại"))
      #expect(text(try client.send("GET", next.replacing("/du-thao", with: ""))).contains("yêu cầu bổ sung, một lần"))
    }
  }

  @Test("Bộ quy tắc đã đổi: trang nói thế, báo cáo cũ còn đó, kiểm tra lại thì có lần mới")
  func otherRules() async throws {
    try await ServedAPI.keeping { store in
      let places = Once<String>()
      try await ServedAPI.serving(try PublishedRules.rulebook(), store) { client in
        let place = try upload(client)
        _ = places.value { place }
      }
      let place = places.value { "" }
      let edit = PublishedRules.Edit("rulebook.yaml", "changes:", "# bản khác\nchanges:")
      let other = try Rulebook(loading: PublishedRules.folder(after: [edit]))
      try await ServedAPI.serving(other, store) { client in
        let old = try client.send("GET", place)
        #expect(old.status == 409 && text(old).contains("action=\"\(place)/kiem-tra-lai\""))
        #expect(try client.send("GET", "/v1/checks\(place.dropFirst("/ho-so".count))").status == 200)
        let next = try #require(try post(client, "\(place)/kiem-tra-lai", [:]).header("Location"))
        #expect(try client.send("GET", next).status == 200)
      }
    }
  }
}
