import ArgumentParser
import Foundation
import Keeping
import Values

struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Khóa của hoso serve: tạo, xem, đổi, thu hồi. / Keys of the check API.",
    discussion: """
      Dùng được khi hoso serve đang chạy: khóa mới, khóa đổi, khóa thu hồi có hiệu lực ngay. Kho đã có khóa thì mọi người gọi \
      phải có khóa.
      """,
    subcommands: [Create.self, List.self, Rotate.self, Revoke.self], aliases: ["khoa"])

  struct Create: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "create", abstract: "Tạo khóa, in ra một lần. / Make a key, shown once.", aliases: ["tao"])

    @Option(help: "Hệ thống hay người giữ khóa. / Who has it.")
    var label: String

    @Option(
      name: .customLong("scope"),
      help: """
        Quyền, nêu được nhiều lần: check gửi hồ sơ, review xem và xử lý mọi hồ sơ, audit xem nhật ký, selfcheck tự kiểm \
        thành phần. / What for.
        """)
    var scopes: [AccessKey.Scope]

    @Option(help: "Hết hạn sau số ngày này; không nêu thì không tự hết hạn. / Days.")
    var expires: Int?

    @OptionGroup var store: StoreOption

    func run() throws {
      try finish(isData: true) {
        let label = label.trimmingBlanks
        guard (1...100).contains(label.count) else { throw Failure.usage("--label dài 1 đến 100 ký tự.") }
        let made = try store.made().makeKey(
          label: label, scopes: scopes, at: Clock.now(), expires: try expires.map(Expiry.day))
        tell(told(made))
        return ("\(made.text)\n", 0)
      }
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Các khóa, không có phần bí mật. / The keys, without their secrets.",
      aliases: ["danh-sach"])

    @OptionGroup var store: StoreOption

    func run() throws {
      try finish {
        let keys = try store.opened().keys()
        let now = Clock.now()
        guard !keys.isEmpty else { return ("Kho chưa có khóa nào: chỉ phục vụ máy này, không cần khóa.\n", 0) }
        return (keys.map { "\($0.line(at: now))\n" }.joined(), 0)
      }
    }
  }

  struct Rotate: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "rotate",
      abstract: "Đổi khóa: hồ sơ vẫn của người giữ cũ. / Replace a key; what is kept stays its owner's.",
      aliases: ["doi"])

    @Argument(help: "Mã khóa đang dùng. / The key's id.")
    var id: String

    @Option(help: "Khóa cũ còn dùng được bao nhiêu giờ; khóa bị lộ thì 0. / Hours.")
    var overlap = 24

    @Option(help: "Khóa mới hết hạn sau số ngày này; không nêu thì lâu như khóa cũ. / Days.")
    var expires: Int?

    @OptionGroup var store: StoreOption

    func run() throws {
      try finish(isData: true) {
        guard (0...720).contains(overlap) else { throw Failure.usage("--overlap là số giờ, từ 0 đến 720.") }
        let store = try store.opened()
        let old = try store.key(named: id)
        guard old.revoked == nil, old.replacedBy == nil else {
          let why = old.revoked == nil ? "đã đổi sang khóa \(old.replacedBy ?? "")" : "đã thu hồi"
          throw Failure.usage("Khóa \(id) \(why). Xem khóa đang dùng: hoso keys list.")
        }
        let ends = try expires.map(Expiry.day) ?? old.spanAgain
        let overlapEnds = Expiry.after(seconds: overlap * 3600)
        guard
          let made = try store.rotateKey(id, at: Clock.now(), overlapEnds: overlapEnds, expires: ends)
        else { throw Failure.usage("Khóa \(id) vừa bị đổi hoặc thu hồi. Xem hoso keys list.") }
        tell("\(told(made)) Khóa cũ \(id) \(overlap == 0 ? "hết hiệu lực ngay" : "còn dùng được \(overlap) giờ").")
        return ("\(made.text)\n", 0)
      }
    }
  }

  struct Revoke: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "revoke", abstract: "Thu hồi khóa ngay. / Revoke a key at once.", aliases: ["thu-hoi"])

    @Argument(help: "Mã khóa. / The key's id.")
    var id: String

    @OptionGroup var store: StoreOption

    func run() throws {
      try finish {
        let store = try store.opened()
        let owner = try store.key(named: id).owner
        _ = try store.revokeKey(id, at: Clock.now())
        let now = Clock.now()
        let left = try store.keys().filter { $0.owner == owner && $0.isLive(at: now) }.map(\.id)
        let rest = left.isEmpty ? "" : " Cùng người giữ còn khóa \(left.joined(separator: ", ")) dùng được."
        return ("Đã thu hồi khóa \(id).\(rest)\n", 0)
      }
    }
  }
}

extension AccessKey.Scope: ExpressibleByArgument {}

/// Says what to do with a key that is printed this once.
private func told(_ made: Store.NewKey) -> String {
  let ends = made.key.expires.map { "hết hạn \($0)" } ?? "không tự hết hạn"
  return """
    Khóa \(made.key.id), \(made.key.scopes.map(\.rawValue).joined(separator: ", ")), \(ends). Chuỗi in ra chỉ hiện lần này: \
    cất vào nơi giữ bí mật của hệ thống gọi, gửi kèm mỗi yêu cầu là Authorization: Bearer KHÓA.
    """
}

/// When a key ends, RFC 3339, UTC.
private enum Expiry {
  static func day(_ days: Int) throws(Failure) -> String {
    guard (1...3650).contains(days) else { throw Failure.usage("--expires là số ngày, từ 1 đến 3650.") }
    return after(seconds: days * 86_400)
  }

  static func after(seconds: Int) -> String { Date(timeIntervalSinceNow: Double(seconds)).formatted(.iso8601) }
}

extension Store {
  /// - Throws: a failure that names the nearest, where there is no such key.
  fileprivate func key(named id: String) throws -> AccessKey {
    let keys = try keys()
    guard let key = keys.first(where: { $0.id == id }) else {
      throw Failure.usage("Không có khóa «\(id.visible)»\(Suggestion.among(keys.map(\.id), for: id)).")
    }
    return key
  }
}

extension AccessKey {
  /// The end of a key made now that lasts as long as this one was to; nil where it was not to end.
  fileprivate var spanAgain: String? {
    guard let start = Instant(iso8601: created), let end = expires.flatMap({ Instant(iso8601: $0) }) else { return nil }
    return Expiry.after(seconds: end.seconds - start.seconds)
  }

  fileprivate func line(at now: String) -> String {
    let state =
      if let revoked {
        "thu hồi \(revoked)"
      } else if !isLive(at: now) {
        "hết hạn \(expires ?? "")"
      } else {
        expires.map { "đến \($0)" } ?? "không tự hết hạn"
      }
    let next = replacedBy.map { ", thay bằng \($0)" } ?? ""
    return
      "\(id)  \(scopes.map(\.rawValue).joined(separator: ","))  \(label.visible)\n  tạo \(created), \(state)\(next)"
  }
}
