import Dossiers
import Foundation
import TestSupport

/// Reading a PDF beside `pdftotext -bbox-layout`, which tells the words alone: both from start to exit, the same bytes on
/// standard input, in rounds of one run each, in which they take turns at going first.
struct PortableSpeed {
  let program: String

  private static let peer = "/usr/bin/pdftotext"

  /// - Parameter path: a PDF; without one, a short and a long one are made.
  static func run(program: String, path: String?) throws {
    let speed = PortableSpeed(program: program)
    if let path {
      try speed.compare(path, Array(Data(contentsOf: URL(fileURLWithPath: path))))
    } else {
      try speed.compare("2 pages", Self.made(pages: 2))
      try speed.compare("400 pages", Self.made(pages: 400))
    }
  }

  /// A file is read this often, or as often as seconds allow.
  private static let rounds = 5...41
  private static let seconds = 12.0

  private struct Refused: Error {
    let what: String
  }

  private func compare(_ name: String, _ bytes: [UInt8]) throws {
    let words = Command(
      path: Self.peer, arguments: ["-bbox-layout", "-cropbox", "/proc/self/fd/0", "-"], input: bytes)
    let reader = Command(path: program, arguments: [ReaderChild.argument], input: bytes)
    var rounds: [(words: Time, reader: Time)] = []
    var spent = 0.0
    while rounds.count < Self.rounds.lowerBound || spent < Self.seconds && rounds.count < Self.rounds.upperBound {
      let first = rounds.count.isMultiple(of: 2) ? try time(words) : nil
      let ours = try time(reader)
      let floor = try first ?? time(words)
      rounds.append((floor, ours))
      spent += floor.wall + ours.wall
    }
    guard rounds[0].reader.bytes > 1000 else { throw Refused(what: "\(name): the reader told a fault") }
    print("\(name): \(bytes.count) bytes in; \(rounds.count) rounds, medians, from start to exit")
    print(line("pdftotext -bbox-layout", Time.median(rounds.map(\.words))))
    print(line("hoso \(ReaderChild.argument)", Time.median(rounds.map(\.reader))))
    print("  in a round, medians with the least and the most:")
    print("    wall      " + spread(rounds.map { $0.reader.wall / $0.words.wall }, "times"))
    print("    more      " + spread(rounds.map { 1000 * ($0.reader.wall - $0.words.wall) }, "ms"))
    print("    processor " + spread(rounds.map { $0.reader.processor / $0.words.processor }, "times"))
  }

  private func spread(_ values: [Double], _ unit: String) -> String {
    let sorted = values.sorted()
    return String(
      format: "%.2f %@ (%.2f to %.2f)", sorted[sorted.count / 2], unit as NSString, sorted[0], sorted[sorted.count - 1])
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
