extension ReviewPage {
  /// Dense and calm. What a finding came to is told by its section's words and by the form of its edge; colour only helps.
  static let style: HTMLText = """

    .dau-ho-so{margin:0 0 1rem}
    .dau-ho-so h1{margin:0 0 .5rem}
    .dau-ho-so>.phu{margin:0}
    .gia-dinh{display:inline-block;border:2px dashed #6a3d9a;padding:.1rem .5rem;font-weight:bold;color:#4c2a75}
    .tra-loi{font-size:1.1rem;font-weight:600;margin:.25rem 0}
    .de-nghi{border:1px solid #0b4a8f;border-left-width:6px;background:#f1f6fc;padding:.5rem .75rem;margin:.5rem 0}
    .dem-muc{display:flex;flex-wrap:wrap;gap:.4rem;list-style:none;padding:0;margin:.5rem 0}
    .dem-muc li{border:1px solid #999;border-left-width:6px;padding:.15rem .6rem;background:#fff}
    .dem-muc a{color:inherit}
    dl.ho-so{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;margin:.5rem 0}
    dl.ho-so dt{color:#555}
    dl.ho-so dd{margin:0}
    h2 .so-muc{font-weight:normal;color:#555}
    .muc{border:1px solid #d4d4d4;border-left:6px solid #767676;padding:.4rem .75rem .5rem;margin:.5rem 0;break-inside:avoid}
    .muc h3{margin:0;font-size:1rem;font-weight:600;line-height:1.4}
    .muc dl{display:grid;grid-template-columns:5rem 1fr;gap:.15rem .5rem;margin:.3rem 0 0;font-size:.93rem}
    .muc dt{color:#555}
    .muc dd{margin:0;min-width:0}
    .muc dd p{margin:0}
    .muc ul{margin:.2rem 0 0}
    .muc.khong_dat,.dem-muc .khong_dat{border-left-color:#a3160b;border-left-style:solid}
    .muc.can_xem_xet,.dem-muc .can_xem_xet{border-left-color:#b3470b;border-left-style:double}
    .muc.chua_du_can_cu,.dem-muc .chua_du_can_cu{border-left-color:#6a3d9a;border-left-style:dashed}
    .muc.dat,.dem-muc .dat{border-left-color:#2b7a2b;border-left-style:solid}
    .muc.ghi_chu,.dem-muc .ghi_chu{border-left-color:#767676;border-left-style:dotted}
    h2.khong_dat::before{content:"✕ "/""}
    h2.can_xem_xet::before{content:"! "/""}
    h2.chua_du_can_cu::before{content:"? "/""}
    h2.dat::before{content:"✓ "/""}
    h2.khong_dat{color:#a3160b}
    h2.can_xem_xet{color:#8a3506}
    h2.chua_du_can_cu{color:#4c2a75}
    h2.dat{color:#1f5f1f}
    td.khong_dat{color:#a3160b}
    td.can_xem_xet{color:#8a3506}
    td.chua_du_can_cu{color:#4c2a75}
    .ma{font:600 .82em/1.4 ui-monospace,"DejaVu Sans Mono",Consolas,monospace;color:#444;white-space:nowrap}
    a.ma{color:#0b4a8f}
    .loi-chung{list-style:none;padding:0;margin:0}
    .loi-chung .noi{color:#555}
    .loi-chung .phu{font-size:.92em}
    .bac{color:#8a3506;font-weight:600}
    p.bac{margin:.15rem 0}
    .chac{color:#8a3506;font-size:.9em}
    ul.viec{padding-left:1.2rem}
    ul.viec>li{margin:.4rem 0;break-inside:avoid}
    .viec .cau{margin:0;font-weight:600}
    ul.nut{list-style:none;padding:0;margin:.15rem 0;display:flex;flex-wrap:wrap;gap:.2rem 1rem}
    .ma-khac{display:inline}
    .ma-khac summary{display:inline}
    .ma-khac summary::before{content:"▸ "/""}
    .muc h2{font-size:1.05rem;margin:0}
    code{font-family:inherit;background:#eef1f4;padding:0 .2em}
    .bang td,.bang th{overflow-wrap:normal}
    """
}
