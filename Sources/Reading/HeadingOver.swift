import Dossiers
import Rulebook

extension Table {
  /// Whether the column is headed, in the upper rows above the row, by one of the labels.
  package func isHeaded(_ column: Int, above row: Int, by labels: [Label]) -> Bool {
    rows.indices.prefix(min(row, 4)).contains { first in
      let head = headRows(from: first)
      return [head, first...first].contains { lines in
        guard lines.upperBound < row, let cell = rows[lines.upperBound].covering(column) else { return false }
        return ColumnHeading(cell, in: rows[lines]).isOne(of: labels)
      }
    }
  }
}
