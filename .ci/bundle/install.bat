@echo off
chcp 65001 >nul
rem Installs gouji for the current user: no network, no compiler, no administrator.
setlocal
set "HERE=%~dp0"
if not defined GOUJI_HOME set "GOUJI_HOME=%LOCALAPPDATA%\gouji-app"
set /p VERSION=<"%HERE%VERSION"
set "PY="
for %%v in (3.13 3.12 3.11) do if not defined PY py -%%v -c "import venv" >nul 2>nul && set "PY=py -%%v"
if not defined PY (
  echo 没有安装：找不到合用的 Python（3.11 到 3.13）。请先装官网的 Python。
  exit /b 1
)
set "NEW=%GOUJI_HOME%\%VERSION%-%RANDOM%"
%PY% -I -m venv "%NEW%" || (echo 没有安装：建不了 Python 环境。 & exit /b 1)
set "PIP_CONFIG_FILE=NUL"
"%NEW%\Scripts\python" -I -m pip --isolated --disable-pip-version-check install --quiet --no-index --only-binary :all: --no-cache-dir --find-links "%HERE%wheels" "gouji[serve]==%VERSION%" || (rmdir /s /q "%NEW%" & echo 没有安装：安装包不全，或者不是给这种机器的。 & exit /b 1)
"%NEW%\Scripts\gouji" check --fail-on never "%HERE%sample.txt" >nul || (rmdir /s /q "%NEW%" & echo 没有安装：装好以后核对不了样本。 & exit /b 1)
(echo @"%NEW%\Scripts\gouji.exe" %%*) > "%GOUJI_HOME%\gouji.bat"
echo 装好了 gouji %VERSION%：%GOUJI_HOME%\gouji.bat
echo 请把 %GOUJI_HOME% 加进 PATH（系统设置，环境变量）。
