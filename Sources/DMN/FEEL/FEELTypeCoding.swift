import Values

extension FEELType: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    switch try reader.varint() {
    case 0: self = .any
    case 1: self = .null
    case 2: self = .boolean
    case 3: self = .number(dimension: try reader.read())
    case 4: self = .string
    case 5: self = .date
    case 6: self = .time
    case 7: self = .dateTime
    case 8: self = .yearsAndMonthsDuration
    case 9: self = .daysDuration
    case 10: self = .list(try reader.read())
    case 11: self = .context(try reader.read())
    case 12: self = .range(try reader.read())
    case 13: self = .function(try reader.read(), try reader.read())
    case 14: self = .constrained(try reader.read(), try reader.read())
    case _: throw .value(of: "FEELType")
    }
  }

  package func write(to writer: BinaryWriter) {
    switch self {
    case .any: writer.write(size: 0)
    case .null: writer.write(size: 1)
    case .boolean: writer.write(size: 2)
    case .number(let dimension):
      writer.write(size: 3)
      writer.write(dimension)
    case .string: writer.write(size: 4)
    case .date: writer.write(size: 5)
    case .time: writer.write(size: 6)
    case .dateTime: writer.write(size: 7)
    case .yearsAndMonthsDuration: writer.write(size: 8)
    case .daysDuration: writer.write(size: 9)
    case .list(let item):
      writer.write(size: 10)
      writer.write(item)
    case .context(let entries):
      writer.write(size: 11)
      writer.write(entries)
    case .range(let bound):
      writer.write(size: 12)
      writer.write(bound)
    case .function(let parameters, let result):
      writer.write(size: 13)
      writer.write(parameters, result)
    case .constrained(let type, let constraint):
      writer.write(size: 14)
      writer.write(type, constraint)
    }
  }
}

extension FEELType.Entry: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(key: try reader.read(), type: try reader.read())
  }

  package func write(to writer: BinaryWriter) { writer.write(key, type) }
}

extension FEELConstraint: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    guard let constraint = FEELConstraint(try reader.text()) else { throw .value(of: "FEELConstraint") }
    self = constraint
  }

  package func write(to writer: BinaryWriter) { writer.write(text) }
}
