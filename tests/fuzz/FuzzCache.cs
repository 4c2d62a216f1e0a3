using System.Globalization;
using Transmission.Caching;

namespace Tests.Fuzz;

/// <summary>Files of the cache with any damage: what is read is what was kept, or nothing.</summary>
internal static class FuzzCache
{
    private const int Results = 40;

    public static void Try(string seed)
    {
        var random = new Random(int.TryParse(seed, CultureInfo.InvariantCulture, out var number) ? number : 0);
        using var folder = new TemporaryFolder();
        using (var cache = Open(folder)) for (var i = 0; i < Results; i++) cache.Keep(Key(i), Result(i));
        var file = Directory.GetFiles(folder.Path).Single();
        File.WriteAllBytes(file, Damaged(File.ReadAllBytes(file), random));
        using (var cache = Open(folder))
        {
            AreRight(cache);
            for (var i = 0; i < Results; i++) cache.Keep(Key(i), Result(i));
            cache.Flush(isWholeBuild: true);
        }
        using (var cache = Open(folder)) AreRight(cache);
    }

    private static byte[] Damaged(byte[] bytes, Random random)
    {
        for (var times = random.Next(1, 20); times > 0 && bytes.Length > 0; times--)
        {
            var at = random.Next(4) == 0 ? Math.Max(0, bytes.Length - 1 - random.Next(64)) : random.Next(bytes.Length);
            switch (random.Next(5))
            {
                case 0: bytes = bytes[..at]; break;
                case 1: bytes = [.. bytes[..at], .. bytes[random.Next(bytes.Length)..]]; break;
                case 2: bytes[at] = 0xFF; break;
                default: bytes[at] = (byte)random.Next(256); break;
            }
        }
        return bytes;
    }

    private static void AreRight(CacheStore cache)
    {
        for (var i = 0; i < Results; i++) FuzzFault.Unless(!cache.TryGet(Key(i), out string result) || result == Result(i), "what is read is what was kept", () => result);
    }

    private static CacheStore Open(TemporaryFolder folder) => new(folder.Path, _ => { });

    private static CacheKey Key(int i) => CacheKey.Of("fuzz", "1", i.ToString(CultureInfo.InvariantCulture));

    private static string Result(int i) => $"<span>结果 {i}</span>{new string('.', i * 31 % 700)}";
}
