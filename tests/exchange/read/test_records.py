"""Rows of the other tables."""

from dataclasses import replace

from cxmodel.exchange.read import read


def reading(dataset, text: str, name: str = "x.csv", answers=None):
    return read(text.encode(), name, dataset, answers)


def test_an_assumption_is_changed_by_id_or_by_name_and_none_is_added(dataset):
    found = reading(dataset,
                    "id,name,typical\nreach_chatbot,,0.2\n,Contacts that try the community first,6%\n"
                    "reach_comunity,,0.1\n")
    assert found.after is not None
    assert (found.after.assumptions["reach_chatbot"].typical,
            found.after.assumptions["reach_community"].typical) == (0.2, 0.06)
    assert any("'reach_community' is meant" in remark.mend for remark in found.remarks)


def test_a_range_out_of_order_stays_out(dataset):
    found = reading(dataset, "id,low,typical,high\nreach_chatbot,0.3,0.2,0.1\n")
    assert (found.verdict, found.after) == ("fix", dataset)


def test_an_activity_is_known_by_its_name_in_its_case(dataset):
    text = "name,contacts_per_year,handle_time_s\nOrder status and delivery,5000000,260\n"
    assert [question.id for question in reading(dataset, text).questions] == ["Activities.case_id.missing"]
    after = reading(dataset, text, answers={"Activities.case_id.missing": "alder"}).after
    assert after is not None
    row = next(row for row in after.activity if (row.case_id, row.id) == ("alder", "order_status"))
    assert (row.contacts_per_year, row.handle_time_s, row.complexity) == (5e6, 260, 1)


def test_a_location_takes_new_figures_and_keeps_the_others(dataset):
    found = reading(dataset, "Country,inflation_pct,agent_wage_usd_month\nPhilippinen,2.5,\nPoland,3.1,1500\n",
                    "Locations.csv")
    assert found.verdict == "fix"  # a name in another language is not the name of the row
    found = reading(dataset, "iso3,country,inflation_pct,agent_wage_usd_month\nPHL,,2.5,\nPOL,,3.1,1500\n")
    assert found.after is not None
    assert (found.after.locations["PHL"].inflation_pct, found.after.locations["POL"].agent_wage_usd_month) == (2.5,
                                                                                                               1500)
    assert found.after.locations["PHL"].agent_wage_usd_month == dataset.locations["PHL"].agent_wage_usd_month


def test_the_same_row_twice_is_a_fault(dataset):
    assert reading(dataset, "id,typical\nreach_chatbot,0.2\nreach_chatbot,0.3\n").counts["invalid"] == 1


def test_a_broken_reference_keeps_the_whole_table_out(dataset):
    head = "vendor_id,criterion_id,score,evidence,assessor"
    found = reading(dataset, f"{head}\nnobody,coaching,3,,\nheronlight,coaching,1,,\n", "score.csv")
    assert (found.verdict, found.after) == ("fix", dataset)


def test_a_table_without_keys_only_grows(dataset):
    head = "iso3,column,value,unit,year,source_title,source_url,note,used"
    one = dataset.location_source[0]
    old = ",".join(f'"{value or ""}"' for value in vars(one).values())
    found = reading(dataset, f"{head}\n{old}\nPHL,inflation_pct,2.5,%,2025,Statistics office,,,no\n",
                    "location_source.csv")
    assert found.counts == {"new": 1, "changed": 0, "unchanged": 1, "removed": 0, "invalid": 0,
                            "waiting": 0, "repeated": 0}
    assert found.after is not None
    assert len(found.after.location_source) == len(dataset.location_source) + 1


def test_assumptions_come_back_into_an_empty_store(dataset):
    bare = replace(dataset, assumption=())
    head = "id,name,group,unit,low,typical,high,floor,ceiling,grade,kind,evidence,reasoning"
    after = reading(bare, f"{head}\nreach_chatbot,a,b,share,0.1,0.2,0.3,0,1,judgement,judgement,,why\n").after
    assert after is not None
    assert after.assumptions["reach_chatbot"].typical == 0.2


def test_the_same_row_twice_is_taken_once_and_one_that_differs_is_a_fault(dataset):
    head = "iso3,column,value,unit,year,source_title,source_url,note,used"
    line = "PHL,inflation_pct,2.5,%,2025,Statistics office,,,no"
    found = reading(dataset, f"{head}\n{line}\n{line}\n", "location_source.csv")
    assert [row.status for row in found.lines] == ["new", "repeated"]
    assert any("row 2; it is taken once" in remark.mend for remark in found.remarks)
    head = "id,low,typical,high"
    same = reading(dataset, f"{head}\nreach_chatbot,0.05,0.2,0.35\nreach_chatbot,0.05,0.2,0.35\n", "Assumptions.csv")
    assert [row.status for row in same.lines] == ["changed", "repeated"]
    other = reading(dataset, f"{head}\nreach_chatbot,0.05,0.2,0.35\nreach_chatbot,0.05,0.2,0.3\n", "Assumptions.csv")
    assert other.lines[1].status == "invalid"
