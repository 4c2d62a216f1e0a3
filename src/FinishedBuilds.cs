using System.Buffers.Binary;
using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Transmission.Caching;
using Transmission.Model;

namespace Transmission;

/// <summary>
/// Remembers builds under all that they are made from: every byte of the input and of what lies beside the program, the program itself and how it was
/// called. Where nothing of it has changed, and the published folder holds what that build made, byte for byte, there is nothing to do.
/// </summary>
internal sealed class FinishedBuilds(ICache cache, string madeFrom)
{
    private int _outdated; // of builds that were made from the same, and are so no longer; each stays under a key of its own
    /// <param name="input">With site.yml, if there is one.</param>
    /// <param name="asked">What was asked for, apart from «now» and the number of threads.</param>
    /// <param name="program">Of which assemblies the result is.</param>
    public static string DigestOf(IEnumerable<SourceFile> input, Installation installation, ReadOnlySpan<object> program, params ReadOnlySpan<string> asked)
    {
        var hash = new XxHash128();
        foreach (var file in input)
        {
            Append(hash, file.Path.Value);
            Append(hash, file.Bytes.Span);
        }
        Append(hash, installation.Digest);
        foreach (var part in program) Append(hash, part.GetType().Module.ModuleVersionId.ToString());
        foreach (var word in asked) Append(hash, word);
        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    /// <summary>What a build gave that was made from the same; null where there is none, or where the time since has changed it.</summary>
    public FinishedBuild? Recall(DateTimeOffset now)
    {
        for (_outdated = 0; cache.TryGet(Key, Read, out var known); _outdated++)
            if (known.HoldsAt(now)) return known;
        return null;
    }

    private CacheKey Key => CacheKey.Of("build", "2", madeFrom, _outdated.ToString(CultureInfo.InvariantCulture));

    /// <summary>After <see cref="Recall"/> has found nothing, or what it found has been published over.</summary>
    public void Keep(FinishedBuild build)
    {
        if (cache.Contains(Key)) return;
        var writer = new ByteWriter();
        build.Write(writer);
        cache.Keep(Key, writer.Written);
    }

    private static FinishedBuild Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new ByteReader(bytes);
        return FinishedBuild.Read(ref reader);
    }

    private static void Append(XxHash128 hash, string text) => Append(hash, MemoryMarshal.AsBytes(text.AsSpan()));

    private static void Append(XxHash128 hash, ReadOnlySpan<byte> part)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, part.Length);
        hash.Append(length);
        hash.Append(part);
    }
}
