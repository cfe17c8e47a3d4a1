"""Pages in the forms that papers, offices, accounts and stations print: each line's role, and what is read of it."""

import pytest
from page_frames import PROSE, labelled, parts, read

QUOTE = "“闸门一开,水就到了地头。”种粮大户指着远处的渠道说,今年的收成比往年好了不少。"

FORMS = {
    "a series, a subtitle and a boxed byline": (
        f"""
navigation 水利观察
title 渠成水到 旱地变田
heading ——来自绿河县东山镇的调查
byline □ 本报记者 王磊 李敏
dateline (2023年4月18日)
body {PROSE}
body {QUOTE}""",
        {"published_on": "2023-04-18", "authors": "王磊;李敏"},
    ),
    "the transcript of a press conference": (
        f"""
title 绿河县春灌工作新闻发布会实录
dateline 发布时间:2023-04-18 17:02
dateline 时间:2023年4月17日上午10时
body 地点:县政府新闻发布厅
body 主持人:县委宣传部副部长 王磊
body 嘉宾:
body 县水利局局长 李敏
body 县农业农村局副局长 赵强
body 李敏:
body {PROSE}
body 绿河日报记者:
body 请问今年的水费会不会上涨?
body 赵强:
body {QUOTE}""",
        {"published_on": "2023-04-18", "published_precision": "time", "authors": ""},
    ),
    "a press conference dated by its time alone": (
        f"""
title 绿河县举行春灌工作新闻发布会
dateline 时间:2023年4月18日上午10时
body {PROSE}""",
        {"published_on": "2023-04-18"},
    ),
    "an official notice with its number and signature": (
        f"""
title 关于修订灌溉用水管理办法的通知
dateline 绿水发〔2023〕12号
body 各镇人民政府、各有关单位:
body {PROSE}
heading 一、谁来管?
body {PROSE}
heading 二、有关事项
body {QUOTE}
body 绿河县水利局
body 绿河县农田水利建设工作领导小组办公室
dateline 2023年4月18日""",
        {"published_on": "2023-04-18", "published_basis": "inferred", "outlet_name": "绿河县水利局"},
    ),
    "briefs behind marks, signed in brackets": (
        """
title 绿河简讯
dateline 2023-04-18 绿河晚报
body ▲东山镇水库开工。总投资三千万元的东山水库昨日开工,预计两年后建成蓄水。
body ▲西坡乡架起新桥。全长二百米的跨河大桥昨日通车,沿线八个村的村民出行更加方便。
byline (王磊 李敏)""",
        {"published_on": "2023-04-18", "outlet_name": "绿河晚报", "authors": "王磊;李敏"},
    ),
    "a kicker in the title, the date below": (
        f"""
title 【特写】渠水清清
body 绿河网讯 记者王磊报道 {PROSE}
dateline 发布日期:2023-04-18""",
        {"published_on": "2023-04-18", "outlet_name": "绿河网", "authors": "王磊"},
    ),
    "an essay, its edition below the author": (
        f"""
title 好渠还要管得好
byline 王磊
dateline 《绿河日报》2023年4月18日 第5版
body {PROSE}
body (作者系绿河县水利局局长)""",
        {"published_on": "2023-04-18", "outlet_name": "绿河日报", "authors": "王磊"},
    ),
    "the publication above the headline": (
        f"""
dateline 来源:绿河日报 | 作者:王磊 | 2023-04-18 08:30
title 渠水通到田头 旱地变成水田
body {PROSE}
byline 责任编辑:李敏""",
        {"published_on": "2023-04-18", "outlet_name": "绿河日报", "authors": "王磊", "editors": "李敏"},
    ),
    "the publication below the story, its date unlabelled": (
        f"""
title 绿河县:渠水通到田头
body {PROSE}
dateline 来源:绿河日报
dateline 2023-04-18 08:30
byline 编辑:李敏 校对:赵强""",
        {"published_on": "2023-04-18", "published_basis": "page", "editors": "李敏;赵强"},
    ),
    "an account's post with its calls to follow": (
        f"""
title 渠水通到田头!绿河人有福了
dateline 绿河发布 2023年04月18日 08:30 江苏
navigation 点击上方蓝字关注我们
body {PROSE}
byline 记者:王磊
byline 编辑:李敏
navigation 转发、点赞、在看,安排一下!""",
        {"published_on": "2023-04-18", "outlet_name": "绿河发布", "authors": "王磊"},
    ),
    "an interview by questions and answers": (
        f"""
title 对话王磊:一条渠怎么修
dateline 记者 李敏 2023-04-18
body 记者:这条渠修了多久?
body 王磊:{PROSE}
body 记者:最难的是什么?
body 王磊:{QUOTE}""",
        {"published_on": "2023-04-18", "authors": "李敏"},
    ),
    "a picture with its text": (
        f"""
title 图片报道:渠水进田
body {PROSE}
byline 本报记者 王磊 摄
dateline 绿河日报 2023年4月19日""",
        {"published_on": "2023-04-19", "outlet_name": "绿河日报", "photographers": "王磊"},
    ),
    "statistics that two offices issue": (
        f"""
title 2022年绿河县国民经济运行情况
dateline 绿河县统计局 国家统计局绿河调查队
dateline 2023年4月18日
heading 一、综合
body {PROSE}
heading 二、农业
body {QUOTE}""",
        {"published_on": "2023-04-18", "outlet_name": "绿河县统计局"},
    ),
    "a list of people and their offices": (
        f"""
title 关于拟表彰先进个人的公示
body {PROSE}
heading 一、水利系统(3名)
body 王 磊 绿河县水利局干部
body 李 敏 东山镇水利站站长
body 赵建强 西坡乡农技员
body {QUOTE}""",
        {"published_on": "None"},
    ),
    "a broadcast's script": (
        f"""
title 绿河新闻联播:渠水通到田头
dateline 2023年04月18日 19:30 绿河广播电视台
body 【正文】{PROSE}
body 【同期】种粮大户 王磊
body {QUOTE}
byline 记者:李敏 赵强""",
        {"published_on": "2023-04-18", "outlet_name": "绿河广播电视台", "authors": "李敏;赵强"},
    ),
    "labels in English": (
        f"""
navigation Home > News > 正文
title 绿河引来第一批灌溉用水
dateline Updated: 2023-04-18 08:30 Source: 绿河日报
body {PROSE}
byline Editor: 李敏""",
        {"published_on": "2023-04-18", "outlet_name": "绿河日报", "editors": "李敏"},
    ),
    "a speech with who gave it and when": (
        f"""
title 在全县春灌动员会上的讲话
byline 县长 王磊
dateline (2023年4月18日)
body 同志们:
body {PROSE}""",
        {"published_on": "2023-04-18", "authors": "王磊"},
    ),
    "credits and edition on one line": (
        f"""
title 渠水通到田头
dateline 记者 王磊 通讯员 李敏 《绿河日报》(2023年04月18日 A3版)
body {PROSE}""",
        {"published_on": "2023-04-18", "outlet_name": "绿河日报", "authors": "王磊;李敏"},
    ),
    "a reporter in brackets beside the date": (
        f"""
title 渠水通到田头
dateline 绿河晚报讯(记者 王磊 文 李敏 摄) 2023-04-18
body {PROSE}""",
        {"published_on": "2023-04-18", "outlet_name": "绿河晚报", "authors": "王磊", "photographers": "李敏"},
    ),
    "an author behind one character": (
        f"""
title 渠水通到田头
dateline 文/王磊 绿河风物周刊 2023年4月18日
body {PROSE}
body {QUOTE}""",
        {"published_on": "2023-04-18", "outlet_name": "绿河风物周刊", "authors": "王磊"},
    ),
    "a paper of any name, and names put together from words": (
        f"""
title 草场上的新水井
byline 绿河财经报记者 乌云其木格 通讯员 扎西顿珠
dateline 2023年4月18日
body {PROSE}
heading ■ 一口井,富一方人
body {QUOTE}
byline (记者 王磊 图/次仁多吉)""",
        {"outlet_name": "绿河财经报", "authors": "乌云其木格;扎西顿珠;王磊", "photographers": "次仁多吉"},
    ),
    "a round of opinions, compiled and dated below": (
        f"""
title 专家热议:水价怎么定
body 王磊(绿河大学教授):
body {PROSE}
body 李敏(县水利局总工程师):
body {QUOTE}
footer (完)
byline (本报记者 赵强整理)
dateline 2023年04月20日""",
        {"published_on": "2023-04-20", "authors": "赵强"},
    ),
}


@pytest.mark.parametrize("name", FORMS)
def test_every_line_of_the_form_has_its_role(name):
    page, _ = FORMS[name]
    assert labelled(page) == parts(page)


@pytest.mark.parametrize("name", FORMS)
def test_what_is_read_of_the_form(name):
    page, wanted = FORMS[name]
    rows = parts(page)
    article = read("\n".join(text for _, text in rows))
    assert article["title"] == next(text for role, text in rows if role == "title")
    assert article["no_article_reason"] is None
    found = {key: ";".join(value) if isinstance(value := article[key], list) else str(value) for key in wanted}
    assert found == wanted
