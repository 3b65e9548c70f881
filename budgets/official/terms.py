"""Headings that occur in more than one official table, with the origin of their English."""

from budgets.bilingual import Bilingual
from budgets.official.kinds import Basis

CENTRAL_REPORT_2020 = "bilingual central budget report 2020"
PRESS_2021 = "press English on central departmental budgets 2021"
YEARBOOK_2018 = "China Statistical Yearbook 2018"
CHINA_DAILY_2013 = "China Daily 2013"

FISCAL_APPROPRIATION = Bilingual("财政拨款收入", "Fiscal appropriation revenue")
REVENUE = Bilingual("收入", "Revenue", YEARBOOK_2018)
EXPENDITURE = Bilingual("支出", "Expenditure", YEARBOOK_2018)
LINE = Bilingual("项目", "Line")
BUDGET = Bilingual("预算数", "Budgeted amount")
TOTAL = Bilingual("合计", "Total")
SUBTOTAL = Bilingual("小计", "Subtotal")

CODE = Bilingual("科目编码", "Classification code")
NAME = Bilingual("科目名称", "Classification name")

GENERAL = Bilingual(
    "一般公共预算", "General public budget", f"{CENTRAL_REPORT_2020}; {YEARBOOK_2018}"
)
GOVERNMENT_FUNDS = Bilingual(
    "政府性基金预算", "Budget of government-managed funds", CENTRAL_REPORT_2020
)
STATE_CAPITAL = Bilingual(
    "国有资本经营预算", "State capital operations budget", CENTRAL_REPORT_2020
)
FISCAL_ACCOUNT = Bilingual(
    "财政专户管理资金", "Funds managed through special fiscal accounts (education fees)"
)
OWN_FUNDS = Bilingual("单位资金", "Unit’s own funds")
CARRYOVER = Bilingual("上年结转结余", "Carry-over and surplus brought forward")

SERVICE_INCOME = Bilingual("事业收入", "Service income (of public institutions)")
COMMERCIAL_INCOME = Bilingual(
    "事业单位经营收入", "Commercial (non-core) income of public institutions"
)
FROM_SUPERIORS = Bilingual("上级补助收入", "Subsidies from higher authorities")
FROM_SUBORDINATES = Bilingual("附属单位上缴收入", "Remittances from subordinate units")
OTHER_REVENUE = Bilingual("其他收入", "Other revenue")

BASIC = Bilingual("基本支出", "Basic expenditure", PRESS_2021)
PERSONNEL = Bilingual("人员经费", "Personnel expenditure")
OPERATING = Bilingual("公用经费", "Non-personnel running costs")
PROJECT = Bilingual("项目支出", "Project expenditure")

OFFICIAL_VEHICLES = Bilingual(
    "公务用车购置及运行费",
    "Purchase and operation of official vehicles",
    f"{PRESS_2021}; published examination material",
)
TRAVEL_ABROAD = Bilingual(
    "因公出国（境）费", "Official travel abroad (incl. Hong Kong, Macao, Taiwan)"
)
HOSPITALITY = Bilingual("公务接待费", "Official hospitality")

PROJECT_TOTAL = Bilingual("项目总预算", "Total project budget")
CHANGES = Bilingual(
    "项目前两年预算及当年预算变动情况",
    "Budgets of the two years before, and changes this year",
)

BASIS_NAMES = {
    Basis.BUDGET: Bilingual("预算数", "budget"),
    Basis.EXECUTION: Bilingual("执行数", "execution"),
    Basis.FINAL_ACCOUNTS: Bilingual("决算数", "final accounts"),
    Basis.UNSTATED: Bilingual("原文未说明口径", "basis not stated"),
}
