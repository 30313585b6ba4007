import Values

/// Requirements that point at nothing, at the wrong kind of element, or back to where they come from.
extension ModelChecking {
  private enum Kind: String {
    case input = "dữ liệu vào"
    case decision = "quyết định"
    case knowledge = "mô hình tri thức"
    case service = "dịch vụ quyết định"
    case source = "nguồn tri thức"
  }

  var referenceFaults: [ModelCheck.Fault] {
    var faults: [ModelCheck.Fault] = []
    let homes = Dictionary(([model] + imported).map { ($0.namespace, elements(of: $0)) }) { first, _ in first }
    func check(_ references: [ModelReference], _ kinds: [Kind]) {
      faults += references.compactMap { fault($0, kinds, homes) }
    }
    for decision in model.decisions {
      check(decision.requiredInputs, [.input])
      check(decision.requiredDecisions, [.decision])
      check(decision.requiredKnowledge, [.knowledge, .service])
      check(decision.authorities, [.source])
    }
    for knowledge in model.knowledgeModels {
      check(knowledge.requiredKnowledge, [.knowledge, .service])
      check(knowledge.authorities, [.source])
    }
    for source in model.knowledgeSources { check(source.authorities, [.source]) }
    for service in model.decisionServices {
      check(service.outputDecisions + service.encapsulatedDecisions + service.inputDecisions, [.decision])
      check(service.inputData, [.input])
    }
    return faults
  }

  /// - Parameter homes: the elements of every model at hand, by namespace.
  private func fault(
    _ reference: ModelReference, _ kinds: [Kind], _ homes: [String: [String: Element]]
  ) -> ModelCheck.Fault? {
    var wanted: String { kinds.map(\.rawValue).joined(separator: " hoặc ") }
    let namespace = reference.targetNamespace ?? model.namespace
    guard let elements = homes[namespace] else {
      // An import that is not there is told once, at the import.
      if model.imports.contains(where: { $0.namespace == namespace }) { return nil }
      return reference.fault("«\(reference.href)» trỏ tới mô hình «\(namespace)» mà tệp này không nhập")
    }
    guard let found = elements[reference.targetID] else {
      let fitting = elements.filter { kinds.contains($0.value.kind) }.keys.sorted()
      let known = Suggestion.among(fitting, for: reference.targetID)
      return reference.fault("«\(reference.href)» không trỏ tới phần tử nào\(known); cần id của \(wanted)")
    }
    guard !kinds.contains(found.kind) else { return nil }
    return reference.fault("«\(reference.href)» là \(found.kind.rawValue) «\(found.name)»; ở đây cần \(wanted)")
  }

  private typealias Element = (kind: Kind, name: String)

  private func elements(of model: Model) -> [String: Element] {
    var elements: [String: Element] = [:]
    for item in model.inputData { elements[item.id ?? item.name] = (.input, item.name) }
    for item in model.decisions { elements[item.id ?? item.name] = (.decision, item.name) }
    for item in model.knowledgeModels { elements[item.id ?? item.name] = (.knowledge, item.name) }
    for item in model.decisionServices { elements[item.id ?? item.name] = (.service, item.name) }
    for item in model.knowledgeSources { elements[item.id ?? item.name] = (.source, item.name) }
    return elements
  }

  /// Decisions that need themselves, directly or through decisions and services; functions may call themselves.
  var cycleFaults: [ModelCheck.Fault] {
    let decisions = Dictionary(model.decisions.map { ($0.id ?? $0.name, $0) }) { first, _ in first }
    let services = Dictionary(model.decisionServices.map { ($0.id ?? $0.name, $0) }) { first, _ in first }
    func next(_ id: String) -> [String] {
      guard let decision = decisions[id] else { return [] }
      let called = decision.requiredKnowledge.compactMap { services[$0.targetID] }.flatMap(\.outputDecisions)
      return (decision.requiredDecisions + called).filter { isOwn($0) }.map(\.targetID)
    }
    var done: Set<String> = []
    var faults: [ModelCheck.Fault] = []
    for decision in model.decisions {
      // Depth first without recursion: a chain of requirements may be long.
      var path: [(id: String, rest: ArraySlice<String>)] = []
      func enter(_ id: String) { path.append((id, next(id)[...])) }
      let start = decision.id ?? decision.name
      if !done.contains(start) { enter(start) }
      while let last = path.indices.last {
        guard let id = path[last].rest.popFirst() else {
          done.insert(path.removeLast().id)
          continue
        }
        if let back = path.firstIndex(where: { $0.id == id }) {
          let names = (path[back...].map(\.id) + [id]).map { "«\(decisions[$0]?.name ?? $0)»" }
          let fault = decisions[id]?.fault("quyết định cần chính nó: \(names.joined(separator: " → "))")
          faults += [fault].compactMap(\.self)
        } else if !done.contains(id) {
          enter(id)
        }
      }
    }
    return faults
  }

  private func isOwn(_ reference: ModelReference) -> Bool {
    (reference.targetNamespace ?? model.namespace) == model.namespace
  }
}

/// Finds places in a file from places in its texts, which hold no entities and no CDATA marks.
struct SourcePlaces {
  private let scalars: [Unicode.Scalar]
  /// Where each line begins.
  private let lines: [Int]

  init(_ bytes: [UInt8]) {
    let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    self.scalars = scalars
    self.lines = [0] + scalars.indices.filter { scalars[$0] == "\n" }.map { $0 + 1 }
  }

  /// The place so many scalars into the text that begins at a place.
  func place(of offset: Int, from line: Int, _ column: Int) -> (line: Int, column: Int) {
    guard lines.indices.contains(line - 1) else { return (line, column) }
    var index = lines[line - 1] + column - 1
    skipMarks(&index)
    for _ in 0..<offset where index < scalars.count {
      if scalars[index] == "&", let end = scalars[index...].firstIndex(of: ";"), end - index < 12 { index = end }
      // XML reads the two as one line end.
      if scalars[index] == "\r", index + 1 < scalars.count, scalars[index + 1] == "\n" { index += 1 }
      index += 1
      skipMarks(&index)
    }
    let found = (lines.lastIndex { $0 <= index } ?? 0)
    return (found + 1, index - lines[found] + 1)
  }

  private func skipMarks(_ index: inout Int) {
    for mark in ["<![CDATA[", "]]>"] where scalars[min(index, scalars.count)...].starts(with: mark.unicodeScalars) {
      index += mark.unicodeScalars.count
    }
  }
}
