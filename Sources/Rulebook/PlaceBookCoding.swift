import Values

// `places.yaml` in its binary form: the members in the order of their declaration.

extension PlaceBook: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      levels: try reader.read(), after: try reader.read(), plain: try reader.read(), changes: try reader.read(),
      unsure: try reader.read())
  }

  package func write(to writer: BinaryWriter) { writer.write(levels, after, plain, changes, unsure) }
}

extension PlaceBook.Level: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(word: try reader.read(), short: try reader.read())
  }

  package func write(to writer: BinaryWriter) { writer.write(word, short) }
}

extension PlaceBook.Levels: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(provinces: try reader.read(), districts: try reader.read(), communes: try reader.read())
  }

  package func write(to writer: BinaryWriter) { writer.write(provinces, districts, communes) }
}

extension PlaceBook.Change: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      by: try reader.read(), from: try reader.read(), verified: try reader.read(), communes: try reader.read(),
      provinces: try reader.read())
  }

  package func write(to writer: BinaryWriter) { writer.write(by, from, verified, communes, provinces) }
}

extension PlaceBook.Group: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(was: try reader.read(), now: try reader.read(), into: try reader.read(), split: try reader.read())
  }

  package func write(to writer: BinaryWriter) { writer.write(was, now, into, split) }
}

extension PlaceBook.Merger: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(new: try reader.read(), old: try reader.read())
  }

  package func write(to writer: BinaryWriter) { writer.write(new, old) }
}

extension PlaceBook.Unsure: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(of: try reader.read(), communes: try reader.read())
  }

  package func write(to writer: BinaryWriter) { writer.write(of, communes) }
}
