using System.Collections.Concurrent;
using System.Globalization;

namespace Tests.Fuzz;

/// <summary>What a long run tried and found, in artifacts/fuzz/ as it goes, so that nothing is lost should the process end.</summary>
internal sealed class FuzzLog
{
    private static readonly string Folder = Path.Combine(Repository.Root, "artifacts", "fuzz");

    private readonly ConcurrentDictionary<string, int> _tried = [], _found = [];

    public FuzzLog() => Directory.CreateDirectory(Folder);

    public int Findings => _found.Count;

    public static IEnumerable<(string Name, FuzzTarget Target, string Text)> Read() =>
        from file in Directory.GetFiles(Folder, "*.input").Order(StringComparer.Ordinal)
        let name = Path.GetFileNameWithoutExtension(file)
        select (name, FuzzTargets.All.Single(target => target.Name.Replace(' ', '-') == name[..name.LastIndexOf('-')]), File.ReadAllText(file));

    public void Begin(FuzzTarget target, int seed)
    {
        _tried.AddOrUpdate(target.Name, 1, (_, times) => times + 1);
        File.WriteAllText(Path.Combine(Folder, "now.txt"), $"{target.Name} {seed}\n");
    }

    public bool Knows(FuzzTarget target, string key) => _found.AddOrUpdate($"{target.Name}: {key}", 1, (_, times) => times + 1) > 1;

    public void Add(FuzzTarget target, int seed, string key, string text, string thrown)
    {
        _found.TryAdd($"{target.Name}: {key}", 1);
        var name = string.Create(CultureInfo.InvariantCulture, $"{target.Name.Replace(' ', '-')}-{seed}");
        File.WriteAllText(Path.Combine(Folder, name + ".input"), text, Lenient);
        File.WriteAllText(Path.Combine(Folder, name + ".txt"), $"{key}\n\n{System.Text.Json.JsonSerializer.Serialize(text, Json)}\n\n{thrown}\n", Lenient);
    }

    public void Tell(TimeSpan elapsed) => File.WriteAllText(Path.Combine(Folder, "summary.txt"), $"{elapsed:hh\\:mm\\:ss}\n{this}");

    public override string ToString() => string.Join('\n', [.. _tried.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Value,9} {pair.Key}"), "", .. _found.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Value,9} × {pair.Key}"), ""]);

    private static readonly System.Text.UTF8Encoding Lenient = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: false);
    private static readonly System.Text.Json.JsonSerializerOptions Json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
