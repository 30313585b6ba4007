import Testing

@testable import DMN

@Suite("Biểu thức chính quy của FEEL")
struct PatternTests {
  static let matching: [(String, String, Bool)] = [
    ("", "", true), ("", "abc", true), ("abc", "xabcx", true), ("abc", "ab", false), ("a|bc|d", "xbcx", true),
    ("a||b", "", true), ("a()b", "ab", true), ("^a.c$", "abc", true), ("^a.c$", "abcd", false),
    ("a.c", "a\nc", false), ("a.c", "a\rc", false), ("a.c", "a\u{2028}c", true), ("a$", "a\n", false),
    ("^*a", "ba", true), ("(^|:)?Z", "kZ", true), (".^a", "ba", false),
    // Repetitions.
    ("^a{2}$", "aa", true), ("^a{2}$", "aaa", false), ("^a{2,}$", "aaaa", true), ("^a{2,3}$", "aaaa", false),
    ("^a{0}b$", "b", true), ("^a{0}b$", "ab", false), ("^(ab){2,3}$", "ababab", true), ("^(ab){2,3}$", "ab", false),
    ("^(ab){2,3}?$", "ababab", true), ("^(a*b?a*){3,3}$", "aaababaaabaa", true), ("^(a?){3}aaa$", "aaa", true),
    ("^((az?){2,3}?)a$", "aaza", true), ("^((az?){2,3}?)a$", "aaaaa", false), ("^(a*)*$", "aaa", true),
    ("^(a*)+b$", "aab", true), ("^(a|b*)*c$", "abbac", true), ("^(?:){3}a$", "a", true),
    // Classes.
    ("^[abc]+$", "cab", true), ("^[a-c]+$", "abd", false), ("^[^a-c]+$", "xyz", true), ("[^a]", "", false),
    ("^[-a]+$", "a-", true), ("^[a-]+$", "a-", true), ("^[a\\-z]+$", "a-z", true), ("^[a\\-z]+$", "b", false),
    ("^[0-9-.]+$", "1-2.", true), ("^[\\d-x]+$", "1-x", true), ("^[a^]+$", "^a", true), ("^[$.*(]+$", "$.*(", true),
    ("^[a-z-[aeiou]]+$", "xyz", true), ("^[a-z-[aeiou]]+$", "xyo", false), ("^[a-z-[a-y-[b]]]+$", "bz", true),
    ("^[a-z-[a-y-[b]]]+$", "a", false), ("^[^a-z-[A]]+$", "B1", true), ("^[^a-z-[A]]+$", "A", false),
    ("^[a--[b]]+$", "a-", true), ("^[\\s\\d]+$", "1 2\t", true), ("^[\\S]+$", "a b", false), ("[\\D5]", "5", true),
    ("[^\\D5]", "5", false), ("^[\\p{Lu}\\]]+$", "A]", true), ("^[\\n-\\r]$", "\u{B}", true),
    // Escapes.
    ("^\\.\\\\\\?\\*\\+\\{\\}\\(\\)\\|\\-\\[\\]\\^\\$$", ".\\?*+{}()|-[]^$", true), ("^\\n\\r\\t$", "\n\r\t", true),
    ("^\\d+$", "12٣", true), ("\\D", "12", false), ("^\\w+$", "a_1", false), ("^\\w+$", "a1+", true),
    ("^\\W+$", "_-. ", true), ("^\\s+$", " \t\r\n", true), ("\\s", "\u{A0}", false), ("^\\S$", "\u{A0}", true),
    ("^\\i\\c*$", "a-1.ơ:_", true), ("^\\i", "1", false), ("^\\I$", "1", true), ("^\\C+$", " +", true),
    ("^\\p{L}\\p{Nd}\\p{Zs}\\P{L}$", "a1 1", true), ("\\P{L}", "abc", false), ("\\p{Sc}", "5₫", true),
    ("^\\p{IsBasicLatin}+$", "az ~", true), ("^\\P{IsBasicLatin}+$", "đơ", true), ("\\p{IsGreek}", "λ", true),
    ("\\p{IsCyrillic}", "ж", true), ("^\\p{IsLatin-1Supplement}$", "é", true),
    ("^\\p{IsLatinExtended-A}$", "đ", true),
    ("\\p{IsCJKUnifiedIdeographs}", "漢", true), ("\\p{IsGeneralPunctuation}", "…", true),
    ("\\p{Co}", "\u{E000}", true),
    ("\\p{Cn}", "\u{378}", true), ("\u{10000}", "\u{10000}", true),
    // Back-references.
    ("^(a|b)\\1$", "bb", true), ("^(a|b)\\1$", "ab", false), ("^(a)?b\\1$", "b", true),
    ("^(#)abc\\11$", "#abc#1", true),
    ("(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)\\10", "abcdefghijj", true), ("^(?:(a)|b)*\\1$", "abba", true),
    ("^(ab)([()]*)(cd)([)(]*)ef\\4gh$", "ab()cd()ef()gh", true), ("^(.+)\\1$", "abcabc", true),
    ("(a*)b\\1c", "aabac", true),
    ("(a)[^\\d]", "ab", true),
  ]

  static let flagged: [(String, String, String, Bool)] = [
    ("a.c", "s", "a\nc", true), ("^b$", "", "a\nb\nc", false), ("^b$", "m", "a\nb\nc", true),
    ("^$", "m", "abcd\ndefg\n", false), ("^$", "m", "abcd\n\ndefg\n ", true), ("^$", "m", "\n", true),
    ("^", "m", "", true), ("a$", "m", "a\n", true), ("n$", "m", "a\nn", true), ("\\n^", "m", "a\nb", true),
    ("\\n^", "m", "a\n", false), ("a.c", "m", "a\nc", false),
    ("ABC", "i", "xabc", true), ("[A-Z]", "i", "q", true), ("[^Q]", "i", "q", false), ("k", "i", "\u{212A}", true),
    ("[A-Z-[OI]]", "i", "o", false), ("[A-Z-[OI]]", "i", "x", true), ("(a)\\1", "i", "aA", true),
    ("([md])[aeiou]\\1", "i", "Mum", true), ("([md])[aeiou]\\1", "i", "Mud", false), ("\\p{Lu}", "i", "m", false),
    ("[^\\p{Lu}]", "i", "M", false), ("σ", "i", "ς", true), ("ß", "i", "ẞ", true), ("s", "i", "ſ", true),
    ("Đ", "i", "đ", true), ("^[À-Ỹ]+$", "i", "ơừ", true), ("[a-z]", "", "Q", false), ("ﬁ", "i", "fi", false),
    ("he ll\to[ ]wo\nrld", "x", "hello world", true), ("hello\\ sworld", "x", "hello world", true),
    ("\\p{ I s B a s i c L a t i n }", "x", "a", true), ("^a { 2 , 3 } ? $", "x", "aaa", true),
    ("( ? :a)", "x", "a", true),
    ("a b", "x", "a b", false), ("[\\] ]b", "x", " b", true), ("[a-[ ]] b", "x", "ab", true),
    ("a.c(", "q", "xa.c(", true), ("a.c(", "q", "abc(", false), ("A.C", "qi", "a.c", true),
    ("a b", "xq", "a b", true),
    ("^A.B$", "smix", "x\na\nb", true), ("a", "ii", "A", true),
  ]

  static let wrong: [(String, Int)] = [
    ("*a", 0), ("a**", 2), ("a+*", 2), ("a|*", 2), ("(*a)", 1), ("{", 0), ("a{", 2), ("a{}", 2), ("a{,2}", 2),
    ("a{2", 3),
    ("a{3,2}", 2), ("a{2,x}", 4), ("a{1}{2}", 4), ("}", 0), ("]", 0), ("a]", 1), ("(a", 0), ("a)", 1), ("(?=a)", 2),
    ("(?!a)", 2), ("(?i)a", 2), ("(?<n>a)", 2), ("[", 1), ("[]", 0), ("[^]", 0), ("[]a]", 0), ("[a", 2), ("[z-a]", 1),
    ("[a--]", 3), ("[--a]", 1), ("[a[b]]", 2), ("[a-[b]c]", 6), ("[-[b]]", 2), ("[a-[b]", 6), ("[a-\\d]", 3),
    ("\\", 0), ("\\a", 0), ("\\b", 0), ("\\x41", 0), ("\\u0041", 0), ("\\_", 0), ("[\\1]", 1), ("[a\\0]", 2),
    ("\\0", 0),
    ("\\1", 0), ("(a)\\2", 3), ("(a\\1)", 2), ("\\1(a)", 0), ("(?:a)\\1", 5), ("(a)\\99", 3),
    ("(a)(b)(c)(d)(e)(f)(g)(h)(i)(j\\10)", 29), ("\\p", 2), ("\\pL", 2),
    ("\\p{L", 4), ("\\p{La}", 0), ("\\p{}", 0), ("\\p{Cs}", 0), ("\\p{lu}", 0), ("\\p{IsNothing}", 0), ("\\p{Is}", 0),
    ("\\p{ IsBasicLatin}", 0), ("\\p{IsHighSurrogates}", 0), ("a b{", 4),
  ]

  static let replacements: [(String, String, String, String, String)] = [
    ("abracadabra", "bra", "", "*", "a*cada*"), ("abracadabra", "a.*a", "", "*", "*"),
    ("abracadabra", "a.*?a", "", "*", "*c*bra"), ("abracadabra", "a(.)", "", "a$1$1", "abbraccaddabbra"),
    ("AAAA", "A+?", "", "b", "bbbb"), ("abcd", "(ab)|(a)", "", "[1=$1][2=$2]", "[1=ab][2=]cd"),
    ("darted", "^(.*?)d(.*)$", "", "$1c$2", "carted"), ("reluctant", "r.*?t", "", "X", "Xant"),
    ("0123456789", "(\\d{3})(\\d{3})(\\d{4})", "", "($1) $2-$3", "(012) 345-6789"), ("abc", "b", "", "[$0]", "a[b]c"),
    ("abc", "b", "", "$1", "ac"), ("abc", "(b)", "", "$12", "ab2c"), ("abc", "(b)", "", "$10", "ab0c"),
    ("abc", "b", "", "$99", "a9c"), ("abc", "(b)", "", "$01", "abc"), ("abc", "b", "", "\\$\\\\", "a$\\c"),
    ("abc", "B", "i", "", "ac"), ("a.b.c", ".", "q", "$0\\", "a$0\\b$0\\c"), ("", "a", "", "b", ""),
    ("aXbXc", "X", "", "", "abc"), ("abcdefghijk", "(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)", "", "$10$1", "jak"),
    ("abac", "(?:(a)|(b))+", "", "<$1$2>", "<ab>c"), ("ac", "(a|b*)*c", "", "[$1]", "[a]"),
    ("Đà Nẵng", "(\\p{Lu})", "", "$1·", "Đ·à N·ẵng"), ("aab", "a*?b", "", "-", "-"),
    ("a\r\nb", "\\r?\\n", "", " ", "a b"),
  ]

  @Test("Mẫu khớp hay không khớp một phần của chuỗi", arguments: matching)
  func matches(_ pattern: String, _ text: String, _ expected: Bool) throws {
    #expect(try Pattern(pattern).matches(text) == expected)
  }

  @Test("Cờ s, m, i, x, q, theo thứ tự nào cũng được", arguments: flagged)
  func matchesByFlags(_ pattern: String, _ flags: String, _ text: String, _ expected: Bool) throws {
    #expect(try Pattern(pattern, flags: flags).matches(text) == expected)
  }

  @Test("Chữ Việt dựng sẵn và chữ tổ hợp là hai chuỗi ký hiệu khác nhau, dấu rời vẫn thuộc từ")
  func readsVietnamese() throws {
    let composed = "Đường Lê Lợi, thành phố Huế"
    let decomposed = "đươ\u{300}ng"
    #expect(try Pattern("^[\\p{L} ,]+$").matches(composed))
    #expect(try Pattern("^đường", flags: "i").matches(composed))
    #expect(try Pattern("^\\w+$").matches(decomposed))
    #expect(try !Pattern("^\\p{L}+$").matches(decomposed))
    #expect(try Pattern("^(\\p{L}\\p{M}*)+$").matches(decomposed))
    #expect(try Pattern("\\p{IsCombiningDiacriticalMarks}").matches(decomposed))
    #expect(try Pattern("\\p{IsLatinExtendedAdditional}").matches(composed))
    #expect(try !Pattern("ờ").matches(decomposed))
    #expect(try Pattern("o").matches("đường") == false)
    #expect(try Pattern("[ạ-ỹ]+").replacing("hồ sơ đủ", with: "·") == "h· sơ đ·")
    #expect(try Pattern("\\s*[,;–]\\s*").split("Huế; Đà Nẵng – Hội An") == ["Huế", "Đà Nẵng", "Hội An"])
    #expect(try Pattern("^\\d{2}/\\d{4}/NĐ-CP$").matches("13/2023/NĐ-CP"))
  }

  @Test("Mỗi loại ký tự của Unicode nhận đúng ký tự của mình")
  func tellsCategoriesApart() throws {
    let samples: [(String, String)] = [
      ("Lu", "A"), ("Ll", "a"), ("Lt", "ǅ"), ("Lm", "ʰ"), ("Lo", "ª"), ("Mn", "\u{300}"), ("Mc", "\u{903}"),
      ("Me", "\u{488}"), ("Nd", "1"), ("Nl", "Ⅷ"), ("No", "²"), ("Pc", "_"), ("Pd", "-"), ("Ps", "("), ("Pe", ")"),
      ("Pi", "«"), ("Pf", "»"), ("Po", "!"), ("Zs", " "), ("Zl", "\u{2028}"), ("Zp", "\u{2029}"), ("Sm", "+"),
      ("Sc", "₫"), ("Sk", "^"), ("So", "©"), ("Cc", "\n"), ("Cf", "\u{AD}"), ("Co", "\u{E000}"), ("Cn", "\u{378}"),
    ]
    for (name, _) in samples {
      let one = try Pattern("^\\p{\(name)}$")
      let others = try Pattern("^\\P{\(name)}$")
      let all = try Pattern("^\\p{\(name.prefix(1))}$")
      for (other, scalar) in samples {
        #expect(try one.matches(scalar) == (name == other), "\(name) \(other)")
        #expect(try others.matches(scalar) == (name != other), "\(name) \(other)")
        #expect(try all.matches(scalar) == (name.first == other.first), "\(name) \(other)")
      }
    }
  }

  @Test("Mẫu sai bị từ chối đúng chỗ", arguments: wrong)
  func refuses(_ pattern: String, _ expected: Int) {
    do {
      _ = try Pattern(pattern)
      Issue.record("đã nhận \(pattern)")
    } catch {
      guard case .syntax(let offset, let message) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(offset == expected, "\(message)")
    }
  }

  @Test("Cờ lạ bị từ chối", arguments: ["p", " ", "X", "I", "ip", "đ"])
  func refusesFlags(_ flags: String) {
    #expect(throws: PatternProblem.unknownFlag(flags.unicodeScalars.last ?? " ")) { try Pattern("a", flags: flags) }
  }

  @Test(
    "Mẫu quá lớn bị từ chối ngay khi đọc",
    arguments: [
      "a{1001}", "a{99999999999999999999}", "((ab){1000}){1000}", String(repeating: "(", count: 101),
      String(repeating: "[a-", count: 101), String(repeating: "a", count: 20_001),
    ])
  func refusesLargePatterns(_ pattern: String) {
    #expect(throws: PatternProblem.tooLarge) { try Pattern(pattern) }
  }

  @Test("Mẫu lớn trong giới hạn được nhận")
  func acceptsPatternsAtTheLimits() throws {
    let nested = String(repeating: "(", count: 100) + "a" + String(repeating: ")*", count: 100)
    #expect(try Pattern("^" + nested + "$").matches("aaa"))
    #expect(try Pattern("^(?:(?:(?:){1000}){1000}){1000}$").matches(""))
    #expect(try Pattern("^a{1000}$").matches(String(repeating: "a", count: 1000)))
    #expect(try Pattern(String(repeating: "a", count: 19_000)).matches(String(repeating: "a", count: 20_000)))
  }

  @Test("Chuỗi thay thế dùng lại các nhóm", arguments: replacements)
  func replaces(_ text: String, _ pattern: String, _ flags: String, _ replacement: String, _ expected: String) throws {
    #expect(try Pattern(pattern, flags: flags).replacing(text, with: replacement) == expected)
  }

  @Test(
    "Chuỗi thay thế sai bị từ chối, cả khi không có gì để thay", arguments: ["$", "$x", "a\\", "\\n", "\\1", "$ 1"])
  func refusesReplacements(_ replacement: String) throws {
    let pattern = try Pattern("(b)")
    let offset = replacement.first == "a" ? 1 : 0
    #expect(throws: PatternProblem.replacement(offset: offset)) { try pattern.replacing("x", with: replacement) }
  }

  @Test(
    "Mẫu khớp chuỗi rỗng không thay, không tách được", arguments: ["", "a*", "a?", "^", "$", "(a|)", "a{0}", "(a?)\\1"])
  func refusesEmptyMatches(_ text: String) throws {
    let pattern = try Pattern(text)
    #expect(throws: PatternProblem.matchesEmptyText) { try pattern.replacing("abc", with: "x") }
    #expect(throws: PatternProblem.matchesEmptyText) { try pattern.split("abc") }
    #expect(try pattern.matches("abc"))
  }

  @Test(
    "Tách chuỗi giữ cả những đoạn rỗng",
    arguments: [
      ("John Doe", "\\s", ["John", "Doe"]), ("a;b;c;;", ";", ["a", "b", "c", "", ""]), ("abc", ";", ["abc"]),
      ("", ";", [""]),
      (";", ";", ["", ""]), ("a, b ,c", "\\s*,\\s*", ["a", "b", "c"]), ("a1b22c", "\\d+?", ["a", "b", "", "c"]),
    ])
  func splits(_ text: String, _ pattern: String, _ expected: [String]) throws {
    #expect(try Pattern(pattern).split(text) == expected)
  }

  @Test(
    "Mẫu lùi mãi không xong kết thúc bằng lỗi, không treo và không tràn ngăn xếp",
    arguments: [
      ("(a*)*b", "a", 20_000), ("(a|a)*b", "a", 40), ("(a+a+)+b", "a", 60),
      ("(.*)(.*)(.*)(.*)x", "a", 2000), ("^(a|b)*$", "ab", 200_000), ("(a*)*\\1b", "a", 100),
    ])
  func endsWithAnError(_ pattern: String, _ unit: String, _ count: Int) throws {
    let pattern = try Pattern(pattern)
    let text = String(repeating: unit, count: count)
    #expect(throws: PatternProblem.tooComplex) { try pattern.matches(text) }
  }

  @Test("Chuỗi dài với mẫu thường được trả lời")
  func readsLongTexts() throws {
    let text = String(repeating: "hồ sơ số 13; ", count: 20_000)
    #expect(try Pattern("\\s+$").matches(text))
    #expect(try !Pattern("thiếu").matches(text))
    #expect(try !Pattern(".*thiếu").matches(text))
    #expect(try !Pattern("[0-9]+[a-z]").matches(text))
    #expect(try Pattern("^([^;]+; )*$").matches(String(text.prefix(100_000)) + "; ") == true)
    #expect(try Pattern("; ").split(text).count == 20_001)
    #expect(try Pattern("a").matches(String(repeating: "b", count: 300_000) + "a"))
  }

  @Test("Kết quả thay thế quá dài kết thúc bằng lỗi")
  func boundsResults() throws {
    let text = String(repeating: "a", count: 100_000)
    let replacement = String(repeating: "$0", count: 1000)
    #expect(throws: PatternProblem.tooComplex) { try Pattern("a+").replacing(text, with: replacement) }
  }
}
