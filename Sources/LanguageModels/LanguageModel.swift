import Values

/// A provider that may be asked, with all that holds for the whole run: its ledger, cache, allowance, how many calls at once,
/// and whether it still answers.
package struct LanguageModel: Sendable {
  package let provider: Provider
  let adapter: any Adapter
  /// True refuses before any socket is opened.
  let isOffline: Bool
  /// nil writes nothing down: for previews and tests.
  let ledger: Ledger?
  let timing: Timing
  let cache: ReplyCache
  let breaker = CircuitBreaker()
  let gate: CallGate
  let allowance: Allowance

  package init(
    provider: Provider, isOffline: Bool, environment: [String: String], ledger: Ledger?, timing: Timing = .real
  ) {
    self.init(
      provider: provider, adapter: provider.adapter(environment), isOffline: isOffline, ledger: ledger, timing: timing)
  }

  init(provider: Provider, adapter: any Adapter, isOffline: Bool, ledger: Ledger?, timing: Timing) {
    self.provider = provider
    self.adapter = adapter
    self.isOffline = isOffline
    self.ledger = ledger
    self.timing = timing
    self.cache = ReplyCache(folder: provider.cacheFolder)
    self.gate = CallGate(provider.limits.callsAtOnce)
    self.allowance = Allowance(tokens: provider.limits.tokensPerRun, money: provider.limits.moneyPerRun)
  }

  /// Exactly the bytes that a question would send; headers with secrets are not among them.
  package func body(of request: ModelRequest) -> [UInt8] { adapter.body(of: request, isAgain: false) }

  /// The questions of one dossier: from now they have one deadline and one allowance.
  package func asking() -> Asking { Asking(model: self) }

  /// Tokens and money of this run so far, in the price's currency.
  package var spent: (tokens: Int, money: Decimal128) { allowance.spent }
}
