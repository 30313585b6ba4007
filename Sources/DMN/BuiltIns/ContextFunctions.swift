import Values

extension BuiltIn {
  /// Contexts (DMN 1.5 §10.3.4.8).
  static let contextFunctions: [String: Definition] = [
    "get value": Definition(["m", "key"]) { arguments, frame in
      guard let context = arguments.context(0), let key = arguments.string(1) else { return frame.failed(.mistyped) }
      return context[key] ?? frame.failed(.noSuchEntry(key))
    },
    "get entries": Definition(["m"]) { arguments, frame in
      guard let context = arguments.context(0) else { return frame.failed(.mistyped) }
      return .list(
        context.entries.map { .context(FEELContext([("key", .string($0.key)), ("value", $0.value)])) })
    },
    "context": Definition(["entries"]) { arguments, frame in
      guard let entries = arguments.list(0) else { return frame.failed(.mistyped) }
      var context = FEELContext()
      for entry in entries {
        guard case .context(let entry) = entry, case .string(let key)? = entry["key"], let value = entry["value"],
          context[key] == nil
        else { return frame.failed(.mistyped) }
        context[key] = value
      }
      return .context(context)
    },
    "context put": Definition(["context", "key", "value"], ["context", "keys", "value"]) { arguments, frame in
      guard let context = arguments.context(0) else { return frame.failed(.mistyped) }
      // One key is a path of one.
      let keys = arguments.value(1)?.items ?? []
      let path = keys.compactMap { if case .string(let text) = $0 { text } else { nil } }
      guard path.count == keys.count, let changed = context.putting(arguments[2], at: path[...]) else {
        return frame.failed(.mistyped)
      }
      return .context(changed)
    },
    "context merge": Definition(["contexts"]) { arguments, frame in
      guard let contexts = arguments.list(0) else { return frame.failed(.mistyped) }
      var merged = FEELContext()
      for context in contexts {
        guard case .context(let context) = context else { return frame.failed(.mistyped) }
        for entry in context.entries { merged[entry.key] = entry.value }
      }
      return .context(merged)
    },
  ]
}

extension FEELContext {
  /// With a value at the end of a path of keys; nil for an empty path, or one that leads through something else.
  fileprivate func putting(_ value: FEELValue, at path: ArraySlice<String>) -> FEELContext? {
    guard let key = path.first else { return nil }
    var changed = self
    guard path.count > 1 else {
      changed[key] = value
      return changed
    }
    let inner: FEELContext
    switch self[key] {
    case .context(let found)?: inner = found
    case nil, .null?: inner = FEELContext()
    default: return nil
    }
    guard let put = inner.putting(value, at: path.dropFirst()) else { return nil }
    changed[key] = .context(put)
    return changed
  }
}
