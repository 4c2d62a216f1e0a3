using Transmission.Model;
using Transmission.Read;

namespace Tests;

/// <summary>What the build put beside the tests.</summary>
internal static class InstalledTheme
{
    public static Installation Files { get; } = InstallationReader.Read(InstallationReader.DefaultFolder);
}

/// <summary>One engine for the tests of a class: making one takes longer than most of them.</summary>
public sealed class SharedScriptHost : IDisposable
{
    public Transmission.Scripting.ScriptHost Host { get; } = new();

    public void Dispose() => Host.Dispose();
}
