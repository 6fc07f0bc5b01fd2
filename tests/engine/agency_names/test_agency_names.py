"""Names of agencies: told, sorted into kinds, put together, and cut from the words before them."""

from __future__ import annotations

import pytest

from engine.agency_names import full_name, glued, is_agency, kind_of


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("神堂堡乡", "township"),
        ("白家庄镇人民政府", "township"),
        ("青禾县柳河乡人民政府办公室", "township"),
        ("阿鲁科尔沁旗巴彦温都苏木人民政府", "township"),
        ("东关街道办事处", "subdistrict"),
        ("青禾县东关街道", "subdistrict"),
        ("青禾县人民政府", "government"),
        ("淮安市洪泽区人民政府办公室", "government"),
        ("景德镇市人民政府", "government"),
        ("青禾县", "government"),
        ("青禾县教育局", "department"),
        ("青禾县发展和改革委员会", "department"),
        ("青禾县镇江路小学筹建办公室", "department"),
        ("青禾县政务服务中心", "department"),
        ("青禾经济开发区管理委员会", "other"),
        ("青禾高新技术产业园区", "other"),
        ("白沙片区", "other"),
        ("青禾县国有林场", "other"),
        ("东风社区", "other"),
        ("青禾县残联", "department"),
        ("青禾县人民政府国有资产监督管理委员会", "department"),
        ("青禾市城市管理委员会办公室", "department"),
        ("青禾新城建设管理委员会", "other"),
        ("青禾风景名胜区管理委员会", "other"),
        ("青禾县石桥村村民委员会", "other"),
        ("青禾海关", "department"),
        ("中国人民银行青禾县支行", "department"),
        ("中国人民银行", "department"),
        ("中共青禾县委组织部", "department"),
        ("青禾县财政局(本级)", "department"),
        ("青禾县财政局（青禾县国有资产管理局）", "department"),
        ("青禾地区行政公署", "government"),
        ("青禾兵团第二十二师", "government"),
        ("青禾兵团九十九团", "other"),
        ("青禾水务集团", "other"),
        ("青禾燃气有限公司", "other"),
        ("青禾县公路管理所", None),
        ("青禾县公路管理处", "department"),
        ("国家金融监督管理总局青禾监管分局", "department"),
        ("国家税务总局青禾县税务局第一税务分局", "department"),
        ("青禾市公安局城区分局", "department"),
        ("青禾市公安局交通警察支队", "department"),
        ("青禾县消防救援大队", "department"),
        ("青禾市人民政府驻北京办事处", "department"),
        ("青禾市驻京办", "department"),
        ("青禾县驻上海联络处", "department"),
        ("审计署驻青禾特派员办事处", "department"),
        ("驻马店市老街街道办事处", "subdistrict"),
        ("青禾区城关办事处", "subdistrict"),
        ("青禾区人民政府城关街道办事处", "subdistrict"),
        ("青禾地区行政公署办公室", "government"),
        ("青禾地区行署", "government"),
        ("青禾盟行政公署", "government"),
        ("青禾地区教育局", "department"),
        ("新疆生产建设兵团", "government"),
        ("青禾兵团第八师青禾市", "government"),
        ("青禾兵团第八师教育局", "department"),
        ("国营青禾农场", "other"),
        ("青禾经开区", "other"),
        ("青禾综合保税区", "other"),
        ("青禾高新区管委会", "other"),
        ("青禾经济开发区社会事业局", "department"),
        ("青禾市档案馆", "department"),
        ("青禾县图书馆", "other"),
        ("青禾县气象局", "department"),
        ("青禾县气象台", "department"),
        ("青禾广播电视台", "other"),
        ("青禾日报社", "other"),
        ("青禾县供销合作社", "department"),
        ("青禾省监狱", "department"),
        ("青禾县委史志研究室", "department"),
        ("青禾农业银行青禾支行", "other"),
        ("青禾县三合民族乡", "township"),
        ("青禾旗巴彦苏木", "township"),
        ("松岭市林业局（本级机关）", "department"),
        ("青禾县人民政府办公室（县外事办）", "department"),
        ("县政府办公室（县外事办）", "department"),
        ("青禾县人民政府办公室（本级）", "government"),
        ("青禾县公安局青山派出所", None),
        ("青禾县农业农村局（县乡村振兴局、县畜牧局）", "department"),
        ("青禾市12345政务服务便民热线中心", "department"),
        ("青禾市“12345”热线服务中心", "department"),
        ("松岭·青禾产业合作区管理委员会", "other"),
        ("青禾县104林场", "other"),
        ("红星垦殖场", "other"),
        ("青禾县园艺场", "other"),
        ("东风良种场", "other"),
        ("青禾水产场", "other"),
        ("青禾县种畜场", "other"),
        ("江北水产种苗场", "other"),
        ("松岭市渔业养殖总场", "other"),
        ("青禾海关关区", "department"),
        ("青禾市山海关区人民政府", "government"),
        ("青禾县城关区", "government"),
        ("某某", None),
        (None, None),
    ],
)
def test_the_kind_is_told_by_the_names_end(name: str | None, kind: str | None) -> None:
    assert kind_of(name) == kind
    assert name in {None, "某某"} or is_agency(name)


@pytest.mark.parametrize(
    "words",
    [
        "县区",
        "各部门",
        "市直单位",
        "县级政府部门",
        "乡镇街道",
        "本局",
        "干部",
        "公开目录县区",
        "栏目",
        "青禾县农贸市场",
        "执法检查现场",
        "新闻发布会场",
        "青禾县文化广场",
        "青禾县人才市场",
    ],
)
def test_whom_a_column_is_for_is_no_agency(words: str) -> None:
    assert not is_agency(words)


@pytest.mark.parametrize(
    ("title", "others", "full"),
    [
        ("青禾县柳河乡人民政府", ["柳河乡人民政府"], "青禾县柳河乡人民政府"),
        ("白沙镇", ["白沙镇人民政府"], "白沙镇人民政府"),
        ("青禾县白沙镇", ["白沙镇人民政府"], "青禾县白沙镇人民政府"),
        ("柳河乡", ["青禾县柳河乡人民政府"], "青禾县柳河乡人民政府"),
        ("柳河乡", ["白沙镇人民政府"], "柳河乡"),
        ("", ["", "青禾县教育局"], "青禾县教育局"),
        ("教育局", ["青禾县教育局"], "青禾县教育局"),
        ("青禾县教育局(本级)", ["青禾县教育局"], "青禾县教育局(本级)"),
        ("教育局（本级）", ["青禾县教育局", "青禾县民政局"], "青禾县教育局(本级)"),
        ("", [], ""),
        ("青禾县教育局", ["青禾县教育局办公室"], "青禾县教育局"),
        ("教育局", ["青禾县教育局办公室"], "青禾县教育局"),
        ("松岭市公安局城北分局", ["松岭市公安局城北分局办公室"], "松岭市公安局城北分局"),
        ("青禾经开区管理委员会", ["青禾经开区管理委员会办公室"], "青禾经开区管理委员会"),
        ("红星垦殖场", ["青禾县红星垦殖场办公室"], "青禾县红星垦殖场"),
        ("国家税务总局青禾县税务局", ["青禾县税务局办公室"], "国家税务总局青禾县税务局"),
        ("青禾县", ["青禾县人民政府办公室"], "青禾县人民政府办公室"),
        ("青禾县人民政府办公室", ["青禾县人民政府办公室"], "青禾县人民政府办公室"),
    ],
)
def test_the_fullest_form_of_the_titles_name_is_taken(
    title: str, others: list[str], full: str
) -> None:
    assert full_name(title, others) == full


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("暂无青禾县财政局", "青禾县财政局"),
        ("暂 无 青禾县 财政局", "青禾县 财政局"),
        ("暂无无锡市财政局", "无锡市财政局"),
        ("无青禾县财政局", "青禾县财政局"),
        ("未收取信息处理费青禾县财政局", "青禾县财政局"),
        ("云溪市青禾县财政局", ""),
        ("无锡市财政局", ""),
        ("本报告由青禾县财政局", ""),
        ("青禾县国资委青禾县财政局", ""),
        ("青禾县财政局", ""),
    ],
)
def test_a_sentence_in_front_of_a_name_is_told_from_a_longer_name(text: str, name: str) -> None:
    cut = glued(text, ["青禾县财政局"])
    assert (text[cut:] if cut else "") == name
