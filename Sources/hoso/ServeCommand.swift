import ArgumentParser
import Dispatch
import Dossiers
import Foundation
import Keeping
import Rulebook
import Service
import Values

struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Phục vụ API kiểm tra trên máy này. / Serve the check API on this machine.",
    aliases: ["phuc-vu"])

  @Option(help: "Cổng; 0 là cổng bất kỳ còn trống. / Port.")
  var port = 8080

  @Option(help: "Cơ quan đang xử lý. / Screening office.")
  var office: String?

  @OptionGroup var store: StoreOption

  @OptionGroup var rules: RulesOption

  @OptionGroup var signing: SigningOptions

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    let (rulebook, office) = try loaded()
    let reader = try orTold { try reading.reader(rulebook.map { [$0] } ?? [], tells: false) }
    let profiles = try orTold { try rulebook.map { try signing.profiles($0, in: rules) } ?? .none }
    let keeper = try orTold { try self.keeper() }
    let service = CheckService(
      rulebook: rulebook, reader: reader, office: office, today: { Clock.today() }, keeper: keeper,
      profiles: profiles)
    let finished = DispatchSemaphore(value: 0)
    let port = port
    Task {
      do {
        // Loopback only: other addresses need keys, which there are none of yet.
        try await service.run(host: "127.0.0.1", port: port) { port in
          tell("hoso đang phục vụ ở http://127.0.0.1:\(port)")
        }
      } catch {
        tell("Không phục vụ được ở cổng \(port). Chọn cổng khác bằng --port, hoặc 0 để lấy cổng còn trống.")
        Foundation.exit(74)
      }
      finished.signal()
    }
    finished.wait()
  }

  /// nil where no store is named: then nothing is kept, and it is said.
  private func keeper() throws -> Keeper? {
    guard let folder = store.folder else {
      tell("Không giữ hồ sơ nào: nêu --store THƯ-MỤC để giữ.")
      return nil
    }
    return Keeper(store: try Store(at: folder), now: { Clock.now() })
  }

  /// Without rules the service still answers, and says that it is not ready.
  private func loaded() throws -> (Rulebook?, Body?) {
    do {
      let rulebook = try rules.rulebook()
      guard let office else { return (rulebook, nil) }
      guard let body = rulebook.body(office) else {
        let failure = Failure.usage(
          "Không có cơ quan «\(office)»\(Suggestion.among(rulebook.bodies.map(\.id), for: office)).")
        throw failure.told
      }
      return (rulebook, body)
    } catch let error as RulebookError {
      _ = Failure(error).told
    } catch let failure as Failure {
      _ = failure.told
    }
    return (nil, nil)
  }
}
