using System.Text;

namespace Theme;

/// <summary>A page of characters in one array that grows and serves for the next page: a <see cref="StringBuilder"/> gives back all but its last part.</summary>
internal sealed class PageWriter : TextWriter
{
    private char[] _characters = new char[1 << 15];
    private int _length;

    public override Encoding Encoding => Encoding.Unicode;

    public override void Write(char value) => Write([value]);
    public override void Write(string? value) => Write(value.AsSpan());
    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (buffer.Length > _characters.Length - _length) Array.Resize(ref _characters, Math.Max(_characters.Length * 2, _length + buffer.Length));
        buffer.CopyTo(_characters.AsSpan(_length));
        _length += buffer.Length;
    }

    /// <summary>What has been written since the last time.</summary>
    public string Take()
    {
        var page = new string(_characters, 0, _length);
        _length = 0;
        return page;
    }
}
