@echo off
rem Starts Polyfeed with the collector and the compiler that pay for it. What POLYFEED_OPTS holds
rem goes to Java. Labels instead of blocks: a path may hold brackets, which end a block.
setlocal EnableExtensions DisableDelayedExpansion

set "home=%~dp0.."
set "POLYFEED_COMMAND=%~f0"
rem No terminal is known here that can go back to the beginning of a line.
set "POLYFEED_TERMINAL="

if not defined JAVA_HOME goto onpath
set "java=%JAVA_HOME:"=%\bin\java.exe"
if exist "%java%" goto found
goto nojava

:onpath
set "java=java.exe"
where /q java.exe
if not errorlevel 1 goto found

:nojava
>&2 echo polyfeed needs Java 17 or newer: install one, or set JAVA_HOME to where it is.
exit /b 127

:found
rem The compiler that optimises most pays only where very much is to be made; and that is so where
rem a big site has no cache yet.
set "compiler=-XX:TieredStopAtLevel=1"
if not "%~1"=="generate" goto start
set "site=."
set "seeds="

rem cmd takes = for a space, so that --site=news arrives here as --site news.
:next
if "%~1"=="" goto count
if "%~1"=="--site" set "site=%~2"
if "%~1"=="--seeds" set "seeds=%~2"
shift /1
goto next

:count
if not defined site goto start
if not defined seeds set "seeds=%site%\seeds"
if exist "%site%\.polyfeed\cache" goto start
if not exist "%seeds%\" goto start
set "files=0"
for /f %%n in ('dir /a-d /b /s "%seeds%" 2^>nul ^| find /c /v ""') do set "files=%%n"
if %files% geq 20000 set "compiler=-XX:+TieredCompilation"

:start
"%java%" -XX:+UseSerialGC %compiler% %POLYFEED_OPTS% -jar "%home%\polyfeed.jar" %*
exit /b %ERRORLEVEL%
