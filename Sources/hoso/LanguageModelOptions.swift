import ArgumentParser
import Foundation
import JailShim
import LanguageModels
import Screening
import Values

/// Which model may be asked, whether a connection may be opened, and where each call is written down.
struct LanguageModelOptions: ParsableArguments {
  @Option(
    help:
      "Mô hình được hỏi: mã trong hoso models list, hoặc tệp cấu hình; không nêu thì không hỏi mô hình nào. / Provider."
  )
  var model: String?

  @Flag(help: "Không mở kết nối nào, dù có --model. / Open no connection.")
  var offline = false

  @Option(
    help: "Sổ ghi mỗi lần gửi; không nêu thì HOSO_LEDGER hoặc thư mục trạng thái của người dùng. / Ledger of calls.")
  var ledger: String?

  /// The model; nil where none is named.
  /// - Parameter isPreview: nothing is sent and nothing written down.
  func languageModel(isPreview: Bool = false) throws -> LanguageModel? {
    if offline { try Self.denySockets() }
    guard let model else {
      if isPreview { throw Failure.usage("--preview cần --model MÃ-HOẶC-TỆP.") }
      return nil
    }
    return try Self.languageModel(
      Self.provider(model), isOffline: offline || isPreview, ledger: isPreview ? nil : Self.ledger(ledger))
  }

  static func languageModel(_ provider: Provider, isOffline: Bool, ledger: Ledger?) -> LanguageModel {
    LanguageModel(
      provider: provider, isOffline: isOffline, environment: ProcessInfo.processInfo.environment, ledger: ledger)
  }

  /// That no connection is opened is kept by the system too, for this process and all that it starts.
  private static func denySockets() throws {
    let failed = jail_deny_sockets(0)
    guard failed == 0 else {
      throw Failure(
        status: 70,
        message: "Không dựng được tường chặn kết nối của --offline (\(String(cString: strerror(failed)))); chưa làm gì."
      )
    }
  }

  /// The provider of this id or file.
  static func provider(_ name: String) throws -> Provider {
    let path = ProviderFolder(ProcessInfo.processInfo.environment).file(of: name)
    do {
      return try ProviderFolder.provider(at: path)
    } catch {
      let known = ProviderFolder(ProcessInfo.processInfo.environment).files.compactMap {
        try? ProviderFolder.provider(at: $0).id
      }
      let hint = FileManager.default.fileExists(atPath: path) ? "" : Suggestion.among(known, for: name)
      throw Failure(status: 78, message: "\(path): \(error)\(hint)")
    }
  }

  static func ledger(_ named: String?) throws -> Ledger {
    let environment = ProcessInfo.processInfo.environment
    let path = named ?? environment["HOSO_LEDGER"] ?? state("so-gui.ndjson", environment)
    do {
      return try Ledger(path: path) { Clock.now() }
    } catch {
      throw Failure(status: 74, message: "\(error)")
    }
  }

  /// Where the XDG base directories keep what a program leaves behind.
  static func state(_ name: String, _ environment: [String: String]) -> String {
    (environment["XDG_STATE_HOME"] ?? NSHomeDirectory() + "/.local/state") + "/hoso/\(name)"
  }
}
