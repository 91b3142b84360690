"""Builds the workbooks of ``data/sample/``: the invented municipality, three real agencies, the blank template.

Run from anywhere: ``python scripts/make_samples.py [FOLDER]`` (default ``data/sample``). The same input gives the
same files, byte for byte. Figures of real agencies come from ``data/sample/reference-figures.csv``.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:  # run as a file, only this folder is on the path
    sys.path.insert(0, str(ROOT))

from itadash.rules import FISCAL_YEARS, load  # noqa: E402
from scripts import sample_agency, sample_references  # noqa: E402
from scripts.sample_sheet import add_text_sheet, add_year_sheet, new_book, save, skeleton  # noqa: E402

SAMPLE = ROOT / "data" / "sample"
INVENTED = "ตัวอย่าง-เทศบาลตำบลสมมติ.xlsx"
TEMPLATE = "แบบกรอกคะแนน-ITA.xlsx"

READ_FIRST = (
    f"{sample_agency.AGENCY} ไม่มีอยู่จริง คะแนนทุกค่าในไฟล์นี้สมมติขึ้นเพื่อให้ลองใช้โปรแกรม",
    "แผ่น 2562 ถึง 2566 เป็นแผ่นมาตรฐาน ปีละแผ่น คะแนนรายข้อสมมติขึ้นก่อน "
    "แล้วคำนวณตัวชี้วัดย่อย ตัวชี้วัด เครื่องมือ และคะแนนรวมตามหลักเกณฑ์ของปีนั้น ปัดเศษสองตำแหน่งทุกขั้น",
    "แผ่น 2566 แยกคะแนนข้อ EIT เป็นสองส่วน ช่องคะแนนของข้อ EIT จึงว่างไว้",
    "ห้ามนำตัวเลขในไฟล์นี้ไปอ้างว่าเป็นผลการประเมินของหน่วยงานใด",
)

HOW_TO_FILL_IN = (
    "1. กรอกเฉพาะแผ่นของปีที่มีผลคะแนน ปีที่ไม่มีให้เว้นว่างทั้งแผ่น",
    "2. พิมพ์ชื่อเต็มของหน่วยงานในแถวที่ 2 ของแผ่นที่กรอก ใช้ชื่อเดียวกันทุกปี",
    "3. กรอกเฉพาะช่องสีเหลืองอ่อน คะแนนเป็นตัวเลข 0 ถึง 100 ทศนิยมไม่เกินสองตำแหน่ง",
    "4. ไม่ต้องกรอกครบทุกแถว มีเพียงคะแนนตัวชี้วัดทั้ง 10 ตัวก็เริ่มใช้ได้ ช่องที่ไม่ทราบให้เว้นว่าง อย่าใส่ 0",
    "5. ข้อ OIT (รหัสขึ้นต้นด้วย o) ได้ 0 หรือ 100 เท่านั้น เลือกจากรายการในช่อง",
    "6. ปี 2566 ข้อ EIT (รหัสขึ้นต้นด้วย e) มีคะแนนสองส่วน ให้กรอกสองคอลัมน์ขวา ถ้าเอกสารพิมพ์ค่าเดียวโดยไม่บอกส่วน ให้กรอกในช่องคะแนน",
    "7. รหัสข้อเดียวกันคนละปีอาจเป็นคนละเรื่อง ให้กรอกตามชื่อรายการของแผ่นปีนั้น",
    "8. รายการที่เขียนว่ายังไม่มีถ้อยคำหรือรายการที่ยืนยันได้ กรอกคะแนนตามรหัสข้อได้ตามปกติ",
    "9. อย่าเปลี่ยนชื่อแผ่น หัวตาราง และรหัส แล้วบันทึกเป็นไฟล์ .xlsx เพื่อนำเข้าโปรแกรม",
)


def make(folder: Path) -> list[Path]:
    """Writes all workbooks into ``folder`` (created when missing) and returns their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []

    book = new_book("ตัวอย่างผลการประเมิน ITA ของหน่วยงานสมมติ")
    add_text_sheet(book, "อ่านก่อน", "อ่านก่อน: ข้อมูลสมมติ", READ_FIRST)
    for year in FISCAL_YEARS:
        add_year_sheet(book, load(year), sample_agency.AGENCY, sample_agency.rows(load(year)))
    written.append(folder / INVENTED)
    save(book, written[-1])

    figures = sample_references.read_figures(SAMPLE / "reference-figures.csv")
    for source in sample_references.SOURCES:
        written.append(folder / source.file)
        save(sample_references.build(source, figures), written[-1])

    book = new_book("แบบกรอกคะแนน ITA")
    add_text_sheet(book, "คำแนะนำ", "แบบกรอกคะแนน ITA: วิธีกรอก", HOW_TO_FILL_IN)
    for year in FISCAL_YEARS:
        add_year_sheet(book, load(year), "", skeleton(load(year)), fill_in=True)
    written.append(folder / TEMPLATE)
    save(book, written[-1])
    return written


if __name__ == "__main__":
    for path in make(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE):
        print(path)
