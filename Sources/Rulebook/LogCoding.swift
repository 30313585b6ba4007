import Values

// The vocabulary of the log and the facts drawn from it in their binary form: the members in the order of declaration.

extension EventKind.Role: Binary {}

extension EventKind: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      id: try reader.read(), name: try reader.read(), role: try reader.read(), after: try reader.read(),
      answers: try reader.read())
  }

  package func write(to writer: BinaryWriter) { writer.write(id, name, role, after, answers) }
}

extension LogFact: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    switch try reader.varint() {
    case 0: self = .count(try reader.read())
    case 1: self = .happened(try reader.read(), with: try reader.read())
    case 2: self = .workingDays(from: try reader.read(), to: try reader.read())
    case 3: self = .outside(try reader.read())
    case 4: self = .channel(try reader.read())
    case 5: self = .answered(try reader.read())
    case 6: self = .atIntake(try reader.read())
    case _: throw .value(of: "LogFact")
    }
  }

  package func write(to writer: BinaryWriter) {
    switch self {
    case .count(let events):
      writer.write(size: 0)
      writer.write(events)
    case .happened(let events, let body):
      writer.write(size: 1)
      writer.write(events, body)
    case .workingDays(let from, let to):
      writer.write(size: 2)
      writer.write(from, to)
    case .outside(let events):
      writer.write(size: 3)
      writer.write(events)
    case .channel(let event):
      writer.write(size: 4)
      writer.write(event)
    case .answered(let event):
      writer.write(size: 5)
      writer.write(event)
    case .atIntake(let events):
      writer.write(size: 6)
      writer.write(events)
    }
  }
}
