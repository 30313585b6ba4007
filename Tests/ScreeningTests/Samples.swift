import Dossiers
import Foundation
import Rulebook
import TestSupport
import Values

@testable import Screening

/// The sample dossiers of this repository.
enum Samples {
  static let folder = URL(fileURLWithPath: PublishedRules.location).deletingLastPathComponent()
    .appendingPathComponent("Samples")

  static let names = [
    "gia-han-chu-to-hop", "gia-han-day-du", "gia-han-det-nhuom", "gia-han-nam-2025", "gia-han-sua-doi",
    "gia-han-tep-chua-doc", "gia-han-thang-3-2026", "gia-han-nhieu-loi", "xac-dinh-cong-nghe", "xac-dinh-nhat-ky",
    "xac-dinh-nhieu-loi", "dieu-chinh-thoi-han", "chu-truong-det-nhuom",
  ]

  static func dossier(_ name: String) throws -> Dossier {
    try DossierReader(reader: TestPrograms.reader(ReaderChild.argument))
      .dossier(at: folder.appendingPathComponent(name).path)
  }

  /// A sample of which the intake desk has not said some facts, by their keys.
  static func dossier(_ name: String, unstated: Set<String>) throws -> Dossier {
    let home = folder.appendingPathComponent(name)
    let parts = try FileManager.default.contentsOfDirectory(atPath: home.path).map { part in
      let bytes = Array(try Data(contentsOf: home.appendingPathComponent(part)))
      return (name: part, bytes: part == Dossier.intakeName ? try intake(bytes, without: unstated) : bytes)
    }
    return try DossierReader(reader: TestPrograms.reader(ReaderChild.argument)).dossier(named: name, parts: parts)
  }

  private static func intake(_ bytes: [UInt8], without keys: Set<String>) throws -> [UInt8] {
    let members = try JSON.parse(bytes).members ?? []
    return JSON.object(
      members.map { member in
        guard member.key == "du_kien" else { return member }
        return .init(member.key, .object((member.value.members ?? []).filter { !keys.contains($0.key) }))
      }
    ).bytes()
  }

  static func screening(office: String? = nil, on: CivilDay? = nil, today: String? = nil) throws -> Screening {
    let rulebook = try PublishedRules.rulebook()
    let settings = Settings(
      today: today.flatMap { CivilDay(iso: $0) } ?? CivilDay(number: 20_700), assumedDay: on,
      office: office.flatMap { rulebook.body($0) })
    return Screening(rulebook: rulebook, settings: settings)
  }

  /// A sample without one of its papers, which the intake list says was not filed.
  static func report(
    _ name: String, without file: String, absent code: String, received: String? = nil, today: String? = nil
  ) throws -> ScreeningReport {
    let home = folder.appendingPathComponent(name)
    let names = try FileManager.default.contentsOfDirectory(atPath: home.path).filter { $0 != file }
    let parts = try names.map { part in
      var bytes = Array(try Data(contentsOf: home.appendingPathComponent(part)))
      if part == Dossier.intakeName { bytes = try intake(bytes, absent: code, received: received) }
      return (name: part, bytes: bytes)
    }
    let dossier = try DossierReader(reader: TestPrograms.reader(ReaderChild.argument)).dossier(
      named: name, parts: parts)
    return try screening(today: today).report(of: dossier)
  }

  private static func intake(_ bytes: [UInt8], absent code: String, received: String?) throws -> [UInt8] {
    let members = try JSON.parse(bytes).members ?? []
    return JSON.object(
      members.map { member in
        switch member.key {
        case "thanh_phan":
          let others = (member.value.array ?? []).filter { $0["ma"]?.string != code }
          let absent = JSON.record(["ma": .string(code), "khong_nop": .bool(true)])
          return .init(member.key, .array(others + [absent]))
        case "tiep_nhan" where received != nil:
          return .init(member.key, .record(["luc": .string("\(received ?? "")T08:00:00+07:00")]))
        default: return member
        }
      }
    ).bytes()
  }

  static func report(
    _ name: String, office: String? = nil, on: CivilDay? = nil, today: String? = nil
  ) throws -> ScreeningReport {
    try screening(office: office, on: on, today: today).report(of: dossier(name))
  }
}

extension ScreeningReport {
  func outcomes(of rule: String) -> [Outcome] { judgement.verdicts.filter { $0.rule == rule }.map(\.outcome) }
}
