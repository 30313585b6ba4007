import Values

// The catalogue and the labels in their binary form: the members in the order of their declaration.

extension Catalogue: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      facts: try reader.read(), collections: try reader.read())
  }

  package func write(to writer: BinaryWriter) {
    writer.write(facts, collections)
  }
}

extension FactDefinition: Binary {
  package static var recurs: Bool { true }

  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      name: try reader.read(), kind: try reader.read(), documentKinds: try reader.read(),
      isReceiptDay: try reader.read(), note: try reader.read(), limits: try reader.read(), log: try reader.read(),
      table: try reader.read(), isFiledCode: try reader.read(), sameness: try reader.read(),
      office: try reader.read())
  }

  package func write(to writer: BinaryWriter) {
    writer.write(name, kind, documentKinds, isReceiptDay, note, limits, log, table, isFiledCode, sameness, office)
  }
}

extension FactDefinition.Kind: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    switch try reader.varint() {
    case 0: self = .number
    case 1: self = .quantity(tag: try reader.read())
    case 2: self = .text
    case 3: self = .harmonisedCode
    case 4: self = .day
    case 5: self = .flag
    case 6: self = .presence(component: try reader.read())
    case 7: self = .listed(in: try reader.read())
    case 8: self = .place
    case _: throw .value(of: "FactDefinition.Kind")
    }
  }

  package func write(to writer: BinaryWriter) {
    switch self {
    case .number: writer.write(size: 0)
    case .quantity(let tag):
      writer.write(size: 1)
      writer.write(tag)
    case .text: writer.write(size: 2)
    case .harmonisedCode: writer.write(size: 3)
    case .day: writer.write(size: 4)
    case .flag: writer.write(size: 5)
    case .presence(let component):
      writer.write(size: 6)
      writer.write(component)
    case .listed(let kind):
      writer.write(size: 7)
      writer.write(kind)
    case .place: writer.write(size: 8)
    }
  }
}

extension CollectionDefinition: Binary {
  package static var recurs: Bool { true }

  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      name: try reader.read(), facts: try reader.read(), pairs: try reader.read())
  }

  package func write(to writer: BinaryWriter) {
    writer.write(name, facts, pairs)
  }
}

extension FactLimits: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      least: try reader.read(), most: try reader.read(), units: try reader.read(), values: try reader.read(),
      yes: try reader.read(), no: try reader.read(), rowsOf: try reader.read(), base: try reader.read())
  }

  package func write(to writer: BinaryWriter) {
    writer.write(least, most, units, values, yes, no, rowsOf, base)
  }
}

extension Sameness: Binary {
  package static var recurs: Bool { true }

  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      share: try reader.read(), most: try reader.read(), before: try reader.read(), until: try reader.read(),
      spellings: try reader.read(), allowsBare: try reader.read(), isCode: try reader.read(),
      allowsSeveral: try reader.read())
  }

  package func write(to writer: BinaryWriter) {
    writer.write(share, most, before, until, spellings, allowsBare, isCode, allowsSeveral)
  }
}

extension Sameness.Spelling: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(short: try reader.read(), long: try reader.read())
  }

  package func write(to writer: BinaryWriter) { writer.write(short, long) }
}

extension FactPair: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      facts: try reader.read(), factor: try reader.read())
  }

  package func write(to writer: BinaryWriter) {
    writer.write(facts, factor)
  }
}

extension DocumentKind: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      id: try reader.read(), name: try reader.read(), titles: try reader.read(), result: try reader.read(),
      against: try reader.read(), isAged: try reader.read())
  }

  package func write(to writer: BinaryWriter) {
    writer.write(id, name, titles, result, against, isAged)
  }
}

extension DocumentKind.Result: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(words: try reader.read(), unless: try reader.read(), about: try reader.read())
  }

  package func write(to writer: BinaryWriter) { writer.write(words, unless, about) }
}

extension Label: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.text = try reader.read()
    self.key = try reader.read()
    self.isOfficial = try reader.read()
  }

  package func write(to writer: BinaryWriter) { writer.write(text, key, isOfficial) }
}

extension FactLabels: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      fact: try reader.read(), labels: try reader.read(), mentions: try reader.read(), against: try reader.read())
  }

  package func write(to writer: BinaryWriter) {
    writer.write(fact, labels, mentions, against)
  }
}

extension CollectionLabels: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      collection: try reader.read(), rowLabels: try reader.read(), unitLabels: try reader.read(),
      facts: try reader.read(), notRows: try reader.read(), exampleWords: try reader.read(),
      upperLabels: try reader.read(), nearWords: try reader.read(), unsureNames: try reader.read(),
      proseWords: try reader.read(), mayBeInProse: try reader.read(),
      otherColumns: try reader.read(), fineRemarks: try reader.read(), ownContexts: try reader.read())
  }

  package func write(to writer: BinaryWriter) {
    writer.write(
      collection, rowLabels, unitLabels, facts, notRows, exampleWords, upperLabels, nearWords, unsureNames, proseWords,
      mayBeInProse, otherColumns,
      fineRemarks, ownContexts)
  }
}

extension LabelBook: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      facts: try reader.read(), collections: try reader.read(), otherContexts: try reader.read(),
      corrections: try reader.read(), above: try reader.read(),
      quotedPercents: try reader.read(), inWords: try reader.read())
  }

  package func write(to writer: BinaryWriter) {
    writer.write(facts, collections, otherContexts, corrections, above, quotedPercents, inWords)
  }
}

extension TitleWords: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      letterhead: try reader.read(), openedBy: try reader.read(), continuedBy: try reader.read(),
      turnedBy: try reader.read())
  }

  package func write(to writer: BinaryWriter) {
    writer.write(letterhead, openedBy, continuedBy, turnedBy)
  }
}

extension PaperWords: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      drafts: try reader.read(), voids: try reader.read(), itself: try reader.read(), validUntil: try reader.read(),
      lasting: try reader.read(), holders: try reader.read(), forms: try reader.read(), leastWords: try reader.read(),
      freshMonths: try reader.read())
  }

  package func write(to writer: BinaryWriter) {
    writer.write(drafts, voids, itself, validUntil, lasting, holders, forms, leastWords, freshMonths)
  }
}
