#!/bin/sh
# 卸下 install.sh 装的 gouji；案卷、名册、设置都留着。
set -eu
data=${XDG_DATA_HOME:-$HOME/.local/share}
home=${GOUJI_HOME:-$data/gouji-app}
bin=${GOUJI_BIN:-$HOME/.local/bin}
case $(readlink "$bin/gouji" 2>/dev/null || true) in "$home"/*) rm -f "$bin/gouji" ;; esac
if [ -d "$home" ]; then
  for one in "$home"/*/; do
    [ -f "${one}pyvenv.cfg" ] && rm -rf "${one%/}"
  done
  rmdir "$home" 2>/dev/null || echo "$home 里还有别的东西，没有删：请自己看看。"
  echo "卸下了 gouji。案卷和设置留在 $data/gouji，不要了请自己删。"
else
  echo "这里没有装 gouji（$home）。"
fi
