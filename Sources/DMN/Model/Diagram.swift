/// A requirements diagram of a written model (DMNDI): what is required stands below what requires it, layer by layer,
/// and arrows go up.
struct Diagram {
  private struct Shape {
    let id: String
    let width: Int
    let height: Int
    var layer = 0
    var left = 0
    var top = 0
  }

  private struct Edge {
    let id: String
    let source: Int
    let target: Int
  }

  /// The sizes that bpmn.io's editors give new shapes. A decision service has none: it is drawn around its decisions,
  /// and those editors do not draw it.
  private static let sizes = [
    "inputData": (125, 45), "decision": (180, 80), "businessKnowledgeModel": (135, 46), "knowledgeSource": (100, 63),
  ]
  private static let cell = (width: 220, height: 160)
  /// Shapes in one row, before the layer goes on in the next.
  private static let rowLength = 12

  private var shapes: [Shape] = []
  private var edges: [Edge] = []

  /// - Parameter root: a complete `definitions`, in which elements and requirements have ids.
  init(of root: MarkupOutput, in namespace: String) {
    var places: [String: Int] = [:]
    for element in root.children {
      guard let size = Self.sizes[element.name], let id = element["id"] else { continue }
      places[id] = shapes.count
      shapes.append(Shape(id: id, width: size.0, height: size.1))
    }
    for element in root.children {
      guard let target = element["id"].flatMap({ places[$0] }) else { continue }
      for requirement in element.children {
        guard let id = requirement["id"], let href = requirement.children.compactMap({ $0["href"] }).last else {
          continue
        }
        let reference = ModelReference(href)
        guard reference.targetNamespace ?? namespace == namespace, let source = places[reference.targetID] else {
          continue
        }
        edges.append(Edge(id: id, source: source, target: target))
      }
    }
    layOut()
  }

  private mutating func layOut() {
    assignLayers()
    let layers = Dictionary(grouping: shapes.indices, by: { shapes[$0].layer })
    var centres = [Double](repeating: 0, count: shapes.count)
    var row = 0
    for layer in layers.keys.sorted(by: >) {
      // A shape stands under the middle of what requires it, which is placed already.
      var wishes: [Int: [Double]] = [:]
      for edge in edges where shapes[edge.source].layer == layer {
        wishes[edge.source, default: []].append(centres[edge.target])
      }
      func wish(_ shape: Int) -> Double {
        guard let wished = wishes[shape] else { return 0 }
        return wished.reduce(0, +) / Double(wished.count)
      }
      let ordered = (layers[layer] ?? []).map { (shape: $0, wish: wish($0)) }
        .sorted { ($0.wish, $0.shape) < ($1.wish, $1.shape) }.map(\.shape)
      for start in stride(from: 0, to: ordered.count, by: Self.rowLength) {
        let shapesOfRow = ordered[start..<min(start + Self.rowLength, ordered.count)]
        for (position, shape) in shapesOfRow.enumerated() {
          centres[shape] = Double(2 * position + 1 - shapesOfRow.count) / 2
          shapes[shape].top = row * Self.cell.height
        }
        row += 1
      }
    }
    let leftmost = centres.min() ?? 0
    for shape in shapes.indices {
      let middle = 150 + Int((centres[shape] - leftmost) * Double(Self.cell.width))
      shapes[shape].left = middle - shapes[shape].width / 2
      shapes[shape].top += 80
    }
  }

  /// One layer above the highest of what a shape requires; an edge that closes a circle does not count.
  private mutating func assignLayers() {
    var waiting = [Int](repeating: 0, count: shapes.count)
    var leaving = [[Int]](repeating: [], count: shapes.count)
    for edge in edges {
      waiting[edge.target] += 1
      leaving[edge.source].append(edge.target)
    }
    var ready = shapes.indices.filter { waiting[$0] == 0 }
    while let shape = ready.popLast() {
      for target in leaving[shape] {
        shapes[target].layer = max(shapes[target].layer, shapes[shape].layer + 1)
        waiting[target] -= 1
        if waiting[target] == 0 { ready.append(target) }
      }
    }
  }

  var output: MarkupOutput {
    let drawn = shapes.map { shape in
      let bounds = MarkupOutput(
        "dc:Bounds",
        [
          ("height", "\(shape.height)"), ("width", "\(shape.width)"), ("x", "\(shape.left)"), ("y", "\(shape.top)"),
        ])
      return MarkupOutput("dmndi:DMNShape", [("dmnElementRef", shape.id)], [bounds])
    }
    let arrows = edges.map { edge in
      let source = shapes[edge.source]
      let target = shapes[edge.target]
      return MarkupOutput(
        "dmndi:DMNEdge", [("dmnElementRef", edge.id)],
        [
          waypoint(source.left + source.width / 2, source.top),
          waypoint(target.left + target.width / 2, target.top + target.height),
        ])
    }
    return MarkupOutput("dmndi:DMNDI", [], [MarkupOutput("dmndi:DMNDiagram", [], drawn + arrows)])
  }

  private func waypoint(_ across: Int, _ down: Int) -> MarkupOutput {
    MarkupOutput("di:waypoint", [("x", "\(across)"), ("y", "\(down)")])
  }
}
