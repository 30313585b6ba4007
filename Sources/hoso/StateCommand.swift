import ArgumentParser
import Dossiers
import Screening

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
      let entries = try screening.entries(of: [utterance()], by: name, on: screening.settings.today, about: report)
      try officer.add(entries, to: dossier, screening, opened)
      return ("Đã ghi \(entries.count) xác nhận của \(name) vào \(Dossier.statementsName).\n", 0)
    }
  }

  private func utterance() throws -> Utterance {
    if let complete {
      guard [fact, value, self.is, self.as, absent, seen].allSatisfy({ $0 == nil }) else {
        throw Failure.usage("--complete đứng một mình. Xem hoso state --help.")
      }
      return Utterance(.complete(collection: complete), from: from)
    }
    let content: Utterance.Content
    switch (fact, value, self.is, self.as, absent, seen) {
    case (let fact?, let value?, nil, nil, nil, nil):
      content = .value(fact: fact, words: value, row: row, collection: collection, isNewRow: newRow)
    case (nil, nil, let file?, let what?, nil, nil): content = .kind(file: file, what: what)
    case (nil, nil, nil, nil, nil, let file?): content = .seen(file: file)
    case (nil, nil, nil, nil, let absent?, nil):
      content = .absent(components: absent.split(separator: ",").map(String.init))
    default:
      throw Failure.usage(
        "Nêu đúng một trong: DỮ-KIỆN GIÁ-TRỊ; --is TỆP --as MÃ; --absent MÃ,MÃ; --seen TỆP; --complete DANH-MỤC. Xem hoso state --help."
      )
    }
    return Utterance(content, from: from)
  }
}
