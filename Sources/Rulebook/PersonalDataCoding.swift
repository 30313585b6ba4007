import Values

// `personal-data.yaml` in its binary form: the members in the order of their declaration.

extension PersonalDataMarks: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(
      titles: try reader.read(), roles: try reader.read(), names: try reader.read(), families: try reader.read(),
      middles: try reader.read(), ends: try reader.read(), notNames: try reader.read(), signs: try reader.read(),
      places: try reader.read(), houses: try reader.read(), organisations: try reader.read(),
      ofOrganisations: try reader.read(), numbers: try reader.read(), fillers: try reader.read(),
      mobiles: try reader.read(),
      publicNumbers: try reader.read(), machines: try reader.read(), land: try reader.read(),
      units: try reader.read(), figures: try reader.read(), births: try reader.read(), fields: try reader.read(),
      addresses: try reader.read(), fieldEnds: try reader.read(), innocent: try reader.read())
  }

  package func write(to writer: BinaryWriter) {
    writer.write(
      titles, roles, names, families, middles, ends, notNames, signs, places, houses, organisations, ofOrganisations,
      numbers,
      fillers, mobiles, publicNumbers, machines, land, units, figures, births, fields, addresses, fieldEnds, innocent)
  }
}

extension PersonalDataMarks.Kind: Binary {}

extension PersonalDataMarks.Labels: Binary {
  package init(from reader: BinaryReader) throws(BinaryFault) {
    self.init(kind: try reader.read(), labels: try reader.read())
  }

  package func write(to writer: BinaryWriter) { writer.write(kind, labels) }
}
