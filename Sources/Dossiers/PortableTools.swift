import Glibc
import JailShim
import Values

/// Poppler's programs at work on the PDF on standard input, each in a jail of its own: words with their boxes, pages as
/// grey pictures at one pixel a point, and the lists of the pictures and of the files in it. They are started before the
/// reader's own jail is closed and read from inside it; poppler's code (GPL) stays in other processes.
struct PortableTools {
  struct Tool {
    let process: pid_t
    let output: Int32
    let errors: Int32

    /// - Parameter opensOutput: whether it knows no other way to its standard output than by a file's name.
    init(
      _ path: String, _ arguments: [String], _ limits: ReaderChild.Limits, opensOutput: Bool = false
    ) throws(Unreadable) {
      var bounds = limits.jail
      var output: Int32 = -1
      var errors: Int32 = -1
      process = withCStrings([path] + arguments) { arguments in
        withCStrings(["LC_ALL=C.UTF-8"]) { environment in
          jail_run_tool(path, arguments, environment, &bounds, opensOutput ? 1 : 0, &output, &errors)
        }
      }
      guard process > 0 else { throw .notStarted }
      self.output = output
      self.errors = errors
    }

    /// Poppler's program of that name.
    /// - Throws: `popplerMissing` where it lies in none of the folders.
    init(
      named name: String, _ arguments: [String], _ limits: ReaderChild.Limits, opensOutput: Bool = false,
      from folders: [String]
    ) throws(Unreadable) {
      guard let path = folders.lazy.map({ "\($0)/\(name)" }).first(where: { (path: String) in access(path, X_OK) == 0 })
      else { throw .popplerMissing }
      try self.init(path, arguments, limits, opensOutput: opensOutput)
    }

    /// Waits for its end.
    /// - Throws: what stopped it; `broken` where it could not open the file.
    func end() throws(Unreadable) {
      var status: Int32 = 0
      while wait4(process, &status, 0, nil) < 0, errno == EINTR {}
      guard status != 0 else { return }
      switch status & 0x7F {
      case 0: throw status >> 8 == 126 ? .notStarted : .broken
      case SIGXCPU, SIGKILL: throw .processorLimit
      // Poppler gives up with abort where it gets no memory.
      case SIGABRT: throw .memoryLimit
      default: throw .crashed
      }
    }
  }

  /// One page more than is read, so that too many are seen.
  static let mostPages = 2000

  private let words: Tool
  private let pages: Tool
  private let pictures: Tool
  private let sheets: Tool
  /// nil where the file's own bytes say that there are no files in it.
  private let attachments: Tool?

  /// Where the programs may lie; a search path is not followed.
  static let folders = ["/usr/bin", "/usr/local/bin"]
  /// Standard input again, with a position of its own for each program.
  static let input = "/proc/self/fd/0"

  /// - Throws: `popplerMissing` where poppler-utils is not installed, `notStarted` where a program cannot be started.
  static func start(
    _ limits: ReaderChild.Limits, from folders: [String] = folders
  ) throws(Unreadable) -> PortableTools {
    func start(_ name: String, _ arguments: [String]) throws(Unreadable) -> Tool {
      try Tool(named: name, arguments, limits, from: folders)
    }
    let last = ["-l", String(mostPages + 1)]
    return PortableTools(
      words: try start("pdftotext", ["-bbox-layout", "-cropbox"] + last + [input, "-"]),
      // Without smoothing, what is drawn is as dark as it is, and the thinnest rule is one pixel wide.
      pages: try start(
        "pdftoppm", ["-gray", "-r", "72", "-cropbox", "-aa", "no", "-aaVector", "no"] + last + [input]),
      pictures: try start("pdfimages", ["-list"] + last + [input]),
      sheets: try start("pdftotext", PageOutskirts.arguments + last + [input, "-"]),
      attachments: mayHoldFiles() ? try start("pdfdetach", ["-list", "-enc", "UTF-8", input]) : nil)
  }

  /// A program less to start is much for a short paper.
  private static func mayHoldFiles() -> Bool {
    var about = stat()
    guard fstat(0, &about) == 0, about.st_size > 0 else { return true }
    let length = Int(about.st_size)
    guard let start = mmap(nil, length, PROT_READ, MAP_PRIVATE, 0, 0), start != MAP_FAILED else { return true }
    defer { munmap(start, length) }
    return PortableNames.mayHoldFiles(UnsafeRawBufferPointer(start: start, count: length))
  }

  /// Draws some pages in colour, in which letters are to be recognised.
  static func drawn(
    _ first: Int, _ last: Int, dots: Int, _ limits: ReaderChild.Limits, from folders: [String] = folders
  ) throws(Unreadable) -> Tool {
    try Tool(
      named: "pdftoppm", ["-r", String(dots), "-f", String(first), "-l", String(last), "-cropbox", input], limits,
      from: folders)
  }

  /// Takes one of the files in a PDF out of it.
  /// - Parameter number: from 1, as they are listed.
  static func attachment(_ number: Int, _ limits: ReaderChild.Limits) throws(Unreadable) -> Tool {
    try Tool(
      named: "pdfdetach", ["-save", String(number), "-o", "/proc/self/fd/1", input], limits, opensOutput: true,
      from: folders)
  }

  /// Reads all to their ends, as they speak; pages are held against their ink while more are drawn.
  /// - Throws: what stopped one of them; `broken` where one could not open the file.
  func told(_ limits: ReaderChild.Limits) throws(Unreadable) -> PortablePages {
    var told = PortablePages()
    let pipes = [words, pages, pictures, sheets, attachments].compactMap(\.self).flatMap { [$0.output, $0.errors] }
    try Tool.hear(pipes) { (pipe: Int32, bytes: ArraySlice<UInt8>?) throws(Unreadable) in
      guard let bytes else {
        if pipe == pictures.output { told.endPictures() }
        return
      }
      switch pipe {
      case words.output: told.words.take(bytes)
      case pictures.output: told.pictures += bytes
      case sheets.output: told.sheets += bytes
      case attachments?.output: told.attachments += bytes
      case pages.output: try told.ink.take(bytes)
      default: if told.complaints.count < Tool.mostComplaints { told.complaints += bytes }
      }
      guard told.words.length <= 4 * limits.outputBytes, told.pictures.count <= limits.outputBytes,
        told.attachments.count <= limits.outputBytes, told.sheets.count <= limits.outputBytes
      else { throw .outputLimit }
    } pause: {
      told.look()
    }
    for tool in [words, pages, pictures] { try tool.end() }
    // Without it the paper itself is read all the same, and an unknown list is no empty one.
    do { try attachments?.end() } catch { told.attachments = [] }
    do { try sheets.end() } catch { told.sheets = [] }
    if attachments == nil { told.attachments = AttachmentList.none }
    return told
  }
}
