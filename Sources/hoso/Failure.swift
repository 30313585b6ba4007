import ArgumentParser
import Dossiers
import Foundation
import Rulebook

/// The one place that renders errors and turns them into an exit status; nothing has been printed before.
struct Failure: Error {
  let status: Int32
  let message: String

  static func usage(_ message: String) -> Failure { Failure(status: 64, message: message) }

  init(status: Int32, message: String) {
    self.status = status
    self.message = message
  }

  init(_ error: DossierError) {
    let status: Int32 =
      switch error {
      case .notFound, .empty: 66
      case .unreadableFolder: 74
      case .notFolderOrZip, .brokenArchive, .protectedArchive, .archiveTooLarge, .hostileName, .tooManyFiles, .intake:
        65
      }
    self.init(status: status, message: error.description)
  }

  init(_ error: RulebookError) {
    let count = error.problems.count
    self.init(
      status: 78, message: "\(error)\nBộ quy tắc có \(count) lỗi; chưa mở hồ sơ nào. Sửa các chỗ trên rồi chạy lại.")
  }
}

/// Runs a command's body, which gives its text and status; a failure prints its message and no partial output.
func finish(_ body: () throws -> (text: String, status: Int32)) throws {
  do {
    let (text, status) = try body()
    print(text, terminator: "")
    throw ExitCode(status)
  } catch let failure as Failure {
    throw failure.told
  } catch let error as DossierError {
    throw Failure(error).told
  } catch let error as RulebookError {
    throw Failure(error).told
  }
}

extension Failure {
  /// Prints the message to standard error; the exit code to throw.
  var told: ExitCode {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    return ExitCode(status)
  }
}
