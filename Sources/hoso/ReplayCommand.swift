import ArgumentParser
import Foundation
import Keeping
import Rulebook
import Screening
import Service
import Values

struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Kiểm tra lại theo một bản ghi: có ra đúng báo cáo ấy từng byte không. / Make a recorded report again.",
    discussion: """
      Tệp của hồ sơ lấy từ kho (--store) hoặc từ một thư mục (--files), theo SHA-256 ghi trong bản ghi. Bộ quy tắc phải đúng
      ấn bản ghi trong bản ghi (--rules). Mã thoát: 0 giống từng byte, 65 khác hoặc tệp đã đổi, 78 bộ quy tắc khác.
      """,
    aliases: ["lam-lai"])

  @Argument(help: "Tệp record.json. / The record.")
  var record: String

  @Option(help: "Thư mục có các tệp của hồ sơ, theo tên trong bản ghi. / Folder with the files.")
  var files: String?

  @Option(help: "Tệp xac-nhan.json mà bản ghi cần khi tệp lấy từ --files. / Officers' words.")
  var words: String?

  @Option(name: .shortAndLong, help: "Ghi báo cáo làm lại vào đây. / Where the report goes.")
  var output: String?

  @OptionGroup var store: StoreOption

  @OptionGroup var rules: RulesOption

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    try finish {
      guard let bytes = FileManager.default.contents(atPath: record) else {
        throw Failure(status: 66, message: "Không đọc được \(record). Kiểm tra đường dẫn.")
      }
      let parsed: CheckRecord
      do {
        parsed = try CheckRecord(JSON.parse([UInt8](bytes)))
      } catch {
        throw Failure(status: 65, message: "\(record): không phải bản ghi của một lần kiểm tra (record.json).")
      }
      let rulebook = try rules.rulebook()
      guard rulebook.edition.digest == parsed.edition else {
        throw Failure(
          status: 78,
          message: "Bản ghi theo bộ quy tắc \(parsed.edition.hex); bộ đang nạp là \(rulebook.edition.digest.hex). "
            + "Dùng --rules với đúng ấn bản ấy.")
      }
      let report = try again(parsed, rulebook)
      if let output { try write(report, to: output) }
      let digest = Digest(of: report)
      return digest == parsed.reportDigest
        ? ("Giống từng byte: báo cáo \(digest.hex).\n", 0)
        : ("KHÁC: bản ghi nói \(parsed.reportDigest.hex), làm lại ra \(digest.hex).\n", 65)
    }
  }

  private func again(_ record: CheckRecord, _ rulebook: Rulebook) throws -> [UInt8] {
    let files = try taken(record)
    let reader = try reading.reader([rulebook], tells: false)
    do {
      return try record.bytes(of: files, words: try saidWords(record), by: rulebook, reader)
    } catch let error as CheckRecord.NotAgain {
      throw Failure(status: 65, message: "Không làm lại được: \(error)")
    }
  }

  /// What officers had said, as its digest says.
  private func saidWords(_ record: CheckRecord) throws -> [UInt8]? {
    guard let digest = record.words else { return nil }
    guard files != nil else { return try store.opened().content(digest) }
    guard let words, let data = FileManager.default.contents(atPath: words) else {
      throw Failure(status: 66, message: "Bản ghi cần lời cán bộ: lấy ở /v1/checks/MÃ/statements rồi nêu --words TỆP.")
    }
    guard Digest(of: [UInt8](data)) == digest else {
      throw Failure(status: 65, message: "\(words) không phải lời cán bộ của lần kiểm tra ấy: SHA-256 khác.")
    }
    return [UInt8](data)
  }

  /// The files, each as its digest says.
  private func taken(_ record: CheckRecord) throws -> [(name: String, bytes: [UInt8])] {
    guard let files else {
      let store = try store.opened()
      return try record.files.map { ($0.name, try store.content($0.digest)) }
    }
    return try record.files.map { file in
      let path = "\(files)/\(file.name)"
      guard let data = FileManager.default.contents(atPath: path) else {
        throw Failure(status: 66, message: "Không có \(path), bản ghi cần tệp này.")
      }
      guard Digest(of: [UInt8](data)) == file.digest else {
        throw Failure(status: 65, message: "\(path) không phải tệp đã kiểm tra: SHA-256 khác.")
      }
      return (file.name, [UInt8](data))
    }
  }
}
