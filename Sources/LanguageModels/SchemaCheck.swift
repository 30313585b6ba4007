import Values

/// The dialect of JSON Schema that we send, checked locally: a provider may drop a schema without a word.
enum SchemaCheck {
  static func holds(_ value: JSON, _ schema: JSON) -> Bool {
    switch (schema["type"]?.string, value) {
    case ("object", .object(let members)): return object(members, schema)
    case ("array", .array(let items)):
      let most = schema["maxItems"]?.integer ?? 100
      guard let item = schema["items"] else { return false }
      return items.count <= most && items.allSatisfy { holds($0, item) }
    case ("string", .string(let text)): return string(text, schema)
    default: return false
    }
  }

  /// Every property is required, and no other is allowed.
  private static func object(_ members: [JSON.Member], _ schema: JSON) -> Bool {
    let properties = schema["properties"]?.members ?? []
    return members.count == properties.count
      && properties.allSatisfy { property in
        members.first { $0.key == property.key }.map { holds($0.value, property.value) } ?? false
      }
  }

  private static func string(_ text: String, _ schema: JSON) -> Bool {
    if let allowed = schema["enum"]?.array, !allowed.contains(.string(text)) { return false }
    guard text.count <= schema["maxLength"]?.integer ?? 500 else { return false }
    return text.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control: scalar == "\n" || scalar == "\t"
      case .format, .surrogate, .privateUse: false
      default: true
      }
    }
  }
}
