"""What Windows is told about the program: its version and names, and how it wants to be shown."""

from typing import Any

from delivery.places import NAME, PUBLISHER, TITLE, version

JAPANESE, UNICODE = 0x0411, 1200


def version_resource() -> Any:
    """The version resource, as PyInstaller wants it; Japanese texts."""
    from PyInstaller.utils.win32 import versioninfo

    numbers = (*(int(part) for part in version().split(".")), 0)
    texts = {
        "CompanyName": PUBLISHER,
        "FileDescription": f"{TITLE}（ゼロカーボン連携協定 進行管理）",
        "FileVersion": ".".join(map(str, numbers)),
        "InternalName": NAME,
        "LegalCopyright": "MIT License",
        "OriginalFilename": f"{NAME}.exe",
        "ProductName": TITLE,
        "ProductVersion": version(),
    }
    table = [versioninfo.StringStruct(name, text) for name, text in texts.items()]
    fixed = versioninfo.FixedFileInfo(filevers=numbers, prodvers=numbers)
    strings = versioninfo.StringFileInfo([versioninfo.StringTable(f"{JAPANESE:04X}{UNICODE:04X}", table)])
    language = versioninfo.VarFileInfo([versioninfo.VarStruct("Translation", [JAPANESE, UNICODE])])
    return versioninfo.VSVersionInfo(ffi=fixed, kids=[strings, language])


def manifest() -> str:
    """Sharp on every monitor, paths longer than 260 characters, no rights asked for, Windows 10 and 11."""
    return """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<assembly xmlns="urn:schemas-microsoft-com:asm.v1" manifestVersion="1.0">
  <trustInfo xmlns="urn:schemas-microsoft-com:asm.v3"><security><requestedPrivileges>
    <requestedExecutionLevel level="asInvoker" uiAccess="false"/>
  </requestedPrivileges></security></trustInfo>
  <compatibility xmlns="urn:schemas-microsoft-com:compatibility.v1"><application>
    <supportedOS Id="{8e0f7a12-bfb3-4fe8-b9a5-48fd50a15a9a}"/>
  </application></compatibility>
  <application xmlns="urn:schemas-microsoft-com:asm.v3"><windowsSettings>
    <dpiAware xmlns="http://schemas.microsoft.com/SMI/2005/WindowsSettings">true/pm</dpiAware>
    <dpiAwareness xmlns="http://schemas.microsoft.com/SMI/2016/WindowsSettings">PerMonitorV2, PerMonitor</dpiAwareness>
    <longPathAware xmlns="http://schemas.microsoft.com/SMI/2016/WindowsSettings">true</longPathAware>
  </windowsSettings></application>
  <dependency><dependentAssembly>
    <assemblyIdentity type="win32" name="Microsoft.Windows.Common-Controls" version="6.0.0.0"
      processorArchitecture="*" publicKeyToken="6595b64144ccf1df" language="*"/>
  </dependentAssembly></dependency>
</assembly>
"""
