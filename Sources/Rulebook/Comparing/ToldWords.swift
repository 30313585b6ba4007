import DMN
import Values

extension ToldValue {
  /// The words of a value that has no members worth telling apart; nil where it has.
  static func words(_ value: Any, isWhole: Bool) -> [String]? {
    switch value {
    case let text as String: [text]
    case let flag as Bool: [flag ? "có" : "không"]
    case let number as Int: ["\(number)"]
    case let number as Decimal128: [VietnameseText.number(number)]
    case let day as CivilDay: [VietnameseText.day(day)]
    case let inForce as InForce: [inForce.description]
    case let verified as Verification: [verified.description]
    case let citation as Citation: [citation.description]
    case let key as LabelKey: [key.text]
    case let label as Label: [label.isOfficial ? "\(label.text) (mẫu chính thức)" : label.text]
    case let unit as Unit: [unit.symbol]
    case let condition as Expression: [condition.description]
    case let template as MessageTemplate: [template.written]
    case let template as LetterTemplate: [template.written]
    case let table as ClassificationTable: table.lines
    case let kind as FactDefinition.Kind: [kind.written]
    case let choice as any RawRepresentable<String>: [choice.rawValue]
    case let fact as FactDefinition where !isWhole: [fact.name]
    case let collection as CollectionDefinition where !isWhole: [collection.name]
    case let body as Body where !isWhole: [body.id]
    case let matter as Matter where !isWhole: [matter.id]
    default: enumerated(value)
    }
  }

  /// A case without values by its name, one with values by its name and theirs.
  private static func enumerated(_ value: Any) -> [String]? {
    let mirror = Mirror(reflecting: value)
    guard mirror.displayStyle == .enum else { return nil }
    guard let payload = mirror.children.first else { return ["\(value)"] }
    let told = ToldValue(payload.value, isWhole: false).lines.flatMap(\.words)
    return ["\(payload.label ?? ""): \(told.joined(separator: ", "))"]
  }
}

extension MessageTemplate {
  /// As a rule file writes it.
  fileprivate var written: String {
    pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .value(let expression, let asPercent, _): "{\(expression)\(asPercent ? ":%" : "")}"
      case .leftOut: "{\(Self.leftOutName)}"
      case .difference: "{\(Self.differenceName)}"
      }
    }.joined()
  }
}

extension LetterTemplate {
  fileprivate var written: String {
    pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .slot(let slot): "{\(slot.rawValue)}"
      }
    }.joined()
  }
}

extension ClassificationTable {
  /// A line a row. Where the first row that fits answers, its number counts and stands before it.
  fileprivate var lines: [String] {
    let head = ([hitPolicy.rawValue] + inputs.map(\.text) + outputs.map { "=> \($0)" }).joined(separator: " | ")
    return [head]
      + rows.enumerated().map { index, row in
        let number = hitPolicy == .first ? ["\(index + 1)"] : []
        let basis = row.basis.words
        return (number + row.tests + row.outputs.map { "=> \($0)" } + [basis]).joined(separator: " | ")
      }
  }
}

extension FactDefinition.Kind {
  /// As `facts.yaml` writes it, with what stands beside it.
  fileprivate var written: String {
    switch self {
    case .number: "number"
    case .quantity(let tag): "quantity, tag \(tag)"
    case .text: "text"
    case .harmonisedCode: "harmonised-code"
    case .day: "day"
    case .flag: "flag"
    case .place: "place"
    case .presence(let component): "presence, component \(component)"
    case .listed(let kind): "listed, in \(kind)"
    }
  }
}
