namespace Transmission.Dialect;

/// <summary>The few words that the text itself needs, in one language.</summary>
internal sealed record Wording(
    string Formula, string Note, string Code, string Table, string Drawing, string Done, string Open, string PermalinkPattern, string References, string BackPattern)
{
    private static readonly Wording Chinese = new("公式", "旁注", "代码", "表格", "图", "已完成", "未完成", "({0}) 公式 {0} 的固定链接", "参考文献", "回到第 {0} 处引用");
    private static readonly Wording English = new("Equation", "Side note", "Code", "Table", "Drawing", "Done", "Not done", "({0}) Permalink to equation {0}", "References", "Back to citation {0}");

    public static Wording For(string language) => language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Chinese : English;

    public string BackToCitation(int number) => BackPattern.Replace("{0}", $"{number}", StringComparison.Ordinal);

    public string Permalink(string number) => PermalinkPattern.Replace("{0}", number, StringComparison.Ordinal);
}
