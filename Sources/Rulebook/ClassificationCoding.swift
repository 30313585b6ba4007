import DMN
import Values

// Classifications in their binary form: the members in the order of their declaration. A table is compiled anew.

extension Classification: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      id: try reader.read(), title: try reader.read(), also: try reader.read(), procedures: try reader.read(),
      matter: try reader.read(), status: try reader.read(), forEach: try reader.read(), versions: try reader.read(),
      path: try reader.read())
  }

  package func write(to writer: BinaryWriter) {
    writer.write(id, title, also, procedures, matter, status, forEach, versions, path)
  }
}

extension Classification.Version: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(inForce: try reader.read(), verified: try reader.read(), table: try reader.read())
  }

  package func write(to writer: BinaryWriter) { writer.write(inForce, verified, table) }
}

extension ClassificationTable: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    let name: String = try reader.read()
    guard let hitPolicy = DecisionTable.HitPolicy(rawValue: name) else { throw .value(of: "HitPolicy") }
    self.init(
      hitPolicy: hitPolicy, inputs: try reader.read(), outputs: try reader.read(), rows: try reader.read(),
      facts: try reader.read())
  }

  package func write(to writer: BinaryWriter) { writer.write(hitPolicy.rawValue, inputs, outputs, rows, facts) }
}

extension ClassificationTable.Input: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(text: try reader.read(), type: try reader.read(), domain: try reader.read())
  }

  package func write(to writer: BinaryWriter) { writer.write(text, type, domain) }
}

extension ClassificationTable.Read: Binary {
  init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(name: try reader.read(), type: try reader.read())
  }

  func write(to writer: BinaryWriter) { writer.write(name, type) }
}

extension ClassificationTable.Row: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(tests: try reader.read(), outputs: try reader.read(), basis: try reader.read())
  }

  package func write(to writer: BinaryWriter) { writer.write(tests, outputs, basis) }
}
