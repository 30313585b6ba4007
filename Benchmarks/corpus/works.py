"""Invented works: what they make, on which lines and machines. No company, place or figure is anybody's."""
from dataclasses import dataclass

# Companies and places that do not exist.
COMPANIES = [
    "Công ty TNHH Thử Đọc Bảy Lá", "Công ty Cổ phần Thử Đọc Lam Khê", "Công ty TNHH Một thành viên Thử Đọc Hạc Nâu",
    "Công ty Cổ phần Thử Đọc Sông Mây", "Công ty TNHH Thử Đọc Đá Xếp", "Công ty Cổ phần Thử Đọc Vườn Chuối Đỏ",
    "Công ty TNHH Thử Đọc Cầu Gió", "Công ty Cổ phần Thử Đọc Ngõ Trầu", "Công ty TNHH Thử Đọc Trăng Giếng",
    "Công ty Cổ phần Thử Đọc Bến Khoai", "Công ty TNHH Thử Đọc Mười Nấc", "Công ty Cổ phần Thử Đọc Rặng Bần",
]
PLACES = ["Vân Khê", "Trúc Giang Hạ", "Lũng Chàm", "Đông Mía", "Bãi Quế", "Hạ Thổ"]
SIGNERS = ["Nguyễn Văn Thử", "Trần Thị Đọc", "Lê Minh Ví Dụ", "Phạm Hữu Nháp"]


@dataclass
class Works:
    project: str
    # (name, technology, unit of output, decimals of the figures, from, to, regulation)
    lines: list
    # (name, unit, decimals, from, to)
    uses: list
    # (name, HS code, index of its line or None, origin)
    machines: list


WORKS = [
    Works(
        "Nhà máy kéo sợi và nhuộm vải",
        [("Nhuộm sợi", "nhuộm gián đoạn", "kg/h", 0, 600, 1900, "QCVN 13-MT:2015/BTNMT"),
         ("Kéo sợi", "kéo sợi cọc", "kg/h", 1, 300, 990, "QCVN 05:2013/BTNMT"),
         ("Hoàn tất vải", "sấy văng liên tục", "m/h", 0, 1200, 4500, "QCVN 19:2009/BTNMT")],
        [("Điện", "kWh/kg", 2, 1, 4), ("Hơi nước", "kg/kg", 3, 1, 6), ("Nước sạch", "m3/kg", 3, 0, 1)],
        [("Máy nhuộm cao áp", "8451.40", 0, "Đức"), ("Máy kéo sợi con", "8445.20", 1, "Nhật Bản"),
         ("Máy sấy văng", "8451.29", 2, "Hàn Quốc"), ("Máy giặt liên tục", "8451.40", 0, "Đài Loan"),
         ("Máy nén khí", "8414.80", None, "Nhật Bản"), ("Nồi hơi đốt khí", "8402.12", None, "Việt Nam")],
    ),
    Works(
        "Xưởng sản xuất giấy bao bì",
        [("Xeo giấy số 1", "xeo tròn nhiều lô", "tấn/ngày", 1, 40, 180, "QCVN 12-MT:2015/BTNMT"),
         ("Chuẩn bị bột", "nghiền đĩa thủy lực", "tấn/ngày", 1, 50, 200, "QCVN 40:2011/BTNMT"),
         ("Tạo sóng", "tạo sóng năm lớp", "m2/h", 0, 5000, 16000, "QCVN 19:2009/BTNMT")],
        [("Điện năng", "kWh/tấn", 1, 300, 700), ("Than cám", "kg/tấn", 1, 150, 400), ("Nước cấp", "m3/tấn", 2, 8, 25)],
        [("Máy xeo giấy", "8439.20", 0, "Trung Quốc"), ("Máy nghiền đĩa", "8439.10", 1, "Thụy Điển"),
         ("Máy tạo sóng", "8441.80", 2, "Đài Loan"), ("Máy cắt cuộn", "8441.10", 0, "Trung Quốc"),
         ("Máy đóng kiện", "8422.40", None, "Ý"), ("Quạt hút chân không", "8414.59", 0, "Đức")],
    ),
    Works(
        "Nhà máy ép nhựa kỹ thuật",
        [("Ép phun", "ép phun thủy lực", "sản phẩm/h", 0, 900, 3600, "QCVN 20:2009/BTNMT"),
         ("Đùn ống", "đùn trục vít đôi", "kg/h", 1, 200, 800, "QCVN 20:2009/BTNMT")],
        [("Điện", "kWh/kg", 3, 0, 2), ("Hạt nhựa PP", "kg/kg", 4, 1, 2), ("Nước làm mát", "m3/kg", 4, 0, 1)],
        [("Máy ép phun 350 tấn", "8477.10", 0, "Nhật Bản"), ("Máy đùn trục vít", "8477.20", 1, "Áo"),
         ("Máy sấy hạt", "8419.39", 0, "Đài Loan"), ("Máy nghiền phế liệu", "8477.80", None, "Trung Quốc"),
         ("Tháp giải nhiệt", "8419.89", None, "Việt Nam")],
    ),
    Works(
        "Nhà máy gạch ốp lát",
        [("Ép và sấy mộc", "ép bán khô", "m2/h", 0, 300, 1200, "QCVN 19:2009/BTNMT"),
         ("Nung con lăn", "nung lò con lăn", "m2/ngày", 0, 7000, 26000, "QCVN 19:2009/BTNMT"),
         ("Tráng men", "phun men kỹ thuật số", "m2/h", 0, 350, 1300, "QCVN 40:2011/BTNMT")],
        [("Điện", "kWh/m2", 2, 2, 5), ("Khí thiên nhiên", "m3/m2", 2, 1, 4), ("Đất sét", "kg/m2", 1, 15, 25)],
        [("Máy ép thủy lực", "8474.80", 0, "Ý"), ("Lò nung con lăn", "8417.80", 1, "Trung Quốc"),
         ("Tháp sấy phun", "8419.39", 0, "Ý"), ("Máy in men", "8443.39", 2, "Tây Ban Nha"),
         ("Máy mài cạnh", "8464.20", None, "Trung Quốc")],
    ),
    Works(
        "Cơ sở chế biến đồ hộp",
        [("Rót và ghép mí", "ghép mí tự động", "lon/h", 0, 4000, 14000, "QCVN 02-19:2014/BNNPTNT"),
         ("Thanh trùng", "thanh trùng hơi áp lực", "kg/h", 0, 700, 2600, "QCVN 11-MT:2015/BTNMT"),
         ("Cấp đông", "cấp đông băng chuyền", "kg/h", 1, 250, 990, "QCVN 11-MT:2015/BTNMT")],
        [("Điện", "kWh/kg", 2, 0, 1), ("Hơi bão hòa", "kg/kg", 2, 1, 3), ("Nước", "m3/kg", 3, 0, 1)],
        [("Máy ghép mí", "8422.30", 0, "Ý"), ("Nồi thanh trùng", "8419.20", 1, "Thái Lan"),
         ("Tủ cấp đông", "8418.69", 2, "Đan Mạch"), ("Máy rửa lon", "8422.20", 0, "Đài Loan"),
         ("Máy dán nhãn", "8422.30", None, "Hàn Quốc")],
    ),
    Works(
        "Nhà máy cán thép tấm mỏng",
        [("Cán nguội", "cán nguội đảo chiều", "tấn/h", 1, 20, 90, "QCVN 51:2017/BTNMT"),
         ("Mạ kẽm", "mạ nhúng nóng liên tục", "tấn/h", 1, 10, 45, "QCVN 40:2011/BTNMT")],
        [("Điện", "kWh/tấn", 1, 80, 240), ("Kẽm thỏi", "kg/tấn", 1, 20, 60), ("Khí hóa lỏng", "kg/tấn", 2, 10, 40)],
        [("Máy cán đảo chiều", "8455.22", 0, "Áo"), ("Lò ủ liên tục", "8417.10", 1, "Đức"),
         ("Máy cắt xẻ băng", "8462.32", None, "Đài Loan"), ("Cầu trục 20 tấn", "8426.11", None, "Hàn Quốc"),
         ("Máy duỗi thẳng", "8462.29", 0, "Nhật Bản")],
    ),
]
