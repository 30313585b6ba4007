import ArgumentParser
import Dossiers
import Foundation
import Keeping
import Rulebook
import Screening

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
      case .notFolderOrArchive, .brokenArchive, .protectedArchive, .archiveTooLarge, .notUnpacked, .hostileName,
        .tooManyFiles, .intake:
        65
      }
    self.init(status: status, message: error.description)
  }

  init(_ error: RulebookError) {
    let count = error.problems.count
    self.init(
      status: 78, message: "\(error)\nBộ quy tắc có \(count) lỗi; chưa mở hồ sơ nào. Sửa các chỗ trên rồi chạy lại.")
  }

  /// A mark of state secrecy.
  init(_ mark: SecrecyGate.Mark, _ message: String) { self.init(status: 65, message: mark.words(message)) }

  init(_ fault: UtteranceFault) { self.init(status: 64, message: fault.sentence(.command)) }

  init(_ why: NothingChecked) { self.init(status: why.status, message: "\(why)\n\(why.remedy)") }
}

/// Runs a command's body, which gives its text and status; a failure prints its message and no partial output.
/// - Parameter isData: whether the text is for programs (JSON, the bytes of a request) and printed as it is; a screen's
///   text is wrapped.
func finish(isData: Bool = false, _ body: () throws -> (text: String, status: Int32)) throws {
  let (text, status) = try orTold(body)
  print(isData ? text : TextColumns().fitted(text), terminator: "")
  throw ExitCode(status)
}

/// What the body gives; a failure that we know is told on standard error and thrown on as its exit status.
func orTold<Value>(_ body: () throws -> Value) throws -> Value {
  do {
    return try body()
  } catch let failure as Failure {
    throw failure.told
  } catch let error as DossierError {
    throw Failure(error).told
  } catch let error as RulebookError {
    throw Failure(error).told
  } catch let fault as UtteranceFault {
    throw Failure(fault).told
  } catch let error as StoreError {
    throw Failure(status: 74, message: "\(error)").told
  }
}

/// Writes a whole file, or leaves what was there.
func write(_ bytes: [UInt8], to path: String) throws(Failure) {
  do {
    try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
  } catch {
    throw Failure(status: 74, message: "Không ghi được \(path). Kiểm tra thư mục và quyền ghi.")
  }
}

/// A line or more on standard error, wrapped.
func tell(_ message: String) {
  // A suggestion ends with a question; the sentence around it needs no second stop.
  let text = TextColumns().fitted(message.replacing("?.", with: "?"))
  FileHandle.standardError.write(Data((text + "\n").utf8))
}

extension Failure {
  /// Prints the message to standard error; the exit code to throw.
  var told: ExitCode {
    tell(message)
    return ExitCode(status)
  }
}

/// Ends the program with what the argument parser or a command threw.
/// - Parameter words: the command line without the program's name.
func end(_ error: any Error, _ words: [String]) -> Never {
  let code = Hoso.exitCode(for: error)
  let text = Hoso.fullMessage(for: error)
  guard !(error is ExitCode), !text.isEmpty else { exit(code.rawValue) }
  guard code.isSuccess else {
    exit(Failure(status: code.rawValue, message: ParserWords(text, words).message).told.rawValue)
  }
  let isScript = words.contains { $0.hasPrefix("--generate-completion-script") || $0.hasPrefix("---") }
  print(isScript ? text : TextColumns().fitted(ParserWords.help(text)))
  exit(code.rawValue)
}
