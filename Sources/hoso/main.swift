import Dossiers
import Glibc
import Values

// A jailed reader is this program started again; it must not do anything else first.
switch CommandLine.arguments.dropFirst().first {
case ReaderChild.argument: exit(ReaderChild.run())
case PictureChild.argument: exit(PictureChild.run(CommandLine.arguments.dropFirst(2)))
default: break
}

// A misspelt command is answered with the nearest right one; everything else is the parser's to tell.
if let word = CommandLine.arguments.dropFirst().first, !word.hasPrefix("-"), !Hoso.words.contains(word) {
  let failure = Failure.usage(
    "Không có lệnh «\(word)»\(Suggestion.among(Hoso.words, for: word))\nXem các lệnh: hoso --help")
  exit(failure.told.rawValue)
}
// A number below zero looks like an option to the parser.
let beforeSeparator = CommandLine.arguments.dropFirst().prefix { $0 != "--" }
if let word = beforeSeparator.first(where: {
  $0.count > 1 && $0.first == "-" && $0.dropFirst().first?.isNumber ?? false
}) {
  let failure = Failure.usage(
    "Đối số «\(word)» bắt đầu bằng dấu trừ nên không rõ là giá trị hay tùy chọn. Kiểm tra lại; nếu đúng là số âm, viết -- trước nó."
  )
  exit(failure.told.rawValue)
}
Hoso.main()
