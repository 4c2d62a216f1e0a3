using System.Text;

namespace Transmission.Write;

/// <summary>A file for an author to go on with. Nothing is ever written over.</summary>
public static class NewFile
{
    public static bool IsThere(string folder, string path) => Path.Exists(Path.Combine(folder, path));

    /// <returns>Its path, beginning with the folder as it was named.</returns>
    /// <exception cref="IOException">It is there already, or cannot be written.</exception>
    public static string Write(string folder, string path, string text)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write);
        stream.Write(Encoding.UTF8.GetBytes(text));
        return file;
    }
}
