@echo off
rem Runs Areogan; builds it first where that has not been done.
rem After a change of the sources, "mvnw -B -q -DskipTests package" builds it again.
rem
rem   JAVA_HOME            the JDK to use, otherwise the one on the PATH
rem   AREOGAN_PROFILE      "torch-cuda" (LibTorch) or "cuda" (ND4J) builds and runs a variant for NVIDIA GPUs
rem   AREOGAN_JAVA_OPTS    options for the Java machine, such as -Xmx8g
setlocal
set "ROOT=%~dp0"
set "PROFILE=%AREOGAN_PROFILE%"
if not defined PROFILE set "PROFILE=cpu"
set "OPTION="
if /i "%PROFILE%"=="cuda" set "OPTION=-Pcuda -Dtorch=false"
if /i "%PROFILE%"=="torch-cuda" set "OPTION=-Ptorch-cuda"
if /i not "%PROFILE%"=="cpu" if not defined OPTION (
  echo areogan: AREOGAN_PROFILE is "%PROFILE%"; it can be "cpu", "cuda" or "torch-cuda". 1>&2
  exit /b 1
)
if /i "%~1"=="spark" (
  echo areogan: "areogan spark" does not run on Windows; take "areogan segment", or Linux, such as WSL. 1>&2
  exit /b 1
)
set "PROGRAM=%ROOT%src\target\%PROFILE%\areogan.jar"

set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
if defined JAVA_HOME if not exist "%JAVA%" (
  echo areogan: JAVA_HOME is "%JAVA_HOME%", where there is no bin\java.exe. Point it at a JDK 17 or newer, or unset it. 1>&2
  exit /b 1
)
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
  echo areogan: no Java found. Install a JDK 17 or newer, for example Eclipse Temurin, and set JAVA_HOME. 1>&2
  exit /b 1
)
rem 'openjdk version "17.0.15" ...' gives 17, 'java version "1.8.0_402"' gives 8. The command's outer quotes are for the shell
rem that runs it, which takes them away; carets hide them from this one, since what it takes for quoted keeps its carets.
set "VERSION="
for /f "tokens=2,3" %%u in ('^""%JAVA%" -version 2^>^&1^"') do if "%%~u"=="version" if not defined VERSION set "VERSION=%%~v"
set "MAJOR="
for /f "delims=._-+ tokens=1,2" %%m in ("%VERSION%") do if "%%m"=="1" (set "MAJOR=%%n") else set "MAJOR=%%m"
if not defined MAJOR (
  echo areogan: "%JAVA%" -version does not tell its version. Point JAVA_HOME at a JDK 17 or newer. 1>&2
  exit /b 1
)
if %MAJOR% lss 17 (
  echo areogan: "%JAVA%" is Java %MAJOR%. Install a JDK 17 or newer and point JAVA_HOME at it. 1>&2
  exit /b 1
)

if exist "%PROGRAM%" goto run
set "COMPILER=javac"
if defined JAVA_HOME set "COMPILER=%JAVA_HOME%\bin\javac.exe"
"%COMPILER%" -version >nul 2>&1
if errorlevel 1 (
  echo areogan: "%JAVA%" has no compiler beside it. Install a JDK, not only a JRE, 17 or newer and point JAVA_HOME at it. 1>&2
  exit /b 1
)
echo areogan: building (the first time takes some minutes and fetches libraries) 1>&2
pushd "%ROOT%"
call "%ROOT%mvnw.cmd" -B -q -DskipTests -Dspark=false %OPTION% package 1>&2 <nul
set "RESULT=%ERRORLEVEL%"
popd
if not "%RESULT%"=="0" (
  echo areogan: the build failed; its messages are above. 1>&2
  exit /b 1
)

:run
rem Java's own way with a heap is to let it grow by hundreds of megabytes before it looks for what nobody needs any more.
rem "segment" and "serve" need little beside their arrays, and answer sooner from a heap that stays in the same small memory.
rem Only one collector may be named, so the user's goes first, wherever Java finds it; a file of options may name one. A heap
rem must not begin larger than the user lets it grow.
set "HEAP="
set "SMALL="
set "FIRST="
if "%~1"=="segment" set "SMALL=-XX:NewSize=16m -XX:MaxNewSize=16m"
if "%~1"=="segment" set "FIRST=-Xms48m"
if "%~1"=="serve" set "FIRST=-Xms128m -XX:NewSize=64m -XX:MaxNewSize=64m"
if not defined FIRST goto archive
for %%v in (AREOGAN_JAVA_OPTS JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS) do (
  set %%v 2>nul | findstr /r /c:"-XX:+Use.*GC" /c:"[= ]@" >nul && goto archive
  set %%v 2>nul | findstr /l /c:"-Xmx" /c:"-XX:MaxHeapSize=" >nul && set "FIRST="
)
set "HEAP=-XX:+UseSerialGC %SMALL% %FIRST% -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=20"

:archive
rem From Java 19 on, the first "segment" leaves an archive of its classes as it ends, and later starts are faster. Java makes
rem it anew where it does not fit, and says nothing of it. In a run of seconds the optimizing compiler may come later.
set "FAST="
if %MAJOR% lss 19 goto start
if not "%~1"=="segment" goto start
set "FAST=-XX:+AutoCreateSharedArchive -Xshare:auto -Xlog:cds=off -Xlog:cds+dynamic=off"
set "FAST=%FAST% -XX:Tier4InvocationThreshold=200000 -XX:Tier4CompileThreshold=500000 -XX:Tier4BackEdgeThreshold=1000000"
set FAST=%FAST% "-XX:SharedArchiveFile=%ROOT%src\target\%PROFILE%\classes.jsa"

:start
rem The limits of "serve" bound its memory; Java need not look at all of it whenever something native is made.
set "MOST=300%%"
if "%~1"=="serve" set "MOST=0"
"%JAVA%" -XX:MaxRAMPercentage=30 -Dorg.bytedeco.javacpp.maxBytes=200%% -Dorg.bytedeco.javacpp.maxPhysicalBytes=%MOST% -Djava.awt.headless=true -Djdk.console=java.base %HEAP% %FAST% %AREOGAN_JAVA_OPTS% -jar "%PROGRAM%" %*
exit /b %ERRORLEVEL%
