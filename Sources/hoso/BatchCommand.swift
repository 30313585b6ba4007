import ArgumentParser
import Dossiers
import Foundation
import Screening
import Values

struct BatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "batch",
    abstract: "Kiểm tra mọi hồ sơ trong một thư mục, mỗi hồ sơ một dòng JSON. / Screen a folder of dossiers.",
    aliases: ["hang-loat"])

  @Argument(help: "Thư mục; mỗi thư mục con hoặc tệp nén là một hồ sơ. / Folder of dossiers.")
  var folder: String

  @OptionGroup var options: ScreeningOptions

  @OptionGroup var asking: LanguageModelOptions

  func run() throws {
    try finish {
      let screening = try options.screening { try asking.languageModel() }
      let members = try Batch.dossiers(in: folder)
      let batch = Batch(screening: screening, reader: try options.reading.reader([screening.rulebook]))
      var status: Int32 = 0
      var checked = 0
      for (index, name) in members.enumerated() {
        let line = batch.line(of: name, in: folder)
        status |= line.status
        checked += line.isChecked ? 1 : 0
        FileHandle.standardOutput.write(Data(line.json.bytes() + [0x0A]))
        tell("\(index + 1)/\(members.count) \(name.visible)\(line.isChecked ? "" : ": chưa kiểm được")")
      }
      if let model = screening.model { tell(model.spentWords) }
      guard checked > 0 else {
        throw Failure(
          status: 65, message: "CHƯA KIỂM ĐƯỢC GÌ: cả \(members.count) hồ sơ đều lỗi; xem «loi» ở từng dòng.")
      }
      return ("", status)
    }
  }
}
