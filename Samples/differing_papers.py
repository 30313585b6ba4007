"""A dossier for a certificate whose papers name the project, the investor, the place, the capital, the term, the area, the
capacity and the labour differently, with a schedule out of order; and one that lies before a body that may not receive it."""

from new_projects import IN_A_PARK, PARTS, RISK, goals, legal_status, papers, proposal, request, statements
from papers import COMPANY
from word import p, title

NAME = "Nhà máy Linh Kiện Mẫu"
CODE = "0000000001"


def asked():
    return request() + [
        p(f"Tên dự án: {NAME}"), p(f"Mã số thuế: {CODE}"), p("Người đại diện theo pháp luật: Ông Trần Văn Mẫu, Giám đốc"),
        p("Tổng vốn đầu tư: 420 tỷ đồng"), p("Thời hạn hoạt động của dự án: 50 năm"),
        p("Địa điểm thực hiện dự án: xã Yên Lư, huyện Yên Dũng, tỉnh Bắc Giang"),
    ]


def registered():
    return legal_status() + [
        p("Mã số doanh nghiệp: 0000 000 001"), p("Người đại diện theo pháp luật: Trần Văn Mẫu"),
    ]


def audited():
    # The same company, with its form of business written out.
    whole = COMPANY.replace("TNHH", "trách nhiệm hữu hạn").upper()
    return statements()[:-2] + [
        p(f"Đơn vị báo cáo: {whole}"), p("Mã số thuế: 0000000010"), p("Vốn chủ sở hữu: 160 tỷ đồng"),
    ]


def proposed():
    whole = proposal(PARTS, term="45 năm")
    # Behind the title and the investor's name.
    at = next(index for index, part in enumerate(whole) if "Mục tiêu của dự án" in part)
    whole = [part.replace("Hoàn thành góp vốn: 31/12/2026", "Hoàn thành góp vốn: 30/06/2028") for part in whole]
    return whole[:at] + [
        p(f"Tên dự án: {NAME} mở rộng"), p(f"Mã số thuế: {CODE}"),
        p("Người đại diện theo pháp luật: Ông TRẦN VĂN MẪU (Giám đốc)"),
        p("Địa điểm thực hiện dự án: xã Phù Khê, thị xã Từ Sơn, tỉnh Bắc Ninh"),
    ] + whole[at:] + [
        p("9. Quy mô, lao động và môi trường", style="Heading1"), p("Công suất thiết kế: 1.200 tấn/năm"),
        p("Nhu cầu lao động: 300 người"), p("Số lao động làm việc tại dự án: 350 lao động"),
    ]


def leased():
    return title("HỢP ĐỒNG THUÊ LẠI ĐẤT") + [
        p("Bên cho thuê (Bên A): Công ty cổ phần Hạ Tầng Mẫu"), p(f"Bên thuê (Bên B): {COMPANY}"),
        p("Diện tích thuê: 1,5 ha"), p("Thời hạn thuê: 45 năm"),
    ]


def explained():
    return title("GIẢI TRÌNH VỀ CÔNG NGHỆ") + [
        p(f"Nhà đầu tư: {COMPANY}"), p("Công suất thiết kế: 1.500 tấn/năm"), p("Nhu cầu lao động: 300 người"),
        p("Dây chuyền lắp ráp linh kiện, máy mới."),
    ]


def promised():
    return request(
        "có",
        [RISK, "Nhà đầu tư cam kết đáp ứng quy chuẩn về xây dựng, bảo vệ môi trường, chuyển giao công nghệ, phòng cháy và chữa cháy."],
    )


def write_all(dossier):
    made = papers(None) | {
        "HS-a": ("de-nghi-thuc-hien.docx", asked), "HS-b": ("dang-ky-doanh-nghiep.docx", registered),
        "HS-c": ("bao-cao-tai-chinh.docx", audited), "HS-d": ("de-xuat-du-an.docx", proposed),
        "HS-đ": ("thue-dat.docx", leased), "HS-e": ("giai-trinh-cong-nghe.docx", explained),
    }
    dossier(
        "cap-gcn-giay-to-khac-nhau", "2026-08-03T08:30:00+07:00", code="1.009664", papers=made,
        facts=IN_A_PARK | goals(PARTS),
    )
    # A park without a board: the department of finance receives it, whatever the code of the special procedure says.
    chosen = papers(proposal(PARTS)) | {"HS-a": ("de-nghi-thuc-hien.docx", promised)}
    dossier(
        "dac-biet-khu-chua-co-ban-quan-ly", "2026-08-03T08:30:00+07:00", code="2.002725", papers=chosen,
        facts=IN_A_PARK | {"khu_chua_co_ban_quan_ly": True} | goals(PARTS),
    )
