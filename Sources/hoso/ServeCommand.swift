import ArgumentParser
import Dispatch
import Dossiers
import Foundation
import Keeping
import MemoryShim
import Rulebook
import Service
import Values

struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Phục vụ API kiểm tra. / Serve the check API.",
    discussion: """
      Địa chỉ khác máy này (--host) chỉ phục vụ khi kho có khóa còn hiệu lực: hoso keys create. hoso không mã hóa đường \
      truyền: đặt sau một máy chủ TLS.
      """,
    aliases: ["phuc-vu"])

  @Option(help: "Cổng; 0 là cổng bất kỳ còn trống. / Port.")
  var port = 8080

  @Option(help: "Địa chỉ phục vụ. / Address.")
  var host = "127.0.0.1"

  @Option(help: "Cơ quan đang xử lý. / Screening office.")
  var office: String?

  @Option(help: "Số lần kiểm tra mỗi khóa được gửi trong một phút. / Checks a minute for each key.")
  var rate = ServiceLimits().checksAMinute

  @Option(help: "Số lần tự kiểm mỗi mã hồ sơ trong một giờ. / Self-checks an hour for each dossier.")
  var selfChecks = ServiceLimits().selfChecksAnHour

  @Option(help: "Số hồ sơ kiểm tra cùng lúc. / Checks at once.")
  var atOnce = ServiceLimits().atOnce

  @Flag(
    name: .customLong("behind-tls"),
    help: "Có máy chủ TLS ở trước: cookie của trang chỉ đi qua TLS. / Behind TLS: cookies are Secure.")
  var behindTLS = false

  @OptionGroup var store: StoreOption

  @OptionGroup var rules: RulesOption

  @OptionGroup var signing: SigningOptions

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    // A report is a few hundred kilobytes: taken from the system and given back for every one, its pages are cleared anew.
    keep_memory(4 << 20, 64 << 20)
    CheckService.serveOnItsThreads()
    let limits = try orTold { try self.limits() }
    let (rulebook, office) = try loaded()
    let reader = try orTold { try reading.reader(rulebook.map { [$0] } ?? [], tells: false) }
    let profiles = try orTold { try rulebook.map { try signing.profiles($0, in: rules) } ?? .none }
    let keeper = try orTold { try self.keeper() }
    try orTold { try checkKeys(keeper) }
    let service = CheckService(
      rulebook: rulebook, reader: reader, office: office, today: { Clock.today() }, keeper: keeper,
      profiles: profiles, limits: limits, isBehindTLS: behindTLS,
      tell: { line in
        // One line however long, for whoever reads the journal.
        FileHandle.standardError.write(Data("\(line)\n".utf8))
      })
    let finished = DispatchSemaphore(value: 0)
    let (host, port) = (host, port)
    Task {
      do {
        try await service.run(host: host, port: port) { port in
          tell("hoso đang phục vụ ở http://\(host.contains(":") ? "[\(host)]" : host):\(port)")
        }
      } catch {
        tell("Không phục vụ được ở \(host), cổng \(port). Chọn --port khác (0: cổng còn trống), hoặc xem lại --host.")
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
    return Keeper(store: try Store(at: folder, servedFrom: Clock.now()), now: { Clock.now() })
  }

  private func limits() throws(Failure) -> ServiceLimits {
    guard (1...100_000).contains(rate) else { throw .usage("--rate là số lần mỗi phút, từ 1 đến 100000.") }
    guard (1...1024).contains(atOnce) else { throw .usage("--at-once là số hồ sơ cùng lúc, từ 1 đến 1024.") }
    var limits = ServiceLimits()
    guard (1...100_000).contains(selfChecks) else {
      throw .usage("--self-checks là số lần mỗi giờ, từ 1 đến 100000.")
    }
    limits.checksAMinute = rate
    limits.selfChecksAnHour = selfChecks
    limits.atOnce = atOnce
    return limits
  }

  /// Nobody but this machine is served without keys.
  private func checkKeys(_ keeper: Keeper?) throws {
    guard !Loopback.contains(host), try keeper?.hasLiveKey() != true else { return }
    throw Failure(
      status: 78,
      message: """
        Chưa phục vụ ở \(host): địa chỉ ngoài máy này cần kho có ít nhất một khóa còn hiệu lực. Tạo khóa rồi chạy lại:
          hoso keys create --label "Hệ thống một cửa" --scope check --store \(store.folder ?? "THƯ-MỤC")
        """)
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
