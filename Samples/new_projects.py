"""Dossiers of new projects: policy approval and registration certificate. Invented companies, made-up figures."""
from papers import COMPANY
from word import p, table, title

# What the intake desk and officers know of a factory in a rented workshop of an industrial park, and no paper states.
IN_A_PARK = {
    "truong_hop_chap_thuan_chu_truong": "nhà đầu tư đề xuất",
    "truong_hop_cap_giay_chung_nhan": "không thuộc diện chấp thuận chủ trương",
    "loai_nha_dau_tu": "nhà đầu tư nước ngoài",
    "de_nghi_co_che_dac_biet": False,
    "loai_du_an_theo_dieu_24": "không",
    "dia_diem_anh_huong_quoc_phong_an_ninh": False,
    "da_duoc_chap_thuan_chu_truong": False,
    "chi_gop_von_mua_co_phan": False,
    "vi_tri_du_an": "trong khu",
    "khu_chua_co_ban_quan_ly": False,
    "du_an_o_nhieu_tinh": False,
    "phu_hop_quy_hoach": True,
    "truong_hop_duoc_dai_hon_50_nam": "không",
    "cong_nghe_han_che_chuyen_giao": False,
    "nhom_moi_truong_cua_du_an": "III",
    "bao_cao_tai_chinh_du_hai_nam_gan_nhat": True,
    "tai_lieu_nuoc_ngoai_chua_co_ban_dich": False,
    "nhieu_nha_dau_tu_gop_von": False,
}
OUTSIDE = IN_A_PARK | {
    "loai_nha_dau_tu": "nhà đầu tư trong nước",
    "vi_tri_du_an": "ngoài khu",
    "ngoai_le_khoan_8_dieu_24": False,
    "truong_hop_khong_phai_bao_dam": "không",
    "khong_duoc_uu_dai_dau_tu": False,
    "nganh_nghe_uu_dai_cua_du_an": "ưu đãi đầu tư",
    "dia_ban_uu_dai_cua_du_an": "khó khăn",
    "truong_hop_duoc_dai_hon_50_nam": "địa bàn khó khăn",
    "linh_vuc_theo_luat_dau_tu_cong": "giao thông khác, hạ tầng kỹ thuật, điện tử, hóa dược, vật liệu, cơ khí",
}
PARTS = ("Sản xuất linh kiện điện tử", "2610", "–")


def goals(*rows, barred=(), market="không thuộc Phụ lục I", lines=(), **more):
    """What officers have found of each goal; `lines` are numbers of the list of conditional lines, goal by goal."""
    return {
        "muc_tieu": [
            {
                "ten": name, "thuoc_nganh_nghe_cam": name in barred, "tiep_can_thi_truong": market,
                "dong_nganh_nghe_co_dieu_kien": line, **more,
            }
            for (name, *_), line in zip(rows, lines or ["không"] * len(rows))
        ]
    }


RISK = "Nhà đầu tư cam kết chịu mọi chi phí, rủi ro nếu dự án không được chấp thuận."


def request(special="không", commitments=(RISK,)):
    return title("VĂN BẢN ĐỀ NGHỊ THỰC HIỆN DỰ ÁN ĐẦU TƯ") + [
        p("Kính gửi: Cơ quan đăng ký đầu tư"),
        p(f"Nhà đầu tư: {COMPANY}"),
        p(f"Lựa chọn thủ tục đầu tư đặc biệt: {special}"),
        *(p(commitment) for commitment in commitments),
    ]


def legal_status():
    return title("GIẤY CHỨNG NHẬN ĐĂNG KÝ DOANH NGHIỆP") + [
        p(f"Tên công ty: {COMPANY}"), p("Ngành nghề: sản xuất linh kiện điện tử; dệt và nhuộm vải."),
    ]


def statements(years=(2024, 2025), equity="160 tỷ đồng"):
    told = [p(f"Vốn chủ sở hữu: {equity}")] if equity else []
    return title("BÁO CÁO TÀI CHÍNH") + [
        *(p(f"Năm tài chính: {year}") for year in years), p(f"Đơn vị báo cáo: {COMPANY}"), *told,
    ]


# What every proposal has to say besides.
REST = {
    "tiến độ": [
        p("5. Tiến độ thực hiện dự án", style="Heading1"), p("Hoàn thành góp vốn: 31/12/2026"),
        p("Hoàn thành xây dựng: 31/12/2027"), p("Đưa dự án vào hoạt động: 31/01/2028"),
    ],
    "lao động": [p("6. Nhu cầu về lao động", style="Heading1"), p("Cần 300 người, tuyển tại địa phương.")],
    "hiệu quả": [p("7. Tác động, hiệu quả kinh tế - xã hội", style="Heading1"), p("Tạo việc làm và nguồn thu.")],
}


def proposal(
    *rows, total="450 tỷ đồng", fixed="330 tỷ đồng", working="120 tỷ đồng", own="135 tỷ đồng", loan="315 tỷ đồng",
    dollars="17.307.692 USD", rate="26.000 đồng/USD", term="45 năm", area="12.000 m2", state_land="không", base=None,
    incentives="không", without=(), more=(),
):
    money = [
        f"Tổng vốn đầu tư của dự án: {total}", f"Vốn cố định: {fixed}", f"Vốn lưu động: {working}",
        f"Vốn góp của nhà đầu tư: {own}", f"Vốn vay: {loan}", "Lợi nhuận để lại: 0 đồng",
    ]
    if dollars:
        money += [f"Tổng vốn đầu tư bằng USD: {dollars}", f"Tỷ giá quy đổi: {rate}"]
    if base:
        money.append(f"Vốn đầu tư làm căn cứ tính bảo đảm thực hiện dự án: {base}")
    head = ["STT", "Mục tiêu hoạt động", "Mã ngành theo VSIC", "Mã ngành CPC"]
    return title("ĐỀ XUẤT DỰ ÁN ĐẦU TƯ") + [
        p(f"Nhà đầu tư: {COMPANY}"),
        p("1. Mục tiêu của dự án", style="Heading1"),
        table([head, *([str(index + 1), *row] for index, row in enumerate(rows))]),
        p("2. Quy mô và địa điểm", style="Heading1"),
        p(f"Diện tích đất sử dụng: {area}"),
        p(f"Đề nghị Nhà nước giao đất, cho thuê đất, chuyển mục đích sử dụng đất: {state_land}"),
        p("Ranh giới địa điểm và hiện trạng sử dụng đất nêu tại bản vẽ kèm theo."),
        p("3. Vốn đầu tư", style="Heading1"),
        *(p(line) for line in money),
        p("4. Thời hạn", style="Heading1"),
        p(f"Thời hạn hoạt động của dự án: {term}"),
        *(line for name, lines in REST.items() if name not in without for line in lines),
        p("8. Ưu đãi", style="Heading1"),
        p(f"Đề xuất hưởng ưu đãi đầu tư: {incentives}"),
        *(p(line) for line in more),
    ]


def lease(area="12.000 m2", term="45 năm"):
    return title("HỢP ĐỒNG THUÊ LẠI ĐẤT") + [
        p(f"Bên thuê: {COMPANY}"), p(f"Diện tích thuê: {area}"), p(f"Thời hạn thuê: {term}"),
    ]


def papers(project, with_lease=True):
    made = {
        "HS-a": ("de-nghi-thuc-hien.docx", request),
        "HS-b": ("dang-ky-doanh-nghiep.docx", legal_status),
        "HS-c": ("bao-cao-tai-chinh.docx", statements),
        "HS-d": ("de-xuat-du-an.docx", lambda: project),
    }
    return made | ({"HS-đ": ("thue-dat.docx", lease)} if with_lease else {})


def partnership():
    """A contract of business co-operation that says nothing on transfer and on disputes."""
    return title("HỢP ĐỒNG HỢP TÁC KINH DOANH") + [
        p(f"Bên thứ nhất: {COMPANY}, người đại diện: Ông Trần Văn Mẫu."),
        p("Bên thứ hai: Công ty Cổ phần Dữ Liệu Mẫu Số Hai, người đại diện: Bà Lê Thị Mẫu."),
        p("Địa điểm thực hiện dự án: lô CN1, khu công nghiệp mẫu."),
        p("Điều 1. Mục tiêu và phạm vi hoạt động: sản xuất bia như đề xuất dự án."),
        p("Điều 2. Đóng góp của các bên là 60 % và 40 %; phân chia kết quả theo phần đóng góp."),
        p("Điều 3. Tiến độ và thời hạn thực hiện hợp đồng: 45 năm, xây dựng trong 18 tháng."),
        p("Điều 4. Quyền, nghĩa vụ của các bên nêu tại phụ lục."),
        p("Điều 5. Hợp đồng được sửa đổi bằng văn bản và chấm dứt khi hết thời hạn."),
        p("Điều 6. Bên vi phạm hợp đồng phải bồi thường thiệt hại."),
    ]


def sublease():
    return lease() + [p("Bên cho thuê đang thuê lại đất của chủ đầu tư hạ tầng khu công nghiệp.")]


def asked_by_proxy():
    return request() + [
        p("Căn cứ Luật Đầu tư số 61/2020/QH14 và Nghị định số 31/2021/NĐ-CP."),
        p("Hình thức đầu tư: hợp đồng BCC."),
        p("TUQ. Giám đốc, Trưởng phòng Pháp chế (đã ký)."),
    ]


def write_all(dossier):
    # A new dyeing works that would pollute, without a word on its technology.
    dyeing = ("Dệt và nhuộm vải", "1312", "–")
    works = proposal(
        dyeing, total="600 tỷ đồng", fixed="480 tỷ đồng", working="120 tỷ đồng", own="180 tỷ đồng", loan="420 tỷ đồng",
        dollars=None, area="6 ha", state_land="có", term="50 năm", base="600 tỷ đồng",
        more=["Đánh giá sơ bộ tác động môi trường: nước thải dệt nhuộm được xử lý trước khi thải."],
    )
    dossier(
        "chu-truong-det-nhuom", "2026-04-20T08:30:00+07:00", code="1.009645",
        papers=papers(works, with_lease=False), facts=OUTSIDE | {"nhom_moi_truong_cua_du_an": "I"} | goals(dyeing),
    )
    # A factory of 18 ha outside the parks that asks for land without an auction, on four days around two changes of law.
    factory = ("Sản xuất phụ kiện, linh kiện điện tử", "2610", "–")
    outside = proposal(
        factory, total="1.200 tỷ đồng", fixed="1.000 tỷ đồng", working="200 tỷ đồng", own="400 tỷ đồng",
        loan="800 tỷ đồng", dollars=None, area="18 ha", state_land="có", term="60 năm", base="1.200 tỷ đồng",
    )
    for name, received in (
        ("chu-truong-ngoai-khu", "2026-08-24"), ("chu-truong-ngay-dau-nghi-dinh", "2026-03-31"),
        ("chu-truong-thang-3-2026", "2026-03-30"), ("chu-truong-luat-cu", "2026-02-28"),
    ):
        dossier(
            name, f"{received}T08:30:00+07:00", code="1.009645", papers=papers(outside, with_lease=False),
            facts=OUTSIDE | goals(factory),
        )
    # The same, asked for a certificate at once.
    dossier(
        "cap-gcn-phai-chap-thuan", "2026-08-24T08:30:00+07:00", code="1.009664", papers=papers(outside, with_lease=False),
        facts=OUTSIDE | goals(factory),
    )
    # Electronic parts in a rented workshop of a park, whole; the board of the parks receives it.
    dossier(
        "cap-gcn-linh-kien", "2026-08-03T08:30:00+07:00", code="1.009664", papers=papers(proposal(PARTS)),
        facts=IN_A_PARK | goals(PARTS),
    )
    # Sums that do not come out, dollars that do not follow from the rate.
    dossier(
        "cap-gcn-von-khong-khop", "2026-08-03T08:30:00+07:00", code="1.009664",
        papers=papers(proposal(PARTS, fixed="300 tỷ đồng", dollars="18.500.000 USD")), facts=IN_A_PARK | goals(PARTS),
    )
    # One goal that is barred, one that is not.
    debts = ("Dịch vụ đòi nợ, thu hồi công nợ", "8291", "87901")
    dossier(
        "cap-gcn-nganh-cam", "2026-08-03T08:30:00+07:00", code="1.009664", papers=papers(proposal(debts, PARTS)),
        facts=IN_A_PARK | goals(debts, PARTS, barred=(debts[0],)),
    )
    # Longer than the law and than the lease allow, with a code of three digits.
    packing = ("In nhãn trên bao bì", "181", "88442")
    dossier(
        "cap-gcn-thoi-han-dai", "2026-08-03T08:30:00+07:00", code="1.009664",
        papers=papers(proposal(packing, term="60 năm")), facts=IN_A_PARK | goals(packing, market="danh mục B", da_giai_trinh_dieu_kien_tiep_can=False),
    )
    # A line that is closed to foreigners, no paper on the place, a term that no law allows, a contract of co-operation that
    # is spoken of and not there.
    polls = ("Dịch vụ thăm dò dư luận", "7320", "86402")
    dossier(
        "cap-gcn-nhieu-loi", "2026-08-03T08:30:00+07:00", code="1.009664",
        papers=papers(proposal(polls, term="75 năm", more=["Hình thức đầu tư: hợp đồng BCC."]), with_lease=False),
        facts=IN_A_PARK | goals(polls, market="danh mục A"),
    )
    # A brewery under a contract of co-operation: the contract leaves two points out (the desk has looked for one), the lessor
    # itself leases, the request cites a law that has ended and is signed by proxy, incentives are asked for by area though
    # the goods bear the special consumption tax, and the capital for each hectare is below what the province is said to ask.
    beer = ("Sản xuất bia", "1103", "–")
    brewery = proposal(
        beer, incentives="có", more=["Căn cứ: địa bàn có điều kiện kinh tế - xã hội khó khăn (Điều 22)."],
    )
    dossier(
        "cap-gcn-hop-dong-bcc", "2026-08-03T08:30:00+07:00", code="1.009664",
        papers=papers(brewery) | {
            "HS-a": ("de-nghi-thuc-hien.docx", asked_by_proxy), "HS-đ": ("thue-dat.docx", sublease),
            "HS-g": ("hop-dong-bcc.docx", partnership),
        },
        facts=IN_A_PARK
        | {
            "khong_duoc_uu_dai_dau_tu": True, "dia_ban_uu_dai_cua_du_an": "khó khăn",
            "nganh_nghe_uu_dai_cua_du_an": "không", "truong_hop_uu_dai_theo_von_va_lao_dong": "không",
            "truong_hop_uu_dai_dac_biet": "không", "suat_dau_tu_toi_thieu_cua_dia_phuong": "400 tỷ đồng/ha",
            "hop_dong_bcc_neu_giai_quyet_tranh_chap": False,
        }
        | goals(beer),
    )
    # An investor from here who need not have the certificate, and did not say that it wants one.
    dossier(
        "cap-gcn-trong-nuoc", "2026-08-03T08:30:00+07:00", code="1.009664",
        papers=papers(proposal(PARTS, dollars=None)),
        facts=IN_A_PARK | {"loai_nha_dau_tu": "nhà đầu tư trong nước", "co_nhu_cau_cap_giay_chung_nhan": False} | goals(PARTS),
    )
    # The special procedure: commitments on building and the environment only, nothing on the risk, no schedule and no labour
    # in the proposal, nothing on restricted technology; the desk has looked and says so.
    special = {
        "HS-a": (
            "de-nghi-thuc-hien.docx",
            lambda: request("có", ["Nhà đầu tư cam kết đáp ứng quy chuẩn theo pháp luật về xây dựng, bảo vệ môi trường."]),
        )
    }
    dossier(
        "dac-biet-thieu-cam-ket", "2026-08-03T08:30:00+07:00", code="2.002725",
        papers=papers(proposal(PARTS, without=("tiến độ", "lao động"))) | special,
        facts=IN_A_PARK
        | {
            "cam_ket_chiu_chi_phi_rui_ro": False, "noi_dung_ve_tien_do_thuc_hien": False,
            "noi_dung_ve_nhu_cau_lao_dong": False, "cam_ket_ve_chuyen_giao_cong_nghe": False,
            "cam_ket_ve_phong_chay_chua_chay": False, "noi_dung_ve_cong_nghe_han_che_chuyen_giao": False,
        }
        | goals(PARTS),
    )
    # A company that foreigners founded first, with goals of four kinds: housing, gas (no longer a conditional line), a goal
    # that its old certificate lets it keep, and one that is open to all. Statements of one year long past, a paper not
    # translated.
    rooms = ("Kinh doanh nhà ở", "6810", "82101")
    gas = ("Kinh doanh khí đốt", "4661", "62271")
    together = proposal(
        rooms, gas, PARTS, own="60 tỷ đồng", loan="390 tỷ đồng", more=["Vốn chủ sở hữu: 80 tỷ đồng", "Tổng tỷ lệ góp vốn: 95%", "Tổng vốn góp của các nhà đầu tư: 57 tỷ đồng"],
    )
    found = goals(rooms, gas, PARTS, lines=("86", "36", "không"))
    found["muc_tieu"][1] |= {"tiep_can_thi_truong": "danh mục B", "giu_dieu_kien_tiep_can_da_cap": True}
    one_year = {"HS-c": ("bao-cao-tai-chinh.docx", lambda: statements([2023], equity=None))}
    dossier(
        "cap-gcn-to-chuc-thanh-lap-truoc", "2026-09-01T08:30:00+07:00", code="1.009664", papers=papers(together) | one_year,
        facts=IN_A_PARK
        | {
            "loai_nha_dau_tu": "tổ chức kinh tế có vốn nước ngoài", "ty_le_von_nuoc_ngoai": "100%",
            "thanh_lap_truoc_khi_co_giay_chung_nhan": True, "ngay_thanh_lap_to_chuc_kinh_te": "2025-08-10",
            "da_thuc_hien_du_an_hoac_them_nganh_nghe": True, "phu_hop_quy_hoach": False,
            "bao_cao_tai_chinh_du_hai_nam_gan_nhat": False, "co_tai_lieu_tai_chinh_khac": False,
            "tai_lieu_nuoc_ngoai_chua_co_ban_dich": True, "nhieu_nha_dau_tu_gop_von": True,
        }
        | found,
    )
    # A large works that asks for incentives which it does not reach, says no ground for them and a deposit that is not the
    # law's; its environmental class is found by the table. The officer has asked for audited statements.
    steel = ("Sản xuất thép cán nóng", "2410", "–")
    large = proposal(
        steel, total="6.500 tỷ đồng", fixed="5.500 tỷ đồng", working="1.000 tỷ đồng", own="2.000 tỷ đồng",
        loan="4.500 tỷ đồng", dollars=None, area="120 ha", state_land="có", term="50 năm", base="6.500 tỷ đồng",
        incentives="có", more=[
            "Số tiền bảo đảm thực hiện dự án: 100 tỷ đồng", "Vốn giải ngân trong 03 năm: 4.000 tỷ đồng",
            "Cam kết doanh thu mỗi năm: 8.000 tỷ đồng", "Cam kết số lao động thường xuyên: 2500",
        ],
    )
    works_outside = {key: value for key, value in OUTSIDE.items() if key != "nhom_moi_truong_cua_du_an"}
    dossier(
        "chu-truong-uu-dai-chua-du", "2026-08-24T08:30:00+07:00", code="1.009645", papers=papers(large, with_lease=False),
        facts=works_outside
        | {
            "loai_hinh_theo_phap_luat_moi_truong": "nguy cơ ô nhiễm quy mô lớn",
            "linh_vuc_theo_luat_dau_tu_cong": "giao thông lớn, công nghiệp nặng, khai thác khoáng sản, khu nhà ở",
            "truong_hop_uu_dai_theo_von_va_lao_dong": "vốn từ 6000 tỷ đồng",
            "truong_hop_uu_dai_dac_biet": "ngành nghề đặc biệt ưu đãi đầu tư",
            "da_neu_can_cu_uu_dai": False, "co_danh_gia_so_bo_tac_dong_moi_truong": False, "qua_thoi_han_bo_sung": False,
        }
        | goals(steel),
        log=[
            ("nhan_ho_so", "2026-08-24T08:30:00+07:00", {"kenh": "truc_tiep"}),
            ("yeu_cau_bo_sung", "2026-08-26T10:00:00+07:00", {"yeu_cau": ["Báo cáo tài chính đã được kiểm toán"]}),
        ],
    )
    # A consortium that won a tender with shares below the least.
    wish = {"DN-1": ("de-nghi-cap-giay.docx", lambda: title("VĂN BẢN ĐỀ NGHỊ CẤP GIẤY CHỨNG NHẬN ĐĂNG KÝ ĐẦU TƯ") + [p(f"Nhà đầu tư: {COMPANY}"), p("Đề nghị cấp Giấy chứng nhận cho dự án đã trúng thầu.")])}
    dossier(
        "cap-gcn-lien-danh-trung-thau", "2026-09-01T08:30:00+07:00", code="1.009664",
        papers=papers(proposal(PARTS, dollars=None)) | wish,
        facts=IN_A_PARK
        | {
            "truong_hop_cap_giay_chung_nhan": "nhà đầu tư trúng đấu giá, trúng thầu hoặc được chấp thuận",
            "loai_nha_dau_tu": "nhà đầu tư trong nước", "co_nhu_cau_cap_giay_chung_nhan": True,
            "lien_danh_du_thau": True, "ty_le_gop_von_cua_thanh_vien_dung_dau": "28%",
            "ty_le_gop_von_thap_nhat_cua_thanh_vien": "12%",
        }
        | goals(PARTS),
    )
