using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Transmission.Caching;

/// <summary>
/// Names one pure computation: which function, which version of it, and every input it reads.
/// Two keys are equal only where the results must be, since each part goes in with its length.
/// </summary>
public readonly record struct CacheKey(UInt128 Digest)
{
    public static CacheKey Of(string function, string version, params ReadOnlySpan<string> inputs)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, function);
        Append(hash, version);
        foreach (var input in inputs) Append(hash, input);
        Span<byte> digest = stackalloc byte[32];
        hash.GetHashAndReset(digest);
        return new CacheKey(BinaryPrimitives.ReadUInt128LittleEndian(digest));
    }

    private static void Append(IncrementalHash hash, string part)
    {
        var bytes = Encoding.UTF8.GetBytes(part);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
