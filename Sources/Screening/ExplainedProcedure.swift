import Rulebook
import Values

/// What the law asks in a procedure: its components, limits and result.
extension Explanation {
  func law(of procedure: Procedure) -> [String] {
    columns.entry(procedure.name, hanging: 2) + procedure.codes.flatMap(competence)
      + procedure.versions.flatMap { version -> [String] in
        let basis = version.basis.words
        let fact = version.cases.map { ["Các trường hợp chia theo «\($0.fact)»: \($0.values.listed)"] } ?? []
        return columns.entry("\(version.inForce.description): \(basis)", indent: 2, hanging: 4)
          + columns.entry(version.verified.description, indent: 6, hanging: 2)
          + fact.flatMap { columns.entry($0, indent: 6, hanging: 2) } + version.components.flatMap(listed)
          + version.limits.flatMap(listed) + particular("kết quả", version.result, indent: 6)
      }
  }

  private func competence(_ code: Procedure.Code) -> [String] {
    let receives = ([code.receivedBy] + code.alsoBy).map(\.name).joined(separator: " hoặc ")
    let place = code.alsoBy.isEmpty ? "" : " (theo nơi thực hiện dự án)"
    let decides =
      code.decidedBy == code.receivedBy ? "tiếp nhận và quyết định" : "tiếp nhận, \(code.decidedBy.name) quyết định"
    let cases = code.cases.isEmpty ? "" : "; chỉ trong trường hợp \(code.cases.listed)"
    return columns.entry(
      "\(code.code) \(code.name): \(receives)\(place) \(decides)\(cases)",
      indent: 2, hanging: 4)
  }

  private func listed(_ component: Component) -> [String] {
    let always = component.isAlwaysAsked ? "" : "; không đòi trong mọi hồ sơ"
    return columns.entry(
      "\(component.name)\(only(component.cases))\(always)", code: component.code, indent: 6, hanging: 2)
  }

  private func listed(_ limit: Limit) -> [String] {
    let codes = limit.codes.isEmpty ? "" : " (mã \(limit.codes.joined(separator: ", ")))"
    let longer = limit.longer.map { " hoặc \($0.days) ngày nếu \($0.condition)" } ?? ""
    let basis = limit.basis.words
    return columns.entry(
      "\(limit.step)\(codes): \(limit.days) \(limit.unit.words)\(longer)\(only(limit.cases)); căn cứ \(basis)",
      indent: 6, hanging: 2)
  }

  private func only(_ cases: [String]) -> String { cases.isEmpty ? "" : "; chỉ trong trường hợp \(cases.listed)" }

  /// The component of the dossier's procedure; without one, of every procedure that has the code.
  func lawOfComponent(_ code: String, in procedure: Procedure?) -> [String]? {
    let all = rulebook.procedures.flatMap { procedure in
      procedure.versions.flatMap(\.components).filter { $0.code == code }.map { (procedure: procedure, component: $0) }
    }
    let own = all.filter { $0.procedure.id == procedure?.id }
    let shown = own.isEmpty ? all : own
    guard !shown.isEmpty else { return nil }
    let procedures = shown.map(\.procedure.id).uniqued
    return shown.flatMap { entry in
      (procedures.count > 1 ? columns.entry("\(entry.procedure.name):", hanging: 2) : []) + law(of: entry.component)
    }
  }

  private func law(of component: Component) -> [String] {
    columns.entry("\(component.code)  \(component.name)", hanging: 2)
      + columns.entry("căn cứ \(component.basis.words)", indent: 2, hanging: 2)
      + (component.cases.isEmpty
        ? [] : columns.entry("chỉ trong trường hợp \(component.cases.listed)", indent: 2, hanging: 2))
      + columns.entry(component.verified.description, indent: 2, hanging: 2)
      + particular("biểu mẫu", component.form) + particular("số bản", component.copies)
  }

  /// What is known from elsewhere than the text that asks the component, with its own source.
  private func particular(_ what: String, _ particular: Component.Particular?, indent: Int = 2) -> [String] {
    guard let particular else { return [] }
    let from = particular.from.map { ", cho hồ sơ nộp từ \(VietnameseText.day($0))" } ?? ""
    return columns.entry(
      "\(what): \(particular.text)\(from), theo \(particular.by) (\(particular.verified.description))", indent: indent,
      hanging: 2)
  }
}
