import Values

// The registries in their binary form: the members in the order of their declaration.

extension Body: Binary {
  package static var recurs: Bool { true }

  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      id: try reader.read(), name: try reader.read())
  }

  package func write(to writer: BinaryWriter) {
    writer.write(id, name)
  }
}

extension LegalDocument: Binary {
  package static var recurs: Bool { true }

  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      id: try reader.read(), kind: try reader.read(), number: try reader.read(), title: try reader.read(),
      issuer: try reader.read(), issued: try reader.read(), inForce: try reader.read(), note: try reader.read())
  }

  package func write(to writer: BinaryWriter) {
    writer.write(id, kind, number, title, issuer, issued, inForce, note)
  }
}

extension InForce: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      from: try reader.read(), until: try reader.read())
  }

  package func write(to writer: BinaryWriter) {
    writer.write(from, until)
  }
}

extension Citation: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      document: try reader.read(), article: try reader.read(), clause: try reader.read(), point: try reader.read())
  }

  package func write(to writer: BinaryWriter) {
    writer.write(document, article, clause, point)
  }
}

extension Verification.Source: Binary {}

extension Verification: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      on: try reader.read(), source: try reader.read(), isDerived: try reader.read())
  }

  package func write(to writer: BinaryWriter) {
    writer.write(on, source, isDerived)
  }
}

extension Matter: Binary {
  package static var recurs: Bool { true }

  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      id: try reader.read(), name: try reader.read(), governedBy: try reader.read(), reason: try reader.read(),
      periods: try reader.read())
  }

  package func write(to writer: BinaryWriter) {
    writer.write(id, name, governedBy, reason, periods)
  }
}

extension LegalPeriod: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      name: try reader.read(), inForce: try reader.read())
  }

  package func write(to writer: BinaryWriter) {
    writer.write(name, inForce)
  }
}

extension WorkingCalendar: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      years: try reader.read())
  }

  package func write(to writer: BinaryWriter) {
    writer.write(years)
  }
}

extension WorkingCalendar.Year: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      year: try reader.read(), holidays: try reader.read(), swaps: try reader.read(), source: try reader.read(),
      verified: try reader.read())
  }

  package func write(to writer: BinaryWriter) {
    writer.write(year, holidays, swaps, source, verified)
  }
}

extension WorkingCalendar.Holiday: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      day: try reader.read(), name: try reader.read())
  }

  package func write(to writer: BinaryWriter) {
    writer.write(day, name)
  }
}

extension WorkingCalendar.Swap: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      off: try reader.read(), worked: try reader.read(), isDecided: try reader.read(), source: try reader.read())
  }

  package func write(to writer: BinaryWriter) {
    writer.write(off, worked, isDecided, source)
  }
}

extension SecrecyMarks: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      levels: try reader.read(), prefixes: try reader.read(), papers: try reader.read(), issuers: try reader.read(),
      after: try reader.read(), afterOpening: try reader.read(), innocent: try reader.read(), message: try reader.read()
    )
  }

  package func write(to writer: BinaryWriter) {
    writer.write(levels, prefixes, papers, issuers, after, afterOpening, innocent, message)
  }
}

extension SecrecyMarks.Level: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      name: try reader.read(), marks: try reader.read(), isAlsoWord: try reader.read())
  }

  package func write(to writer: BinaryWriter) {
    writer.write(name, marks, isAlsoWord)
  }
}
