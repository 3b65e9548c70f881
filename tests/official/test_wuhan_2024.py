"""The columns of the CSV contract, table by table."""

import pytest

from budgets.official.wuhan_2024 import WUHAN_2024

CONTRACT = {
    1: "name,budget",
    2: "code,name,total,current,current-general,current-govfund,current-soe,current-fiscalaccount,"
    "current-operating,current-business,current-superior,current-subordinate,current-other,"
    "carryover,carryover-general,carryover-govfund,carryover-soe,carryover-fiscalaccount,"
    "carryover-own",
    3: "code,name,total,basic,project,business,remitted,subsidies",
    4: "name,budget",
    5: "code,name,total,basic,basic-personnel,basic-operating,project",
    6: "code,name,total,personnel,operating",
    7: "total,abroad,vehicles,vehicles-purchase,vehicles-running,reception",
    8: "code,name,total,basic,project",
    9: "code,name,total,basic,project",
    10: "code,name,project-unit,total,current-general,current-govfund,current-soe,"
    "carryover-general,carryover-govfund,carryover-soe,fiscalaccount,own",
    11: "number,name,current,share,prior2,prior1,category,total-budget,current-budget,purpose,"
    "text,horizon,goal,level1,level2,target,basis",
    12: "number,code,name,total-budget,current-budget,amount,text,horizon,goal,level1,level2,"
    "prior2,prior1,target,basis",
}


@pytest.mark.parametrize(("number", "keys"), CONTRACT.items())
def test_columns_are_those_of_the_contract(number, keys):
    assert ",".join(WUHAN_2024.table(number).columns) == keys


def test_order_of_columns_in_files_leaves_none_out():
    for table in WUHAN_2024:
        declared = {column.key for part in table.parts for column in part.columns}
        assert declared == set(table.columns)


def test_second_side_of_a_table_begins_after_the_first():
    table = WUHAN_2024.table(1)
    assert [table.first_cell(part) for part in table.parts] == [0, 2]
