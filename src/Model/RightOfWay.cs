namespace Transmission.Model;

/// <summary>What all will wait for has it while it has more to do than it is at; who can stand back does so until then. From any thread.</summary>
public sealed class RightOfWay
{
    private volatile bool _isTaken;

    public void Set(bool isTaken)
    {
        if (_isTaken == isTaken) return;
        lock (this)
        {
            _isTaken = isTaken;
            Monitor.PulseAll(this);
        }
    }

    /// <param name="isOver">Whether nobody needs to stand back any more. Who makes it true says so by <see cref="Look"/>.</param>
    public void Give(Func<bool> isOver)
    {
        if (!_isTaken) return;
        lock (this)
        {
            while (_isTaken && !isOver()) Monitor.Wait(this);
        }
    }

    public void Look()
    {
        lock (this) Monitor.PulseAll(this);
    }
}
