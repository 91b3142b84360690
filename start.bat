@echo off
rem Double-click: finds a Python, the rest is scripts\start.py. ASCII up to the messages at the end.
setlocal
chcp 65001 >nul
if not exist "%~dp0scripts\start.py" goto zipped
set "PYTHONUTF8=1"
set "PYTHON_MANAGER_AUTOMATIC_INSTALL=false"
set "CHECK=import sys; sys.exit(sys.version_info < (3, 11))"
if exist "%~dp0python\python.exe" goto inside
set "FOUND=py -3"
%FOUND% -c "%CHECK%" >nul 2>nul
if not errorlevel 1 goto found
set "FOUND=python"
%FOUND% -c "%CHECK%" >nul 2>nul
if not errorlevel 1 goto found
set "FOUND=python3"
%FOUND% -c "%CHECK%" >nul 2>nul
if not errorlevel 1 goto found
goto nopython

:inside
set FOUND="%~dp0python\python.exe"

:found
%FOUND% "%~dp0scripts\start.py" %*
if errorlevel 1 pause
exit /b

:nopython
start "" "%~dp0scripts\python-missing.html"
echo.
echo ยังไม่มี Python 3.11 ขึ้นไปในเครื่องนี้ (Python 3.11 or newer was not found.)
echo 1. ดาวน์โหลดจาก https://www.python.org/downloads/windows/ เลือก Windows installer (64-bit)
echo 2. ตอนติดตั้ง ทำเครื่องหมายที่ Add python.exe to PATH
echo 3. ติดตั้งเสร็จแล้ว ดับเบิลคลิก start.bat อีกครั้ง
pause
exit /b 1

:zipped
echo.
echo ต้องแตกไฟล์ zip ก่อน (Extract the zip file first.)
echo คลิกขวาที่ไฟล์ zip เลือก Extract All แล้วเปิด start.bat ในโฟลเดอร์ที่ได้
pause
exit /b 1
