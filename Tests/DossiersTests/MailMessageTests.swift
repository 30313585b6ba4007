import TestSupport
import Testing
import Values

@testable import Dossiers

@Suite("Thư điện tử trong hồ sơ")
struct MailMessageTests {
  private let reader = DossierReader(reader: TestPrograms.reader(ReaderChild.argument))
  private let word = WordBuilder.docx(body: WordBuilder.p("Giấy tờ"))

  private func lines(_ lines: String...) -> [UInt8] { Array(lines.joined(separator: "\r\n").utf8) }

  private func base64(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let number = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0...3 { text.append(place <= group.count ? alphabet[number >> (18 - 6 * place) & 63] : "=") }
      if (start / 3) % 19 == 18 { text += "\r\n" }
    }
    return text
  }

  private func letter(_ file: [UInt8], name: String, end: String = "--m--") -> [UInt8] {
    lines(
      "Received: from a by b;", "\twith ESMTP", "From: =?UTF-8?Q?Tr=E1=BA=A7n_Th=E1=BB=8B?= <a@x.vn>",
      "Subject: =?UTF-8?B?SOG7kyBzxqEgxJHhu4EgbmdoaQ==?=", " =?UTF-8?B?IGPhuqVw?=",
      "Date: Mon, 2 Mar 2026 09:00:00 +0700", "MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=\"m\"", "",
      "Lời của chương trình.", "--m", "Content-Type: multipart/alternative; boundary=a", "", "--a",
      "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: quoted-printable", "",
      "K=C3=ADnh g=E1=BB=ADi Ph=C3=B2ng =", "=C4=90=E1=BA=A7u t=C6=B0,", "", "Xin g=E1=BB=ADi h=E1=BB=93 s=C6=A1.",
      "--a",
      "Content-Type: text/html; charset=utf-8", "", "<p>Kính gửi <b>MẬT</b></p>", "--a--", "--m",
      "Content-Type: application/octet-stream", "Content-Transfer-Encoding: base64",
      "Content-Disposition: attachment; \(name)", "", base64(file), end, "")
  }

  private func dossier(_ name: String, _ bytes: [UInt8]) throws -> Dossier {
    try reader.dossier(named: "h", parts: [(name: name, bytes: bytes)])
  }

  private func texts(_ document: Document?) -> [String] {
    (document?.blocks ?? []).map { if case .paragraph(let paragraph) = $0 { paragraph.text } else { "" } }
  }

  @Test("Lời thư là một văn bản, tệp đính kèm là tệp bên trong; bản HTML chỉ để soi dấu mật")
  func readsLetters() throws {
    let dossier = try dossier("thư.eml", letter(word, name: "filename*0*=UTF-8''%C4%91%C6%A1; filename*1*=n.docx"))
    #expect(dossier.files.map(\.path) == ["thư.eml", "thư.eml/đơn.docx"] && dossier.unreadable.isEmpty)
    #expect(
      texts(dossier.documents.first) == [
        "Chủ đề: Hồ sơ đề nghi cấp", "Người gửi: Trần Thị <a@x.vn>", "Ngày gửi: Mon, 2 Mar 2026 09:00:00 +0700",
        "Kính gửi Phòng Đầu tư,", "Xin gửi hồ sơ.",
      ])
    #expect(dossier.documents.first?.asides.map { $0.text.contains("MẬT") } == [true])
    #expect(texts(dossier.documents.last) == ["Giấy tờ"])
  }

  @Test(
    "Tên tệp đính kèm đọc được theo mọi cách viết",
    arguments: [
      ("filename=\"=?UTF-8?Q?=C4=91=C6=A1n.docx?=\"", "đơn.docx"), ("filename=\"đơn.docx\"", "đơn.docx"),
      ("filename*=windows-1258''%F0%F5n.docx", "đơn.docx"), ("filename=\"a\\\"b;c.docx\"", "a\"b;c.docx"),
      ("filename=\"../../x.docx\"", "%2E%2E%2F%2E%2E%2Fx.docx"),
    ])
  func readsNames(_ written: String, _ name: String) throws {
    let files = try dossier("t.eml", letter(word, name: written)).files
    #expect(files.map(\.path) == ["t.eml", "t.eml/\(name)"] || files.map(\.path) == ["t.eml/\(name)", "t.eml"])
  }

  @Test("Thư trong thư và tệp nén trong thư mở theo lớp; thư chỉ có HTML nêu nội dung như một tệp")
  func opensWhatIsInside() throws {
    let rar = ArchiveBuilder.archive(.rar5, [("a.docx", word)])
    let nested =
      lines(
        "From: a@x.vn", "Subject: x", "Content-Type: multipart/mixed; boundary=q", "", "--q",
        "Content-Type: message/rfc822", "") + Array("\r\n".utf8) + letter(rar, name: "filename=k.rar")
      + lines("", "--q--")
    #expect(
      try dossier("t.eml", nested).documents.map(\.path) == ["t.eml", "t.eml/thu.eml", "t.eml/thu.eml/k.rar/a.docx"])
    let page = lines("From: a@x.vn", "Subject: x", "Content-Type: text/html", "", "<p>Kính gửi</p>")
    #expect(try dossier("t.eml", page).files.map(\.path) == ["t.eml", "t.eml/noi-dung.html"])
  }

  @Test("Thư cụt, lồng quá sâu hay tệp đính kèm hỏng: nêu ra, không bao giờ thiếu mà im lặng")
  func tellsDamage() throws {
    let cut = try dossier("t.eml", letter(word, name: "filename=a.docx", end: ""))
    #expect(cut.documents.map(\.path) == ["t.eml"] && cut.documents.first?.unreadParts.map(\.kind) == [.other])
    let deep = try dossier("t.eml", HostileBuilder.deepLetter(1000))
    #expect(deep.documents.first?.unreadParts.map(\.kind) == [.other] && deep.files.count == 1)
    let letters = try dossier("t.eml", HostileBuilder.lettersInLetters(40))
    #expect(letters.unreadable.map(\.why) == [.tooDeep] && letters.documents.count == 3)
    let broken = String(decoding: letter(word, name: "filename=a.docx"), as: UTF8.self).replacing("UEs", with: "U*s")
    let told = try dossier("t.eml", Array(broken.utf8))
    #expect(told.unreadable.map(\.path) == ["t.eml/a.docx"] && told.unreadable.map(\.why) == [.broken])
  }

  @Test("Văn bản thường không phải thư; thư Outlook .msg được nêu đúng tên")
  func tellsLettersFromOthers() throws {
    #expect(FileForm(head: Array("Kính gửi: Sở Tài chính\nNgày: 1\n".utf8)[...]) != .mail)
    #expect(FileForm(head: Array("From: a\nNgày mai\n".utf8)[...]) != .mail)
    let outlook: [UInt8] =
      [0xD0, 0xCF, 0x11, 0xE0, 0, 0] + "__properties_version1.0".utf8.flatMap { [$0, 0] as [UInt8] }
    #expect(throws: Unreadable.outlookMessage) { try ReaderChild.document(of: outlook) }
  }

  @Test("Chữ trong bảng mã cũ của thư đọc đúng; tên hai tệp trùng nhau không làm mất tệp")
  func readsOldLetters() throws {
    let head = "From: a@x.vn\nSubject: x\nContent-Type: text/plain; charset=iso-8859-1\n\n"
    #expect(texts(MailMessage(Array(head.utf8) + [0x68, 0xE5, 0x20, 0x73, 0xAC]).document(of: [])).last == "hồ sơ")
    let part = "--q\nContent-Type: image/png; name=image001.png\n\nx\n"
    let twins = "From: a\nTo: b\nContent-Type: multipart/related; boundary=q\n\n\(part)\(part)--q--\n"
    #expect(MailMessage(Array(twins.utf8)).entries.map(\.name) == ["image001.png", "2-image001.png"])
  }
}
