"""The dossiers of the corpus: twelve invented filings, each written in a manner of its own."""
import random
from dataclasses import dataclass, field
from decimal import Decimal

from manners import MANNERS
from paper import Cell, Grid, Paper, day, iso
from tables import Rows, grid
from works import COMPANIES, PLACES, SIGNERS, WORKS


@dataclass
class Filing:
    name: str
    code: str
    received: str
    company: str
    papers: list = field(default_factory=list)


STATE, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
PROCEDURES = ["gia-han"] * 6 + ["xac-dinh"] * 3 + ["dieu-chinh"] + ["nhap-khau"] * 2
CODES = {"gia-han": "1.009659", "xac-dinh": "XDCN", "dieu-chinh": "1.009646", "nhap-khau": "1.002725"}


class Writer:
    """Writes the papers of one filing; figures come from dice of the filing's own."""

    def __init__(self, index):
        self.manner = MANNERS[index]
        self.works = WORKS[index % len(WORKS)]
        self.dice = random.Random(f"hoso reading {index}")
        self.company = COMPANIES[index]
        self.place = PLACES[index % len(PLACES)]
        self.signer = SIGNERS[index % len(SIGNERS)]
        self.filing = Filing(
            f"{index + 1:02}-{PROCEDURES[index]}", CODES[PROCEDURES[index]], "2026-09-14T09:00:00+07:00", self.company)
        procedure = PROCEDURES[index]
        {"gia-han": self.extension, "xac-dinh": self.determination, "dieu-chinh": self.adjustment,
         "nhap-khau": self.imports}[procedure]()

    # Filings.

    def extension(self):
        self.request("van-ban-de-nghi-gia-han", "de-nghi-gia-han",
                     "VĂN BẢN ĐỀ NGHỊ GIA HẠN THỜI HẠN HOẠT ĐỘNG CỦA DỰ ÁN ĐẦU TƯ", total=True)
        self.progress()
        self.land()
        self.finance()
        self.determined()
        self.explanation()

    def determination(self):
        paper = self.begin("de-nghi-xac-dinh-cong-nghe", "de-nghi", "VĂN BẢN ĐỀ NGHỊ XÁC ĐỊNH CÔNG NGHỆ")
        paper.say(f"Kính gửi: Sở Khoa học và Công nghệ tỉnh {self.place}")
        paper.say(f"Nhà đầu tư: {self.company}")
        paper.say(f"Dự án: {self.works.project}")
        paper.say("Nhà đầu tư đề nghị xác định công nghệ của dự án theo hồ sơ gửi kèm.")
        self.end(paper)
        self.progress()
        self.explanation()
        self.certificate("dự án đang hoạt động")

    def adjustment(self):
        self.request("van-ban-de-nghi-dieu-chinh", "de-nghi-dieu-chinh",
                     "ĐỀ NGHỊ ĐIỀU CHỈNH THỜI HẠN HOẠT ĐỘNG CỦA DỰ ÁN ĐẦU TƯ", total=True)
        self.progress()
        paper = self.begin("quyet-dinh-cua-nha-dau-tu", "quyet-dinh",
                           "QUYẾT ĐỊNH CỦA NHÀ ĐẦU TƯ VỀ VIỆC ĐIỀU CHỈNH DỰ ÁN ĐẦU TƯ")
        paper.say("Điều 1. Đề nghị điều chỉnh thời hạn hoạt động của dự án.")
        paper.say("Điều 2. Người đại diện theo pháp luật tổ chức thực hiện quyết định này.")
        self.end(paper)
        self.explanation()

    def imports(self):
        machines = self.imported()
        self.legal()
        self.certificate("nhập khẩu", listed=machines[:-1])

    # Papers.

    def begin(self, kind, stem, title, landscape=False, issuer=None):
        manner = self.manner
        paper = Paper(stem, kind, manner.font, manner.size, landscape)
        left = (issuer or self.company).upper()
        number = self.dice.randint(11, 480)
        date = f"{self.place}, {day((2026, self.dice.randint(6, 8), self.dice.randint(1, 28)), 'words')}"
        if manner.turn % 4 == 3:
            paper.say(STATE, True, "center")
            paper.say(MOTTO, True, "center")
            paper.say(date, align="right")
        else:
            # The name of the State stands on one line, as offices set it; a body's own name takes two where it is long.
            left_share, most = (0.4, 12) if manner.turn % 2 else (0.46, 11)
            paper.blocks.append(Grid([
                [Cell(left, bold=True, align="center"), Cell(STATE, bold=True, align="center")],
                [Cell(f"Số: {number}/2026", align="center"), Cell(MOTTO, bold=True, align="center")],
                [Cell(""), Cell(date, align="center")],
            ], [left_share, 1 - left_share], ruled=False, head=0, size=min(manner.size - 1, most)))
        paper.say("")
        paper.say(title, True, "center", manner.size + 1)
        paper.say("")
        self.filing.papers.append(paper)
        return paper

    def end(self, paper):
        paper.say("")
        paper.blocks.append(Grid([
            [Cell("Nơi nhận:", bold=True), Cell("ĐẠI DIỆN THEO PHÁP LUẬT", bold=True, align="center")],
            [Cell("- Như trên;"), Cell("(Ký, ghi rõ họ tên, đóng dấu)", align="center")],
            [Cell("- Lưu: VT."), Cell("")], [Cell(""), Cell("")], [Cell(""), Cell("")],
            [Cell(""), Cell(self.signer, bold=True, align="center")],
        ], [0.45, 0.55], ruled=False, head=0, size=self.manner.size - 1))

    def date(self, year):
        return (year, self.dice.randint(1, 12), self.dice.randint(1, 28))

    def told_day(self, paper, label, fact, value):
        words = day(value, self.manner.days)
        paper.label(self.manner.form, label, words, fact, iso(value))

    def request(self, kind, stem, title, total):
        paper = self.begin(kind, stem, title)
        form = self.manner.form
        paper.label(form, "Nhà đầu tư", self.company)
        paper.label(form, "Tên dự án", self.works.project)
        place = f"xã {self.place}"
        paper.label(form, "Địa điểm", place, "địa điểm thực hiện dự án", place)
        label = ["Ngày hết thời hạn hoạt động", "Ngày hết thời hạn hoạt động của dự án", "Thời hạn hoạt động đến ngày",
                 "Thời hạn hoạt động của dự án đến ngày"][self.manner.turn % 4]
        self.ends = getattr(self, "ends", None) or (2027, self.dice.randint(3, 12), self.dice.randint(1, 28))
        self.told_day(paper, label, "ngày hết thời hạn hoạt động", self.ends)
        if total:
            years = self.dice.randint(35, 49)
            label = ["Tổng thời hạn sau gia hạn", "Tổng thời hạn hoạt động sau khi gia hạn"][self.manner.turn % 2]
            paper.label(form, label, f"{years} năm", "tổng thời hạn sau gia hạn", str(years), "năm")
        paper.say("Nhà đầu tư chịu trách nhiệm về tính chính xác của các nội dung trên.")
        self.end(paper)

    def progress(self):
        paper = self.begin("bao-cao-tinh-hinh-thuc-hien", "bao-cao-tinh-hinh", "BÁO CÁO TÌNH HÌNH THỰC HIỆN DỰ ÁN")
        paper.label(self.manner.form, "Tên dự án", self.works.project)
        paper.say("1. Tiến độ: dự án đã đi vào hoạt động, sử dụng 215 lao động.")
        if self.filing.code != "XDCN":
            self.ends = getattr(self, "ends", None) or (2027, 9, 30)
            self.told_day(paper, "Ngày hết thời hạn hoạt động", "ngày hết thời hạn hoạt động", self.ends)
        paper.say("2. Nghĩa vụ tài chính: nhà đầu tư đã nộp đủ tiền thuê đất và thuế theo thông báo.")
        self.end(paper)

    def land(self):
        paper = self.begin("giay-to-quyen-su-dung-dat", "hop-dong-thue-dat", "HỢP ĐỒNG THUÊ LẠI ĐẤT")
        paper.label(self.manner.form, "Bên thuê", self.company)
        paper.label(self.manner.form, "Diện tích", f"{self.dice.randint(2, 9)},{self.dice.randint(1, 9)} ha")
        paper.say("Bên thuê sử dụng đất đúng mục đích và trả tiền thuê hằng năm theo thỏa thuận của hai bên.")
        self.end(paper)

    def finance(self):
        paper = self.begin("bao-cao-tai-chinh", "bao-cao-tai-chinh", "BÁO CÁO TÀI CHÍNH")
        paper.say("Năm 2025")
        paper.label(self.manner.form, "Doanh nghiệp", self.company)
        paper.blocks.append(Grid(
            [[Cell(text, bold=True) for text in ("Chỉ tiêu", "Năm 2024", "Năm 2025")]] + [
                [Cell(name)] + [
                    Cell(f"{value:,}".replace(",", "."), align="right", number=Decimal(value))
                    for value in (self.dice.randint(20_000, 400_000), self.dice.randint(20_000, 400_000))]
                for name in ("Vốn chủ sở hữu", "Doanh thu thuần", "Lợi nhuận sau thuế")],
            [0.5, 0.25, 0.25], ruled=self.manner.ruled))
        self.end(paper)

    def legal(self):
        paper = self.begin("tu-cach-phap-ly", "dang-ky-doanh-nghiep", "GIẤY CHỨNG NHẬN ĐĂNG KÝ DOANH NGHIỆP")
        paper.label(self.manner.form, "Tên công ty", self.company)
        paper.label(self.manner.form, "Ngành nghề", "sản xuất công nghiệp")
        paper.say("Người đại diện theo pháp luật chịu trách nhiệm về hoạt động của doanh nghiệp.")
        self.end(paper)

    def determined(self):
        paper = self.begin("van-ban-xac-dinh-cong-nghe", "van-ban-xac-dinh", "VĂN BẢN XÁC ĐỊNH CÔNG NGHỆ",
                           issuer="Sở Khoa học và Công nghệ")
        by = "Sở Khoa học và Công nghệ"
        long = self.manner.turn % 2 == 1
        paper.label(self.manner.form, "Cơ quan ban hành văn bản" if long else "Cơ quan ban hành", by,
                    "cơ quan ban hành văn bản xác định công nghệ", by)
        self.told_day(paper, "Ngày ban hành văn bản" if long else "Ngày ban hành",
                      "ngày ban hành văn bản xác định công nghệ", self.date(2025))
        paper.label(self.manner.form, "Nhà đầu tư", self.company)
        paper.say("Kết luận: dự án không sử dụng công nghệ lạc hậu.")
        self.end(paper)

    def certificate(self, purpose, listed=None):
        paper = self.begin("chung-thu-giam-dinh", "chung-thu-giam-dinh", "CHỨNG THƯ GIÁM ĐỊNH",
                           issuer="Trung tâm Giám định Thử Đọc")
        turn, form = self.manner.turn, self.manner.form
        labels = ["Ngày cấp chứng thư", "Ngày phát hành chứng thư", "Chứng thư cấp ngày"]
        issued = (2026, self.dice.randint(1, 6), self.dice.randint(1, 28))
        self.told_day(paper, labels[turn % 3], "ngày cấp chứng thư giám định", issued)
        paper.label(form, "Mục đích giám định", purpose, "mục đích giám định", purpose)
        basis = ["Quyết định 29/2023/QĐ-TTg", "Quyết định 18/2019/QĐ-TTg"][purpose == "nhập khẩu"]
        paper.label(form, ["Căn cứ chỉ định tổ chức giám định", "Tổ chức giám định được chỉ định theo"][turn % 2], basis,
                    "căn cứ chỉ định tổ chức giám định", basis)
        self.told_day(paper, ["Ngày quyết định chỉ định", "Ngày quyết định chỉ định tổ chức giám định"][turn % 2],
                      "ngày quyết định chỉ định tổ chức giám định", self.date(2024))
        paper.label(form, "Khách hàng", self.company)
        rows = Rows("máy móc", ["mã HS", "năm sản xuất"])
        for name, code, made in listed or self.machines:
            rows.add(name, mã_HS=((code, code.replace(".", "")), None), năm_sản_xuất=(made, None))
        grid(paper, rows, self.manner)
        self.end(paper)

    def explanation(self):
        title = ["THUYẾT MINH HIỆN TRẠNG CÔNG NGHỆ SỬ DỤNG TRONG DỰ ÁN", "THUYẾT MINH HIỆN TRẠNG CÔNG NGHỆ"]
        paper = self.begin("thuyet-minh-hien-trang-cong-nghe", "thuyet-minh-cong-nghe", title[self.manner.turn % 2],
                           self.manner.landscape)
        for heading, rows in (("1. Dây chuyền công nghệ", self.lines()), ("2. Tiêu hao nguyên liệu, năng lượng", self.uses()),
                              ("3. Máy móc, thiết bị", self.machinery())):
            # Some leave a line, or a row of the sheet, between a table and the next heading; others none.
            if self.manner.turn % 2:
                paper.say("")
            paper.say(heading, True)
            grid(paper, rows, self.manner)
        self.end(paper)

    # Rows.

    def pair(self, unit, places, low, high, worst=70, best=99):
        """A designed figure and an actual one, of so many places."""
        step = Decimal(1).scaleb(-places)
        designed = (Decimal(self.dice.randint(low * 100, high * 100)) / 100 + step).quantize(step)
        actual = (designed * self.dice.randint(worst, best) / 100).quantize(step)
        return (designed, unit), (actual, unit)

    def lines(self):
        rows = Rows("dây chuyền", ["công nghệ sử dụng", "công suất thiết kế", "công suất thực tế", "hiệu suất thiết kế",
                                   "hiệu suất thực tế", "quy chuẩn áp dụng", "đáp ứng quy chuẩn kỹ thuật"])
        for name, technology, unit, places, low, high, rule in self.works.lines:
            designed, actual = self.pair(unit, places, low, high)
            ideal, kept = self.pair("%", self.dice.choice([0, 0, 1]), 82, 95, 80, 99)
            rows.add(name, công_nghệ_sử_dụng=(technology, None), công_suất_thiết_kế=designed, công_suất_thực_tế=actual,
                     hiệu_suất_thiết_kế=ideal, hiệu_suất_thực_tế=kept, quy_chuẩn_áp_dụng=(rule, None),
                     đáp_ứng_quy_chuẩn_kỹ_thuật=(self.dice.random() < 0.85, None))
        return rows

    def uses(self):
        rows = Rows("mức tiêu hao", ["tiêu hao thiết kế", "tiêu hao thực tế"])
        for name, unit, places, low, high in self.works.uses:
            designed, actual = self.pair(unit, places, low, high, 101, 118)
            rows.add(name, tiêu_hao_thiết_kế=designed, tiêu_hao_thực_tế=actual)
        return rows

    def machinery(self):
        full = self.manner.landscape
        facts = ["mã HS", "năm sản xuất", "thuộc dây chuyền"]
        if full:
            facts += ["công suất thiết kế", "công suất thực tế", "hiệu suất thiết kế", "hiệu suất thực tế"]
        rows = Rows("máy móc", facts + ["quy chuẩn áp dụng", "đáp ứng quy chuẩn kỹ thuật"])
        self.machines = []
        for turn in range(self.manner.fold):
            for name, code, line, _ in self.works.machines:
                name = f"{name} {'ABCDEF'[turn]}" if self.manner.fold > 1 else name
                made = Decimal(self.dice.randint(2004, 2023))
                self.machines.append((name, code, made))
                belongs = (self.works.lines[line][0], True) if line is not None else ("Không", False)
                cells = {
                    "mã_HS": ((code, code.replace(".", "")), None), "năm_sản_xuất": (made, None),
                    "thuộc_dây_chuyền": (belongs, None), "quy_chuẩn_áp_dụng": ("QCVN 01:2008/BLĐTBXH", None),
                    "đáp_ứng_quy_chuẩn_kỹ_thuật": (self.dice.random() < 0.9, None)}
                # A machine apart from the lines has figures of its own; one in a line has the line's.
                if full and line is None:
                    designed, actual = self.pair("kg/h", self.dice.choice([0, 1]), 90, 1800)
                    cells["công_suất_thiết_kế"], cells["công_suất_thực_tế"] = designed, actual
                    cells["hiệu_suất_thiết_kế"], cells["hiệu_suất_thực_tế"] = self.pair("%", 0, 82, 95, 80, 99)
                rows.add(name, **cells)
        return rows

    def imported(self):
        paper = self.begin("de-nghi-nhap-khau", "de-nghi-nhap-khau",
                           "VĂN BẢN ĐỀ NGHỊ NHẬP KHẨU MÁY MÓC, THIẾT BỊ ĐÃ QUA SỬ DỤNG", self.manner.landscape)
        paper.label(self.manner.form, "Doanh nghiệp", self.company)
        paper.label(self.manner.form, "Mục đích", "lắp đặt vào dây chuyền sản xuất của doanh nghiệp")
        rows = Rows("máy móc", ["mã HS", "năm sản xuất", "năm về cửa khẩu", "đã qua sử dụng", "nước sản xuất",
                                "có xác nhận của nhà sản xuất"])
        machines = []
        for name, code, _, origin in self.works.machines:
            made = Decimal(self.dice.randint(2006, 2020))
            machines.append((name, code, made))
            rows.add(name, mã_HS=((code, code.replace(".", "")), None), năm_sản_xuất=(made, None),
                     năm_về_cửa_khẩu=(Decimal(2026), None), đã_qua_sử_dụng=(True, None), nước_sản_xuất=(origin, None),
                     có_xác_nhận_của_nhà_sản_xuất=(self.dice.random() < 0.7, None))
        grid(paper, rows, self.manner)
        self.end(paper)
        return machines


def filings():
    return [Writer(index).filing for index in range(len(MANNERS))]
