import ArgumentParser
import Foundation
import Keeping

struct StoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "store", abstract: "Sao lưu, khôi phục, dọn kho của hoso serve. / Copy, restore, clean the store.",
    subcommands: [Backup.self, Restore.self, Vacuum.self], aliases: ["kho"])

  struct Backup: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "backup", abstract: "Sao lưu kho khi đang dùng. / Copy the store while it is used.",
      aliases: ["sao-luu"])

    @Argument(help: "Thư mục mới cho bản sao. / New folder.")
    var target: String

    @OptionGroup var store: StoreOption

    func run() throws {
      try finish {
        let count = try store.opened().backup(to: target)
        return ("Đã sao lưu vào \(target), \(count) tệp của hồ sơ.\n", 0)
      }
    }
  }

  struct Restore: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "restore",
      abstract: "Kiểm tra một bản sao rồi lập kho từ đó. / Check a copy and make a store of it.",
      aliases: ["khoi-phuc"])

    @Argument(help: "Thư mục của bản sao. / Folder of the copy.")
    var copy: String

    @OptionGroup var store: StoreOption

    func run() throws {
      try finish {
        guard let folder = store.folder else { throw Failure.usage("Khôi phục vào đâu? Nêu --store THƯ-MỤC.") }
        let count = try Store.restore(from: copy, to: folder)
        return ("Bản sao nguyên vẹn; đã khôi phục vào \(folder), \(count) lần kiểm tra.\n", 0)
      }
    }
  }

  struct Vacuum: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "vacuum", abstract: "Xóa hồ sơ quá tuổi, tệp thừa, trả chỗ cho đĩa. / Remove what is old or unused.",
      aliases: ["don"])

    @Option(help: "Xóa lần kiểm tra cũ hơn số ngày này; không nêu thì không xóa hồ sơ nào. / Days.")
    var olderThan: Int?

    @OptionGroup var store: StoreOption

    func run() throws {
      try finish {
        if let olderThan, !(1...36_500).contains(olderThan) {
          throw Failure.usage("--older-than là số ngày, từ 1 đến 36500.")
        }
        let before = olderThan.map { Date(timeIntervalSinceNow: -86_400 * Double($0)).formatted(.iso8601) }
        let now = Clock.now()
        let done = try store.opened().vacuum(before: before) { check in
          AuditEntry(at: now, key: "hoso store vacuum", officer: nil, act: .removed, check: check.id)
        }
        let rest =
          done.isCompact ? "" : " Chưa gọn được hoso.sqlite: đĩa còn ít chỗ, hoặc kho đang bận. Chạy lại khi có chỗ."
        return (
          "Đã xóa \(done.checks) lần kiểm tra và \(done.jobs) việc không xong quá tuổi, \(done.contents) tệp không hồ sơ nào dùng, \(done.leftovers) phần ghi dở.\(rest)\n",
          0
        )
      }
    }
  }
}
