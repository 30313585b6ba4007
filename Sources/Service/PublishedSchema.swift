/// The schemas of `Schemas/` that the API's bodies follow, as they were when the program was built.
struct PublishedSchema: Sendable {
  /// `bao-cao`.
  let name: String
  let bytes: [UInt8]

  var file: String { "\(name).schema.json" }

  static let all = [
    PublishedSchema(name: "bao-cao", bytes: PackageResources.bao_cao_schema_json),
    PublishedSchema(name: "bao-cao-gon", bytes: PackageResources.bao_cao_gon_schema_json),
    PublishedSchema(name: "ho-so", bytes: PackageResources.ho_so_schema_json),
    PublishedSchema(name: "loi-can-bo", bytes: PackageResources.loi_can_bo_schema_json),
    PublishedSchema(name: "xac-nhan-dong", bytes: PackageResources.xac_nhan_dong_schema_json),
    PublishedSchema(name: "phan-loai", bytes: PackageResources.phan_loai_schema_json),
    PublishedSchema(name: "tu-kiem", bytes: PackageResources.tu_kiem_schema_json),
    PublishedSchema(name: "viec", bytes: PackageResources.viec_schema_json),
  ]
}
