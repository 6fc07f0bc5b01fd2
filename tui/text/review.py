"""What ``gouji review`` and ``serve`` say before a screen opens."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "plain": ("逐行问答，不用全屏界面", "line by line, without the screens"),
    "ascii": ("旧终端：只用 ASCII 画线", "old terminals: draw with ASCII only"),
    "filing": ("直接打开第 N 号报告", "open filing N at once"),
    "port": ("端口（默认 8000）", "port (default 8000)"),
    "address": (
        "界面开在 {address}（只有本机打得开，按 Ctrl-C 结束）",
        "the screens are at {address} (this machine only; Ctrl-C ends)",
    ),
    "not-installed": ("没有装浏览器界面。", "The browser interface is not installed."),
    "install": (
        "请用 pip install 'gouji[serve]' 装上；或用 ssh 登录后运行 gouji review。",
        "Install it with pip install 'gouji[serve]', or run gouji review over ssh.",
    ),
    "port-taken": ("{port} 端口用不了：{why}。", "Port {port} cannot be used: {why}."),
    "port-wide": ("端口号是 0 到 65535", "ports are 0 to 65535"),
    "other-port": ("请用 --port 换一个端口。", "Choose another with --port."),
}
