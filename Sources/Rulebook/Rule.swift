import DMN
import Values

/// One obligation of the law, with a version for each period.
package struct Rule: Sendable {
  package typealias ID = String

  package enum Stage: String, Sendable, Hashable, CaseIterable, Comparable {
    case competence, completeness, validity, conditions, process

    package static func < (left: Stage, right: Stage) -> Bool { left.order < right.order }

    private var order: Int {
      switch self {
      case .competence: 0
      case .completeness: 1
      case .validity: 2
      case .conditions: 3
      case .process: 4
      }
    }
  }

  /// What a defect means for the dossier; the outcome of each is the table of docs/verdicts.md.
  package enum Effect: String, Sendable, Hashable, CaseIterable {
    case block, `return`, redirect, exempt, review, note
  }

  package enum Audience: String, Sendable, Hashable, CaseIterable {
    case applicant, officer
  }

  package enum Status: String, Sendable, Hashable, CaseIterable {
    case draft = "nháp"
    case active = "hiệu lực"
    case suspended = "tạm ngưng"
  }

  package let id: ID
  package let title: String
  /// Codes under which other pages list the same obligation.
  package let also: [String]
  package let procedures: [Procedure.ID]
  /// Of the procedures that have cases, those in which it is asked; empty: all.
  package let cases: [String]
  package let matter: Matter
  package let stage: Stage
  package let effect: Effect
  package let audience: Audience
  package let status: Status
  /// The body that decides this question, where it need not be the screening office.
  package let decidedBy: Body?
  package let versions: [Version]
  /// Path of the file within the rules folder.
  package let path: String

  private let allRead = Once<WhatIsRead>()
  /// What it came to for the last dossiers.
  let judged = Memo<Judge.Key, Judge.Judged>(most: 32)

  /// - Parameter catalogue: the one of its own rulebook.
  func whatIsRead(in catalogue: Catalogue) -> WhatIsRead {
    allRead.value {
      let plans = versions.map { $0.plans(in: catalogue) }
      return WhatIsRead(
        plans.flatMap { [$0.verdict, $0.finding] + [$0.measure, $0.ask].compactMap(\.self) },
        rows: versions.compactMap(\.forEach), and: [matter.governedBy], in: catalogue)
    }
  }

  /// What its versions read.
  var names: Set<String> { versions.reduce(into: []) { $0.formUnion($1.names) } }

  /// What the rule says in one period.
  package struct Version: Sendable {
    /// The code of the obligation in this period, where the pages give it one of its own (OT-001 within OT-002).
    package let code: Rule.ID
    package let inForce: InForce
    package let basis: [Citation]
    package let verified: Verification
    package let forEach: CollectionDefinition?
    package let needs: [FactDefinition]
    /// Quantities whose units must convert into each other: that they do not is the defect; in place of a condition.
    package let sameUnit: [FactDefinition]
    /// Facts that everybody who states them must state alike: that they do not is the defect, of each by itself; in place
    /// of a condition.
    package let agree: [FactDefinition]
    /// One condition; two or more where readings of the text are open; none where the rule always asks to look.
    package let readings: [Reading]
    package let finding: MessageTemplate
    /// What the rule measures, for the worksheet of criteria, whatever comes of it: `công suất còn {…:%}`.
    package let measure: MessageTemplate?
    package let ask: MessageTemplate?
    package let note: String?

    /// Whether it speaks of every dossier of its procedures.
    package var isUnconditional: Bool { readings.isEmpty && sameUnit.isEmpty && agree.isEmpty }

    private let plans = Once<Plans>()

    package init(
      code: Rule.ID, inForce: InForce, basis: [Citation], verified: Verification, forEach: CollectionDefinition?,
      needs: [FactDefinition], sameUnit: [FactDefinition], agree: [FactDefinition], readings: [Reading],
      finding: MessageTemplate, measure: MessageTemplate?, ask: MessageTemplate?, note: String?
    ) {
      self.code = code
      self.inForce = inForce
      self.basis = basis
      self.verified = verified
      self.forEach = forEach
      self.needs = needs
      self.sameUnit = sameUnit
      self.agree = agree
      self.readings = readings
      self.finding = finding
      self.measure = measure
      self.ask = ask
      self.note = note
    }

    /// What it reads to come to its verdict, and what its sentences read; made when the first dossier asks.
    struct Plans: Sendable {
      let verdict: FactPlan
      let finding: FactPlan
      let measure: FactPlan?
      let ask: FactPlan?
      /// Of several facts on which all must agree, one in each.
      let agreeing: [Version]
    }

    /// - Parameter catalogue: the one of its own rulebook.
    func plans(in catalogue: Catalogue) -> Plans {
      plans.value {
        func plan(_ template: MessageTemplate) -> FactPlan {
          FactPlan(catalogue, row: forEach, of: template.expressions)
        }
        return Plans(
          verdict: FactPlan(
            catalogue, row: forEach, of: readings.map(\.condition), and: (sameUnit + agree).map(\.name)),
          finding: plan(finding), measure: measure.map(plan), ask: ask.map(plan),
          agreeing: agree.count > 1 ? agree.map(agreeing) : [])
      }
    }

    private func agreeing(on fact: FactDefinition) -> Version {
      Version(
        code: code, inForce: inForce, basis: basis, verified: verified, forEach: forEach, needs: needs,
        sameUnit: sameUnit, agree: [fact], readings: readings, finding: finding, measure: measure, ask: ask, note: note)
    }

    /// The names that it reads to come to its verdict.
    var names: Set<String> {
      readings.reduce(into: Set((sameUnit + agree).map(\.name))) { $0.formUnion($1.condition.names) }
    }
  }

  /// One reading of a text: the defect as a condition, and in words why one may read it so.
  package struct Reading: Sendable {
    package let name: String?
    package let condition: Expression
  }
}
