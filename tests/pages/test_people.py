"""Who wrote, photographed and edited a story, in the forms in which pages name them."""

import pytest
from page_frames import PROSE, read

TITLE = "水渠通到田头"

WRITERS = {
    f"{TITLE}\n新华社记者张强北京报道 {PROSE}": ["张强"],
    f"{TITLE}\n绿河日报记者李小红从昆明报道 {PROSE}": ["李小红"],
    f"{TITLE}\n本报讯 记者王磊报道:{PROSE}": ["王磊"],
    f"{TITLE}\n(记者王磊){PROSE}": ["王磊"],
    f"{TITLE}\n本报讯(记者王磊 摄影 赵敏){PROSE}": ["王磊"],
    f"{TITLE}\n本报记者 王 磊 赵 敏 欧阳建国\n{PROSE}": ["王磊", "赵敏", "欧阳建国"],
    f"{TITLE}\n县水利局记者 王磊\n{PROSE}": ["王磊"],
    f"{TITLE}\n绿河县融媒体中心 王磊 赵敏\n{PROSE}": ["王磊", "赵敏"],
    f"{TITLE}\n王磊 赵敏\n{PROSE}": ["王磊", "赵敏"],
    f"{TITLE}\n记者 王磊 文 赵敏 图\n{PROSE}": ["王磊"],
    f"{TITLE}\n王磊/文 赵敏/图\n{PROSE}": ["王磊"],
    f"{TITLE}\n文/图 王磊\n{PROSE}": ["王磊"],
    f"{TITLE}\n撰稿丨王磊 摄影丨赵敏\n{PROSE}": ["王磊"],
    f"{TITLE}\n{PROSE}(王磊)": ["王磊"],
    f"{TITLE}\n{PROSE}(县水利局 王磊)": ["王磊"],
    f"{TITLE}\n{PROSE}(通讯员 王磊 赵敏)": ["王磊", "赵敏"],
    f"{TITLE}\n{PROSE}(作者单位:县水利局)": [],
    f"{TITLE}\n{PROSE}(图片由县水利局提供)": [],
    f"{TITLE}\n{PROSE}\n图为新渠。县水利局记者 赵敏 摄": [],
    f"{TITLE}\n摄影:赵敏\n{PROSE}": [],
    f"{TITLE}\n原创 王磊 绿河发布 2023-04-18 09:12 发表于江苏\n{PROSE}": ["王磊"],
}


@pytest.mark.parametrize("text", WRITERS)
def test_writers(text):
    article = read(text)
    assert article["authors"] == WRITERS[text]
    assert article["title"] == TITLE


PHOTOGRAPHERS = {
    f"{TITLE}\n本报讯(记者王磊 摄影 赵敏){PROSE}": ["赵敏"],
    f"{TITLE}\n王磊/文 赵敏/图\n{PROSE}": ["赵敏"],
    f"{TITLE}\n撰稿丨王磊 摄影丨赵敏\n{PROSE}": ["赵敏"],
    f"{TITLE}\n摄影:赵敏 孙丽\n{PROSE}": ["赵敏", "孙丽"],
    f"{TITLE}\n{PROSE}\n图为新渠。县水利局记者 赵敏 摄": ["赵敏"],
    f"{TITLE}\n{PROSE}\n图为新渠。(赵敏摄)": ["赵敏"],
    f"{TITLE}\n{PROSE}\n图为新渠。县水利局供图": [],
}


@pytest.mark.parametrize("text", PHOTOGRAPHERS)
def test_photographers(text):
    assert read(text)["photographers"] == PHOTOGRAPHERS[text]


EDITORS = {
    "编 辑:王磊": ["王磊"],
    "[责任编辑: 金 华]": ["金华"],
    "本版责编:王磊": ["王磊"],
    "编辑丨王磊 校对丨赵敏": ["王磊", "赵敏"],
    "值班主任:王磊 责编:赵敏 审核:孙丽": ["王磊", "赵敏", "孙丽"],
    "(责编:王磊、赵敏)": ["王磊", "赵敏"],
}


@pytest.mark.parametrize("line", EDITORS)
def test_editors(line):
    article = read(f"{TITLE}\n{PROSE}\n{line}")
    assert (article["authors"], article["editors"]) == ([], EDITORS[line])


OUTLETS = {
    "来源:绿河发布": "绿河发布",
    "来源丨绿河网": "绿河网",
    "绿河发布  2023年4月18日": "绿河发布",
    "发表于 2023-4-18 09:12:30 | 显示全部楼层": None,
    "县水利局记者 王磊": "县水利局",
    "日期:[2023-04-18] 作者:[县水利局]": "县水利局",
    "绿河日报\n2023-04-18 09:12": "绿河日报",
}


@pytest.mark.parametrize("line", OUTLETS)
def test_outlets(line):
    assert read(f"{TITLE}\n{line}\n{PROSE}")["outlet_name"] == OUTLETS[line]
