import ArgumentParser
import Keeping
import Screening
import Service
import Values

struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "Nhật ký kiểm toán của hoso serve. / The audit of the service.",
    subcommands: [Verify.self, List.self], aliases: ["kiem-toan"])

  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "verify",
      abstract: "Xem chuỗi có bản ghi nào bị sửa, mất, chèn, đổi chỗ. / Examine the chain.",
      discussion: """
        In mã băm cuối của chuỗi. Ghi lại mã ấy ở nơi khác, rồi lần sau nêu bằng --known: đuôi bị cắt mới thấy được chắc
        chắn. Mã thoát 65 khi có lỗi.
        """,
      aliases: ["xac-minh"])

    @Option(help: "Mã băm cuối đã ghi lại lần trước. / The head that was noted before.")
    var known: String?

    @OptionGroup var store: StoreOption

    func run() throws {
      try finish {
        let examined = try store.opened().examine(known: known?.lowercased())
        guard examined.faults.isEmpty else {
          let told = examined.faults.map { "  \($0)\n" }.joined()
          return ("CHUỖI KIỂM TOÁN KHÔNG NGUYÊN VẸN, \(examined.sound) bản ghi còn đúng:\n\(told)", 65)
        }
        return ("Chuỗi nguyên vẹn, \(examined.sound) bản ghi. Mã băm cuối: \(examined.head)\n", 0)
      }
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "Danh sách cho đoàn kiểm tra: hồ sơ, thời kỳ, căn cứ, người xử lý, ngày (CSV). / The inspectors' list.",
      aliases: ["danh-sach"])

    @Option(help: "Từ ngày này (giờ Việt Nam). / From this day.")
    var from: String?

    @Option(help: "Đến hết ngày này. / To this day.")
    var to: String?

    @OptionGroup var store: StoreOption

    func run() throws {
      try finish(isData: true) {
        let first = try from.map { try day($0, "--from") }
        let last = try to.map { try day($0, "--to") }
        return (try InspectorsList(store.opened(), from: first, to: last).csv, 0)
      }
    }
  }
}
