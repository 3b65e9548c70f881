"""The fields that several lists share."""

from budgets.bilingual import Bilingual
from budgets.exports.resources import Field, Type
from budgets.models import Belonging

AS_PRINTED = Bilingual("原文所印", "as printed")
PLACE = (
    Field(
        "jurisdiction",
        Type.KEY,
        Bilingual("行政区划代码", "Place code"),
        Bilingual("按 GB/T 2260", "as in GB/T 2260"),
    ),
    Field(
        "publisher",
        Type.KEY,
        Bilingual("单位代码", "Publisher code"),
        Bilingual("只在本区划内唯一", "unique within its place only"),
    ),
    Field("kind", Type.KEY, Bilingual("公开种类", "Kind of disclosure"), values=("budget",)),
    Field("fiscal_year", Type.COUNT, Bilingual("预算年度", "Fiscal year")),
)
PLACE_KEYS = tuple(field.key for field in PLACE)
FIGURE = Field("figure", Type.KEY, Bilingual("金额的数字编号", "Figure id of the amount"))
TABLE = Field(
    "table",
    Type.KEY,
    Bilingual("表号", "Table number"),
    Bilingual("文字部分的数字为 text", "“text” for numbers that only the text prints"),
)
SUBJECT = Field(
    "subject",
    Type.KEY,
    Bilingual("表的内容", "Subject of the table"),
    Bilingual("各地表号不同，内容相同", "the same in every city’s layout, whatever its number"),
)
PRINTED = Field(
    "printed",
    Type.PRINTED,
    Bilingual("原文数字", "Printed"),
    Bilingual("与文件所印完全一致", "exactly as the document prints it"),
)
AMOUNT = Field(
    "amount",
    Type.AMOUNT,
    Bilingual("金额", "Amount"),
    Bilingual(
        "所印数字的小数形式，单位见 unit；原文为“-”则留空",
        "the printed number as a plain decimal, in the unit of “unit”; blank where - is printed",
    ),
)
UNIT = Field("unit", Type.KEY, Bilingual("单位", "Unit"), Bilingual("与原文一致", "as printed"))
LINES = Field(
    "source_lines",
    Type.KEY,
    Bilingual("原文行号", "Lines of the document"),
    Bilingual(
        "所在行或起止行，如 365-367，见 source.md",
        "one line or a range, such as 365-367, of source.md",
    ),
)
REVISION = Field(
    "revision",
    Type.COUNT,
    Bilingual("数据版次", "Revision"),
    Bilingual("未登记的数据为空", "blank where the data were loaded without being recorded"),
)
URL = Field("url", Type.ADDRESS, Bilingual("网址", "Address"))
LEVEL = Field(
    "level",
    Type.KEY,
    Bilingual("级次", "Level"),
    Bilingual("类 lei、款 kuan、项 xiang", "“lei” category, “kuan” section, “xiang” item"),
    values=("lei", "kuan", "xiang"),
)
HORIZON = Field(
    "horizon",
    Type.KEY,
    Bilingual("目标期限", "Horizon"),
    Bilingual("longterm 长期，annual 年度", "“longterm” or “annual”"),
    values=("longterm", "annual"),
)
CODE = Field("code", Type.TEXT, Bilingual("编码", "Code"))


def name(zh: str, en: str) -> tuple[Field, Field]:
    """A name in Chinese, as printed, and in English."""
    return (
        Field("name_zh", Type.TEXT, Bilingual(f"{zh}（中文）", f"{en}, in Chinese")),
        Field("name_en", Type.TEXT, Bilingual(f"{zh}（英文）", f"{en}, in English")),
    )


# How it is known that something is a project's, in words.
BELONGINGS = {
    Belonging.PRINTED: Bilingual("原文写明", "printed"),
    Belonging.AMOUNTS: Bilingual("按金额推算", "inferred from sums"),
    Belonging.NUMBERS: Bilingual("按序号推算", "inferred from its number"),
}
BELONGING = Field(
    "belonging",
    Type.KEY,
    Bilingual("归属依据", "How it belongs to the project"),
    Bilingual(
        "printed 原文写明，amounts 按金额推算，numbers 按序号推算",
        "“printed” in the document, or inferred by us from “amounts” or “numbers”",
    ),
    values=tuple(Belonging.values),
)


def said(belonging: str) -> tuple[str, str]:
    """How something belongs, in Chinese and in English; both blank where it belongs to nothing."""
    if not belonging:
        return "", ""
    words = BELONGINGS[Belonging(belonging)]
    return words.zh, words.en
