#!/usr/bin/env python3
"""Writes the sample dossiers: real .docx files with fixed bytes, invented companies, made-up figures.

Run from anywhere; it rewrites the folders beside it. Only the standard library is used.
"""
import hashlib
import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
sys.dont_write_bytecode = True

import changed_projects  # noqa: E402
import differing_papers  # noqa: E402
import new_projects  # noqa: E402
from papers import (  # noqa: E402
    COMPANY, DYEING, ELECTRICITY, PACKER, certificate, determination, dyeing, explanation, finance, land, lines_table, machine,
    packaging, report, request, technology,
)
from word import cell, changed, docx, p, table, title, write  # noqa: E402

PAPERS = {
    "GH-1": ("de-nghi-gia-han.docx", request),
    "GH-2": ("bao-cao-tinh-hinh.docx", report),
    "GH-3": ("hop-dong-thue-dat.docx", land),
    "GH-4": ("bao-cao-tai-chinh.docx", finance),
    "GH-5": ("van-ban-xac-dinh-cong-nghe.docx", determination),
}


# What the intake desk and officers know and no paper states.
KNOWN = {
    "du_an_su_dung_dat": True,
    "phai_chuyen_giao_khong_boi_hoan": False,
    "cap_chap_thuan_chu_truong": "Chủ tịch Ủy ban nhân dân cấp tỉnh",
    "cong_nghe_thuoc_danh_muc_cam_chuyen_giao": False,
    "du_an_duoc_den_70_nam": False,
    "phu_hop_quy_hoach": True,
    "dap_ung_dieu_kien_giao_dat_thue_dat": True,
}


# A term that is adjusted is the general case of adjusting what was approved.
ADJUSTED = {
    "truong_hop_dieu_chinh_chu_truong": "điều chỉnh chung",
    "noi_dung_dieu_chinh": "thời hạn hoạt động",
    "co_quyet_dinh_chap_thuan_chu_truong": True,
    "truong_hop_chuyen_tiep_cua_du_an_cu": "không",
}


DETERMINED = {
    "cap_chap_thuan_chu_truong": "Chủ tịch Ủy ban nhân dân cấp tỉnh",
    "cong_nghe_thuoc_danh_muc_cam_chuyen_giao": False,
}


def dossier(name, received, code="1.009659", papers=PAPERS, tech=None, without=(), form="NFC", more=None, listed=True, facts=KNOWN, channel="truc_tiep", log=None):
    folder = HERE / name
    for old in folder.rglob("*") if folder.exists() else []:
        if old.is_file():
            old.unlink()
    components = []
    for component, (file, make) in papers.items():
        if component in without:
            continue
        write(folder / file, docx(make(), form=form))
        components.append((component, file))
    if tech is not None:
        write(folder / "thuyet-minh-cong-nghe.docx", docx(tech, header="Dữ liệu mẫu", form=form))
    for file, content in (more or {}).items():
        if isinstance(content, bytes):
            (folder / file).write_bytes(content)
        else:
            write(folder / file, docx(content, form=form))
    record = {
        "schemaVersion": "1",
        "ma_ho_so": f"MAU-{name}",
        "thu_tuc": {"ma": code},
        "tiep_nhan": {"luc": received, "kenh": channel, "lan": 1},
        "nguoi_nop": {"ten": COMPANY},
    }
    if listed:
        record["thanh_phan"] = [
            {
                "ma": component,
                "tep": [{"ten": file, "sha256": hashlib.sha256((folder / file).read_bytes()).hexdigest()}],
            }
            for component, file in components
        ]
    record["du_kien"] = facts
    (folder / "ho-so.json").write_text(json.dumps(record, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    if log is not None:
        events = [{"loai": event, "luc": at, "can_bo": "Cán bộ Mẫu", **more} for event, at, more in log]
        kept = {"schemaVersion": "1", "su_kien": events}
        (folder / "nhat-ky.json").write_text(json.dumps(kept, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def main():
    dossier("gia-han-day-du", "2026-08-10T09:15:00+07:00", tech=technology(actual="930"))
    dossier("gia-han-det-nhuom", "2026-09-01T08:30:00+07:00", tech=technology())
    # The same papers before and between the two decrees.
    earlier = PAPERS | {"GH-5": ("van-ban-xac-dinh-cong-nghe.docx", lambda: determination("10/01/2025"))}
    dossier("gia-han-nam-2025", "2025-06-10T08:30:00+07:00", papers=earlier, tech=technology())
    dossier("gia-han-thang-3-2026", "2026-03-16T08:30:00+07:00", papers=earlier, tech=technology())
    # No intake list of components; one paper not seen, and a scan that cannot be read yet.
    scan = b"%PDF-1.4\n% a page picture stands here\n"
    dossier(
        "gia-han-tep-chua-doc", "2026-09-01T08:30:00+07:00", tech=technology(actual="930"), without=("GH-4", "GH-5"),
        more={"ban-quet.pdf": scan}, listed=False,
    )
    dossier("gia-han-chu-to-hop", "2026-09-01T08:30:00+07:00", tech=technology(), form="NFD", listed=False)
    # Tracked changes, merged cells, a cell left blank, a value that can be read in two ways.
    lines = technology()[:4] + [
        table([
            ["TT", "Dây chuyền công nghệ", "Công suất thiết kế", "Công suất thực tế"],
            ["1", cell("Nhuộm sợi", merge="restart"), "1.000 kg/h", cell(changed("", "842 kg/h", "900 kg/h"))],
            ["2", "Kéo sợi", "…………", "612,5 kg/h"],
            ["3", "Hồ sợi", "1,250 kg/h", "1.200 kg/h"],
            [cell("Tổng cộng", span=2), "2.900 kg/h", "2.712,5 kg/h"],
        ])
    ]
    dossier("gia-han-sua-doi", "2026-09-01T23:30:00+00:00", tech=lines, without=("GH-5",))
    # A machine past ten years before and after the age test was dropped.
    signed = PAPERS | {"GH-5": ("van-ban-xac-dinh-cong-nghe.docx", lambda: determination("20/07/2026"))}
    dossier("gia-han-may-cu-2025", "2025-06-10T08:30:00+07:00", papers=earlier, tech=packaging(), facts=KNOWN)
    dossier("gia-han-may-cu-2026", "2026-08-10T08:30:00+07:00", papers=signed, tech=packaging())
    dossier("gia-han-hoi-nuoc", "2026-09-01T08:30:00+07:00", tech=technology(actual="930", steam="1,1510", made="2018"))
    dossier("gia-han-nhuom-mot-day-chuyen", "2026-09-01T08:30:00+07:00", tech=dyeing("842"))
    # Approved by the Prime Minister, determined by the province.
    before = PAPERS | {"GH-5": ("van-ban-xac-dinh-cong-nghe.docx", lambda: determination("15/04/2024"))}
    dossier(
        "gia-han-sai-tham-quyen", "2024-06-03T08:30:00+07:00", code="1.009636", papers=before, tech=packaging(made="2018"),
        facts=KNOWN | {"cap_chap_thuan_chu_truong": "Thủ tướng Chính phủ"},
    )
    # The way round: a term adjusted, not extended.
    dossier(
        "dieu-chinh-thoi-han", "2026-11-02T08:30:00+07:00", code="1.009646",
        papers={
            "DC-1": ("de-nghi-dieu-chinh.docx", lambda: title("ĐỀ NGHỊ ĐIỀU CHỈNH THỜI HẠN HOẠT ĐỘNG CỦA DỰ ÁN ĐẦU TƯ") + [
                p("Ngày đề nghị: 30/10/2026"), p(f"Nhà đầu tư: {COMPANY}"), p("Ngày hết thời hạn hoạt động: 31/12/2027"),
                p("Tổng thời hạn sau gia hạn: 40 năm"),
            ]),
            "DC-2": ("bao-cao-tinh-hinh.docx", report),
            "DC-3": ("quyet-dinh.docx", lambda: title("QUYẾT ĐỊNH CỦA NHÀ ĐẦU TƯ VỀ VIỆC ĐIỀU CHỈNH DỰ ÁN ĐẦU TƯ") + [
                p("Ngày quyết định: 28/10/2026"), p(f"Nhà đầu tư: {COMPANY}"),
                p("Điều 1. Đề nghị điều chỉnh thời hạn hoạt động của dự án từ 30 năm lên 40 năm."),
                p("Điều 2. Người đại diện theo pháp luật tổ chức thực hiện quyết định này."),
            ]),
        },
        tech=technology(actual="800"), facts=KNOWN | ADJUSTED,
    )
    new_projects.write_all(dossier)
    changed_projects.write_all(dossier)
    differing_papers.write_all(dossier)
    # A certificate for import, too old, and without two of the five machines.
    knitting = [
        machine(name, code, "2016", "Nhật Bản", "Nhuộm sợi")
        for name, code in (
            ("Máy nhuộm cao áp", "8451.40"), ("Máy sấy văng", "8451.29"), ("Máy giặt liên tục", "8451.40"),
            ("Máy nén khí", "8414.80"), ("Nồi hơi đốt khí", "8402.12"),
        )
    ]
    requested = title("VĂN BẢN ĐỀ NGHỊ XÁC ĐỊNH CÔNG NGHỆ") + [
        p("Kính gửi: Sở Khoa học và Công nghệ"), p(f"Nhà đầu tư: {COMPANY}"),
    ]
    dossier(
        "xac-dinh-cong-nghe", "2026-05-20T10:00:00+07:00", code="XDCN",
        papers={
            "XD-1": ("de-nghi.docx", lambda: requested),
            "XD-2": ("thuyet-minh.docx", lambda: explanation(
                lines_table([*DYEING, "1.000", "930", "80", "76", "QCVN 13-MT:2015/BTNMT", "Đạt"]), [ELECTRICITY], knitting)),
            "XD-3": ("chung-thu.docx", lambda: certificate(
                "ngày 01 tháng 5 năm 2025", "nhập khẩu", [row[:3] for row in knitting[:3]])),
        },
        facts=DETERMINED,
    )
    # Filed online without a valid certificate, asked for it in time, taken up when it came; the letter went out late.
    environment = {"co_quan": "so-nong-nghiep-moi-truong"}
    dossier(
        "xac-dinh-nhat-ky", "2026-07-31T09:00:00+07:00", code="XDCN", channel="truc_tuyen",
        papers={
            "XD-1": ("de-nghi.docx", lambda: requested),
            "XD-2": ("thuyet-minh.docx", lambda: technology(actual="930")),
            "XD-3": ("chung-thu.docx", lambda: certificate("ngày 05 tháng 6 năm 2026", "dự án đang hoạt động", [
                ["Máy đóng gói", "8422.30", "2010"], ["Máy nhuộm", "8451.40", "2021"]])),
        },
        facts=DETERMINED,
        log=[
            ("nhan_ho_so", "2026-07-31T09:00:00+07:00", {"kenh": "truc_tuyen"}),
            ("yeu_cau_bo_sung", "2026-08-03T15:20:00+07:00", {"yeu_cau": ["XD-3"]}),
            ("nhan_bo_sung", "2026-08-14T08:45:00+07:00", {"kenh": "truc_tuyen"}),
            ("gui_lay_y_kien", "2026-08-20", environment),
            ("gui_lay_y_kien", "2026-08-20", {"co_quan": "so-cong-thuong"}),
            ("co_y_kien", "2026-09-07", {"co_quan": "so-cong-thuong"}),
        ],
    )
    # Nearly everything that can be wrong with lines and machines, in one explanation.
    dossier(
        "gia-han-nhieu-loi", "2026-09-01T08:30:00+07:00",
        papers=PAPERS | {"GH-1": ("de-nghi-gia-han.docx", lambda: request(total="60 năm"))}, without=("GH-5",),
        tech=explanation(
            lines_table(
                [*DYEING, "1.000", "842", "80", "60", "theo quy định", "Không đạt"],
                ["Kéo sợi", "kéo sợi cọc", "1.000", "850", "90", "88", "QCVN 05:2013/BTNMT", "Đạt"],
                ["Nấu tẩy", "tẩy bằng axit sulfuric", "500", "480", "90", "88", "QCVN 05:2013/BTNMT", "Đạt"],
                ["Hoàn tất", "định hình", "650 kg/h", "500 m2/h", "90", "88", "QCVN 05:2013/BTNMT", "Đạt"],
            ),
            [["Điện", "kWh/kg", "2,5", "3,0"]],
            [
                machine("Máy đóng gói", "8422.30", "2010", "Hàn Quốc", "không", ["500", "400", "92", "90", "0,2", "0,208"]),
                machine("Máy nén khí", "8414.80", "2019", "Đức", "không", ["500", "490", "92", "90", "0,2", "0,26"]),
                machine("Nồi hơi", "8402.12", "2018", "Đức", "không", PACKER, meets="Không đạt"),
                machine("Máy đo màu", "9027.10", "2020", "Đức", "không", PACKER),
            ],
        ),
        facts=KNOWN | {
            "cong_nghe_thuoc_danh_muc_cam_chuyen_giao": True, "phai_chuyen_giao_khong_boi_hoan": True,
            "phu_hop_quy_hoach": False, "thuoc_khoan_15_dieu_28": True,
        },
    )
    # A determination of the old criteria, by the wrong body, and a dossier filed years too early.
    ministry = lambda: determination("10/01/2025", by="Bộ Khoa học và Công nghệ")
    dossier(
        "gia-han-van-ban-cu", "2026-09-01T08:30:00+07:00", tech=technology(actual="930"),
        papers=PAPERS | {
            "GH-1": ("de-nghi-gia-han.docx", lambda: request(ends="31/12/2030")),
            "GH-5": ("van-ban-xac-dinh-cong-nghe.docx", ministry),
        },
        facts=KNOWN | {"du_an_su_dung_dat": False, "ket_luan_truoc_chi_dua_vao_tuoi_may": True},
    )
    # A project on land whose term has ended; the process is on record: a paper too many, and asked twice.
    dossier(
        "gia-han-qua-han", "2026-08-20T08:30:00+07:00", tech=technology(actual="930"),
        papers=PAPERS | {"GH-1": ("de-nghi-gia-han.docx", lambda: request(ends="01/06/2026"))},
        log=[
            ("nhan_ho_so", "2026-08-20T08:30:00+07:00", {"kenh": "truc_tiep"}),
            ("yeu_cau_bo_sung", "2026-08-24", {"yeu_cau": ["GH-4", "Giấy phép xây dựng"]}),
            ("nhan_bo_sung", "2026-08-28", {}),
            ("yeu_cau_bo_sung", "2026-09-03", {"yeu_cau": ["GH-2"]}),
        ],
    )
    # The same way round under the decree that barred it.
    dossier(
        "dieu-chinh-2025", "2025-06-10T08:30:00+07:00", code="1.009646",
        papers={
            "DC-1": ("de-nghi-dieu-chinh.docx", lambda: title("ĐỀ NGHỊ ĐIỀU CHỈNH THỜI HẠN HOẠT ĐỘNG CỦA DỰ ÁN ĐẦU TƯ") + [
                p(f"Nhà đầu tư: {COMPANY}"), p("Ngày hết thời hạn hoạt động: 31/12/2027"),
                p("Tổng thời hạn sau gia hạn: 40 năm"),
            ]),
        },
        tech=technology(actual="800"), facts=KNOWN | ADJUSTED | {"ho_so_hop_le_truoc_ngay_01_thang_3_nam_2026": False},
    )
    # A body designated after its certificate, for imports only; every step late, the environment never asked.
    two = [["Máy đóng gói", "8422.30", "2010"], ["Máy nhuộm", "8451.40", "2021"]]
    dossier(
        "xac-dinh-nhieu-loi", "2026-07-06T08:30:00+07:00", code="XDCN", channel="truc_tuyen",
        papers={
            "XD-1": ("de-nghi.docx", lambda: requested),
            "XD-2": ("thuyet-minh.docx", lambda: technology(actual="930")),
            "XD-3": ("chung-thu.docx", lambda: certificate(
                "01/06/2026", "dự án đang hoạt động", two, "Quyết định 18/2019/QĐ-TTg", "20/06/2026")),
        },
        facts=DETERMINED | {
            "du_an_quoc_phong_an_ninh": True, "dung_may_moc_de_tao_san_pham": False,
            "du_an_quy_mo_lon_hoac_cong_nghe_phuc_tap": False,
        },
        log=[
            ("nhan_ho_so", "2026-07-06T08:30:00+07:00", {"kenh": "truc_tuyen"}),
            ("yeu_cau_bo_sung", "2026-07-10", {"yeu_cau": ["XD-3"]}),
            ("nhan_bo_sung", "2026-07-13", {}),
            ("gui_lay_y_kien", "2026-07-21", {"co_quan": "so-cong-thuong"}),
            ("co_y_kien", "2026-08-13", {"co_quan": "so-cong-thuong"}),
        ],
    )
    # Nobody knows who designated the body.
    dossier(
        "xac-dinh-to-chuc-chua-ro", "2026-07-06T08:30:00+07:00", code="XDCN",
        papers={
            "XD-1": ("de-nghi.docx", lambda: requested),
            "XD-2": ("thuyet-minh.docx", lambda: technology(actual="930")),
            "XD-3": ("chung-thu.docx", lambda: certificate(
                "01/06/2026", "dự án đang hoạt động", two, "chưa rõ", "10/03/2025")),
        },
        facts=DETERMINED,
    )
    # Used machines for a chip works: one nineteen years old; then one too old, of a technology that is restricted.
    head = ["Tên máy", "Mã HS", "Năm sản xuất", "Năm về cửa khẩu", "Tình trạng khi nhập", "Nước sản xuất",
            "Xác nhận của nhà sản xuất"]

    def imports(*machines):
        return {
            "NK-1": ("de-nghi-nhap-khau.docx", lambda: title("VĂN BẢN ĐỀ NGHỊ NHẬP KHẨU MÁY MÓC, THIẾT BỊ ĐÃ QUA SỬ DỤNG") + [
                p(f"Doanh nghiệp: {COMPANY}"), p("Mục đích: đóng gói, kiểm thử chip bán dẫn."), table([head, *machines]),
            ]),
            "NK-2": ("dang-ky-doanh-nghiep.docx", lambda: title("GIẤY CHỨNG NHẬN ĐĂNG KÝ DOANH NGHIỆP") + [
                p(f"Tên công ty: {COMPANY}"), p("Ngành nghề: đóng gói, kiểm thử linh kiện điện tử."),
            ]),
        }

    bonder = ["Máy hàn dây", "8486.40", "2007", "2026", "Cũ", "Nhật Bản", ""]
    cutter = ["Máy cắt phiến", "8486.10", "2004", "2026", "Cũ", "Nhật Bản", "Không"]
    chips = {"du_an_ban_dan_hoac_san_pham_so": True, "nhap_de_dao_tao_hoac_nghien_cuu": False}
    dossier(
        "nhap-khau-may-han-chip", "2026-11-10T08:30:00+07:00", code="1.002725", papers=imports(bonder), facts=chips)
    inspected = [["Máy hàn dây", "8486.40", "2007"]]
    dossier(
        "nhap-khau-may-qua-tuoi", "2026-11-10T08:30:00+07:00", code="1.002725",
        papers=imports(bonder, cutter) | {"NK-3": ("chung-thu.docx", lambda: certificate(
            "01/09/2026", "nhập khẩu", inspected, "Quyết định 18/2019/QĐ-TTg"))},
        facts=chips | {"cong_nghe_han_che_chuyen_giao": True},
    )


if __name__ == "__main__":
    main()
