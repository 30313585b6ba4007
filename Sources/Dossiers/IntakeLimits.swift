import Values

/// How large an intake list may be: far above any that a desk writes, far below what costs time or memory to read.
extension Intake {
  package static let mostBytes = 4 << 20
  package static let mostMembers = 10_000

  /// What lists of this size say is remembered for others that say the same; longer ones could fill the memory.
  package static let mostShortBytes = 16 << 10
  private static let mostShortRows = 64

  static func isShort(_ facts: [JSON.Member], of bytes: [UInt8]) -> Bool {
    bytes.count <= mostShortBytes
      && facts.reduce(0) { $0 + ($1.value.array?.count ?? 0) } <= mostShortRows
  }

  static func checkSize(of bytes: [UInt8]) throws(DossierError) {
    guard bytes.count > mostBytes else { return }
    let message = "tệp lớn hơn \(mostBytes >> 20) MB; danh sách tiếp nhận chỉ ghi tên tệp và giá trị, không chứa tệp"
    throw .intake([IntakeProblem(line: 1, column: 1, message: message)])
  }

  static func checkMembers(of json: JSON) throws(DossierError) {
    guard json.memberCount > mostMembers else { return }
    let message = "có hơn 10.000 mục; một hồ sơ một tệp ho-so.json"
    throw .intake([IntakeProblem(line: 1, column: 1, message: message)])
  }
}

extension JSON {
  /// Members and elements, at every depth.
  fileprivate var memberCount: Int {
    switch self {
    case .object(let members): members.reduce(members.count) { $0 + $1.value.memberCount }
    case .array(let items): items.reduce(items.count) { $0 + $1.memberCount }
    case .null, .bool, .number, .string: 0
    case .written(let written): written.value.memberCount
    }
  }
}
