import Values

// The words of letters in their binary form: the members in the order of their declaration.

extension LetterKind: Binary {}
extension LetterPart: Binary {}
extension LetterSlot: Binary {}

extension LetterWording: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      kind: try reader.read(), isOfficial: try reader.read(), words: try reader.read(),
      procedures: try reader.read(), matter: try reader.read(), consultations: try reader.read(),
      criteria: try reader.read())
  }

  package func write(to writer: BinaryWriter) {
    writer.write(kind, isOfficial, words, procedures, matter, consultations, criteria)
  }
}

extension LetterWording.Passage: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(part: try reader.read(), template: try reader.read())
  }

  package func write(to writer: BinaryWriter) {
    writer.write(part, template)
  }
}

extension LetterTemplate: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(pieces: try reader.read())
  }

  package func write(to writer: BinaryWriter) {
    writer.write(pieces)
  }
}

extension LetterTemplate.Piece: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    switch try reader.varint() {
    case 0: self = .text(try reader.read())
    case 1: self = .slot(try reader.read())
    case _: throw .value(of: "LetterTemplate.Piece")
    }
  }

  package func write(to writer: BinaryWriter) {
    switch self {
    case .text(let text):
      writer.write(size: 0)
      writer.write(text)
    case .slot(let slot):
      writer.write(size: 1)
      writer.write(slot)
    }
  }
}

extension LetterWording.Consultation: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      procedure: try reader.read(), inForce: try reader.read(), send: try reader.read(), answer: try reader.read(),
      bodies: try reader.read())
  }

  package func write(to writer: BinaryWriter) {
    writer.write(procedure, inForce, send, answer, bodies)
  }
}

extension LetterWording.Asked: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      name: try reader.read(), about: try reader.read(), basis: try reader.read(), verified: try reader.read())
  }

  package func write(to writer: BinaryWriter) {
    writer.write(name, about, basis, verified)
  }
}

extension LetterWording.Criterion: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      id: try reader.read(), inForce: try reader.read(), text: try reader.read(), basis: try reader.read(),
      verified: try reader.read(), rules: try reader.read())
  }

  package func write(to writer: BinaryWriter) {
    writer.write(id, inForce, text, basis, verified, rules)
  }
}
