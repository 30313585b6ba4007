import Foundation

/// The value of a header as configured: a scheme in words, and what is secret from the environment or a file only.
struct Secret: Sendable, Hashable {
  enum Piece: Sendable, Hashable {
    case words(String)
    case environment(String)
    case file(String)
  }

  private let pieces: [Piece]

  /// nil where nothing of it comes from the environment or a file, or its own words could be a secret.
  init?(_ text: String) {
    var pieces: [Piece] = []
    var rest = text[...]
    while let start = rest.range(of: "${") {
      guard let end = rest[start.upperBound...].firstIndex(of: "}") else { return nil }
      if start.lowerBound > rest.startIndex { pieces.append(.words(String(rest[..<start.lowerBound]))) }
      let name = rest[start.upperBound..<end]
      switch (name.prefix(4), name.prefix(5)) {
      case ("env:", _) where name.count > 4: pieces.append(.environment(String(name.dropFirst(4))))
      case (_, "file:") where name.dropFirst(5).first == "/": pieces.append(.file(String(name.dropFirst(5))))
      default: return nil
      }
      rest = rest[rest.index(after: end)...]
    }
    if !rest.isEmpty { pieces.append(.words(String(rest))) }
    let words = pieces.compactMap { if case .words(let words) = $0 { words } else { nil } }
    // «Bearer », «Api-Key »: no key is so short and without a figure.
    guard words.count < pieces.count, words.allSatisfy({ $0.count <= 12 && !$0.contains(where: \.isNumber) }) else {
      return nil
    }
    self.pieces = pieces
  }

  /// The value; nil where a variable or file is missing or empty, or would break the header.
  func value(_ environment: [String: String]) -> String? {
    var value = ""
    for piece in pieces {
      switch piece {
      case .words(let words): value += words
      case .environment(let name):
        guard let found = environment[name], !found.isEmpty else { return nil }
        value += found
      case .file(let path):
        guard let bytes = FileManager.default.contents(atPath: path), bytes.count <= 1 << 14 else { return nil }
        let found = String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        guard !found.isEmpty else { return nil }
        value += found
      }
    }
    return value.unicodeScalars.contains { $0.properties.generalCategory == .control } ? nil : value
  }

  /// What is needed and not there, for a person who sets it up.
  func missing(_ environment: [String: String]) -> [String] {
    pieces.compactMap { piece in
      switch piece {
      case .words: nil
      case .environment(let name): (environment[name] ?? "").isEmpty ? "biến môi trường \(name)" : nil
      case .file(let path): Secret.isReadable(path) ? nil : "tệp \(path)"
      }
    }
  }

  private static func isReadable(_ path: String) -> Bool {
    (FileManager.default.contents(atPath: path)?.count ?? 0) > 0
  }
}
