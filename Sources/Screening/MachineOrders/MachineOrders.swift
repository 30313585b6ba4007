import Dossiers
import Rulebook
import Values

/// The search of a dossier for words that are meant for a machine and for what a reader cannot see: in all that a file
/// holds, its name and its properties too. What such words are, `Rules/machine-orders.yaml` says.
package struct MachineOrders: Sendable {
  private let rulebook: Rulebook
  private let scan: MachineOrderScan

  package init(_ rulebook: Rulebook) {
    self.rulebook = rulebook
    scan = rulebook.machineOrderScan
  }

  /// Whether there may be anything to find in a text at all.
  func mayHold(_ text: String) -> Bool { scan.mayHold(text) }

  /// The first order in a text.
  func order(in text: String, isRecognised: Bool = false) -> OrderSearch.Found? {
    OrderSearch.first(in: text, rulebook.machineOrderBook, isRecognised: isRecognised)
  }

  /// Whether a text may be sent to a model: not where it gives a machine an order or holds signs that nobody sees.
  package func mayBeSent(_ text: String) -> Bool {
    guard mayHold(text) else { return true }
    return InvisibleSigns(in: text).count == 0 && order(in: text) == nil
  }

  /// The same of words as they stand in a paper: nobody sees those that are white or too small.
  package func mayBeSent(_ text: String, doubts: Set<Doubt>) -> Bool { !doubts.contains(.faint) && mayBeSent(text) }

  /// Which of some lines that follow each other may not be sent: an order may be parted between two.
  package func withheld(among lines: [(text: String, doubts: Set<Doubt>)]) -> Set<Int> {
    var withheld = Set(lines.indices.filter { !mayBeSent(lines[$0].text, doubts: lines[$0].doubts) })
    for index in lines.indices.dropLast() where !withheld.contains(index) && mayHold(lines[index].text) {
      guard !withheld.contains(index + 1),
        order(in: lines[index].text + "\n" + lines[index + 1].text) != nil
      else { continue }
      withheld.formUnion([index, index + 1])
    }
    return withheld
  }

  /// All of a dossier, in the order of its files; of one file at most `FileOrders.most` orders one by one.
  package func findings(in dossier: Dossier) -> [MachineOrder] {
    var named = FileOrders(path: dossier.name, self)
    named.look(at: dossier.name.asWords, in: "tên thư mục")
    var found = named.all
    for (path, texts) in [(Dossier.intakeName, dossier.intake.texts), (Dossier.logName, dossier.log?.texts ?? [])] {
      var orders = FileOrders(path: path, self)
      for text in texts { orders.look(at: text, in: "một giá trị") }
      found += orders.all
    }
    var names: Set<String> = []
    for file in dossier.files {
      var orders = FileOrders(path: file.path, self)
      for name in file.path.split(separator: "/") where names.insert(String(name)).inserted {
        orders.look(at: String(name).asWords, in: "tên tệp")
      }
      if case .document(let document) = file.content { orders.look(at: document) }
      found += orders.all
    }
    return found
  }
}

extension String {
  /// A file's name as a sentence: the signs that stand for blanks in it as blanks.
  fileprivate var asWords: String { contains("_") ? replacing("_", with: " ") : self }
}
