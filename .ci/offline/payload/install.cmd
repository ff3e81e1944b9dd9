@echo off
rem Installs cdsplan without a network: install.cmd [FOLDER], or install.cmd --remove [FOLDER]
rem All of this file is ASCII: what is said in Vietnamese stands in files\python.txt and files\install.py.
setlocal EnableExtensions DisableDelayedExpansion
chcp 65001 >nul
set "FILES=%~dp0files"
if not exist "%FILES%\install.py" goto packed

rem Look for a Python, and let none be downloaded on the way.
set "PYTHON_MANAGER_AUTOMATIC_INSTALL=false"
set "PYTHON="
for %%v in (3.14 3.13 3.12 3.11) do call :try py -%%v
call :try python
call :try python3
if not defined PYTHON goto missing

%PYTHON% -I -X utf8 "%FILES%\install.py" %*
set "CODE=%ERRORLEVEL%"
goto end

:try
if defined PYTHON goto :eof
for %%p in (%1.exe) do if "%%~$PATH:p"=="" goto :eof
%* -E "%FILES%\fits.py" >nul 2>nul
if "%ERRORLEVEL%"=="0" set "PYTHON=%*"
goto :eof

:missing
type "%FILES%\python.txt"
py -E "%FILES%\fits.py" 2>nul
python -E "%FILES%\fits.py" 2>nul
set "CODE=1"
goto end

:packed
echo Hay giai nen ca tep zip (nhap chuot phai, Extract All), roi chay lai install.cmd.
echo Unpack the whole zip first (right click, Extract All), then run install.cmd again.
set "CODE=1"

:end
echo.
pause
exit /b %CODE%
