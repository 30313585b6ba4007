import Values

@testable import DMN

/// Any bytes as a DMN file: what reads is written in 1.5 and reads back, compiles, and every decision runs in both
/// modes within its bounds.
private enum ModelFuzz {
  static func run(_ bytes: [UInt8]) {
    let limits = ModelLimits()
    guard let model = try? ModelReader.model(from: bytes, limits: limits) else { return }
    guard let written = try? ModelWriter.bytes(of: model) else { return }
    guard let again = try? ModelReader.model(from: written, limits: limits) else {
      fatalError("writes what does not read: \(String(decoding: written, as: UTF8.self))")
    }
    guard again.decisions.count == model.decisions.count, again.inputData.count == model.inputData.count else {
      fatalError("writes another model")
    }
    let decisions = DecisionModel(model)
    let inputs = FEELContext(
      model.inputData.enumerated().map { index, input in
        (input.name, index % 2 == 0 ? .number(Decimal128(index)) : .string("mã \(index)"))
      })
    for name in decisions.decisionNames {
      for mode in [Mode.conformance, .evidence] {
        // A small budget, so that a hang is one the budget does not see.
        for inputs in [inputs, FEELContext()] {
          _ = decisions.value(ofDecision: name, inputs: inputs, mode: mode, now: nil, budget: Budget(100_000))
        }
      }
    }
    for name in model.knowledgeModels.map(\.name) + model.decisionServices.map(\.name) {
      _ = decisions.value(ofCalling: name, arguments: FEELContext(), mode: .evidence)
    }
  }
}

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzModel(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  ModelFuzz.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}
