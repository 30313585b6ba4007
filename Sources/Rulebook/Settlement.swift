/// By what an officer settles something open with a command: one place that knows how the commands are written.
package enum Settlement: Sendable, Hashable {
  /// The value of a fact; `from` where the file is known in which it has yet to be read.
  case value(fact: String, of: Subject, from: String? = nil)
  /// That a list has no further rows.
  case complete(collection: String)
  /// That nothing unread in a file speaks against what was read.
  case seen(file: String)
  /// Whether a component was filed; `in` the files that may be it.
  case filed(component: String, in: [String])

  /// In which what would settle it may stand.
  var files: [String] {
    switch self {
    case .value(_, _, let file): file.map { [$0] } ?? []
    case .complete: []
    case .seen(let file): [file]
    case .filed(_, let files): files
    }
  }

  /// To be typed, with `HỒ-SƠ` for the dossier's folder and `GIÁ-TRỊ` and `TỆP` for what the officer knows.
  package var commands: [String] {
    let state = "hoso state HỒ-SƠ"
    switch self {
    case .value(let fact, let subject, let file):
      let row = if case .row(_, let name) = subject { " --row \(name.quoted)" } else { "" }
      return ["\(state) \(fact.quoted) GIÁ-TRỊ\(row)\(file.map { " --from \($0.quoted)" } ?? "")"]
    case .complete(let collection): return ["\(state) --complete \(collection.quoted)"]
    case .seen(let file): return ["\(state) --seen \(file.quoted)"]
    case .filed(let component, let files):
      let names = files.isEmpty ? ["TỆP"] : files.map(\.quoted)
      return names.map { "\(state) --is \($0) --as \(component)" } + ["\(state) --absent \(component)"]
    }
  }
}

extension String {
  /// As one word of a command.
  fileprivate var quoted: String {
    guard utf8.contains(UInt8(ascii: "'")) else { return "'\(self)'" }
    return "'\(split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''"))'"
  }
}
