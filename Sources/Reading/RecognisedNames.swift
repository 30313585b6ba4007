import Dossiers
import Rulebook
import Values

/// Gives recognised names of ours back their marks. A machine reads *Đề nghị* as *Để nghị* and *kg/h* as *kø/h* and is sure
/// of it: where what it read differs from a title, a label or a heading that the rulebook knows by marks, blanks and
/// strokes only, it is written as known; in the head of a table also where a letter or two differ and no other name is
/// nearly as near. Figures are never touched.
struct RecognisedNames {
  /// Whole names by their letters alone; none where two names have the same.
  private let names: [String: String?]
  /// Runs of three words and more within names, by their letters alone.
  private let runs: [String: [String]?]

  private static let shortestRun = 3
  private static let longestRun = 16

  init(_ rulebook: Rulebook) {
    let labels = rulebook.labels
    let rows = labels.collections.flatMap { $0.rowLabels + $0.unitLabels + $0.facts.flatMap(\.labels) }
    // What heads every paper; shorter words of letterheads begin other lines too.
    let heads = rulebook.titleWords.letterhead.filter { $0.words.count >= 5 }.map(\.text)
    let known = (rulebook.kinds.flatMap(\.titles) + labels.facts.flatMap(\.labels) + rows).map(\.text) + heads
    var names: [String: String?] = [:]
    var runs: [String: [String]?] = [:]
    for name in known {
      names.add(name, for: name.letters)
      let words = name.split { $0.isWhitespace }.map(String.init)
      for start in words.indices {
        for end in stride(from: start + Self.shortestRun, through: min(words.count, start + Self.longestRun), by: 1) {
          runs.add(Array(words[start..<end]), for: words[start..<end].map(\.letters).joined())
        }
      }
    }
    self.names = names
    self.runs = runs
  }

  /// The dossier with the names in its recognised papers restored.
  func restored(in dossier: Dossier) -> Dossier {
    Dossier(
      name: dossier.name, intake: dossier.intake, officerStatements: dossier.officerStatements, log: dossier.log,
      files: dossier.files.map { file in
        guard case .document(let document) = file.content, document.isRecognised else { return file }
        return Dossier.File(
          path: file.path, digest: file.digest, byteCount: file.byteCount, content: .document(restored(in: document)))
      })
  }

  private func restored(in document: Document) -> Document {
    document.with { block in
      switch block {
      case .paragraph(let paragraph):
        guard paragraph.place.confidence != nil else { return block }
        return .paragraph(paragraph.with(text: text(paragraph.text)))
      case .table(let table):
        return .table(
          table.with { cell in
            guard cell.place.confidence != nil else { return cell }
            return cell.with(text: self.cell(cell.text, mayHead: cell.place.row ?? .max <= Self.headRows))
          })
      }
    }
  }

  private func text(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
      let line = line.withNumberApart
      // A label first: it is what stands before the colon, which no name has.
      if let colon = line.firstIndex(of: ":"), let label = name(line[..<colon]) { return label + line[colon...] }
      return name(line) ?? runs(in: line)
    }.joined(separator: "\n")
  }

  /// A cell is one name, with a unit in brackets perhaps, or words like any other.
  private func cell(_ text: String, mayHead: Bool) -> String {
    func name(_ text: Substring) -> String? { self.name(text) ?? (mayHead ? nearest(text) : nil) }
    let whole = text.replacing("\n", with: " ")
    // A unit first: `(%)` has no letters by which the name without it would be another.
    if whole.last == ")", let open = whole.lastIndex(of: "("), let name = name(whole[..<open]),
      let unit = RecognisedUnits.unit(whole[whole.index(after: open)...].dropLast())
    {
      return "\(name) (\(unit))"
    }
    return name(whole[...]) ?? RecognisedUnits.cell(whole) ?? self.text(text)
  }

  private func name(_ text: Substring) -> String? {
    guard let name = names[String(text).letters].flatMap(\.self), text.contains("%") == name.contains("%") else {
      return nil
    }
    return name.capitalised(like: text)
  }

  /// Rows that a head of a table lies in.
  private static let headRows = 4
  /// In a name of so many letters one may be wrong, in one of twice as many two.
  private static let lettersAMistake = 8

  /// The one known name that a few letters part from the text; none where another is nearly as near.
  private func nearest(_ text: Substring) -> String? {
    let read = Array(String(text).letters.unicodeScalars)
    let most = min(3, read.count / Self.lettersAMistake)
    guard most > 0, read.count <= 60, !text.contains("%") else { return nil }
    let near = names.compactMap { letters, name -> (distance: Int, name: String?)? in
      guard abs(letters.unicodeScalars.count - read.count) <= most + 1 else { return nil }
      let distance = Suggestion.distance(Array(letters.unicodeScalars), read)
      return distance <= most + 1 ? (distance, name) : nil
    }.sorted { $0.distance < $1.distance }
    guard let best = near.first, best.distance <= most, let name = best.name,
      near.dropFirst().allSatisfy({ $0.distance > best.distance + 1 })
    else { return nil }
    return name.capitalised(like: text)
  }

  private func runs(in line: Substring) -> String {
    let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let letters = words.map(\.letters)
    var restored: [String] = []
    var start = 0
    while start < words.count {
      let most = min(words.count - start, Self.longestRun)
      // Two words may have been read as one.
      let found = stride(from: most, through: Self.shortestRun - 1, by: -1).lazy.compactMap {
        length -> (length: Int, words: [String])? in
        let window = letters[start..<start + length]
        guard window.first != "", window.last != "" else { return nil }
        return runs[window.joined()].flatMap(\.self).map { (length: length, words: $0) }
      }.first
      guard let found else {
        restored.append(words[start])
        start += 1
        continue
      }
      let read = words[start..<start + found.length]
      let isInCapitals = read.joined(separator: " ")[...].isInCapitals
      let known = isInCapitals ? found.words.map { $0.uppercased() } : found.words
      if known.count == read.count {
        restored += zip(read, known).map { $0.spelled(like: $1) }
      } else {
        restored += known
      }
      start += found.length
    }
    return restored.joined(separator: " ")
  }
}

extension [String: String?] {
  fileprivate mutating func add(_ name: String, for letters: String) {
    guard !letters.isEmpty else { return }
    if let other = self[letters], LabelKey(other ?? "") != LabelKey(name) {
      self[letters] = .some(nil)
    } else {
      self[letters] = name
    }
  }
}

extension [String: [String]?] {
  fileprivate mutating func add(_ words: [String], for letters: String) {
    guard !letters.isEmpty else { return }
    if let other = self[letters], other?.map({ LabelKey($0) }) != words.map({ LabelKey($0) }) {
      self[letters] = .some(nil)
    } else {
      self[letters] = words
    }
  }
}

extension StringProtocol {
  /// The letters and figures alone, without any marks.
  var letters: String { String(filter { $0.isLetter || $0.isNumber }.map(\.withoutMarks)) }
}

extension String {
  /// The signs around this word, and the letters of another.
  fileprivate func spelled(like other: String) -> String {
    guard let first = firstIndex(where: \.isLetter), let last = lastIndex(where: \.isLetter) else { return self }
    let core = other.filter { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "/" }.capitalised(like: self[first...])
    return self[..<first] + core + self[index(after: last)...]
  }
}

extension String {
  /// In capitals, or begun with one, as other words are.
  fileprivate func capitalised(like other: Substring) -> String {
    if other.isInCapitals { return uppercased() }
    return other.first?.isUppercase ?? false ? uppercasedFirst : self
  }
}

extension Substring {
  /// `Số12/2026` in a letterhead has lost what stands between.
  fileprivate var withNumberApart: Substring {
    hasPrefix("Số") && dropFirst(2).first?.isNumber ?? false ? "Số: \(dropFirst(2))" : self
  }

  fileprivate var isInCapitals: Bool { contains(where: \.isUppercase) && !contains(where: \.isLowercase) }
}
