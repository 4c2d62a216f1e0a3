using System.Runtime.InteropServices;
using System.Text;
using Microsoft.ClearScript.V8;

namespace Transmission.Scripting;

/// <summary>
/// What V8 itself is told before its first engine is made. ClearScript passes on two or three flags of its own, but its library has V8's function for
/// all of them (<c>v8::V8::SetFlagsFromString(const char*)</c>, v8-initialization.h), where its linker leaves it visible, as on Linux. Where it
/// does not, an engine is a little slower.
/// </summary>
internal static unsafe class EngineFlags
{
    private const string SetFlags = "_ZN2v82V818SetFlagsFromStringEPKc"; // by the Itanium C++ ABI, 5.1

    /// <summary>
    /// A build is over before TurboFan's code has earned what it costs to make: with Maglev as the last compiler ten thousand formulas take as long,
    /// and a first build of a thousand articles a tenth less of both processors. The heap of new objects has one size from its beginning: it would grow to twice that at once, and be no faster.
    /// Regular expressions are compiled when they are first used: those of a grammar are used thousands of times, and interpreting them first cost a fifth of highlighting.
    /// </summary>
    private static readonly string[] Flags = ["--maglev-as-top-tier", "--min-semi-space-size=8", "--max-semi-space-size=8", "--no-regexp-tier-up"];

    private static readonly Lazy<bool> Given = new(Give);

    /// <summary>Whether V8 has them. Once a process; V8 reads none after its first engine.</summary>
    public static bool Ensure() => Given.Value;

    private static bool Give()
    {
        if (!NativeLibrary.TryLoad(LibraryName, typeof(V8Runtime).Assembly, null, out var library) || !NativeLibrary.TryGetExport(library, SetFlags, out var address)) return false;
        var set = (delegate* unmanaged[Cdecl]<byte*, void>)address;
        foreach (var flag in Flags)
        {
            fixed (byte* text = Encoding.ASCII.GetBytes(flag + '\0')) set(text);
        }
        return true;
    }

    /// <summary>As ClearScript names it; it is the one that is loaded already, or will be.</summary>
    private static string LibraryName => $"ClearScriptV8.{(OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux")}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}{(OperatingSystem.IsWindows() ? ".dll" : OperatingSystem.IsMacOS() ? ".dylib" : ".so")}";
}
