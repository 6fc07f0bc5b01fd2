#!/bin/sh
# 把 gouji 装给当前用户：不联网，不要编译器，不要 root；再装一次就是升级，案卷和设置不动。
# 位置可改：GOUJI_HOME（程序）、GOUJI_BIN（命令）、PYTHON（用哪个 Python）。
set -eu
umask 077
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
home=${GOUJI_HOME:-${XDG_DATA_HOME:-$HOME/.local/share}/gouji-app}
bin=${GOUJI_BIN:-$HOME/.local/bin}
version=$(cat "$here/VERSION")

stop() { echo "没有安装：$1" >&2; exit 1; }

usable() {
  command -v "$1" >/dev/null 2>&1 && "$1" -I - "$here/wheels" <<'PY' 2>/dev/null
import ensurepip, pathlib, sys, venv
tag = f"cp{sys.version_info.major}{sys.version_info.minor}"
has = any(f"-{tag}-{tag}-" in one.name for one in pathlib.Path(sys.argv[1]).glob("lxml-*.whl"))
raise SystemExit(0 if sys.version_info >= (3, 11) and has else 1)
PY
}

python=
for one in ${PYTHON:-} python3.14 python3.13 python3.12 python3.11 python3; do
  if usable "$one"; then python=$(command -v "$one"); break; fi
done
[ -n "$python" ] || stop "找不到合用的 Python。需要带 venv 的 Python：$(cat "$here/PYTHONS")（Debian、UOS、麒麟：python3-venv）；也可以用 PYTHON=路径 指定。"

if command -v sha256sum >/dev/null 2>&1; then
  (cd "$here" && sha256sum --quiet --check SHA256SUMS) || stop "安装包里有文件损坏或被改动，请重新拷贝。"
fi

mkdir -p "$home" "$bin" || stop "建不了文件夹 $home 或 $bin。"
new=$home/$version-$(date +%Y%m%d%H%M%S)-$$
trap 'rm -rf "$new"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
"$python" -I -m venv "$new" || stop "建不了 Python 环境（缺 python3-venv？磁盘满？）。"
PIP_CONFIG_FILE=/dev/null "$new/bin/python" -I -m pip --isolated --disable-pip-version-check install \
  --quiet --no-index --only-binary :all: --no-cache-dir --find-links "$here/wheels" \
  "gouji[serve]==$version" || stop "安装包不全，或者不是给这种机器的（$(cat "$here/PLATFORM")）。"
"$new/bin/gouji" check --fail-on never "$here/sample.txt" >/dev/null || stop "装好以后核对不了样本。"

if [ -e "$bin/gouji" ] && [ ! -L "$bin/gouji" ]; then
  stop "$bin/gouji 已有别的程序，不覆盖；请移走它，或用 GOUJI_BIN=文件夹 指定别处。"
fi
before=$(readlink "$bin/gouji" 2>/dev/null || true)
ln -s "$new/bin/gouji" "$bin/.gouji.$$" && mv -f "$bin/.gouji.$$" "$bin/gouji"
trap - EXIT
# 正在用着的上一版留着，更早的删去。
for old in "$home"/*/; do
  old=${old%/}
  case $before in "$old"/*) continue ;; esac
  [ "$old" = "$new" ] || rm -rf "$old"
done
echo "装好了 gouji $version：$bin/gouji"
case ":$PATH:" in
  *":$bin:"*) ;;
  *) echo "$bin 不在 PATH 里：请在 ~/.profile 里加一行  export PATH=\"$bin:\$PATH\"  再重新登录。" ;;
esac
