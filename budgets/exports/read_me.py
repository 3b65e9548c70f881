"""What stands in a package for people: what it is, and how to prove it complete."""

from django.conf import settings

from budgets.exports.package import Package
from budgets.exports.publication import verifier

_TEXT = """\
# {name}

{zh}

- `data/*.csv`：UTF-8，逗号分隔，每行一条；各栏的含义、单位、类型见 `datapackage.json`。
- `amount` 为所印数字的小数，`printed` 与文件所印完全一致；
  同一张表内只加总 `additive` 为 true 的数字。
- 以“=”“+”“-”“@”开头的文字前加了一个单引号，以免表格软件当作公式；金额从不改动。
- `source/`：所据文本，涉及工作人员的姓名和电话已涂黑。
- 核验：`python3 verify_release.py 本文件.zip 摘要`，摘要取自本站下载页，脚本见 {verify}
- 所据文本是否为所公布的文件，见 `data/disclosures.csv` 的 `standing`：
  published 是，working-copy 不是。
- 本站是转录和核对，不是法定公开；以发布单位原件为准。

{en}

- `data/*.csv`: UTF-8, commas, one record a line; `datapackage.json` says what each column holds.
- `amount` is the printed number as a decimal, `printed` exactly what the document prints; within
  one table only figures whose `additive` is true may be added up.
- Texts that begin with “=”, “+”, “-” or “@” have an apostrophe put before them, so that no
  spreadsheet runs them; amounts are never changed.
- `source/`: the text that the figures were read from, staff data blacked out.
- To verify: `python3 verify_release.py THIS.zip DIGEST`, with the digest from the site’s page of
  downloads; the script is at {verify}
- Whether the text was the published document says `standing` in `data/disclosures.csv`:
  “published”, or “working-copy” where it was not obtained from its publisher.
- This is a transcription and check, not the statutory publication; the publisher’s original
  prevails.
"""


def read_me(package: Package) -> bytes:
    """The text, in both languages."""
    terms = [settings.REUSE.zh or settings.REUSE_ADDRESS, settings.REUSE.en]
    zh = f"使用条件：{terms[0]}" if terms[0] else "使用条件：运营者未说明。"
    en = f"Terms of reuse: {terms[1] or terms[0]}" if terms[0] else "Terms of reuse: not stated."
    return _TEXT.format(
        name=f"{package.title.zh} / {package.title.en}",
        zh=zh,
        en=en,
        verify=verifier(package.root),
    ).encode()
