import Foundation

/// Where an administrator keeps the configurations of providers, `ID.json` each.
package struct ProviderFolder: Sendable {
  package let path: String

  package init(path: String) {
    self.path = path
  }

  /// `HOSO_MODELS`, else the user's own configuration, else the machine's.
  package init(_ environment: [String: String]) {
    let home = environment["XDG_CONFIG_HOME"] ?? (environment["HOME"] ?? "/") + "/.config"
    let own = "\(home)/hoso/models"
    self.path =
      environment["HOSO_MODELS"] ?? (FileManager.default.fileExists(atPath: own) ? own : "/etc/hoso/models")
  }

  /// The files by name; an unreadable folder has none.
  package var files: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }.sorted().map { "\(path)/\($0)" }
  }

  /// The file of a provider that is named by its path or its id.
  package func file(of name: String) -> String {
    name.contains("/") || name.hasSuffix(".json") ? name : "\(path)/\(name).json"
  }

  package static func provider(at path: String) throws(Provider.Problem) -> Provider {
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw Provider.Problem(description: "không đọc được cấu hình mô hình")
    }
    return try Provider(parsing: Array(bytes))
  }
}
