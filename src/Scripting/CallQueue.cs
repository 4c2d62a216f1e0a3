using System.Collections;
using System.Collections.Concurrent;

namespace Transmission.Scripting;

/// <summary>
/// Calls in the order in which they came, but those that somebody waits for first: a list of articles wants the formulas of their first lines, while the engine
/// has the rest of a thousand articles before it. A call that is hurried stands here twice, and is made when it is first met.
/// </summary>
internal sealed class CallQueue : IProducerConsumerCollection<ScriptCall>
{
    private readonly ConcurrentQueue<ScriptCall> _awaited = new(), _others = new();

    public int Count => _awaited.Count + _others.Count;

    public bool TryAdd(ScriptCall item)
    {
        (item.IsAwaited ? _awaited : _others).Enqueue(item);
        return true;
    }

    public bool TryTake(out ScriptCall item) => _awaited.TryDequeue(out item!) || _others.TryDequeue(out item!);

    public ScriptCall[] ToArray() => [.. this];
    public void CopyTo(ScriptCall[] array, int index) => ToArray().CopyTo(array, index);
    public IEnumerator<ScriptCall> GetEnumerator() => _awaited.Concat(_others).GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    void ICollection.CopyTo(Array array, int index) => ToArray().CopyTo(array, index);
    bool ICollection.IsSynchronized => false;
    object ICollection.SyncRoot => throw new NotSupportedException();
}
