using Transmission.Model;
using Transmission.Read;

namespace Tests;

/// <summary>What the build put beside the tests.</summary>
internal static class InstalledTheme
{
    public static Installation Files { get; } = InstallationReader.Read(InstallationReader.DefaultFolder);
}
