import Testing
import Values

@testable import Dossiers

@Suite("Nhật ký xử lý nhat-ky.json")
struct ProcessLogTests {
  private func log(_ text: String) -> ProcessLog { ProcessLog(parsing: Array(text.utf8)) }

  private func entry(_ more: String) -> String {
    """
    {"schemaVersion": "1", "su_kien": [
      {"loai": "nhan_ho_so", "luc": "2026-08-03", "can_bo": "A"},
      {"loai": "gui_lay_y_kien", "luc": "2026-08-05T23:30:00+00:00", "can_bo": "A"\(more)}
    ]}
    """
  }

  @Test("Đọc đủ mọi khóa; ngày tính theo giờ Việt Nam")
  func reads() {
    let log = log(entry(#", "co_quan": "so-x", "kenh": "buu_chinh", "yeu_cau": ["GH-4"], "ghi_chu": "g""#))
    #expect(log.problems.isEmpty)
    #expect(log.entries.map(\.entry.at.day.description) == ["2026-08-03", "2026-08-06"])
    let last = log.entries.last?.entry
    #expect(last?.body == "so-x" && last?.channel == .post && last?.papers == ["GH-4"] && last?.note == "g")
  }

  @Test(
    "Mục sai thì nói chỗ và không dùng mục ấy",
    arguments: [
      (#", "co_quann": "x""#, "nhat-ky.json:3:93: không có khóa «co_quann»; có phải «co_quan»?"),
      (#", "kenh": "buu_chin""#, "nhat-ky.json:3:89: không có kênh «buu_chin»"),
      (#", "yeu_cau": "GH-4""#, "nhat-ky.json:3:92: phải là một danh sách"),
      (#", "ghi_chu": """#, "nhat-ky.json:3:92: phải là chữ và không để trống"),
    ])
  func faults(_ more: String, _ problem: String) {
    let log = log(entry(more))
    #expect(log.entries.count == 1)
    #expect(log.problems.count == 1)
    #expect(log.problems.first?.hasPrefix(problem) == true, "\(log.problems)")
  }

  @Test(
    "Tệp hỏng, ngày không có thật, thiếu khóa, khóa lạ ở ngoài: đều nói ra",
    arguments: [
      ("{", "nhat-ky.json:1:"), (#"{"schemaVersion": "1"}"#, "phải là một danh sách sự kiện"),
      (#"{"schemaVersion": "2", "su_kien": []}"#, "schemaVersion"),
      (#"{"schemaVersion": "1", "su_kien": [], "them": 1}"#, "không có khóa «them»"),
      (#"{"schemaVersion": "1", "su_kien": [7]}"#, "phải là một đối tượng"),
      (#"{"schemaVersion": "1", "su_kien": [{"luc": "2026-02-30", "can_bo": "A", "loai": "x"}]}"#, "ngày"),
      (#"{"schemaVersion": "1", "su_kien": [{"luc": "2026-02-03", "loai": "x"}]}"#, "thiếu «can_bo»"),
    ])
  func broken(_ text: String, _ problem: String) {
    let log = log(text)
    #expect(log.entries.isEmpty)
    #expect(log.problems.contains { $0.contains(problem) }, "\(log.problems)")
  }

  @Test("Thêm một mục thì các mục cũ giữ nguyên")
  func appends() throws {
    let before = log(entry(#", "co_quan": "so-x", "yeu_cau": ["Chứng thư"]"#))
    let at = try #require(ProcessLog.When("2026-08-07T08:00:00+07:00"))
    let added = ProcessLog(parsing: before.bytes(adding: .init(event: "bao_cao", at: at, officer: "B")))
    #expect(added.problems.isEmpty)
    #expect(added.entries.prefix(2).map(\.entry) == before.entries.map(\.entry))
    #expect(added.entries.last?.entry == ProcessLog.Entry(event: "bao_cao", at: at, officer: "B"))
  }
}
