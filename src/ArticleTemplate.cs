using System.Globalization;

namespace Transmission;

/// <summary>The text of an article that begins, with what its author may say above it.</summary>
internal static class ArticleTemplate
{
    /// <param name="title">One line.</param>
    /// <param name="now">In the site's zone, in which a date without a zone is read.</param>
    public static string Of(string title, DateTimeOffset now, bool isDraft, string language)
    {
        // In single quotes YAML reads everything as it stands: a backslash, a colon, a hash; only a quote is written twice.
        var quoted = $"'{string.Concat(title.Where(c => !char.IsControl(c))).Replace("'", "''", StringComparison.Ordinal)}'";
        var date = now.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var draft = isDraft ? "draft: true\n" : "";
        return language.StartsWith("zh", StringComparison.OrdinalIgnoreCase)
            ? $"""
               ---
               title: {quoted}
               date: {date}
               {draft}topic:       # 主题，一篇一个，例如：分析
               tags: []     # 标签，例如：[积分, 极限]
               # description: 一句话摘要；不写则取正文的开头
               # series: 系列的名称
               # order: 1   # 在系列中的次序
               # updated: {date[..10]}
               ---


               """.ReplaceLineEndings("\n")
            : $"""
               ---
               title: {quoted}
               date: {date}
               {draft}topic:       # one for each article, such as: Analysis
               tags: []     # such as: [integrals, limits]
               # description: one sentence; without it, the beginning of the text is taken
               # series: the name of a series
               # order: 1   # its place in the series
               # updated: {date[..10]}
               ---


               """.ReplaceLineEndings("\n");
    }
}
