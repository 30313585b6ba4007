import Foundation
import Rulebook
import Values

/// Text that a text holds in another form: in base64, or in tags (U+E0020 to U+E007E) that nobody sees.
enum CodedText {
  /// More of it nobody looks for.
  private static let most = 16
  private static let longest = 1 << 16

  static func all(in text: String) -> [String] {
    var found = runs(in: text).prefix(most).compactMap(decoded)
    let tags = text.unicodeScalars.compactMap { scalar -> Character? in
      guard (0xE0020...0xE007E).contains(scalar.value) else { return nil }
      return Unicode.Scalar(scalar.value - 0xE0000).map(Character.init)
    }
    if tags.count > 3 { found.append(String(tags)) }
    return found
  }

  /// Signs of base64 that stand together; a long line may go on in the next.
  private static func runs(in text: String) -> [String] {
    var runs: [String] = []
    var run = ""
    func end() { if run.utf8.count >= MachineOrderScan.codedLength { runs.append(run) } }
    for line in text.split(whereSeparator: \.isNewline) {
      for scalar in line.unicodeScalars where !scalar.isUnseen {
        switch scalar.value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2F: run.unicodeScalars.append(scalar)
        case 0x2D: run += "+"
        case 0x5F: run += "/"
        case 0x3D: continue
        default:
          end()
          run = ""
        }
      }
      if run.utf8.count < 40 {
        end()
        run = ""
      }
    }
    end()
    return runs.filter { $0.utf8.count <= longest }
  }

  /// nil where it is no text.
  private static func decoded(_ run: String) -> String? {
    let whole = run.utf8.count % 4 == 1 ? String(run.dropLast()) : run
    let padded = whole + String(repeating: "=", count: (4 - whole.utf8.count % 4) % 4)
    guard let data = Data(base64Encoded: padded), let text = String(data: data, encoding: .utf8), !text.isEmpty else {
      return nil
    }
    let isText = text.unicodeScalars.allSatisfy {
      $0.properties.generalCategory != .control || $0.properties.isWhitespace
    }
    return isText ? text : nil
  }
}
