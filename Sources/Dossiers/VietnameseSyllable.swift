/// Whether letters are a syllable that Vietnamese can have: an initial, a rime that exists, at most one tone, and none
/// but the rising and the heavy one before a stop. It tells which of several readings of old bytes is Vietnamese.
enum VietnameseSyllable {
  static func isOne(_ word: some StringProtocol) -> Bool {
    var letters = ""
    var tone = 0
    for scalar in word.lowercased().unicodeScalars {
      guard let (letter, itsTone) = Self.letters[scalar] else { return false }
      guard itsTone == 0 || tone == 0 else { return false }
      tone += itsTone
      letters.unicodeScalars.append(letter)
    }
    return initials.contains { initial in
      guard letters.hasPrefix(initial) else { return false }
      let rime = letters.dropFirst(initial.count)
      guard rimes.contains(rime) else { return false }
      return "cptk".contains(rime.last ?? "a") || rime.hasSuffix("ch") ? tone >= 4 : true
    }
  }

  /// Whether a paper of an investment dossier is full of it.
  static func isCommon(_ word: some StringProtocol) -> Bool { common.contains(word.lowercased()) }

  /// Every letter with its tone: 0 level, 1 falling, 2 asking, 3 tumbling, 4 rising, 5 heavy.
  private static let letters: [Unicode.Scalar: (letter: Unicode.Scalar, tone: Int)] = {
    var letters: [Unicode.Scalar: (Unicode.Scalar, Int)] = [:]
    for row in "aàảãáạ ăằẳẵắặ âầẩẫấậ eèẻẽéẹ êềểễếệ iìỉĩíị oòỏõóọ ôồổỗốộ ơờởỡớợ uùủũúụ ưừửữứự yỳỷỹýỵ".split(
      separator: " ")
    {
      let scalars = Array(row.unicodeScalars)
      for (tone, scalar) in scalars.enumerated() { letters[scalar] = (scalars[0], tone) }
    }
    for scalar in "bcdđghklmnpqrstvx".unicodeScalars { letters[scalar] = (scalar, 0) }
    return letters
  }()

  private static let initials =
    ["", "ngh", "ng", "nh", "gh", "gi", "kh", "ph", "th", "tr", "ch", "qu"] + "bcdđghklmnpqrstvx".map { String($0) }

  private static let rimes = Set(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê \
    êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan oang \
    oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ \
    ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt up ut uơ uy uya uych \
    uyên uyêt uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu
    """.split(separator: " "))

  private static let common = Set(
    """
    của và các có được cho là với trong đến theo tại về này những từ đã không công án dự đầu tư nghiệp đăng ký giấy \
    chứng nhận hồ sơ đơn đề nghị báo cáo nghệ thiết bị máy móc dây chuyền sản xuất năm tháng ngày số tổng vốn điều \
    lệ địa chỉ điện thoại đất thuê hợp đồng quyết định nhà nước việt nam hội chủ nghĩa cộng hòa độc lập tự hạnh phúc \
    phòng sở kế hoạch tài chính quản lý khu tỉnh thành phố quận huyện phường xã tên đại diện pháp luật chức vụ giám \
    đốc tờ khai bản thuyết minh giải trình kinh tế kỹ thuật năng lực suất kiểm tra giá trị thời hạn mục tiêu quy mô
    """.split(separator: " ").map { String($0) })
}
