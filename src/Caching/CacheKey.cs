using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Transmission.Caching;

/// <summary>
/// Names one pure computation: which function, which version of it, and every input it reads.
/// Two keys are equal only where the results must be, since each part goes in with its length.
/// An XXH3 of 128 bits in two numbers, because no method that touches a UInt128 can be compiled ahead of time. It resists chance, not an
/// attacker, and nobody but the author fills this cache; SHA-256 took a twentieth of a build in which nothing had changed.
/// </summary>
public readonly record struct CacheKey(ulong High, ulong Low) : IComparable<CacheKey>
{
    public static CacheKey Of(string function, string version, params ReadOnlySpan<string> inputs)
    {
        var size = SizeOf(function) + SizeOf(version);
        foreach (var input in inputs) size += SizeOf(input);

        // One call on one buffer: a hash that is fed part by part costs three times as much for a formula.
        var rented = size > 1024 ? ArrayPool<byte>.Shared.Rent(size) : null;
        var buffer = rented ?? stackalloc byte[1024];
        var rest = Write(Write(buffer, function), version);
        foreach (var input in inputs) rest = Write(rest, input);

        Span<byte> digest = stackalloc byte[2 * sizeof(ulong)];
        XxHash128.Hash(buffer[..size], digest);
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        return new CacheKey(BinaryPrimitives.ReadUInt64LittleEndian(digest), BinaryPrimitives.ReadUInt64LittleEndian(digest[sizeof(ulong)..]));
    }

    /// <summary>The version of a function whose code is at hand: it changes with any byte of it.</summary>
    public static string VersionOf(ReadOnlySpan<byte> library, ReadOnlySpan<byte> bridge) =>
        Convert.ToHexStringLower(SHA256.HashData(library).AsSpan(0, 8)) + Convert.ToHexStringLower(SHA256.HashData(bridge).AsSpan(0, 8));

    /// <summary>Thirty-two hexadecimal digits.</summary>
    public override string ToString() => $"{High:x16}{Low:x16}";

    public int CompareTo(CacheKey other) => High != other.High ? High.CompareTo(other.High) : Low.CompareTo(other.Low);

    private static int SizeOf(string part) => sizeof(int) + part.Length * sizeof(char);

    private static Span<byte> Write(Span<byte> buffer, string part)
    {
        BinaryPrimitives.WriteInt32LittleEndian(buffer, part.Length);
        MemoryMarshal.AsBytes(part.AsSpan()).CopyTo(buffer[sizeof(int)..]);
        return buffer[SizeOf(part)..];
    }
}
