@echo off
rem The two commands of the Makefile for Windows:  make run   make test
setlocal
cd /d "%~dp0"
set "PY=py -3"
where py >nul 2>nul || set "PY=python"
if "%~1"=="run" goto run
if "%~1"=="test" goto test
echo   make run    open the program on the sample school
echo   make test   run all tests, without a screen
exit /b 2

:run
%PY% installer\bootstrap.py || exit /b 1
.venv\Scripts\peerdesk.exe --sample
exit /b %ERRORLEVEL%

:test
%PY% installer\bootstrap.py || exit /b 1
set QT_QPA_PLATFORM=offscreen
.venv\Scripts\python.exe -m pytest -n 2
exit /b %ERRORLEVEL%
