/// Why one file of a dossier could not be read; each told with what to do next.
package enum Unreadable: String, Error, Sendable, Hashable, CaseIterable {
  case empty = "tep_rong"
  case notSupported = "chua_ho_tro"
  case notWord = "khong_phai_word"
  case broken = "tep_hong"
  case protected = "co_mat_khau"
  case oldFormat = "dinh_dang_cu"
  case presentation = "trinh_chieu"
  case notConverted = "khong_chuyen_doi_duoc"
  case tooLarge = "qua_lon"
  case hostile = "ten_ben_trong_nguy_hiem"
  case processorLimit = "qua_gioi_han_cpu"
  case memoryLimit = "qua_gioi_han_bo_nho"
  case timeLimit = "qua_gioi_han_thoi_gian"
  case outputLimit = "qua_gioi_han_dau_ra"
  case crashed = "trinh_doc_dung_dot_ngot"
  case notStarted = "khong_chay_duoc_trinh_doc"
  case popplerMissing = "thieu_poppler"
  case scanned = "ban_quet"
  case tesseractMissing = "thieu_tesseract"
  case unclear = "doc_khong_ro"
  case badEncoding = "loi_phong_chu"
  case link = "lien_ket"
  case brokenArchive = "tep_nen_hong"
  case hostileName = "ten_nguy_hiem"
  case twinName = "trung_ten"
  case tooManyFiles = "qua_nhieu_tep"
  case tooDeep = "long_qua_nhieu_lop"
  case outlookMessage = "thu_outlook"
  case notFromOfficer = "khong_tu_can_bo"

  /// What it is and what to do, in Vietnamese.
  package var sentence: String {
    switch self {
    case .empty: "tệp rỗng; đề nghị người nộp gửi lại"
    case .notSupported: "loại tệp này chưa đọc được; mở bằng tay, hoặc gửi lại dạng .docx, .xlsx hay PDF có chữ"
    case .notWord: "không phải giấy tờ dạng nào đọc được; kiểm tra lại tệp hoặc lưu lại dạng .docx, .xlsx hay PDF"
    case .broken: "tệp hỏng; mở thử bằng Word hay phần mềm đã làm ra nó rồi lưu lại, hoặc đề nghị gửi lại"
    case .protected:
      "tệp có mật khẩu; bỏ mật khẩu rồi lưu lại, hoặc đề nghị gửi bản không có mật khẩu; tệp nén thì giải nén bằng mật khẩu rồi đưa các tệp vào hồ sơ"
    case .oldFormat:
      "định dạng .doc, .xls, .ppt, .rtf, .odt hoặc .ods; chạy lại với --convert libreoffice, hoặc lưu lại dạng .docx, .xlsx"
    case .presentation: "bản trình chiếu .pptx chưa đọc được; lưu lại dạng PDF, hoặc mở bằng tay"
    case .notConverted:
      "LibreOffice không chuyển đổi được (tệp hỏng, có mật khẩu, hoặc quá giới hạn); lưu lại dạng .docx, .xlsx"
    case .tooLarge: "nội dung giải nén quá lớn hoặc lồng quá sâu; kiểm tra lại tệp"
    case .hostile: "bên trong tệp có tên nguy hiểm; không mở tệp này"
    case .processorLimit: "đọc tốn quá nhiều thời gian xử lý nên đã dừng; mở bằng tay"
    case .memoryLimit: "đọc tốn quá nhiều bộ nhớ nên đã dừng; mở bằng tay"
    case .timeLimit: "đọc quá lâu nên đã dừng; mở bằng tay"
    case .outputLimit: "nội dung đọc được quá lớn nên đã dừng; mở bằng tay"
    case .crashed: "trình đọc dừng đột ngột; mở bằng tay"
    case .notStarted: "không chạy được trình đọc; kiểm tra cài đặt"
    case .popplerMissing:
      "máy này chưa có poppler-utils để đọc PDF; cài bằng apt-get install poppler-utils rồi chạy lại"
    case .scanned: "bản quét, không có chữ; chưa nhận dạng được, mở bằng tay hoặc đề nghị gửi bản có chữ"
    case .tesseractMissing:
      "ảnh hoặc bản quét, mà máy này chưa có tesseract để nhận dạng; cài bằng apt-get install tesseract-ocr-vie rồi chạy lại"
    case .unclear: "ảnh hoặc bản quét đọc không rõ; mở bằng tay hoặc đề nghị gửi bản rõ hơn"
    case .badEncoding: "phông chữ cũ hoặc mã chữ hỏng, chữ lấy ra không dùng được; mở bằng tay hoặc gửi lại dạng .docx"
    case .notFromOfficer:
      "nằm trong hồ sơ gửi đến nên không được dùng như lời cán bộ; chỉ cán bộ ghi tệp này, vào thư mục đã mở"
    case .brokenArchive:
      "tệp nén hỏng, thiếu phần hoặc nén theo cách chưa đọc được, có thể còn tệp chưa giải ra; đề nghị gửi lại"
    case .hostileName:
      "tên nguy hiểm (chỉ ra ngoài hồ sơ, có ký tự ẩn, điều khiển hoặc sai mã) hoặc không phải tệp; không mở, đổi tên rồi gửi lại"
    case .twinName: "trùng tên với tệp khác trong tệp nén (không kể hoa thường); đề nghị nén lại, mỗi tệp một tên"
    case .tooManyFiles: "tệp nén chứa quá nhiều tệp nên chưa mở; một hồ sơ tối đa 2.000 tệp"
    case .tooDeep: "nằm trong quá nhiều lớp tệp nén hoặc thư nên chưa mở; giải nén rồi đưa các tệp vào hồ sơ"
    case .outlookMessage:
      "thư Outlook (.msg) chưa đọc được; mở bằng Outlook, lưu lại dạng .eml hoặc lưu riêng các tệp đính kèm"
    case .link: "là liên kết, không được đi theo; chép tệp thật vào hồ sơ"
    }
  }
}
