import Foundation
import Values

/// A page of a PDF as it is seen, or of a scan or a picture as its letters were recognised on it.
package struct PagePicture: Sendable, Hashable {
  /// A PNG in base64.
  package let base64: String
  /// In points.
  package let width: Double
  package let height: Double
}

/// Pages of a dossier's PDFs and pictures as pictures, or why there is none.
package struct PagePictures: Sendable {
  package typealias Drawn = Result<PagePicture, WhyNot>

  package enum WhyNot: Error, Sendable, Hashable {
    /// The file is not the one that was read any more.
    case changed
    case notDrawn(Unreadable)

    /// What it is and what to do, in Vietnamese.
    package var sentence: String {
      switch self {
      case .changed: "tệp đã đổi hoặc không còn sau khi đọc; chạy lại"
      case .notDrawn(let why): why.sentence
      }
    }
  }

  private let drawn: [String: [Int: Drawn]]

  package static let none = PagePictures(drawn: [:])

  private init(drawn: [String: [Int: Drawn]]) {
    self.drawn = drawn
  }

  /// nil where none was asked for.
  package func picture(of page: Int, in path: String) -> Drawn? { drawn[path]?[page] }

  /// Pages of one file that are asked for, with the digest that the file was read with.
  package struct Wanted: Sendable, Hashable {
    package let path: String
    package let digest: Digest
    package let pages: [Int]
    /// Those of them with letters that were recognised.
    let recognised: Set<Int>

    package init(path: String, digest: Digest, pages: [Int], recognised: Set<Int> = []) {
      self.path = path
      self.digest = digest
      self.pages = pages
      self.recognised = recognised
    }
  }

  /// - Parameter folder: the folder or `.zip` that the dossier was read from.
  package init(of wanted: [Wanted], at folder: String, by reader: JailedReader) throws(DossierError) {
    let asked = Set(wanted.filter { !$0.pages.isEmpty }.map(\.path))
    let bytes = asked.isEmpty ? [:] : try DossierReader(reader: reader).bytes(of: asked, at: folder)
    self.init(of: wanted, in: bytes, by: reader)
  }

  /// - Parameter bytes: of the files by their paths in the dossier.
  package init(of wanted: [Wanted], in bytes: [String: [UInt8]], by reader: JailedReader) {
    let asked = wanted.filter { !$0.pages.isEmpty }
    var drawn: [String: [Int: Drawn]] = [:]
    var jobs: [Job] = []
    for file in asked {
      // A file that was changed meanwhile is not the one that was read, nor the one the secrecy gate has seen.
      guard let bytes = bytes[file.path], Digest(of: bytes) == file.digest else {
        drawn[file.path] = Dictionary(uniqueKeysWithValues: Set(file.pages).map { ($0, .failure(.changed)) })
        continue
      }
      let source = JailedReader.Source(path: file.path, bytes: bytes)
      let isPortable = FileForm(head: bytes.prefix(FileForm.headLength)) == .portable
      for isPrepared in [false, true] {
        let pages = file.pages.filter { (file.recognised.contains($0) || !isPortable) == isPrepared }
        jobs += pages.runs(of: Self.mostAtOnce).map { Job(source: source, pages: $0, isPrepared: isPrepared) }
      }
    }
    for (job, pictures) in zip(jobs, reader.pictures(of: jobs)) {
      for (index, page) in job.pages.enumerated() {
        drawn[job.source.path, default: [:]][page] = pictures.mapError { .notDrawn($0) }.flatMap { pictures in
          index < pictures.count ? .success(pictures[index]) : .failure(.notDrawn(.broken))
        }
      }
    }
    self.drawn = drawn
  }

  fileprivate struct Job {
    let source: JailedReader.Source
    let pages: ClosedRange<Int>
    /// Whether they are drawn as they were prepared for recognising their letters.
    let isPrepared: Bool

    var arguments: [String] {
      [PictureChild.argument, String(pages.lowerBound), String(pages.upperBound)]
        + (isPrepared ? [PictureChild.prepared] : [])
    }
  }

  /// As many pages are drawn by one child: one that is slow takes few others with it.
  private static let mostAtOnce = 8
}

extension JailedReader {
  fileprivate func pictures(of jobs: [PagePictures.Job]) -> [Result<[PagePicture], Unreadable>] {
    runner.outcomes(
      of: jobs.map { job in
        JailedRunner.Job(
          arguments: job.arguments, input: job.source.bytes,
          limits: job.isPrepared ? RecogniserChild.limits(pages: job.pages.count) : limits)
      }
    ) { _, bytes in
      decode(bytes).flatMap { json in
        let pictures = json["pages"]?.array?.map(PagePicture.init(json:)) ?? [nil]
        return pictures.contains { $0 == nil } ? .failure(.crashed) : .success(pictures.compactMap(\.self))
      }
    }
  }
}

extension PagePicture {
  fileprivate init?(json: JSON) {
    guard let items = json.array, items.count == 3, let width = items[0].integer, let height = items[1].integer,
      width > 0, height > 0, let base64 = items[2].string
    else { return nil }
    let points = 72 / Double(PictureChild.resolution)
    self.init(base64: base64, width: Double(width) * points, height: Double(height) * points)
  }
}

extension [Int] {
  /// The numbers in ascending runs without gaps, none longer than so many.
  fileprivate func runs(of most: Int) -> [ClosedRange<Int>] {
    Set(self).sorted().reduce(into: []) { runs, number in
      if let last = runs.last, last.upperBound == number - 1, last.count < most {
        runs[runs.count - 1] = last.lowerBound...number
      } else {
        runs.append(number...number)
      }
    }
  }
}
