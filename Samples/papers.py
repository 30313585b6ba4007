"""The papers of the samples: an invented company, made-up figures."""
from word import p, table, title

COMPANY = "Công ty TNHH Dữ Liệu Mẫu Số Một"


def request(total="40 năm", ends="31/12/2027"):
    return title("VĂN BẢN ĐỀ NGHỊ GIA HẠN THỜI HẠN HOẠT ĐỘNG CỦA DỰ ÁN ĐẦU TƯ") + [
        p(f"Nhà đầu tư: {COMPANY}"),
        p("Tên dự án: Nhà máy kéo sợi và nhuộm sợi (dữ liệu mẫu)"),
        p(f"Ngày hết thời hạn hoạt động: {ends}"),
        p(f"Tổng thời hạn sau gia hạn: {total}"),
        p("Đề nghị gia hạn thời hạn hoạt động của dự án thêm 10 năm."),
    ]


def report():
    return title("BÁO CÁO TÌNH HÌNH THỰC HIỆN DỰ ÁN ĐẾN THỜI ĐIỂM NỘP HỒ SƠ") + [
        p("1. Tiến độ thực hiện: dự án đã đi vào hoạt động.", style="Heading1"),
        p("Mật độ xây dựng 55 %. Công ty bảo mật thông tin khách hàng theo quy định."),
    ]


def land():
    return title("HỢP ĐỒNG THUÊ LẠI ĐẤT") + [p(f"Bên thuê: {COMPANY}"), p("Diện tích: 2,5 ha")]


def finance():
    return title("BÁO CÁO TÀI CHÍNH") + [p("Năm 2024 và năm 2025"), p("Vốn chủ sở hữu: 120 tỷ đồng")]


def determination(issued="20/04/2026", by="Sở Khoa học và Công nghệ"):
    return title("VĂN BẢN XÁC ĐỊNH CÔNG NGHỆ") + [
        p(f"Cơ quan ban hành: {by}"),
        p(f"Ngày ban hành: {issued}"),
        p("Kết luận: dự án không sử dụng công nghệ lạc hậu. (Dữ liệu mẫu.)")
    ]


DYEING = ["Nhuộm sợi", "nhuộm gián đoạn"]
SPINNING = ["Kéo sợi", "kéo sợi cọc", "650", "612,5", "90", "88", "QCVN 05:2013/BTNMT", "Đạt"]
ELECTRICITY = ["Điện", "kWh/kg", "2,5", "2,61"]
MACHINE_HEAD = [
    "Tên máy", "Mã HS", "Năm sản xuất", "Xuất xứ", "Thuộc dây chuyền", "Công suất thiết kế (kg/h)",
    "Công suất thực tế (kg/h)", "Hiệu suất thiết kế (%)", "Hiệu suất thực tế (%)", "Mức tiêu hao thiết kế (kWh/kg)",
    "Mức tiêu hao thực tế (kWh/kg)", "Quy chuẩn áp dụng", "Đáp ứng quy chuẩn",
]
BLANK = ["–"] * 6


def machine(name, code, made, origin, line, figures=BLANK, rule="QCVN 01:2008/BLĐTBXH", meets="Đạt"):
    return [name, code, made, origin, line, *figures, rule, meets]


PACKER = ["500", "465", "92", "90", "0,2", "0,208"]


def lines_table(*rows):
    head = [
        "STT", "Tên dây chuyền", "Công nghệ sử dụng", "Công suất thiết kế (kg/h)", "Công suất thực tế (kg/h)",
        "Hiệu suất thiết kế (%)", "Hiệu suất thực tế (%)", "Quy chuẩn áp dụng", "Đáp ứng quy chuẩn",
    ]
    numbered = [[str(index + 1), *row] for index, row in enumerate(rows)]
    return table([head, [f"({index + 1})" for index in range(len(head))], *numbered])


def explanation(lines, uses, machines):
    return title("THUYẾT MINH HIỆN TRẠNG CÔNG NGHỆ SỬ DỤNG TRONG DỰ ÁN") + [
        p("1. Dây chuyền công nghệ", style="Heading1"),
        lines,
        p("2. Tiêu hao nguyên liệu, năng lượng", style="Heading1"),
        table([["Nguyên, vật liệu, năng lượng", "Đơn vị", "Mức tiêu hao thiết kế", "Mức tiêu hao thực tế"], *uses]),
        p("3. Máy móc, thiết bị", style="Heading1"),
        table([MACHINE_HEAD, *machines]),
    ]


def technology(actual="842", steam="1,0810", made="2010"):
    return explanation(
        lines_table([*DYEING, "1.000", actual, "80", "76", "QCVN 13-MT:2015/BTNMT", "Đạt"], SPINNING),
        [ELECTRICITY, ["Hơi nước", "kg/kg", "1,0000", steam]],
        [
            machine("Máy đóng gói", "8422.30", made, "Hàn Quốc", "không", PACKER),
            machine("Máy nhuộm", "8451.40", "2021", "Đức", "Nhuộm sợi"),
        ],
    )


def dyeing(actual):
    """One dyeing line, new machines."""
    return explanation(
        lines_table([*DYEING, "1.000", actual, "80", "76", "QCVN 13-MT:2015/BTNMT", "Đạt"]), [ELECTRICITY],
        [machine("Máy nhuộm", "8451.40", "2021", "Đức", "Nhuộm sợi")],
    )


def packaging(made="2010"):
    """One packaging line in good order."""
    return explanation(
        lines_table(["Đóng gói tự động", "đóng gói tự động", "1.000", "930", "90", "85", "QCVN 09:2012/BLĐTBXH", "Đạt"]),
        [["Điện", "kWh/kg", "0,50", "0,52"]],
        [machine("Máy đóng gói", "8422.30", made, "Nhật Bản", "Đóng gói tự động")],
    )


def certificate(issued, purpose, machines, basis="Quyết định 29/2023/QĐ-TTg", designated="10/03/2024"):
    return title("CHỨNG THƯ GIÁM ĐỊNH") + [
        p(f"Ngày cấp chứng thư: {issued}"),
        p(f"Mục đích giám định: {purpose}"),
        p(f"Căn cứ chỉ định tổ chức giám định: {basis}"),
        p(f"Ngày quyết định chỉ định: {designated}"),
        p(f"Khách hàng: {COMPANY}"),
        table([["Tên máy", "Mã HS", "Năm sản xuất"], *machines]),
    ]
