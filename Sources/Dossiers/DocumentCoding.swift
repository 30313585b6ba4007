import Values

/// A document's way through the pipe between the jailed reader and its parent.
extension Document {
  package var json: JSON {
    .record([
      "path": .string(path), "sha256": .string(digest.hex), "blocks": .array(blocks.map(\.json)),
      "unread": .array(
        unreadParts.map {
          .array([.string($0.kind.rawValue), .number(Decimal128($0.count)), .string($0.part.rawValue)])
        }),
      "asides": .array(asides.map { .array([.string($0.kind.rawValue), .string($0.text)]) }),
      "scans": scans.isEmpty ? nil : .array(scans.map { .number(Decimal128($0)) }),
      "pages": pages.map { .array(([$0.count] + $0.unread).map { .number(Decimal128($0)) }) },
      "notes": notes.isEmpty
        ? nil : .array(notes.map { .array([.string($0.kind.rawValue), .string($0.detail)]) }),
      "properties": properties.isEmpty
        ? nil : .array(properties.map { .array([.string($0.kind.rawValue), .string($0.text)]) }),
      "breaks": breaks.isEmpty ? nil : .array(breaks.map { .number(Decimal128($0)) }),
      "attachments": attachments.isEmpty ? nil : .array(attachments.map { .string($0) }),
    ])
  }

  package init?(json: JSON, path: String, digest: Digest) {
    guard let blocks = json["blocks"]?.array?.map(Block.init(json:)), let parts = json["unread"]?.array,
      let asides = json["asides"]?.array?.map(Aside.init(json:)), !asides.contains(where: { $0 == nil })
    else { return nil }
    let notes = json["notes"]?.array?.map(ReadingNote.init(json:)) ?? []
    let properties = json["properties"]?.array?.map(FileProperty.init(json:)) ?? []
    let unread = parts.map { part -> UnreadPart? in
      guard let pair = part.array, pair.count == 3, let kind = pair[0].string.flatMap(UnreadPart.Kind.init),
        let count = pair[1].integer, let part = pair[2].string.flatMap(Place.Part.init)
      else { return nil }
      return UnreadPart(kind: kind, count: count, part: part)
    }
    let breaks = json["breaks"]?.array?.compactMap(\.integer) ?? []
    guard !blocks.contains(where: { $0 == nil }), !unread.contains(where: { $0 == nil }),
      !notes.contains(where: { $0 == nil }), !properties.contains(where: { $0 == nil }),
      breaks.allSatisfy(blocks.indices.contains),
      zip(breaks, breaks.dropFirst()).allSatisfy(<)
    else { return nil }
    self.init(
      path: path, digest: digest, blocks: blocks.compactMap(\.self), unreadParts: unread.compactMap(\.self),
      asides: asides.compactMap(\.self), scans: json["scans"]?.array?.compactMap(\.integer) ?? [],
      pages: json["pages"].flatMap(PageList.init(json:)), notes: notes.compactMap(\.self),
      properties: properties.compactMap(\.self), breaks: breaks,
      attachments: json["attachments"]?.array?.compactMap(\.string) ?? [])
  }
}

extension PageList {
  fileprivate init?(json: JSON) {
    guard let numbers = json.array?.compactMap(\.integer), let count = numbers.first,
      (1...PortableTools.mostPages).contains(count), numbers.dropFirst().allSatisfy((1...count).contains)
    else { return nil }
    self.init(count: count, unread: Array(numbers.dropFirst()))
  }
}

extension Aside {
  fileprivate init?(json: JSON) {
    guard let pair = json.array, pair.count == 2, let kind = pair[0].string.flatMap(Kind.init),
      let text = pair[1].string
    else { return nil }
    self.init(kind: kind, text: text)
  }
}

extension FileProperty {
  fileprivate init?(json: JSON) {
    guard let pair = json.array, pair.count == 2, let kind = pair[0].string.flatMap(Kind.init),
      let text = pair[1].string
    else { return nil }
    self.init(kind, text)
  }
}

extension ReadingNote {
  fileprivate init?(json: JSON) {
    guard let pair = json.array, pair.count == 2, let kind = pair[0].string.flatMap(Kind.init),
      let detail = pair[1].string
    else { return nil }
    self.init(kind: kind, detail: detail)
  }
}

extension Block {
  fileprivate var json: JSON {
    switch self {
    case .paragraph(let paragraph):
      .record([
        "t": .string(paragraph.text), "p": paragraph.place.json,
        "h": paragraph.headingLevel.map { .number(Decimal128($0)) }, "r": paragraph.doubts.json,
      ])
    case .table(let table):
      .record([
        "p": table.place.json, "rows": .array(table.rows.map { .array($0.map(\.json)) }), "r": table.doubts.json,
      ])
    }
  }

  fileprivate init?(json: JSON) {
    guard let place = json["p"].flatMap(Place.init(json:)) else { return nil }
    if let text = json["t"]?.string {
      self = .paragraph(
        Paragraph(
          text: text, place: place, headingLevel: json["h"]?.integer, doubts: Set(json: json["r"])))
      return
    }
    guard let rows = json["rows"]?.array else { return nil }
    let cells = rows.map { $0.array?.map(Cell.init(json:)) ?? [nil] }
    guard !cells.contains(where: { $0.contains { $0 == nil } }) else { return nil }
    self = .table(Table(place: place, rows: cells.map { $0.compactMap(\.self) }, doubts: Set(json: json["r"])))
  }
}

extension Cell {
  fileprivate var json: JSON {
    .record([
      "t": .string(text), "p": place.json, "c": .number(Decimal128(column)),
      "s": columnSpan == 1 ? nil : .number(Decimal128(columnSpan)), "v": continuesAbove ? .bool(true) : nil,
      "r": doubts.json,
    ])
  }

  fileprivate init?(json: JSON) {
    guard let text = json["t"]?.string, let place = json["p"].flatMap(Place.init(json:)),
      let column = json["c"]?.integer
    else { return nil }
    self.init(
      text: text, column: column, columnSpan: json["s"]?.integer ?? 1, continuesAbove: json["v"]?.bool ?? false,
      place: place, doubts: Set(json: json["r"]))
  }
}

extension Set<Doubt> {
  fileprivate var json: JSON? {
    isEmpty ? nil : .array(Doubt.allCases.filter(contains).map { .string($0.rawValue) })
  }

  fileprivate init(json: JSON?) {
    self = Set(json?.array?.compactMap { $0.string.flatMap(Doubt.init) } ?? [])
  }
}

extension Place {
  fileprivate var json: JSON {
    func number(_ value: Int?) -> JSON { value.map { .number(Decimal128($0)) } ?? .null }
    return .array(
      [.string(part.rawValue), number(paragraph), number(table), number(row), number(cell), onItsSheet]
        + headings.map { .string($0) })
  }

  /// What only a PDF or a workbook has; null for a Word file.
  private var onItsSheet: JSON {
    guard page != nil || sheet != nil else { return .null }
    return .record([
      "p": page.map { .number(Decimal128($0)) }, "b": box?.json, "s": sheet.map { .string($0) },
      "a": address.map { .string($0) }, "c": confidence.map { .number(Decimal128($0)) },
    ])
  }

  fileprivate init?(json: JSON) {
    guard let items = json.array, items.count >= 6, let part = items[0].string.flatMap(Part.init) else { return nil }
    self.init(
      part: part, headings: items.dropFirst(6).compactMap(\.string), paragraph: items[1].integer,
      table: items[2].integer, row: items[3].integer, cell: items[4].integer, page: items[5]["p"]?.integer,
      box: items[5]["b"].flatMap(Box.init(json:)), sheet: items[5]["s"]?.string, address: items[5]["a"]?.string,
      confidence: items[5]["c"]?.integer)
  }
}

extension Box {
  fileprivate var json: JSON {
    .array([left, top, right, bottom].map { .number(Decimal128(Int($0))) })
  }

  fileprivate init?(json: JSON) {
    guard let sides = json.array?.compactMap(\.integer), sides.count == 4 else { return nil }
    self.init(left: Double(sides[0]), top: Double(sides[1]), right: Double(sides[2]), bottom: Double(sides[3]))
  }
}
