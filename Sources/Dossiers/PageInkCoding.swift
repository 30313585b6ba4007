import Values

/// What is drawn on a page, on its way from the process that recognised it: the rows of pixels in hexadecimal, each
/// without the white at its end, and the rules.
extension PageInk {
  var json: JSON {
    .record([
      "rong": .number(Decimal128(width)), "cao": .number(Decimal128(height)),
      "diem": .array(
        (0..<height).map { y in
          let row = ink.row(y)
          let end = row.lastIndex { $0 != 0 }.map { $0 + 1 } ?? row.startIndex
          return .string(row[..<end].map { String($0, radix: 16) }.joined(separator: ","))
        }),
      "ngang": .array(level.map(\.json)), "doc": .array(upright.map(\.json)),
    ])
  }

  init?(json: JSON) {
    guard let width = json["rong"]?.integer, let height = json["cao"]?.integer, (1...20_000).contains(width),
      (1...20_000).contains(height), let rows = json["diem"]?.array, rows.count == height,
      let level = json["ngang"]?.array?.map(Rule.init(json:)), let upright = json["doc"]?.array?.map(Rule.init(json:)),
      !level.contains(where: { $0?.isWithin(width, height) != true }),
      !upright.contains(where: { $0?.isWithin(height, width) != true })
    else { return nil }
    let stride = (width + 63) / 64
    var ink: [UInt64] = []
    ink.reserveCapacity(stride * height)
    for row in rows {
      guard let text = row.string else { return nil }
      let words = text.split(separator: ",").map { UInt64($0, radix: 16) }
      guard words.count <= stride, !words.contains(where: { $0 == nil }) else { return nil }
      // Bits beyond the width must be clear.
      if words.count == stride, width % 64 > 0, case let last?? = words.last, last >> UInt64(width % 64) != 0 {
        return nil
      }
      ink += words.compactMap(\.self) + [UInt64](repeating: 0, count: stride - words.count)
    }
    self.init(
      ink: BitPage(width: width, height: height, words: ink), level: level.compactMap(\.self),
      upright: upright.compactMap(\.self))
  }
}

extension PageInk.Rule {
  fileprivate var json: JSON { .array([at, from, to].map { .number(Decimal128($0)) }) }

  fileprivate init?(json: JSON) {
    guard let items = json.array?.compactMap(\.integer), items.count == 3 else { return nil }
    self.init(at: items[0], from: items[1], to: items[2])
  }

  fileprivate func isWithin(_ along: Int, _ across: Int) -> Bool {
    (0..<across).contains(at) && 0 <= from && from <= to && to < along
  }
}
