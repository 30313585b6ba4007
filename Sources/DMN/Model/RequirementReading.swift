/// Input data, decisions, functions and what they require.
extension ModelReading {
  mutating func inputData(_ element: MarkupElement) -> InputData {
    let children = children(of: element, ["variable"])
    let name = required("name", of: element)
    return InputData(name: name, variable: variable(in: children, of: element, name), mark: mark(of: element))
  }

  /// The variable, which takes the element's name where it has none of its own: the standard wants them equal.
  private mutating func variable(
    in children: [MarkupElement], of element: MarkupElement, _ name: String
  ) -> InformationItem? {
    single("variable", in: children, of: element).map { informationItem($0, name: name) }
  }

  private static let decision = BoxedExpression.elementNames.union([
    "question", "allowedAnswers", "variable", "informationRequirement", "knowledgeRequirement",
    "authorityRequirement", "supportedObjective", "impactedPerformanceIndicator", "decisionMaker", "decisionOwner",
    "usingProcess", "usingTask",
  ])

  mutating func decision(_ element: MarkupElement) -> Decision {
    let children = children(of: element, Self.decision)
    var decision = Decision(name: required("name", of: element), mark: mark(of: element))
    decision.question = single("question", in: children, of: element)?.text
    decision.allowedAnswers = single("allowedAnswers", in: children, of: element)?.text
    decision.variable = variable(in: children, of: element, decision.name)
    for requirement in children where requirement.name == "informationRequirement" {
      let required = self.children(of: requirement, ["requiredDecision", "requiredInput"])
      guard let target = only(required, of: requirement) else {
        problems.append(requirement.problem(.missingElement("requiredInput", element: requirement.name)))
        continue
      }
      let reference = reference(target, mark: mark(of: requirement))
      if target.name == "requiredInput" {
        decision.requiredInputs.append(reference)
      } else {
        decision.requiredDecisions.append(reference)
      }
    }
    decision.requiredKnowledge = requiredKnowledge(in: children)
    decision.authorities = authorities(in: children)
    decision.expression = expression(in: children, of: element)
    return decision
  }

  private mutating func requiredKnowledge(in children: [MarkupElement]) -> [ModelReference] {
    var references: [ModelReference] = []
    for requirement in children where requirement.name == "knowledgeRequirement" {
      let required = self.children(of: requirement, ["requiredKnowledge"])
      guard let target = requiredSingle("requiredKnowledge", in: required, of: requirement) else { continue }
      references.append(reference(target, mark: mark(of: requirement)))
    }
    return references
  }

  /// The knowledge sources required; that a source itself draws on a decision or an input is drawn, not read.
  private mutating func authorities(in children: [MarkupElement]) -> [ModelReference] {
    var references: [ModelReference] = []
    for requirement in children where requirement.name == "authorityRequirement" {
      let required = self.children(of: requirement, ["requiredAuthority", "requiredDecision", "requiredInput"])
      for target in required where target.name == "requiredAuthority" {
        references.append(reference(target, mark: mark(of: requirement)))
      }
    }
    return references
  }

  private mutating func reference(_ element: MarkupElement, mark: ElementMark? = nil) -> ModelReference {
    let place = ElementMark(line: element.place.line, column: element.place.column)
    return ModelReference(required("href", of: element), mark: mark ?? place)
  }

  mutating func knowledgeModel(_ element: MarkupElement) -> BusinessKnowledgeModel {
    let children = children(
      of: element, ["variable", "encapsulatedLogic", "knowledgeRequirement", "authorityRequirement"])
    let name = required("name", of: element)
    return BusinessKnowledgeModel(
      name: name, variable: variable(in: children, of: element, name),
      requiredKnowledge: requiredKnowledge(in: children), authorities: authorities(in: children),
      function: single("encapsulatedLogic", in: children, of: element).map { function($0) }, mark: mark(of: element))
  }

  mutating func decisionService(_ element: MarkupElement) -> DecisionService {
    let children = children(
      of: element, ["variable", "outputDecision", "encapsulatedDecision", "inputDecision", "inputData"])
    var service = DecisionService(name: required("name", of: element), mark: mark(of: element))
    service.variable = variable(in: children, of: element, service.name)
    for child in children {
      switch child.name {
      case "outputDecision": service.outputDecisions.append(reference(child))
      case "encapsulatedDecision": service.encapsulatedDecisions.append(reference(child))
      case "inputDecision": service.inputDecisions.append(reference(child))
      case "inputData": service.inputData.append(reference(child))
      default: break
      }
    }
    return service
  }

  mutating func knowledgeSource(_ element: MarkupElement) -> KnowledgeSource {
    let children = children(of: element, ["authorityRequirement", "type", "owner"])
    return KnowledgeSource(
      name: required("name", of: element), type: single("type", in: children, of: element)?.text,
      locationURI: element.attributes["locationURI"], authorities: authorities(in: children), mark: mark(of: element))
  }
}
