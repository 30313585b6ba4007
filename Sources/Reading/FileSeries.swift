/// Files of one folder whose names differ in a running number alone: `bctc-1.pdf`, `bctc-2.pdf`; `trang 1.jpg` …
struct FileSeries {
  /// Each file with the one before it, in rising order of their numbers.
  let following: [(path: String, previous: String)]

  init(in paths: [String]) {
    var series: [Name: [Int: String]] = [:]
    var doubled: Set<Name> = []
    for path in Set(paths) {
      guard let (name, number) = Self.numbered(path) else { continue }
      // `trang 1.jpg` beside `trang 01.jpg`: nobody knows which is the first.
      if series[name, default: [:]].updateValue(path, forKey: number) != nil { doubled.insert(name) }
    }
    following = series.filter { name, _ in !doubled.contains(name) }.sorted { $0.key < $1.key }.flatMap { _, files in
      // Years and numbers of papers do not begin at one.
      guard let first = files.keys.min(), first <= 1 else { return [(path: String, previous: String)]() }
      return files.keys.sorted().compactMap { number in
        guard let path = files[number], let previous = files[number - 1] else { return nil }
        return (path, previous)
      }
    }
  }

  /// What stands before the number, and behind it.
  private struct Name: Hashable, Comparable {
    let before: String
    let behind: String

    static func < (left: Name, right: Name) -> Bool { (left.before, left.behind) < (right.before, right.behind) }
  }

  /// The last number of a file's name, before its ending.
  private static func numbered(_ path: String) -> (Name, Int)? {
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    let folder = path.dropLast(name.count)
    let stem = name.lastIndex(of: ".").map { name[..<$0] } ?? name
    func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }
    guard let last = stem.lastIndex(where: isDigit) else { return nil }
    let digits = stem[...last].reversed().prefix(while: isDigit).count
    let start = stem.index(last, offsetBy: 1 - digits)
    guard digits <= 6, let number = Int(stem[start...last]) else { return nil }
    return (Name(before: String(folder) + stem[..<start], behind: String(name[stem.index(after: last)...])), number)
  }
}
