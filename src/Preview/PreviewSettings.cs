namespace Transmission.Preview;

/// <summary>What a preview is asked for.</summary>
/// <param name="Input">The folder of Markdown.</param>
/// <param name="Except">Folders that are not input although they may lie in it.</param>
/// <param name="Installation">The folder of the theme's files.</param>
/// <param name="Url">From the command line; wins over site.yml.</param>
/// <param name="Port">0 for any that is free, on 127.0.0.1 only.</param>
/// <param name="Editor">
/// The address that opens a place in an editor, with <c>{path}</c>, <c>{line}</c> and <c>{column}</c>; empty for plain text.
/// </param>
/// <param name="Options">Their «now» is not used.</param>
/// <param name="Now">The instant taken for «now», asked before each walk.</param>
public sealed record PreviewSettings(
    string Input, IReadOnlyCollection<string> Except, string Installation, Uri? Url, int Port, string Editor, BuildOptions Options, Func<DateTimeOffset> Now);
