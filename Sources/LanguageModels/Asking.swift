import Values

/// The questions that one dossier puts to a model, under one deadline and one allowance.
package struct Asking: Sendable {
  private let model: LanguageModel
  private let deadline: Duration
  private let allowance: Allowance

  /// How often one question is sent where the fault may pass.
  static let mostAttempts = 3
  /// A provider that wants a longer pause is not waited for.
  static let longestPause = Duration.seconds(60)

  init(model: LanguageModel) {
    self.model = model
    self.deadline = model.timing.now() + .seconds(model.provider.limits.secondsPerDossier)
    self.allowance = Allowance(tokens: model.provider.limits.tokensPerDossier)
  }

  private var provider: Provider { model.provider }

  /// Asks; where the form of the answer was wrong, once more. Each call is in the ledger before its answer can be used.
  package func reply(to request: ModelRequest) -> ModelReply {
    let first = call(request)
    guard [.malformed, .schemaViolated].contains(first.status), first.ledger.attempts > 0 else { return first }
    let second = call(request, isAgain: true)
    // What kept the second from being asked says less than why the first was no answer.
    guard second.ledger.attempts > 0 else { return first }
    return ModelReply(status: second.status, json: second.json, ledger: second.ledger.after(first.ledger))
  }

  /// Asks once only: whether a provider keeps to the form by itself.
  func firstReply(to request: ModelRequest) -> ModelReply { call(request) }

  private func call(_ request: ModelRequest, isAgain: Bool = false) -> ModelReply {
    let body = model.adapter.body(of: request, isAgain: isAgain)
    let line = LedgerLine(provider, request, body)
    if let status = refusal(of: request) { return ended(line.ending(status)) }
    let key = ReplyCache.key(provider, request, body)
    if let kept = model.cache.entry(key), SchemaCheck.holds(kept.json, request.schema) {
      return ended(line.cached(from: kept.model), kept.json)
    }
    if model.isOffline { return ended(line.ending(.offline)) }
    if let status = model.adapter.unready { return ended(line.ending(status)) }
    guard model.gate.enter(within: left) else { return ended(line.ending(.timedOut)) }
    defer { model.gate.leave() }
    // Asked with the place taken: a provider that failed meanwhile is not asked by those who waited.
    guard model.breaker.mayCall(at: model.timing.now()) else { return ended(line.ending(.suspended)) }
    let amount = most(of: body)
    guard model.allowance.reserve(amount) else { return given(line.ending(.overBudget)) }
    guard allowance.reserve(amount) else {
      model.allowance.settle(amount, .init(tokens: 0, money: .zero))
      return given(line.ending(.overBudget))
    }
    let reply = sent(body, request, line, key)
    settle(amount, reply.ledger)
    return reply
  }

  /// Why the question is not put at all; nil where it may be.
  private func refusal(of request: ModelRequest) -> ModelReply.Status? {
    if request.task != .probe, !provider.tasks.contains(request.task) { return .notAllowed }
    if request.characters > provider.limits.inputCharacters { return .tooLarge }
    if let context = provider.limits.contextTokens {
      let words = request.characters + request.instructions.count
      if provider.mostTokens(characters: words) + provider.limits.outputTokens > context { return .contextExceeded }
    }
    return nil
  }

  private var left: Duration { deadline - model.timing.now() }

  private func sent(_ body: [UInt8], _ request: ModelRequest, _ line: LedgerLine, _ key: String) -> ModelReply {
    // What cannot be written down is not sent.
    guard model.ledger?.append(line) ?? true else { return given(line.ending(.notRecorded)) }
    let began = model.timing.now()
    let (heard, attempts) = heard(body, request)
    let (status, json) = outcome(of: heard, request)
    let end = line.ending(status, heard, attempts: attempts, lasting: model.timing.now() - began)
    guard model.ledger?.append(end) ?? true else { return given(end.ending(.notRecorded)) }
    model.breaker.ended(status, at: model.timing.now())
    if let json { model.cache.keep(.init(json: json, model: heard.model), key, request) }
    return ModelReply(status: status, json: json, ledger: end)
  }

  /// Sends until there is an answer or a fault that does not pass, as often and as long as it may.
  private func heard(_ body: [UInt8], _ request: ModelRequest) -> (Heard, attempts: Int) {
    var pause = Duration.milliseconds(500)
    for attempt in 1... {
      let limit = min(left, .seconds(provider.limits.secondsPerCall))
      guard limit > .zero else { return (.fault(.timedOut), attempt - 1) }
      let heard = model.adapter.ask(body, request, within: limit)
      guard attempt < Self.mostAttempts, let after = heard.retryAfter else { return (heard, attempt) }
      let wait = max(after, pause * (0.75 + model.timing.chance() / 2))
      guard wait <= Self.longestPause, wait < left else { return (heard, attempt) }
      model.timing.wait(wait)
      pause *= 2
    }
    return (.fault(.unavailable), 0)
  }

  private func outcome(of heard: Heard, _ request: ModelRequest) -> (ModelReply.Status, JSON?) {
    let json: JSON?
    switch heard.content {
    case .fault(let status): return (status, nil)
    case .json(let value): json = value
    case .text(let text): json = try? JSON.parse(Array(text.utf8))
    }
    guard isRead(heard.use, request) else { return (.contextExceeded, nil) }
    guard provider.isModel(heard.model) else { return (.wrongModel, nil) }
    guard let json else { return (.malformed, nil) }
    return SchemaCheck.holds(json, request.schema) ? (.ok, json) : (.schemaViolated, nil)
  }

  /// Whether the provider can have read all that was sent, by its own count: no tokenizer packs a dozen letters of Vietnamese
  /// into each token of a whole text, and a context that is full to the brim was cut.
  private func isRead(_ use: TokenUse, _ request: ModelRequest) -> Bool {
    // Gateways that do not count say nothing.
    guard let input = use.input, input > 0 else { return true }
    if input * 12 < request.characters { return false }
    return provider.limits.contextTokens.map { input + (use.output ?? 0) < $0 } ?? true
  }

  // MARK: Allowances

  /// The most that a call can use.
  private func most(of body: [UInt8]) -> Allowance.Amount {
    let input = provider.mostTokens(characters: String(decoding: body, as: UTF8.self).count)
    return amount(input, provider.limits.outputTokens)
  }

  private func amount(_ input: Int, _ output: Int) -> Allowance.Amount {
    .init(tokens: input + output, money: provider.price?.cost((input, output)) ?? .zero)
  }

  /// What the provider counted becomes what was used; where it does not count, the most.
  private func settle(_ reserved: Allowance.Amount, _ line: LedgerLine) {
    let spent: Allowance.Amount
    if line.attempts == 0 {
      spent = .init(tokens: 0, money: .zero)
    } else if let input = line.use.input, let output = line.use.output {
      spent = amount(input, output)
    } else {
      // A call that failed before an answer was written costs nothing; whether one was is not known.
      spent = line.status?.meaning == .answered || line.status == .timedOut ? reserved : .init(tokens: 0, money: .zero)
    }
    model.allowance.settle(reserved, spent)
    allowance.settle(reserved, spent)
  }

  // MARK: Ends without a call

  /// A call that did not leave is written down too: why a question stayed open is told later.
  private func ended(_ line: LedgerLine, _ json: JSON? = nil) -> ModelReply {
    guard model.ledger?.append(line) ?? true else {
      return ModelReply(status: .notRecorded, json: nil, ledger: line.ending(.notRecorded))
    }
    return ModelReply(status: line.status ?? .unavailable, json: json, ledger: line)
  }

  /// One after the breaker let it through.
  private func given(_ line: LedgerLine) -> ModelReply {
    model.breaker.ended(line.status ?? .notRecorded, at: model.timing.now())
    guard line.status != .notRecorded else { return ModelReply(status: .notRecorded, json: nil, ledger: line) }
    return ended(line)
  }
}
