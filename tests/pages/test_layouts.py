"""Whole pages as sites of several kinds lay them out. Each line is its role, a blank, its text."""

import pytest
from page_frames import PROSE, labelled, parts

PAGES = {
    "an official document's table": f"""
navigation 首页>公示公告
dateline 索 引 号:0140/2023-00123
dateline 发文机关:绿河县人民政府办公室
dateline 成文日期:2023年4月18日
title 关于做好春灌工作的通知
body {PROSE}
navigation 打印本页 关闭窗口""",
    "other stories above the title": f"""
navigation 绿河网 > 新闻频道 > 水利要闻
related 相关阅读:
related 山里来了放映队送电影下乡 2023-04-02
related · 稻田里的无人机飞起来了
title 水渠通到田头_绿河热线
title 水渠通到田头
dateline 2023-04-18 09:12
body {PROSE}""",
    "links with their days, without a head": f"""
title 水渠通到田头
body {PROSE}
byline 责任编辑:王磊
related [04-02] 山里来了放映队:送电影下乡
related [04-03] 稻田里的无人机飞起来了?
related 多地调整公共交通票价引发讨论 (04-05)""",
    "links and their days on lines of their own": f"""
title 水渠通到田头
body {PROSE}
related 延伸阅读
related • 山里来了放映队送电影下乡
related 2023-04-02
related • 稻田里的无人机飞起来了
related 2023-04-03
navigation 网友评论""",
    "a portal's buttons": f"""
navigation 打开
title 水渠通到田头
dateline 绿河日报
dateline 04-18 09:12
navigation 语音播报 缩小字体 放大字体 收藏 微博 微信 分享 0
body {PROSE}
navigation 分享让更多人看到
navigation 请遵守法律法规,文明上网理性发言
footer 平台声明:该文观点仅代表作者本人。""",
    "an account's post": f"""
title 水渠通到田头
dateline 原创 王磊 绿河发布 2023-04-18 09:12 发表于江苏
body {PROSE}
dateline 来源 | 绿河日报
byline 编辑 | 王磊
navigation 阅读原文
related 喜欢此内容的人还喜欢""",
    "headings by number, mark and rank": f"""
title 水渠通到田头
body {PROSE}
heading 第一,先修渠
body {PROSE}
heading ▍再分水
caption 渠边的稻田。绿河日报 图
body {PROSE}
heading 一是管得住
body 王磊参加调研。(编辑:赵敏)""",
    "a headline that joins two names is whole": f"""
navigation 首页 > 正文
title 绿河-东山水利合作会开幕
body {PROSE}
footer Copyright © 2023 东山水利网""",
}


@pytest.mark.parametrize("name", PAGES)
def test_every_line_has_its_role(name):
    assert labelled(PAGES[name]) == parts(PAGES[name])
