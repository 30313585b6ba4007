import ArgumentParser
import Foundation
import Keeping

/// Which folder things are kept in: `--store`, else what systemd names.
struct StoreOption: ParsableArguments {
  @Option(help: "Thư mục của kho; không nêu thì STATE_DIRECTORY. / Folder of the store.")
  var store: String?

  /// nil where none is named.
  var folder: String? { store ?? ProcessInfo.processInfo.environment["STATE_DIRECTORY"] }

  /// The store, made where there is none yet.
  func made() throws -> Store {
    guard let folder else { throw Failure.usage("Chưa biết kho nào. Nêu --store THƯ-MỤC.") }
    return try Store(at: folder)
  }

  /// - Throws: a failure where there is no store yet.
  func opened() throws -> Store {
    guard let folder else { throw Failure.usage("Chưa biết kho nào. Nêu --store THƯ-MỤC.") }
    guard FileManager.default.fileExists(atPath: "\(folder)/hoso.sqlite") else {
      throw Failure(status: 66, message: "Không có kho ở \(folder). Kiểm tra --store; hoso serve --store lập kho mới.")
    }
    return try Store(at: folder)
  }
}
