using System.Collections.Immutable;
using System.Globalization;
using Transmission.Caching;
using Transmission.Diagnostics;
using Transmission.Emit;
using Transmission.Model;
using Transmission.Parse;
using Transmission.Read;

namespace Transmission.Preview;

/// <summary>The site while its input changes: each look at the input that finds something new walks the corridor with what the last walk left. One look at a time.</summary>
internal sealed class LiveSite(PreviewSettings settings, ITheme theme, ICache cache) : IDisposable
{
    private static readonly TimeSpan TimeToFinish = TimeSpan.FromMilliseconds(50);

    private readonly InputFolder _folder = new(settings.Input, settings.Except);
    private readonly string _name = Guid.NewGuid().ToString("N");
    private int _number;
    private Installation? _installation;
    private BuildSession? _session;
    private ImmutableArray<SourceFile> _files = [];
    private SourceFile? _configFile;
    private SiteConfig? _config;
    private ImmutableArray<Diagnostic> _aboutConfig = [];

    /// <param name="touched">Full paths of what must be read again, whatever its time says.</param>
    /// <returns>Null where nothing has changed since the last look.</returns>
    public async Task<Edition?> LookAsync(IReadOnlySet<string> touched, CancellationToken cancel)
    {
        var diagnostics = new DiagnosticBag(settings.Options.Lenient);
        var input = _folder.ReadAgain(touched) ?? _folder.Read(diagnostics, touched.Contains);
        if (_folder.LooksUnfinished)
        {
            await Task.Delay(TimeToFinish, cancel);
            diagnostics = new DiagnosticBag(settings.Options.Lenient);
            input = _folder.Read(diagnostics, touched.Contains);
        }
        var isNew = ReadInstallation(touched) | ReadConfig();
        if (!isNew && input.Files.SequenceEqual(_files)) return null;
        var edition = Walk(input, diagnostics);
        _files = input.Files;
        return edition;
    }

    public void Dispose() => _session?.Dispose();

    private Edition Walk(InputFiles input, DiagnosticBag diagnostics)
    {
        diagnostics.AddAll(_aboutConfig);
        var build = new Build(_installation!, _config!, settings.Options with { Now = settings.Now() }, theme, cache);
        var rendered = build.Render(input.Files, _session!, diagnostics);
        Lazy<DraftTable> List(IEnumerable<IEmitter> emitters) => new(() =>
        {
            var table = new DraftTable(diagnostics);
            table.Add(emitters.SelectMany(emitter => emitter.Emit(rendered, theme)));
            return table;
        });
        var emitters = Features.Emitters.ToLookup(emitter => emitter.ReadsAll);
        var token = string.Create(CultureInfo.InvariantCulture, $"{_name}.{++_number}");
        return new Edition(token, rendered, theme, [List(emitters[false]), List(emitters[true])], diagnostics, input, Changes.Between(_files, input.Files));
    }

    /// <returns>Whether the program's own files are others than before.</returns>
    private bool ReadInstallation(IReadOnlySet<string> touched)
    {
        if (_session is not null && !touched.Any(path => path.StartsWith(Path.GetFullPath(settings.Installation), StringComparison.Ordinal))) return false;
        _installation = InstallationReader.Read(settings.Installation);
        var earlier = _session;
        _session = new BuildSession(_installation, cache, theme.Images, isPreview: true) { Shortcuts = new Shortcuts(cache, isClosed: false, keeps: false) };
        earlier?.Dispose();
        return true;
    }

    /// <summary>What a wrong site.yml said before it was wrong still holds: a slip of the pen in it must not move the whole site.</summary>
    /// <returns>Whether it is another than before.</returns>
    private bool ReadConfig()
    {
        var file = InputReader.ReadConfig(settings.Input);
        if (_config is not null && (file?.Bytes ?? default).Span.SequenceEqual((_configFile?.Bytes ?? default).Span)) return false;
        _configFile = file;
        var told = new DiagnosticBag(settings.Options.Lenient);
        var config = SiteConfigReader.Read(file, settings.Url, told);
        _aboutConfig = told.InOrder();
        if (_config is null || _aboutConfig.All(diagnostic => diagnostic.Rule.Severity != Severity.Error)) _config = config;
        return true;
    }
}
