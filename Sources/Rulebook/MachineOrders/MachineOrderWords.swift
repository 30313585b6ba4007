import Values
import Yams

/// The words by which a text gives orders to a machine: what a machine is called, how it is addressed, what it is told.
package struct MachineOrderWords: Sendable, Hashable {
  /// Words that stand for each other in a phrase.
  package struct Group: Sendable, Hashable {
    package let name: String
    package let words: [String]
  }

  package let groups: [Group]
  /// Phrases that speak to a machine.
  package let addresses: [String]
  /// Phrases that say what a machine must do, which papers about machines say too.
  package let mentions: [String]
  /// What makes an order of an address.
  package let orders: [String]
  /// What makes an order of a mention.
  package let firmOrders: [String]
  /// Phrases that are orders without more.
  package let unmistakable: [String]
  /// The signs that part the turns of a talk with a model, without blanks.
  package let markers: [String]
  /// Before an order: nobody is told to do it.
  package let negations: [String]
  /// After an order: one of several outcomes.
  package let choices: [String]
  /// After an order, no punctuation between: a grade or a condition of what a machine does.
  package let measures: [String]
  /// Letters of which some are in every order: told when the rules are loaded, so that a text that holds none of them
  /// costs no look at any phrase.
  package let keys: [String]
}

extension RuleSheet {
  mutating func machineOrderWords(_ root: Node) -> MachineOrderWords? {
    let lists = [
      "addresses", "mentions", "orders", "firm-orders", "unmistakable", "markers", "negations", "choices", "measures",
    ]
    guard let record = record(root, keys: ["words"] + lists, what: "lời ra lệnh cho máy") else { return nil }
    let (groups, known) = machineGroups(in: record)
    var told: [String: [String]] = [:]
    for key in lists {
      let nodes = list(key, in: record)
      if record.has(key), nodes.isEmpty {
        report("«\(key)» trống: không nhận ra được lệnh nào", at: record.members[key])
      }
      told[key] = nodes.compactMap { node in
        guard let text = text(node, what: key) else { return nil }
        if key != "markers" { checkPhrase(text, known, at: node) }
        return text
      }
    }
    func phrases(_ key: String) -> [String] { told[key] ?? [] }
    let keys = MachineOrderBook.keys(
      of: phrases("addresses") + phrases("mentions") + phrases("unmistakable"), known, markers: phrases("markers"))
    return MachineOrderWords(
      groups: groups, addresses: phrases("addresses"), mentions: phrases("mentions"), orders: phrases("orders"),
      firmOrders: phrases("firm-orders"), unmistakable: phrases("unmistakable"), markers: phrases("markers"),
      negations: phrases("negations"), choices: phrases("choices"), measures: phrases("measures"),
      keys: keys)
  }

  /// In the order in which they stand: one may name those before it.
  private mutating func machineGroups(
    in record: Record
  ) -> (groups: [MachineOrderWords.Group], known: [String: [[MachinePhrase.Word]]]) {
    guard let node = required("words", in: record) else { return ([], [:]) }
    guard case .mapping(let mapping) = node else {
      report("«words» phải là các nhóm lời, mỗi nhóm một khóa", at: node)
      return ([], [:])
    }
    var groups: [MachineOrderWords.Group] = []
    var known: [String: [[MachinePhrase.Word]]] = [:]
    for (key, value) in mapping {
      guard let name = text(key, what: "tên nhóm") else { continue }
      if groups.contains(where: { $0.name == name }) { report("nhóm «\(name)» có hai lần", at: key) }
      let nodes = list(value, what: name)
      if nodes.isEmpty { report("nhóm «\(name)» trống", at: value) }
      let words = nodes.compactMap { node -> String? in
        guard let text = text(node, what: name) else { return nil }
        checkPhrase(text, known, at: node)
        return text
      }
      let group = MachineOrderWords.Group(name: name, words: words)
      known[name] = MachinePhrase.runs(of: group, known)
      groups.append(group)
    }
    return (groups, known)
  }

  private mutating func checkPhrase(_ text: String, _ known: [String: [[MachinePhrase.Word]]], at node: Node) {
    do {
      _ = try MachinePhrase(text, groups: known)
    } catch {
      report(error.message, at: node)
    }
  }
}

extension MachineOrderWords: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      groups: try reader.read(), addresses: try reader.read(), mentions: try reader.read(), orders: try reader.read(),
      firmOrders: try reader.read(), unmistakable: try reader.read(), markers: try reader.read(),
      negations: try reader.read(), choices: try reader.read(), measures: try reader.read(),
      keys: try reader.read())
  }

  package func write(to writer: BinaryWriter) {
    writer.write(
      groups, addresses, mentions, orders, firmOrders, unmistakable, markers, negations, choices, measures, keys)
  }
}

extension MachineOrderWords.Group: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(name: try reader.read(), words: try reader.read())
  }

  package func write(to writer: BinaryWriter) { writer.write(name, words) }
}
