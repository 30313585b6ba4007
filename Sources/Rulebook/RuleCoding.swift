import DMN
import Values

// Rules, procedures and the whole rulebook in their binary form: the members in the order of their declaration.

extension Rulebook: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      edition: try reader.read(), documents: try reader.read(), bodies: try reader.read(), matters: try reader.read(),
      catalogue: try reader.read(), kinds: try reader.read(), titleWords: try reader.read(),
      paperWords: try reader.read(), labels: try reader.read(), secrecy: try reader.read(),
      machineOrders: try reader.read(), personalData: try reader.read(), procedures: try reader.read(),
      obligations: try reader.read(), calendar: try reader.read(),
      events: try reader.read(), rules: try reader.read(), classifications: try reader.read(),
      letters: try reader.read(), places: try reader.read(), prompts: try reader.read())
  }

  package func write(to writer: BinaryWriter) {
    writer.write(
      edition, documents, bodies, matters, catalogue, kinds, titleWords, paperWords, labels, secrecy, machineOrders,
      personalData, procedures, obligations, calendar, events, rules, classifications, letters, places, prompts)
  }
}

extension Rulebook.Edition: Binary {
  /// Where a folder lies and how it was loaded is not written.
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      name: try reader.read(), day: try reader.read(), approvedBy: try reader.read(), digest: try reader.read())
  }

  package func write(to writer: BinaryWriter) { writer.write(name, day, approvedBy, digest) }
}

extension Procedure: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      id: try reader.read(), name: try reader.read(), codes: try reader.read(), componentMatter: try reader.read(),
      processMatter: try reader.read(), versions: try reader.read())
  }

  package func write(to writer: BinaryWriter) {
    writer.write(id, name, codes, componentMatter, processMatter, versions)
  }
}

extension Procedure.Code: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      code: try reader.read(), name: try reader.read(), receivedBy: try reader.read(), decidedBy: try reader.read(),
      alsoBy: try reader.read(), cases: try reader.read())
  }

  package func write(to writer: BinaryWriter) {
    writer.write(code, name, receivedBy, decidedBy, alsoBy, cases)
  }
}

extension Procedure.Version: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      inForce: try reader.read(), basis: try reader.read(), verified: try reader.read(), cases: try reader.read(),
      components: try reader.read(), limits: try reader.read(), notice: try reader.read(), pause: try reader.read(),
      result: try reader.read())
  }

  package func write(to writer: BinaryWriter) {
    writer.write(inForce, basis, verified, cases, components, limits, notice, pause, result)
  }
}

extension ProcedureCases: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      fact: try reader.read(), values: try reader.read())
  }

  package func write(to writer: BinaryWriter) {
    writer.write(fact, values)
  }
}

extension Component: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      code: try reader.read(), also: try reader.read(), name: try reader.read(), documentKinds: try reader.read(),
      form: try reader.read(), copies: try reader.read(), isAlwaysAsked: try reader.read(), cases: try reader.read(),
      basis: try reader.read(),
      verified: try reader.read()
    )
  }

  package func write(to writer: BinaryWriter) {
    writer.write(code, also, name, documentKinds, form, copies, isAlwaysAsked, cases, basis, verified)
  }
}

extension Component.Particular: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      text: try reader.read(), by: try reader.read(), from: try reader.read(), verified: try reader.read())
  }

  package func write(to writer: BinaryWriter) {
    writer.write(text, by, from, verified)
  }
}

extension Limit.Unit: Binary {}

extension Limit: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      step: try reader.read(), days: try reader.read(), unit: try reader.read(), longer: try reader.read(),
      isWhole: try reader.read(), basis: try reader.read(), starts: try reader.read(), ends: try reader.read(),
      channels: try reader.read(), cases: try reader.read(), codes: try reader.read())
  }

  package func write(to writer: BinaryWriter) {
    writer.write(step, days, unit, longer, isWhole, basis, starts, ends, channels, cases, codes)
  }
}

extension Limit.Longer: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      days: try reader.read(), condition: try reader.read(), fact: try reader.read())
  }

  package func write(to writer: BinaryWriter) {
    writer.write(days, condition, fact)
  }
}

extension Rule.Stage: Binary {}
extension Rule.Effect: Binary {}
extension Rule.Audience: Binary {}
extension Rule.Status: Binary {}

extension Rule: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      id: try reader.read(), title: try reader.read(), also: try reader.read(), procedures: try reader.read(),
      cases: try reader.read(), matter: try reader.read(), stage: try reader.read(), effect: try reader.read(),
      audience: try reader.read(), status: try reader.read(), decidedBy: try reader.read(),
      versions: try reader.read(), path: try reader.read())
  }

  package func write(to writer: BinaryWriter) {
    writer.write(
      id, title, also, procedures, cases, matter, stage, effect, audience, status, decidedBy, versions, path)
  }
}

extension Rule.Version: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      code: try reader.read(), inForce: try reader.read(), basis: try reader.read(), verified: try reader.read(),
      forEach: try reader.read(), needs: try reader.read(), sameUnit: try reader.read(),
      agree: try reader.read(), readings: try reader.read(),
      finding: try reader.read(),
      measure: try reader.read(), ask: try reader.read(), note: try reader.read())
  }

  package func write(to writer: BinaryWriter) {
    writer.write(code, inForce, basis, verified, forEach, needs, sameUnit, agree, readings, finding, measure, ask, note)
  }
}

extension Rule.Reading: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      name: try reader.read(), condition: try reader.read())
  }

  package func write(to writer: BinaryWriter) {
    writer.write(name, condition)
  }
}

extension MessageTemplate: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      pieces: try reader.read())
  }

  package func write(to writer: BinaryWriter) {
    writer.write(pieces)
  }
}

extension MessageTemplate.Piece: Binary {
  init(from reader: BinaryReader) throws(BinaryFault) {
    switch try reader.varint() {
    case 0: self = .text(try reader.read())
    case 1: self = .value(try reader.read(), asPercent: try reader.read(), bounds: try reader.read())
    case 2: self = .leftOut
    case 3: self = .difference
    case _: throw .value(of: "MessageTemplate.Piece")
    }
  }

  func write(to writer: BinaryWriter) {
    switch self {
    case .text(let text):
      writer.write(size: 0)
      writer.write(text)
    case .value(let expression, let asPercent, let bounds):
      writer.write(size: 1)
      writer.write(expression, asPercent, bounds)
    case .leftOut: writer.write(size: 2)
    case .difference: writer.write(size: 3)
    }
  }
}
