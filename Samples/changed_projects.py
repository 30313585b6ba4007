"""Dossiers of projects that change, stop or change hands. Invented companies, made-up figures."""
from new_projects import OUTSIDE, goals, lease, papers as new_papers, proposal
from papers import COMPANY, report
from word import p, title

APPROVED = {
    "truong_hop_dieu_chinh_giay_chung_nhan": "nội dung khác",
    "co_quyet_dinh_chap_thuan_chu_truong": True,
    "truong_hop_chuyen_tiep_cua_du_an_cu": "không",
}


def change(*lines, on="12/02/2026"):
    return title("VĂN BẢN ĐỀ NGHỊ ĐIỀU CHỈNH DỰ ÁN ĐẦU TƯ") + [
        p("Kính gửi: Cơ quan đăng ký đầu tư"), p(f"Ngày đề nghị: {on}"), p(f"Nhà đầu tư: {COMPANY}"),
        *(p(line) for line in lines),
    ]


def decision(about, *lines, on="10/02/2026"):
    return title("QUYẾT ĐỊNH CỦA NHÀ ĐẦU TƯ VỀ VIỆC ĐIỀU CHỈNH DỰ ÁN ĐẦU TƯ") + [
        p(f"Ngày quyết định: {on}"), p(f"Nhà đầu tư: {COMPANY}"), *(p(line) for line in lines),
        p(f"Điều 1. Đề nghị {about}."), p("Điều 2. Người đại diện theo pháp luật tổ chức thực hiện quyết định này."),
    ]


def delay(months, *more, ends="30/06/2026"):
    return change(
        "Nội dung điều chỉnh: tiến độ thực hiện",
        f"Tổng thời gian kéo dài so với tiến độ được chấp thuận lần đầu: {months} tháng",
        f"Ngày kết thúc tiến độ đã được chấp thuận: {ends}", *more,
    )


def delayed(months, *more, ends="30/06/2026"):
    return {
        "DC-1": ("de-nghi-dieu-chinh.docx", lambda: delay(months, *more, ends=ends)),
        "DC-2": ("bao-cao-tinh-hinh.docx", report),
        "DC-3": ("quyet-dinh.docx", lambda: decision(f"kéo dài tiến độ thực hiện dự án {months} tháng")),
    }


def written(kind, *lines):
    return lambda: title(kind) + [p(f"Nhà đầu tư: {COMPANY}"), *(p(line) for line in lines)]


def write_all(dossier):
    # A golf course within an urban area whose investor won the tender: no kind of project of its own.
    golf = ("Kinh doanh sân gôn trong khu đô thị", "9311", "–")
    course = proposal(
        golf, total="900 tỷ đồng", fixed="800 tỷ đồng", working="100 tỷ đồng", own="300 tỷ đồng", loan="600 tỷ đồng",
        dollars=None, area="60 ha", state_land="không", term="50 năm",
    )
    dossier(
        "chu-truong-san-gon-trung-thau", "2026-08-24T08:30:00+07:00", code="1.009645",
        papers=new_papers(course, with_lease=False) | {"HS-đ": ("thue-dat.docx", lambda: lease("60 ha", "50 năm"))},
        facts=OUTSIDE | {
            "loai_du_an_theo_dieu_24": "sân gôn trong khu đô thị trúng đấu giá hoặc đấu thầu",
            "co_nhu_cau_cap_giay_chung_nhan": False,
        } | goals(golf),
    )
    # Twenty-six months late, fourteen of them because the State handed the land over late.
    dossier(
        "dieu-chinh-cham-giao-dat", "2026-08-24T08:30:00+07:00", code="1.009646",
        papers={
            "BG-1": ("de-nghi-dieu-chinh.docx", lambda: delay("26")),
            "BG-2": ("ban-giao-dat.docx", written(
                "BIÊN BẢN BÀN GIAO ĐẤT", "Diện tích bàn giao: 18 ha", "Đất được bàn giao trên thực địa chậm 14 tháng.")),
        },
        facts=APPROVED | {
            "truong_hop_dieu_chinh_chu_truong": "chậm được bàn giao đất",
            "so_thang_khong_tinh_vao_tien_do": 14, "truong_hop_duoc_keo_dai_tien_do": "chậm được Nhà nước giao đất",
        },
    )
    # Twenty-five months without a cause, and what an officer may note of such a project besides. The decision comes after
    # the request, which quotes another certificate than the one that was filed.
    late = "kéo dài tiến độ thực hiện dự án 25 tháng"
    quoting = delayed("25", "Mã số dự án: 0000000011", ends="30/06/2024") | {
        "DC-3": ("quyet-dinh.docx", lambda: decision(
            late, "Giấy chứng nhận đăng ký đầu tư số: 0000 000 012", on="ngày 13 tháng 02 năm 2026")),
    }
    filed = title("GIẤY CHỨNG NHẬN ĐĂNG KÝ ĐẦU TƯ") + [
        p("Mã số dự án: 0000000012"), p(f"Tên doanh nghiệp: {COMPANY}"), p("Tên dự án đầu tư: Nhà máy mẫu (dữ liệu mẫu)"),
    ]
    dossier(
        "keo-dai-25-thang", "2026-08-24T08:30:00+07:00", code="1.009647", papers=quoting,
        more={"giay-chung-nhan.docx": filed},
        facts=APPROVED | {
            "so_thang_khong_tinh_vao_tien_do": 0, "truong_hop_duoc_keo_dai_tien_do": "không",
            "ngay_khong_con_duoc_su_dung_dia_diem": "2025-12-01", "ngay_nop_ho_so_lan_dau": "2026-02-10",
            "chua_nop_bao_cao_dinh_ky": True, "nghi_ngo_chat_luong_may_moc": True, "van_ban_theo_mau_cu": True,
            "de_xuat_ngung_chi_vi_cham_tien_do": True,
        },
    )
    # With more capital and a larger project as the cause; then the same papers on the last day of the old law.
    larger = delayed(
        "25", "Tổng vốn đầu tư đã được chấp thuận: 1.000 tỷ đồng", "Tổng vốn đầu tư sau điều chỉnh: 1.250 tỷ đồng")
    grown = APPROVED | {
        "so_thang_khong_tinh_vao_tien_do": 0, "thay_doi_von_lam_thay_doi_quy_mo": True,
        "truong_hop_duoc_keo_dai_tien_do": "tăng tổng vốn đầu tư làm thay đổi quy mô",
    }
    dossier(
        "keo-dai-25-thang-tang-von", "2026-08-24T08:30:00+07:00", code="1.009647", papers=larger,
        facts=grown | {"de_nghi_tinh_lai_thoi_han_khi_nhan_chuyen_nhuong": True, "qua_thoi_han_bo_sung": True},
        log=[
            ("nhan_ho_so", "2026-08-24T08:30:00+07:00", {"kenh": "truc_tiep"}),
            ("yeu_cau_bo_sung", "2026-08-26", {"yeu_cau": ["DC-4"]}),
        ],
    )
    dossier(
        "keo-dai-25-thang-luat-cu", "2026-02-28T08:30:00+07:00", code="1.009647", papers=larger,
        facts=grown | {"ho_so_hop_le_truoc_ngay_01_thang_3_nam_2026": True},
    )
    # Stopped: told fifteen working days after the decision, for fourteen months in all.
    dossier(
        "ngung-qua-12-thang", "2026-08-24T08:30:00+07:00", code="1.009661",
        papers={
            "NG-1": ("thong-bao.docx", written(
                "THÔNG BÁO VỀ VIỆC NGỪNG HOẠT ĐỘNG CỦA DỰ ÁN ĐẦU TƯ", "Ngày quyết định ngừng hoạt động: 03/08/2026",
                "Tổng thời gian ngừng hoạt động, kể cả các lần trước: 14 tháng")),
        },
        facts={
            "so_ngay_lam_viec_tu_khi_quyet_dinh": 15,
            "ngung_theo_ban_an_hoac_quyet_dinh_cua_co_quan_nha_nuoc": False,
        },
    )
    # Foreigners go from 45 to 60 % of a trading company in a park.
    dossier(
        "gop-von-tren-50", "2026-11-16T08:30:00+07:00", code="1.009729",
        papers={
            "GP-1": ("dang-ky-gop-von.docx", written(
                "VĂN BẢN ĐĂNG KÝ GÓP VỐN, MUA CỔ PHẦN, MUA PHẦN VỐN GÓP",
                "Ngành, nghề kinh doanh: mua bán hàng hóa (VSIC 4690)", "Tỷ lệ sở hữu nước ngoài trước giao dịch: 45%",
                "Tỷ lệ sở hữu nước ngoài sau giao dịch: 60%")),
            "GP-2": ("dang-ky-doanh-nghiep.docx", written(
                "GIẤY CHỨNG NHẬN ĐĂNG KÝ DOANH NGHIỆP", f"Tên công ty: {COMPANY}", "Ngành nghề: mua bán hàng hóa.")),
            "GP-3": ("thoa-thuan.docx", written(
                "THỎA THUẬN NGUYÊN TẮC VỀ VIỆC GÓP VỐN, MUA CỔ PHẦN, MUA PHẦN VỐN GÓP",
                "Bên bán chuyển 15% vốn điều lệ cho nhà đầu tư nước ngoài.")),
        },
        facts={"co_nganh_tiep_can_thi_truong_co_dieu_kien": True, "co_dat_o_khu_vuc_quoc_phong_an_ninh": False},
    )
    # Decided on the first of October, told twenty-one working days later; the policy decision is not handed back.
    dossier(
        "cham-dut-thieu-quyet-dinh", "2026-10-30T08:30:00+07:00", code="1.009662",
        papers={
            "CH-1": ("thong-bao.docx", written(
                "THÔNG BÁO VỀ VIỆC CHẤM DỨT HOẠT ĐỘNG DỰ ÁN ĐẦU TƯ", "Ngày quyết định chấm dứt hoạt động: 01/10/2026")),
            "CH-2": ("quyet-dinh.docx", written(
                "QUYẾT ĐỊNH CHẤM DỨT HOẠT ĐỘNG CỦA DỰ ÁN ĐẦU TƯ", "Ngày quyết định của nhà đầu tư: 01/10/2026",
                "Điều 1. Chấm dứt hoạt động của dự án.")),
            "CH-4": ("giay-chung-nhan.docx", written(
                "GIẤY CHỨNG NHẬN ĐĂNG KÝ ĐẦU TƯ", "Tên dự án: Kho trung chuyển (dữ liệu mẫu)")),
        },
        facts={
            "so_ngay_lam_viec_tu_khi_quyet_dinh": 21, "co_quyet_dinh_chap_thuan_chu_truong": True,
            "da_duoc_cap_giay_chung_nhan": True,
        },
    )
    # A certificate of 2019; only the project's name changes.
    dossier(
        "doi-ten-du-an", "2026-08-24T08:30:00+07:00", code="1.009647",
        papers={
            "TN-1": ("de-nghi-dieu-chinh.docx", lambda: change(
                "Nội dung điều chỉnh: tên dự án hoặc nhà đầu tư", "Chứng nhận lần đầu: 15/05/2019",
                "Tên dự án sau điều chỉnh: Nhà máy phụ kiện mẫu số hai (dữ liệu mẫu)")),
            "TN-2": ("dang-ky-doanh-nghiep.docx", written(
                "GIẤY CHỨNG NHẬN ĐĂNG KÝ DOANH NGHIỆP", f"Tên công ty: {COMPANY}", "Ngành nghề: sản xuất phụ kiện.")),
        },
        facts={"truong_hop_dieu_chinh_giay_chung_nhan": "đổi tên dự án hoặc nhà đầu tư"},
    )
