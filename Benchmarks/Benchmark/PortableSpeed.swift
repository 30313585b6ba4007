import Dossiers
import Foundation
import TestSupport

/// Reading a PDF beside `pdftotext -bbox-layout`, which tells the words alone: both from start to exit, in turns, the same
/// bytes on standard input.
struct PortableSpeed {
  let program: String
  let rounds: Int

  private static let peer = "/usr/bin/pdftotext"

  /// - Parameter path: a PDF; without one, a short and a long one are made.
  static func run(program: String, path: String?, rounds: Int) throws {
    let speed = PortableSpeed(program: program, rounds: rounds)
    if let path {
      try speed.compare(path, Array(Data(contentsOf: URL(fileURLWithPath: path))))
    } else {
      try speed.compare("2 pages", Self.made(pages: 2))
      try speed.compare("400 pages", Self.made(pages: 400))
    }
  }

  private struct Refused: Error {
    let what: String
  }

  private func compare(_ name: String, _ bytes: [UInt8]) throws {
    let words = Command(
      path: Self.peer, arguments: ["-bbox-layout", "-cropbox", "/proc/self/fd/0", "-"], input: bytes)
    let reader = Command(path: program, arguments: [ReaderChild.argument], input: bytes)
    var times: (words: [Time], reader: [Time]) = ([], [])
    for _ in 0..<rounds {
      times.words.append(try time(words))
      times.reader.append(try time(reader))
    }
    guard times.reader[0].bytes > 1000 else { throw Refused(what: "\(name): the reader told a fault") }
    let (floor, ours) = (Time.median(times.words), Time.median(times.reader))
    print("\(name): \(bytes.count) bytes in; \(rounds) rounds in turns, medians, from start to exit")
    print(line("pdftotext -bbox-layout", floor))
    print(line("hoso \(ReaderChild.argument)", ours))
    print(
      String(
        format: "  wall %.2f times, %+.1f ms; processor %.2f times", ours.wall / floor.wall,
        (ours.wall - floor.wall) * 1000, ours.processor / floor.processor))
  }

  private struct Time {
    let wall: Double
    let processor: Double
    let bytes: Int

    static func median(_ times: [Time]) -> Time {
      func middle(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
      return Time(
        wall: middle(times.map(\.wall)), processor: middle(times.map(\.processor)), bytes: times.map(\.bytes).max() ?? 0
      )
    }
  }

  private func time(_ command: Command) throws -> Time {
    let start = DispatchTime.now().uptimeNanoseconds
    let run = command.measured()
    let wall = Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
    guard run.status == 0 else { throw Refused(what: "\(command.path) ended with \(run.status)") }
    return Time(wall: wall, processor: run.processor, bytes: run.bytes)
  }

  private func line(_ name: String, _ time: Time) -> String {
    String(
      format: "  %-24@ %9.1f ms wall %9.1f ms processor %10d bytes out", name as NSString, time.wall * 1000,
      time.processor * 1000, time.bytes)
  }

  /// Pages full of prose, every third with a ruled table in its lower half.
  private static func made(pages: Int) -> [UInt8] {
    let words =
      "company project investment land lease capital 2026 1.250 output dyeing water treated permit line of the"
      .split(separator: " ")
    var next = 0
    func text(_ count: Int) -> String {
      (0..<count).map { _ in
        next = (next * 5 + 3) % 1009
        return String(words[next % words.count])
      }.joined(separator: " ")
    }
    return PortableBuilder.pdf(
      (1...pages).map { number in
        PortableBuilder.page { page in
          page.text("Annual report", 260, 40, size: 9)
          page.text("\(number)", 295, 815, size: 9)
          let hasTable = number % 3 == 0
          for row in 0..<(hasTable ? 22 : 44) { page.text(text(13), 72, 80 + 16 * Double(row), size: 11) }
          guard hasTable else { return }
          page.table(
            (0..<10).map { row in ["\(row + 1)", text(3), text(2), text(1)] }, x: 72, y: 450,
            widths: [40, 180, 140, 90])
        }
      })
  }
}
