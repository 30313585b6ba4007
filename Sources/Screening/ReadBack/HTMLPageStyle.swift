extension HTMLPage {
  /// For a window of any width, a telephone's too, and for paper. Uncertain words differ in their border and bear a
  /// question mark: colour alone tells nothing to many.
  static let style: HTMLText = """
    :root{color-scheme:light}
    *{box-sizing:border-box}
    body{margin:0 auto;max-width:70rem;padding:1rem;font:16px/1.5 "Noto Sans","Segoe UI",Roboto,"DejaVu Sans",Arial,sans-serif;color:#1b1b1b;background:#fff;overflow-wrap:anywhere}
    h1{font-size:1.5rem;margin:0 0 .25rem}
    h2{font-size:1.15rem;margin:0 0 .5rem}
    h3{font-size:1rem;margin:1.25rem 0 .25rem}
    section,nav{margin:1.25rem 0;padding-top:1rem;border-top:1px solid #c8c8c8}
    p,ul,ol{margin:.25rem 0 .5rem}
    ul,ol{padding-left:1.4rem}
    a{color:#0b4a8f}
    .phu,.dem,footer{color:#555;font-size:.9rem}
    .canh-bao{border:2px solid #b3470b;background:#fff6ef;padding:.75rem 1rem}
    ul.canh-bao{padding-left:2rem}
    table{border-collapse:collapse;font-size:.9rem}
    th,td{border:1px solid #c8c8c8;padding:.25rem .5rem;text-align:left;vertical-align:top}
    a:focus-visible,summary:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible,textarea:focus-visible,[tabindex]:focus-visible{outline:3px solid #0b4a8f;outline-offset:2px}
    details{margin:.25rem 0}
    summary{cursor:pointer;color:#0b4a8f}
    .the{width:100%;margin:.25rem 0}
    .the thead th{background:#eef1f4}
    .the tbody th{font-weight:normal}
    .the p,.the ul{margin:0}
    .loi{width:100%;margin:.5rem 0 1rem;table-layout:fixed}
    .loi thead th:first-child{width:3.2rem}
    .loi thead th:nth-child(2){width:22%}
    .loi thead th:nth-child(3){width:18%}
    .loi thead th:nth-child(4){width:34%}
    .loi thead th{background:#eef1f4}
    .loi td:first-child{text-align:right;white-space:nowrap}
    .loi a{text-decoration:none}
    .loi a:hover{text-decoration:underline}
    .nhom th{background:#f7f8f9}
    .loi .ngo td:last-child{color:#8a3506}
    .chu{border:1px solid #c8c8c8;padding:1rem;font-family:"Noto Serif","Times New Roman",Tinos,"Liberation Serif","DejaVu Serif",serif}
    .chu p{margin:.4rem 0;white-space:pre-wrap}
    .chu .muc{font-weight:bold}
    .chu .phan{margin:1rem 0 .4rem;color:#555;font:italic .9rem/1.4 sans-serif;border-bottom:1px dotted #999}
    .cuon{overflow-x:auto;margin:.5rem 0}
    .cuon td{min-width:3.5rem;white-space:pre-wrap;overflow-wrap:normal}
    .tiep{color:#777;background:#f7f7f7}
    mark{background:#d9f2d9;color:inherit;border-bottom:2px solid #2b7a2b;padding:0 .1em}
    mark.ngo{background:#ffe9cc;border-bottom:2px dashed #b3470b}
    .so{display:inline-block;min-width:1.3em;margin-right:.25em;padding:0 .25em;border-radius:.6em;background:#2b7a2b;color:#fff;font:bold .75rem/1.35 sans-serif;text-align:center;text-decoration:none;vertical-align:.1em}
    .ngo>.so{background:#b3470b}
    .trang{position:relative;border:1px solid #999;width:56rem;line-height:0}
    .trang img{width:100%;height:auto;display:block}
    .khung{position:absolute;border:1px solid #2b7a2b;background:rgba(80,190,80,.16);display:flex;justify-content:flex-end;align-items:flex-start}
    .khung.ngo{border:1px dashed #b3470b;background:rgba(255,160,40,.2)}
    .khung .so{transform:translate(.4rem,-.35rem);margin:0 0 0 1px;padding:0 .2em;min-width:0;font-size:.45rem;white-space:nowrap}
    .khung:hover .so{opacity:.2}
    :target{outline:3px solid #0b4a8f;outline-offset:2px}
    .khung:has(:target),mark:has(:target){outline:3px solid #0b4a8f;outline-offset:1px}
    tr:target td{background:#e8f1fb}
    @media (max-width:40rem){
    body{padding:.6rem;font-size:15px}
    .loi,.loi tbody,.loi tr,.loi td,.loi th{display:block;width:100%}
    .loi thead{display:none}
    .loi tr{border:1px solid #c8c8c8;margin:0 0 .5rem;padding:.3rem .5rem}
    .loi td,.loi th{border:0;padding:.05rem 0}
    .loi td:first-child{text-align:left;color:#555}
    .loi td:first-child::before{content:"Lời số "}
    .loi td:nth-child(2){font-weight:bold}
    .loi td:nth-child(3)::before{content:"đọc là: ";color:#555}
    .loi td:nth-child(5)::before{content:"chắc chưa: ";color:#555}
    .chu{padding:.5rem}
    .the,.the tbody,.the tr,.the td,.the th{display:block;width:100%}
    .the thead{display:none}
    .the tr{border:1px solid #c8c8c8;margin:0 0 .5rem;padding:.3rem .5rem}
    .the td,.the th{border:0;padding:.05rem 0}
    .the [data-nhan]::before{content:attr(data-nhan) ": ";color:#555}
    .the td:empty{display:none}
    }
    @media print{body{max-width:none;padding:0;font-size:11pt}details::details-content{content-visibility:visible;height:auto}summary{display:none}a{color:inherit;text-decoration:none}.chu,.giay{border:0}.trang{break-inside:avoid}}
    """
}
