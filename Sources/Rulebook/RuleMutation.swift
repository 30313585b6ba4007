import DMN
import Values

/// A rule changed in one place, to see whether any case notices.
package struct RuleMutant: Sendable {
  package let rule: Rule
  /// What was changed, in Vietnamese.
  package let change: String
}

extension Rule {
  /// Each comparison turned, each bound and each day moved by one, each part of an `and` or `or` dropped.
  package func mutants(of catalogue: Catalogue) -> [RuleMutant] {
    versions.indices.flatMap { index in
      (versions[index].conditionMutants(catalogue) + versions[index].dayMutants).map { version, change in
        var changed = versions
        changed[index] = version
        return RuleMutant(rule: with(versions: changed), change: "phiên bản \(index + 1): \(change)")
      }
    }
  }

  /// The rule with only those versions that visit this collection, or none.
  func visiting(_ collection: String?) -> Rule { with(versions: versions.filter { $0.forEach?.name == collection }) }

  private func with(versions: [Version]) -> Rule {
    Rule(
      id: id, title: title, also: also, procedures: procedures, matter: matter, stage: stage, effect: effect,
      audience: audience, status: status, decidedBy: decidedBy, versions: versions, path: path)
  }
}

extension Rule.Version {
  fileprivate func conditionMutants(_ catalogue: Catalogue) -> [(Rule.Version, String)] {
    let scope = FactScope(catalogue: catalogue, row: forEach).scope
    return readings.indices.flatMap { index in
      readings[index].condition.mutants(in: scope).map { mutant in
        var changed = readings
        changed[index] = Rule.Reading(name: readings[index].name, condition: mutant.expression)
        return (with(inForce: inForce, readings: changed), mutant.description)
      }
    }
  }

  fileprivate var dayMutants: [(Rule.Version, String)] {
    var changes: [(InForce, String)] = [1, -1].map { step in
      (InForce(from: inForce.from.advanced(byDays: step), until: inForce.until), "«from» dời \(step) ngày")
    }
    if let until = inForce.until {
      changes += [1, -1].map { step in
        (InForce(from: inForce.from, until: until.advanced(byDays: step)), "«until» dời \(step) ngày")
      }
    }
    return changes.map { (with(inForce: $0.0, readings: readings), $0.1) }
  }

  private func with(inForce: InForce, readings: [Rule.Reading]) -> Rule.Version {
    Rule.Version(
      code: code, inForce: inForce, basis: basis, verified: verified, forEach: forEach, needs: needs,
      readings: readings, finding: finding, ask: ask, note: note)
  }
}

extension Rulebook {
  /// The mutants of every rule that none of its cases notices.
  package func survivors(among cases: [RuleCase]) -> (mutants: Int, survivors: [RuleMutant]) {
    let mutants = rules.flatMap { $0.mutants(of: catalogue) }
    let survivors = mutants.filter { mutant in
      let changed = replacing(mutant.rule)
      return !cases.contains { $0.rule == mutant.rule.id && changed.failure(of: $0) != nil }
    }
    return (mutants.count, survivors)
  }
}
