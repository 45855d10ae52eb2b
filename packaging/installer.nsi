; The installer: for one person, without rights of an administrator, in Japanese and English.
;   makensis -WX -INPUTCHARSET UTF8 -DVERSION=1.2.3 -DBUNDLE=dir -DLISTS=dir -DOUT=setup.exe installer.nsi
; LISTS holds install.nsh and uninstall.nsh, made by delivery/installer.py from the bundle: the uninstaller removes the
; files named there and nothing else. Silent: /S, folder: /D=C:\path (last, without quotes), desktop: /DESKTOP.
; Exit codes: 0 done, 1 cancelled, 2 failed, 3 the program is running, 4 this Windows is too old.
Unicode true
Target amd64-unicode
!define NAME "Renkei"
!define ENDING ".renkei"
!define KIND "Renkei.Record.1"
!define REGISTERED "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define CLASSES "Software\Classes"
!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WinVer.nsh
!include x64.nsh

Name "$(title)"
BrandingText "${NAME} ${VERSION}"
OutFile "${OUT}"
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS all
ManifestLongPathAware true
!ifdef QUICK
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif
!ifdef SIGN
  !finalize '${SIGN} "%1"' = 0
  !uninstfinalize '${SIGN} "%1"' = 0
!endif
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${REGISTERED}" "InstallLocation"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_WELCOMEPAGE_TEXT "$(welcome)"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\${NAME}.exe"
!define MUI_COMPONENTSPAGE_NODESC
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Japanese"
!insertmacro MUI_LANGUAGE "English"

LangString title ${LANG_JAPANESE} "連携"
LangString title ${LANG_ENGLISH} "Renkei"
LangString record ${LANG_JAPANESE} "連携の記録"
LangString record ${LANG_ENGLISH} "Renkei record"
LangString program ${LANG_JAPANESE} "連携（必須）"
LangString program ${LANG_ENGLISH} "Renkei (required)"
LangString association ${LANG_JAPANESE} ".renkei をダブルクリックで開く"
LangString association ${LANG_ENGLISH} "Open .renkei with a double click"
LangString desktop ${LANG_JAPANESE} "デスクトップにショートカットを置く"
LangString desktop ${LANG_ENGLISH} "Shortcut on the desktop"
LangString welcome ${LANG_JAPANESE} "連携 ${VERSION} をこの利用者のために入れます。管理者の権限はいりません。$\r$\n$\r$\n前の版があるときは入れ替えます。記録と設定はそのまま残ります。$\r$\n$\r$\n連携を開いているときは、終了してから「次へ」を押してください。"
LangString welcome ${LANG_ENGLISH} "This installs Renkei ${VERSION} for you alone. No rights of an administrator are needed.$\r$\n$\r$\nAn earlier version is replaced. Records and settings stay as they are.$\r$\n$\r$\nIf Renkei is open, please close it before you go on."
LangString running ${LANG_JAPANESE} "連携が起動しています。終了してから、もう一度実行してください。"
LangString running ${LANG_ENGLISH} "Renkei is running. Close it and start again."
LangString too_old ${LANG_JAPANESE} "Windows 10（1809）以降の64ビット版が必要です。"
LangString too_old ${LANG_ENGLISH} "Windows 10 (1809) or later, 64 bit, is needed."
LangString kept ${LANG_JAPANESE} "前の版を取り除けませんでした。連携をアンインストールしてから、もう一度実行してください。"
LangString kept ${LANG_ENGLISH} "The earlier version could not be removed. Uninstall Renkei and start again."

VIProductVersion "${VERSION}.0"
VIFileVersion "${VERSION}.0"
!macro Told language title description
  VIAddVersionKey /LANG=${language} "ProductName" "${title}"
  VIAddVersionKey /LANG=${language} "FileDescription" "${description}"
  VIAddVersionKey /LANG=${language} "FileVersion" "${VERSION}.0"
  VIAddVersionKey /LANG=${language} "ProductVersion" "${VERSION}"
  VIAddVersionKey /LANG=${language} "CompanyName" "${NAME}"
  VIAddVersionKey /LANG=${language} "LegalCopyright" "MIT License"
!macroend
!insertmacro Told 1041 "連携" "連携 インストーラー"
!insertmacro Told 1033 "Renkei" "Renkei installer"

; A program that runs cannot be written to; its worker processes are the same file.
!macro RefuseWhileRunning
  ${If} ${FileExists} "$INSTDIR\${NAME}.exe"
    ClearErrors
    FileOpen $0 "$INSTDIR\${NAME}.exe" a
    ${If} ${Errors}
      MessageBox MB_OK|MB_ICONEXCLAMATION "$(running)" /SD IDOK
      SetErrorLevel 3
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

Function .onInit
  ${IfNot} ${AtLeastBuild} 17763
  ${OrIfNot} ${RunningX64}
    MessageBox MB_OK|MB_ICONSTOP "$(too_old)" /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}
  !insertmacro RefuseWhileRunning
  ${GetParameters} $1
  ClearErrors
  ${GetOptions} $1 "/DESKTOP" $2
  ${IfNot} ${Errors}
    SectionGetFlags 2 $3
    IntOp $3 $3 | 1
    SectionSetFlags 2 $3
  ${EndIf}
  ClearErrors
FunctionEnd

Function un.onInit
  !insertmacro RefuseWhileRunning
FunctionEnd

Section "$(program)"
  SectionIn RO
  SetShellVarContext current
  !insertmacro RefuseWhileRunning
  ; What the version before put there goes first, by that version's own list.
  ${If} ${FileExists} "$INSTDIR\uninstall.exe"
    CopyFiles /SILENT "$INSTDIR\uninstall.exe" "$PLUGINSDIR\earlier.exe"
    ClearErrors
    ExecWait '"$PLUGINSDIR\earlier.exe" /S /UPGRADE _?=$INSTDIR' $0
    ${If} ${Errors}
    ${OrIf} $0 <> 0
      MessageBox MB_OK|MB_ICONSTOP "$(kept)" /SD IDOK
      SetErrorLevel 2
      Quit
    ${EndIf}
  ${EndIf}
  !include "${LISTS}/install.nsh"
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortCut "$SMPROGRAMS\連携.lnk" "$INSTDIR\${NAME}.exe"
  WriteRegStr HKCU "${REGISTERED}" "DisplayName" "$(title)"
  WriteRegStr HKCU "${REGISTERED}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${REGISTERED}" "Publisher" "${NAME}"
  WriteRegStr HKCU "${REGISTERED}" "DisplayIcon" "$INSTDIR\${NAME}.exe,0"
  WriteRegStr HKCU "${REGISTERED}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${REGISTERED}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${REGISTERED}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${REGISTERED}" "NoModify" 1
  WriteRegDWORD HKCU "${REGISTERED}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${REGISTERED}" "EstimatedSize" $0
SectionEnd

Section "$(association)"
  WriteRegStr HKCU "${CLASSES}\${ENDING}" "" "${KIND}"
  WriteRegStr HKCU "${CLASSES}\${ENDING}\OpenWithProgids" "${KIND}" ""
  WriteRegStr HKCU "${CLASSES}\${KIND}" "" "$(record)"
  WriteRegStr HKCU "${CLASSES}\${KIND}\DefaultIcon" "" "$INSTDIR\${NAME}.exe,0"
  WriteRegStr HKCU "${CLASSES}\${KIND}\shell\open\command" "" '"$INSTDIR\${NAME}.exe" "%1"'
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section /o "$(desktop)"
  SetShellVarContext current
  CreateShortCut "$DESKTOP\連携.lnk" "$INSTDIR\${NAME}.exe"
SectionEnd

Section "Uninstall"
  SetShellVarContext current
  SetOutPath "$TEMP"
  !include "${LISTS}/uninstall.nsh"
  ${GetParameters} $1
  ClearErrors
  ${GetOptions} $1 "/UPGRADE" $2
  ${If} ${Errors}
    Call un.Forget
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\${NAME}.exe"
    SetErrorLevel 2
  ${EndIf}
SectionEnd

Function un.Forget
  Delete "$SMPROGRAMS\連携.lnk"
  Delete "$DESKTOP\連携.lnk"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  ReadRegStr $0 HKCU "${CLASSES}\${ENDING}" ""
  ${If} $0 == "${KIND}"
    DeleteRegValue HKCU "${CLASSES}\${ENDING}" ""
  ${EndIf}
  DeleteRegValue HKCU "${CLASSES}\${ENDING}\OpenWithProgids" "${KIND}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\${ENDING}\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\${ENDING}"
  DeleteRegKey HKCU "${CLASSES}\${KIND}"
  DeleteRegKey HKCU "${REGISTERED}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
FunctionEnd
