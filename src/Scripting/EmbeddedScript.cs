namespace Transmission.Scripting;

/// <summary>The scripts that lie among the sources, beside the class that calls them.</summary>
public static class EmbeddedScript
{
    /// <param name="name">The file's, without its folder.</param>
    public static byte[] Read(string name)
    {
        using var stream = typeof(EmbeddedScript).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
