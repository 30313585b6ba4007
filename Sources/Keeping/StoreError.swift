import GRDB
import Glibc

/// Why something could not be kept or found again; in Vietnamese, with what to do.
package enum StoreError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The folder cannot be made or written to.
  case folder(String)
  /// The disk is full; nothing of the request was kept.
  case full
  /// Another process holds the database.
  case locked
  /// Another service has the store in this folder; nil: it did not write down who it is.
  case served(String, by: StoreHolder?)
  /// The folder that is served is not where it was, or another lies there.
  case moved(String)
  /// The database was written by a later version of the program.
  case newer
  /// What the database says and what lies on the disk differ.
  case damaged(String)
  /// An `Idempotency-Key` came again with another request.
  case otherRequest
  /// Another check follows this one already; the latest that does, directly or by others.
  case followed(by: String)
  /// The check that is to be followed is not there any more.
  case gone(String)
  /// Anything else the database says.
  case database(String)

  package var description: String {
    switch self {
    case .folder(let path): "Không ghi được vào \(path). Kiểm tra đường dẫn và quyền ghi."
    case .full: "Hết chỗ trên đĩa; không giữ gì của yêu cầu này. Giải phóng đĩa hoặc chạy hoso store vacuum."
    case .locked: "Kho đang bị chương trình khác khóa. Thử lại sau, hoặc dừng chương trình ấy."
    case .served(let folder, let holder):
      "Kho \(folder) đang do một hoso serve giữ\(holder.map { ", \($0)" } ?? ""). Mỗi kho một dịch vụ: dừng dịch vụ ấy trước "
        + "(systemctl stop hoso\(holder.map { ", hoặc kill \($0.process)" } ?? "")), hoặc nêu thư mục khác."
    case .moved(let folder):
      "Thư mục kho \(folder) đã bị dời hoặc thay khi đang phục vụ; không ghi gì. Dừng dịch vụ, đặt lại kho, khởi động lại."
    case .newer: "Kho do bản mới hơn của chương trình ghi. Dùng bản mới, hoặc khôi phục bản sao cũ."
    case .damaged(let what): "Kho hỏng: \(what). Khôi phục từ bản sao: hoso store restore."
    case .otherRequest: "Idempotency-Key này đã dùng cho một yêu cầu khác. Dùng khóa mới cho yêu cầu mới."
    case .followed(let latest): "Lần kiểm tra này đã có lần sau; lần mới nhất là \(latest). Xem lần ấy rồi nêu lại."
    case .gone(let id): "Không còn lần kiểm tra \(id)."
    case .database(let what): "Kho không dùng được: \(what)."
    }
  }

  /// What a file operation says, by `errno`.
  init(errno code: Int32, at path: String) {
    self = [ENOSPC, EDQUOT].contains(code) ? .full : .folder(path)
  }

  init(_ error: any Error) {
    switch error {
    case let error as StoreError: self = error
    case let error as DatabaseError:
      switch error.resultCode {
      case .SQLITE_FULL: self = .full
      // The memory that connections share lies on the same disk.
      case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_SHMSIZE: self = .full
      case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked
      case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .damaged("cơ sở dữ liệu không đọc được")
      default: self = .database(error.message ?? "mã \(error.resultCode.rawValue)")
      }
    default: self = .database("\(error)")
    }
  }
}
