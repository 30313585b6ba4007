import Synchronization
import Values

/// How much may still be used of tokens and money: reserved before a call, so that two at once cannot both have the last of
/// it, and settled by what the provider counted.
final class Allowance: Sendable {
  struct Amount: Sendable {
    let tokens: Int
    let money: Decimal128
  }

  private struct Used {
    var tokens = 0
    var money = Decimal128.zero
  }

  private let tokens: Int?
  private let money: Decimal128?
  private let used = Mutex(Used())

  init(tokens: Int?, money: Decimal128? = nil) {
    self.tokens = tokens
    self.money = money
  }

  /// False where it would not fit; then nothing is reserved.
  func reserve(_ amount: Amount) -> Bool {
    used.withLock { used in
      guard let sum = used.money.adding(amount.money) else { return false }
      if let tokens, used.tokens + amount.tokens > tokens { return false }
      if let money, sum > money { return false }
      used.tokens += amount.tokens
      used.money = sum
      return true
    }
  }

  /// What was reserved becomes what was used.
  func settle(_ reserved: Amount, _ spent: Amount) {
    used.withLock { used in
      used.tokens += spent.tokens - reserved.tokens
      used.money = used.money.subtracting(reserved.money)?.adding(spent.money) ?? used.money
    }
  }

  var spent: (tokens: Int, money: Decimal128) { used.withLock { ($0.tokens, $0.money) } }
}
