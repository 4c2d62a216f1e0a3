using System.Collections.Frozen;

namespace Transmission.Dialect.Callouts;

/// <summary>What the theme makes of the kinds that GitHub, Obsidian and MkDocs know: three looks, and a word for each kind.</summary>
internal sealed record CalloutKind(string Class, string Icon, string Chinese, string English)
{
    private const string NoteIcon = "<circle cx=\"8\" cy=\"8\" r=\"6.5\"/><path d=\"M8 7v4.2M8 4.4v1\"/>";
    private const string TipIcon = "<path d=\"M5.5 10.5a4.3 4.3 0 1 1 5 0v1.6h-5zM6.5 14.3h3\"/>";
    private const string WarnIcon = "<path d=\"M8 1.8 14.8 14H1.2zM8 6.2v4M8 11.4v1\"/>";

    private static readonly FrozenDictionary<string, CalloutKind> Known = new Dictionary<string, CalloutKind>
    {
        ["note"] = Note("注", "Note"),
        ["info"] = Note("说明", "Info"),
        ["seealso"] = Note("另见", "See also"),
        ["important"] = Note("重要", "Important"),
        ["abstract"] = Note("摘要", "Abstract"),
        ["summary"] = Note("小结", "Summary"),
        ["tldr"] = Note("要点", "TL;DR"),
        ["todo"] = Note("待办", "To do"),
        ["question"] = Note("问题", "Question"),
        ["help"] = Note("求助", "Help"),
        ["faq"] = Note("常见问题", "FAQ"),
        ["example"] = Note("例", "Example"),
        ["quote"] = Note("引文", "Quote"),
        ["cite"] = Note("引文", "Quote"),
        ["tip"] = Tip("提示", "Tip"),
        ["hint"] = Tip("提示", "Hint"),
        ["success"] = Tip("成功", "Success"),
        ["check"] = Tip("成立", "Check"),
        ["done"] = Tip("完成", "Done"),
        ["warning"] = Warn("注意", "Warning"),
        ["attention"] = Warn("注意", "Attention"),
        ["caution"] = Warn("小心", "Caution"),
        ["danger"] = Warn("危险", "Danger"),
        ["error"] = Warn("错误", "Error"),
        ["failure"] = Warn("失败", "Failure"),
        ["fail"] = Warn("失败", "Failure"),
        ["missing"] = Warn("缺失", "Missing"),
        ["bug"] = Warn("缺陷", "Bug"),
    }.ToFrozenDictionary();

    /// <summary>An unknown kind is a note that is called by its name, as in Obsidian.</summary>
    public static CalloutKind Of(string kind) => Known.TryGetValue(kind, out var known) ? known : Note("", "");

    public static bool IsKnown(string kind) => Known.ContainsKey(kind);

    public string Word(string language, string kind)
    {
        var word = language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Chinese : English;
        return word.Length > 0 ? word : string.Concat(kind[..1].ToUpperInvariant(), kind.AsSpan(1));
    }

    private static CalloutKind Note(string chinese, string english) => new("note", NoteIcon, chinese, english);
    private static CalloutKind Tip(string chinese, string english) => new("tip", TipIcon, chinese, english);
    private static CalloutKind Warn(string chinese, string english) => new("warn", WarnIcon, chinese, english);
}
