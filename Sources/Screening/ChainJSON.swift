import Rulebook
import Values

extension Chain {
  /// `trinh_tu` of `Schemas/bao-cao.schema.json`.
  var json: JSON {
    .record([
      "nhat_ky": .array(log.events.map(\.json)), "cho_nguoi_nop": .array(waits.map { json(of: $0) }),
      "cac_buoc": .array(steps.map { $0.json(openCase) }), "xac_minh": .string(verified.description),
      "loi_nhat_ky": log.faults.isEmpty ? nil : .array(log.faults.map { .string($0.text) }),
    ])
  }

  private func json(of wait: ProcessClock.Wait) -> JSON {
    let rests = !wait.isAtIntake && !pause.isEmpty
    return .record([
      "tu": .string("\(wait.request.day)"), "den": wait.supplement.map { .string("\($0.day)") },
      "khau": .string(wait.isAtIntake ? "tiep_nhan" : "xu_ly"), "dung_thoi_han": .bool(wait.isAtIntake || rests),
      "can_cu": rests ? pause.json : nil,
    ])
  }
}

extension LoggedEvent {
  fileprivate var json: JSON {
    .record([
      "loai": .string(kind.id), "ten": .string(kind.name), "ngay": .string("\(day)"),
      "co_quan": body.map { .string($0.name) }, "kenh": channel.map { .string($0) },
      "can_bo": officer.map { .string($0) }, "noi": .string(place),
    ])
  }
}

extension Chain.Step {
  fileprivate func json(_ open: OpenCase?) -> JSON {
    let isEarliest = limit.isWhole && open != nil
    // Past the earliest limit of several is not yet late.
    let state: Chain.State =
      isEarliest && isPast ? .unknown("đã qua hạn sớm nhất; chưa rõ «\(open?.fact ?? "")»") : state
    return .object(
      [
        .init("buoc", .string(limit.step)), .init("thoi_han", .string("\(limit.days) \(limit.unit.words)")),
        .init("can_cu", limit.basis.json),
      ] + (body.map { [.init("co_quan", .string($0.name))] } ?? [])
        + (limit.isWhole ? [.init("toan_bo", .bool(true))] : [])
        + (isEarliest ? [.init("som_nhat", .bool(true))] : [])
        + (state.json.members ?? []))
  }
}

extension Chain.State {
  fileprivate var json: JSON {
    func record(_ word: String, _ more: [JSON.Member] = []) -> JSON {
      .object([.init("trang_thai", .string(word))] + more)
    }
    switch self {
    case .waits(let why): return record("chua_den", [.init("vi", .string(why))])
    case .running(let count):
      let left = count.left.map { [JSON.Member("con_ngay_lam_viec", .number(Decimal128($0)))] } ?? []
      return record("dang_lam", count.members + left)
    case .rests(let since, let left, let wait):
      return record(
        "dang_dung",
        [
          .init("tu", .string("\(since)")), .init("dung_tu", .string("\(wait.request.day)")),
          .init("con_ngay", .number(Decimal128(left))),
        ])
    case .done(let count, let event, let late):
      return record(
        late > 0 ? "xong_tre" : "xong",
        count.members + [.init("xong", .string("\(event.day)")), .init("tre", .number(Decimal128(late)))])
    case .unrecorded: return record("khong_ghi")
    case .unknown(let why): return record("chua_ro", [.init("vi", .string(why))])
    }
  }
}

extension Chain.Count {
  fileprivate var members: [JSON.Member] {
    let all = JSON.record([
      "tu": .string("\(since.day)"), "han": .string("\(due.day)"), "hoac": due.moved.map { .string("\($0.day)") },
      "luu_y": due.note.map { .string($0) }, "han_dai_hon": longer.map { .string("\($0.day)") },
      "da_dung": rested.isEmpty
        ? nil
        : .array(
          rested.map { wait in
            .record([
              "tu": .string("\(wait.request.day)"), "den": wait.supplement.map { .string("\($0.day)") },
            ])
          }),
    ])
    return all.members ?? []
  }
}
