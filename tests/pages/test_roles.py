"""What each line of a page is. Each case is one page in the test's own words: role, blank, text."""

import polars as pl
import pytest
from page_frames import PROSE, document, labelled, lines_of, parts, real_lines

from pipelines.pages.headlines import read_headlines
from pipelines.pages.roles import label_roles

QUOTE = "“往年这个时候只能等雨,如今打开闸门就行。”种粮大户指着远处的渠道说,今年收成好得多。"

PAGES = {
    "a county's site": f"""
navigation 绿河县人民政府
navigation 无障碍阅读 | 长者模式 | 繁体版
navigation 走进绿河
navigation 当前位置: 首页 > 新闻中心 > 工作动态
title 全县水利工程现场会召开
dateline 信息来源:县水利局  发布时间:2023-04-18 09:12  浏览次数:1,024 字体:[ 大 中 小 ]
body {PROSE}
byline (县水利局 供稿)
navigation 打印 关闭
related 上一篇:东山镇组织开展防汛演练
footer 主办:绿河县人民政府办公室 承办:绿河县大数据中心
footer 网站标识码:3200000001 苏ICP备05000000号-1""",
    "a newspaper's page": f"""
navigation 第A03版:要闻
byline ■ 绿河日报记者 王小明 通讯员 李强 赵一鸣
title 水渠通到田头
heading ——绿河县高标准农田见闻
body 本报讯(记者 王小明){PROSE}
heading 一、先修渠
body {PROSE}
heading 再分水
body {QUOTE}
caption 图①:新修的干渠。 李强摄
caption 图②:村民在渠边洗菜。
byline 版式设计:陈立""",
    "an agency's page": f"""
title 绿河旱地变水田:一条渠带来的变化
dateline 2023年06月05日 08:21 来源:中国新闻网
navigation 分享到:
dateline 中新社南京6月5日电 (记者 周正)题:绿河旱地变水田:一条渠带来的变化
title 绿河旱地变水田:一条渠带来的变化
body {PROSE}
caption 资料图:绿河县的稻田。中新社记者 泱波 摄
body 据悉,该工程预计明年完工,届时还有两个镇受益。(完)
byline 【编辑:刘欢】
navigation 更多精彩内容请进入社会新闻
related 国内新闻精选:
related - 东部三省联合开展河道巡查
navigation 关于我们 | 联系我们 | 广告服务 | 法律声明 | 网站地图
footer 本站转载的稿件,不代表本站立场。
footer Copyright ©1999-2023 lvhe.example.com. All Rights Reserved""",
    "a portal's page": f"""
title 旱地变水田_绿河新闻网
navigation 绿河新闻网
navigation 国内 国际 社会 财经 体育 娱乐
title 旱地变水田
dateline 来源: 绿河晚报 作者: 王小明 责任编辑: 孙丽 2022-08-09 10:00:01
body {PROSE}
body 怎么办?
body {QUOTE}
byline [责任编辑:孙丽]
keywords 标签: 水利 农业
related 相关新闻
related 多地调整公共交通票价引发讨论 08-06
related 著作权纠纷怎么判?
footer 版权所有 绿河新闻网 未经书面授权禁止使用""",
    "a mirror's page, links inside the story": f"""
spam 欧美日韩一区二区三区,国产精品久久,成人免费视频在线观看
navigation <首页> 要闻 > 正文
title 绿河:旱地变水田
body {PROSE}
related 延伸阅读:
related 东部三省联合开展河道巡查
body {QUOTE}
footer 未经允许不得转载:绿河网 » 旱地变水田
related 随机文章
related 山里来了放映队送电影下乡
navigation 友情链接:甲网 乙网 丙网""",
    "links without a head": f"""
title 绿河:旱地变水田
body {PROSE}
related 稻田里的无人机飞起来了
related 山里来了放映队送电影下乡
related 多地调整公共交通票价引发讨论""",
    "a notice of names": f"""
title 关于公布先进工作者名单的通知
body 各镇人民政府:
body {PROSE}
name_list - 王 强 李小红 欧阳建国 赵 敏
name_list 张 伟、刘 洋、陈 静、杨光明
name_list 周正(女) 吴敏 郑爽(满族)
body 王强、李小红、赵敏出席上述活动。
body 绿河县人民政府
dateline 2023年12月30日""",
    "words that only resemble spam": f"""
title 公安机关严打网络赌博、色情、诈骗犯罪
body {PROSE}""",
    "pictures in wide gaps, the title below its bullets": f"""
body {PROSE}
blank
bullet - 全县新增灌溉面积 3 万亩, 建成水库 3 座
blank
title 修好一条渠 带活一方田
blank
byline □ 李强 记者 王敏 / 文 赵一鸣 / 图
blank
blank
blank
caption 村民在新渠旁合影
blank
blank
blank
heading 1 坚持建管并重
blank
heading 水渠有人修
blank
body {PROSE}
blank
heading 水费有人算
blank
body 为了算清这笔账,
blank
body {QUOTE}
blank
blank
blank
caption 新渠通水当天
blank
blank
blank
heading 水库有人看
blank
body {PROSE}""",
    "a caption twice": f"""
title 绿河县水利建设周启幕
body {PROSE}
caption 绿河县水利建设周启动
caption 绿河县水利建设周启动。绿河县融媒体中心供图
body {QUOTE}""",
    "not an article": """
navigation 登录
navigation 首页
title 页面不存在
blank""",
}


@pytest.mark.parametrize("name", PAGES)
def test_every_line_has_its_role(name):
    assert labelled(PAGES[name]) == parts(PAGES[name])


def test_pages_do_not_touch_each_other():
    pages = {name: "\n".join(text for _, text in parts(page)) for name, page in PAGES.items()}
    lines = pl.concat([lines_of(name, text) for name, text in pages.items()])
    documents = pl.concat([document(name) for name in pages])
    together = label_roles(lines, documents)
    alone = pl.concat([label_roles(lines_of(name, text), document(name)) for name, text in pages.items()])
    assert together.equals(alone)


def test_the_title_declared_in_html_outweighs_a_longer_headline():
    text = f"山里来了放映队送电影下乡,村民都说好\n修好一条大水渠\n{PROSE}"
    plain = label_roles(lines_of("p", text), document("p"))
    assert plain["role"].to_list() == ["title", "heading", "body"]
    declared = label_roles(lines_of("p", text), document("p", html_title="修好一条大水渠_绿河网"))
    assert declared["role"].to_list()[1:] == ["title", "body"]


def test_headlines_are_the_links_without_heads_and_dashes():
    text = (
        f"绿河:旱地变水田\n{PROSE}\n-\n上一篇\n相关推荐\n- 最近发表\n-\n- 稻田里的无人机飞起来了\n下一篇:山里来了放映队"
    )
    roles = label_roles(lines_of("p", text), document("p"))
    assert roles["role"].to_list()[2:] == ["related"] * 7
    assert read_headlines(roles)["headline"].to_list() == ["稻田里的无人机飞起来了", "山里来了放映队"]


def spans(**roles: str) -> dict[int, str]:
    """Return the role of each line from ranges: `body='4 6-9'`."""
    found = {}
    for role, lines in roles.items():
        for part in lines.split():
            first, _, last = part.partition("-")
            found |= dict.fromkeys(range(int(first), int(last or first) + 1), role)
    return found


REAL = {
    0: spans(title="1", dateline="2", byline="3", heading="5 10 14", body="4 6-9 11-13 15-20", related="21-83"),
    1: spans(navigation="1 25 28", title="3", dateline="5", heading="9 15 19", body="7 11 13 17 21 23"),
    2: spans(
        spam="1", navigation="3 67", title="5", heading="13 29 41", caption="61", keywords="63", related="65",
        footer="69-71", body="7 9 11 15 17 19 21 23 25 27 31 33 35 37 39 43 45 47 49 51 53 55 57 59",
    ),
    3: spans(
        navigation="1", footer="2 35 36", title="4", dateline="6 7", caption="11 12 18 19 25 26", byline="34",
        body="9 14 16 21 23 28 30 32",
    ),
    4: spans(
        bullet="5-7", title="9", byline="11", caption="15 19 21 49 53 103", name_list="113-117",
        heading="23 25 29 35 41 55 57 61 65 71 77 79 83 89 97 107",
        body="3 27 31 33 37 39 43 45 59 63 67 69 73 75 81 85 87 91 93 95 99 109 111",
    ),
}  # fmt: skip


@pytest.mark.parametrize("number", REAL)
def test_real_pages(number):
    lines = real_lines(number)
    roles = label_roles(lines, document(f"real{number}"))
    found = {row["line_no"]: row["role"] for row in roles.iter_rows(named=True) if row["role"] != "blank"}
    assert found == REAL[number]


def test_real_page_has_its_headlines():
    assert read_headlines(label_roles(real_lines(0), document("real0"))).height == 52
