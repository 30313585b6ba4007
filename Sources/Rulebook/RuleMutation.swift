import DMN
import Values

/// A rule or a table changed in one place, to see whether any case notices.
package struct RuleMutant: Sendable {
  enum Changed: Sendable {
    case rule(Rule)
    case classification(Classification)
  }

  let changed: Changed
  /// What was changed, in Vietnamese.
  package let change: String

  package var path: String {
    switch changed {
    case .rule(let rule): rule.path
    case .classification(let table): table.path
    }
  }
}

extension Rule {
  /// Each comparison turned, each bound and each day moved by one, each part of an `and` or `or` dropped, the cases in
  /// which it is asked forgotten. A day that moves into another version is left where it is: no such rule can be loaded.
  package func mutants(of catalogue: Catalogue) -> [RuleMutant] {
    let everyCase = RuleMutant(changed: .rule(with(versions: versions, cases: [])), change: "hỏi trong mọi trường hợp")
    return (cases.isEmpty ? [] : [everyCase])
      + versions.indices.flatMap { index in
        let others = versions.indices.filter {
          $0 != index && versions[$0].forEach?.name == versions[index].forEach?.name
        }
        let days = versions[index].dayMutants.filter { day in
          !others.contains { versions[$0].inForce.meets(day.0.inForce) }
        }
        return (versions[index].conditionMutants(catalogue) + days).map { version, change in
          var changed = versions
          changed[index] = version
          return RuleMutant(changed: .rule(with(versions: changed)), change: "phiên bản \(index + 1): \(change)")
        }
      }
  }

  /// The rule with only those versions that visit this collection, or none, and running: what it says is tried also while
  /// it is a draft or suspended.
  func tried(visiting collection: String?) -> Rule {
    with(versions: versions.filter { $0.forEach?.name == collection }, status: .active)
  }

  private func with(versions: [Version], cases: [String]? = nil, status: Status? = nil) -> Rule {
    Rule(
      id: id, title: title, also: also, procedures: procedures, cases: cases ?? self.cases, matter: matter,
      stage: stage, effect: effect,
      audience: audience, status: status ?? self.status, decidedBy: decidedBy, versions: versions, path: path)
  }
}

extension Rule.Version {
  fileprivate func conditionMutants(_ catalogue: Catalogue) -> [(Rule.Version, String)] {
    let scope = catalogue.scope(of: forEach).scope
    return readings.indices.flatMap { index in
      readings[index].condition.mutants(in: scope).map { mutant in
        var changed = readings
        changed[index] = Rule.Reading(name: readings[index].name, condition: mutant.expression)
        return (with(inForce: inForce, readings: changed), mutant.description)
      }
    }
  }

  fileprivate var dayMutants: [(Rule.Version, String)] {
    inForce.mutants.map { (with(inForce: $0.0, readings: readings), $0.1) }
  }

  private func with(inForce: InForce, readings: [Rule.Reading]) -> Rule.Version {
    Rule.Version(
      code: code, inForce: inForce, basis: basis, verified: verified, forEach: forEach, needs: needs,
      sameUnit: sameUnit, agree: agree, readings: readings, finding: finding, measure: measure, ask: ask, note: note)
  }
}

extension Classification {
  /// The table, running: see `Rule.tried(visiting:)`.
  var tried: Classification { with(versions: versions, status: .active) }

  private func with(versions: [Version], status: Rule.Status) -> Classification {
    Classification(
      id: id, title: title, also: also, procedures: procedures, matter: matter, status: status, forEach: forEach,
      versions: versions, path: path)
  }

  /// Each day moved by one, each cell opened, each row dropped.
  package var mutants: [RuleMutant] {
    versions.indices.flatMap { index in
      let version = versions[index]
      let others = versions.indices.filter { $0 != index }.map { versions[$0].inForce }
      let days = version.inForce.mutants.filter { day in !others.contains { $0.meets(day.0) } }.map { inForce, change in
        (Version(inForce: inForce, verified: version.verified, table: version.table), change)
      }
      let tables = version.table.mutants.map { table, change in
        (Version(inForce: version.inForce, verified: version.verified, table: table), change)
      }
      return (days + tables).map { changed, change in
        var all = versions
        all[index] = changed
        return RuleMutant(
          changed: .classification(with(versions: all, status: status)), change: "phiên bản \(index + 1): \(change)")
      }
    }
  }
}

extension ClassificationTable {
  fileprivate var mutants: [(ClassificationTable, String)] {
    rows.indices.flatMap { index in
      var fewer = rows
      fewer.remove(at: index)
      let opened = rows[index].tests.indices.filter { rows[index].tests[$0] != "-" }.map { cell in
        var all = rows
        var tests = rows[index].tests
        tests[cell] = "-"
        all[index] = Row(tests: tests, outputs: rows[index].outputs, basis: rows[index].basis)
        return (with(all), "hàng \(index + 1): «\(inputs[cell].text)» thử gì cũng được")
      }
      return (fewer.isEmpty ? [] : [(with(fewer), "bỏ hàng \(index + 1)")]) + opened
    }
  }

  private func with(_ rows: [Row]) -> ClassificationTable {
    ClassificationTable(hitPolicy: hitPolicy, inputs: inputs, outputs: outputs, rows: rows, facts: facts)
  }
}

extension InForce {
  /// Either end moved by a day.
  fileprivate var mutants: [(InForce, String)] {
    [1, -1].flatMap { step in
      let first = (InForce(from: from.advanced(byDays: step), until: until), "«from» dời \(step) ngày")
      let last = until.map {
        (InForce(from: from, until: $0.advanced(byDays: step)), "«until» dời \(step) ngày")
      }
      return [first] + (last.map { [$0] } ?? [])
    }
  }
}

extension Rulebook {
  /// The mutants of every rule and table that none of its cases notices.
  package func survivors(among cases: Cases) -> (mutants: Int, survivors: [RuleMutant]) {
    let mutants = rules.flatMap { $0.mutants(of: catalogue) } + classifications.flatMap(\.mutants)
    let survivors = mutants.filter { mutant in
      let changed = replacing(mutant.changed)
      switch mutant.changed {
      case .rule(let rule): return !cases.rules.contains { $0.rule == rule.id && changed.failure(of: $0) != nil }
      case .classification(let table):
        return !cases.tables.contains { $0.table == table.id && changed.failure(of: $0) != nil }
      }
    }
    return (mutants.count, survivors)
  }
}
