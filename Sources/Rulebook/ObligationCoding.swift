import Values

// Obligations in their binary form: the members in the order of their declaration.

extension ObligationBook: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(obligations: try reader.read(), entered: try reader.read())
  }

  package func write(to writer: BinaryWriter) { writer.write(obligations, entered) }
}

extension ObligationBook.Entered: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      procedure: try reader.read(), codes: try reader.read(), inForce: try reader.read(), source: try reader.read(),
      on: try reader.read())
  }

  package func write(to writer: BinaryWriter) { writer.write(procedure, codes, inForce, source, on) }
}

extension Obligation.Kind: Binary {}

extension Obligation: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      id: try reader.read(), title: try reader.read(), kind: try reader.read(), procedures: try reader.read(),
      codes: try reader.read(), cases: try reader.read(), matter: try reader.read(), sources: try reader.read(),
      officer: try reader.read(), versions: try reader.read(), path: try reader.read())
  }

  package func write(to writer: BinaryWriter) {
    writer.write(id, title, kind, procedures, codes, cases, matter, sources, officer, versions, path)
  }
}

extension Obligation.Version: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(inForce: try reader.read(), basis: try reader.read(), verified: try reader.read())
  }

  package func write(to writer: BinaryWriter) { writer.write(inForce, basis, verified) }
}
