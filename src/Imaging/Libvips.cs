using NetVips;

namespace Transmission.Imaging;

/// <summary>The native library, loaded when the first picture needs it: a build that remembers all of its pictures, or has none, does without.</summary>
internal static class Libvips
{
    private static readonly Lazy<bool> Loaded = new(Load);

    /// <summary>False on a machine for which there is none.</summary>
    public static bool IsAvailable => Loaded.Value;

    private static bool Load()
    {
        try
        {
            return Prepare();
        }
        catch (Exception missing) when (missing is TypeInitializationException or DllNotFoundException or BadImageFormatException or FileNotFoundException)
        {
            return false;
        }
    }

    private static bool Prepare()
    {
        if (!ModuleInitializer.VipsInitialized) return false;
        // Outputs are made on all processors at once already, and no picture is encoded twice.
        NetVips.NetVips.Concurrency = 1;
        Cache.Max = 0;
        Log.SetLogHandler("VIPS", Enums.LogLevelFlags.Warning, (_, _, _) => { }); // it would write to the terminal what we tell in our own words
        return true;
    }
}
