using System.Collections.Immutable;
using System.Text;
using Transmission.Caching;
using Transmission.Model;

namespace Transmission.Scripting;

/// <summary>
/// Scripts that together define one function. They share the global object with other modules, and are run when the
/// function is first called.
/// </summary>
/// <param name="Function">The name of a global function that takes and gives strings and booleans, and catches its own errors.</param>
/// <param name="Version">Changes with any byte of the scripts.</param>
/// <param name="Scripts">Read when they are first needed: with a full cache they never are.</param>
public sealed record ScriptModule(string Function, string Version, Func<ImmutableArray<Script>> Scripts)
{
    /// <summary>A library of the installation, and the bridge to it: a script among the sources, beside the class that calls it.</summary>
    public static ScriptModule Bridged(string function, Installation installation, string library, string bridge) =>
        Surrounded(function, installation, [], library, bridge);

    /// <summary>The same for a library that needs scripts of ours before it, or several after it.</summary>
    public static ScriptModule Surrounded(string function, Installation installation, ImmutableArray<string> before, string library, params ImmutableArray<string> after)
    {
        var ours = before.AddRange(after).ToDictionary(name => name, ReadEmbedded);
        var version = CacheKey.VersionOf(installation.Bytes(library).Span, ours.Values.SelectMany(code => code).ToArray());
        Script Own(string name) => new(name, Encoding.UTF8.GetString(ours[name]));
        return new ScriptModule(function, version, () => [.. before.Select(Own), new(library, installation.Text(library)), .. after.Select(Own)]);
    }

    /// <summary>Under which the function's value for these inputs is kept.</summary>
    public CacheKey Key(params ReadOnlySpan<string> inputs) => CacheKey.Of(Function, Version, inputs);

    private static byte[] ReadEmbedded(string name)
    {
        using var stream = typeof(ScriptModule).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}

/// <param name="Name">For messages.</param>
public sealed record Script(string Name, string Code);

/// <summary>
/// What a call came to: a value, or the reason why there is none.
/// </summary>
/// <param name="Failure">A clause for a message, such as «it took longer than 2 seconds»; null where there is a value.</param>
public readonly record struct ScriptOutcome(string? Value, string? Failure);

/// <summary>What a script may take.</summary>
/// <param name="Call">The longest that one call may last; it is ended up to a tenth of a second later.</param>
/// <param name="HeapMegabytes">Beyond it the engine is thrown away, with the call.</param>
public sealed record ScriptLimits(TimeSpan Call, int HeapMegabytes)
{
    public static ScriptLimits Default { get; } = new(TimeSpan.FromSeconds(2), HeapMegabytes: 256);
}

/// <summary>The engine itself cannot be had on this machine: nothing that an author wrote.</summary>
public sealed class ScriptEngineMissingException(string message, Exception inner) : Exception(message, inner);
