using System.Globalization;
using System.Numerics;
using System.Text;
using CisLens.Shared;

namespace CisLens.Inference.Models.Checkpoints;

/// <summary>
/// Python's pickle machine without Python: it knows the instructions of protocols 0 to 5, builds plain values, tensors and
/// standard layers, and has no way to call anything that is not in <see cref="PickleGlobals"/>.
/// </summary>
internal sealed class PickleMachine(PickleInput input)
{
    private const int ContainerBytes = 64;
    private const int ItemBytes = 16;
    private const int LongestNumber = 1024;
    private const int DeepestMark = 1000;
    private const uint LargestMemoIndex = 4_000_000;
    private const int HighestProtocol = 5;

    private readonly List<object?> _stack = [];
    private readonly Stack<int> _marks = new();
    private readonly Dictionary<uint, object?> _memo = [];

    /// <summary>The storages that the pickle named, by key.</summary>
    public Dictionary<string, StorageReference> Storages { get; } = [];

    /// <summary>Runs one pickle to its end and leaves the input behind it.</summary>
    /// <exception cref="InputException">The pickle is damaged, too large, or mentions a name that is not allowed.</exception>
    public object? Run()
    {
        while (true)
        {
            var opcode = input.ReadOpcode();
            if (opcode == PickleOpcode.Stop)
                return Pop();
            if (opcode == PickleOpcode.PersId)
                throw input.File.Refuse("was saved with pickle protocol 0, which cannot name tensor storages; save it again with torch.save's default.");
            if (!(Structure(opcode) || Number(opcode) || Text(opcode) || Container(opcode) || Memo(opcode) || Call(opcode)))
                throw input.File.Refuse($"has the pickle instruction 0x{(byte)opcode:x2}, which no weights file uses: it is damaged or was not written by torch.save.");
        }
    }

    private bool Structure(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.Proto:
                var protocol = input.ReadByte();
                if (protocol > HighestProtocol)
                    throw input.File.Refuse($"uses pickle protocol {protocol}; 0 to {HighestProtocol} are read.");
                return true;
            case PickleOpcode.Frame:
                input.ReadUInt64();
                return true;
            case PickleOpcode.Mark:
                if (_marks.Count == DeepestMark)
                    throw input.File.Refuse($"nests its values more than {DeepestMark} deep; save the state_dict instead.");
                _marks.Push(_stack.Count);
                return true;
            case PickleOpcode.Pop:
                if (_marks.Count > 0 && _marks.Peek() == _stack.Count)
                    _marks.Pop();
                else
                    Pop();
                return true;
            case PickleOpcode.PopMark:
                PopToMark();
                return true;
            case PickleOpcode.Dup:
                return Push(Peek());
            default:
                return false;
        }
    }

    private bool Number(PickleOpcode opcode) => opcode switch
    {
        PickleOpcode.None => Push(null),
        PickleOpcode.NewTrue => Push(true),
        PickleOpcode.NewFalse => Push(false),
        PickleOpcode.BinInt => Push((long)input.ReadInt32()),
        PickleOpcode.BinInt1 => Push((long)input.ReadByte()),
        PickleOpcode.BinInt2 => Push((long)input.ReadUInt16()),
        PickleOpcode.BinFloat => Push(input.ReadBigEndianDouble()),
        PickleOpcode.Float => Push(double.TryParse(input.ReadLine(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : throw Damaged()),
        PickleOpcode.Long1 => Push(ReadLong(input.ReadByte())),
        PickleOpcode.Long4 => Push(ReadLong(input.ReadInt32())),
        PickleOpcode.Int => Push(ParseInt(input.ReadLine())),
        PickleOpcode.Long => Push(ParseLong(input.ReadLine().TrimEnd('L'))),
        _ => false,
    };

    private bool Text(PickleOpcode opcode) => opcode switch
    {
        PickleOpcode.ShortBinUnicode => PushText(input.ReadByte()),
        PickleOpcode.BinUnicode => PushText(input.ReadUInt32()),
        PickleOpcode.BinUnicode8 => PushText(input.ReadUInt64()),
        PickleOpcode.Unicode => Push(PickleText.RawUnicode(input.ReadLine()) ?? throw Damaged()),
        PickleOpcode.String => Push(PickleText.Quoted(input.ReadLine()) ?? throw Damaged()),
        // Text of Python 2: its encoding is not stated.
        PickleOpcode.ShortBinString => PushText(input.ReadByte()),
        PickleOpcode.BinString => PushText(input.ReadUInt32()),
        PickleOpcode.ShortBinBytes => Push(input.ReadBytes(input.ReadByte())),
        PickleOpcode.BinBytes => Push(input.ReadBytes(input.ReadUInt32())),
        PickleOpcode.BinBytes8 or PickleOpcode.ByteArray8 => Push(input.ReadBytes(input.ReadUInt64())),
        _ => false,
    };

    private bool Container(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.EmptyTuple: return PushContainer(new PickleTuple([]));
            case PickleOpcode.Tuple: return PushContainer(new PickleTuple(PopToMark()));
            case PickleOpcode.Tuple1: return PushContainer(new PickleTuple(PopMany(1)));
            case PickleOpcode.Tuple2: return PushContainer(new PickleTuple(PopMany(2)));
            case PickleOpcode.Tuple3: return PushContainer(new PickleTuple(PopMany(3)));
            case PickleOpcode.EmptyList: return PushContainer(new List<object?>());
            case PickleOpcode.List: return PushContainer(PopToMark().ToList());
            case PickleOpcode.EmptyDict: return PushContainer(new PickleDict());
            case PickleOpcode.Dict: return PushContainer(SetItems(new PickleDict(), PopToMark()));
            case PickleOpcode.EmptySet: return PushContainer(new PickleSet());
            case PickleOpcode.FrozenSet: return PushContainer(AddItems(new PickleSet(), PopToMark()));
            case PickleOpcode.Append: return Append(PopMany(1));
            case PickleOpcode.Appends: return Append(PopToMark());
            case PickleOpcode.SetItem:
                var pair = PopMany(2);
                SetItems(Peek() as PickleDict ?? throw Damaged(), pair);
                return true;
            case PickleOpcode.SetItems:
                var pairs = PopToMark();
                SetItems(Peek() as PickleDict ?? throw Damaged(), pairs);
                return true;
            case PickleOpcode.AddItems:
                var items = PopToMark();
                AddItems(Peek() as PickleSet ?? throw Damaged(), items);
                return true;
            default:
                return false;
        }
    }

    private bool Memo(PickleOpcode opcode) => opcode switch
    {
        PickleOpcode.BinPut => Remember(input.ReadByte()),
        PickleOpcode.LongBinPut => Remember(input.ReadUInt32()),
        PickleOpcode.Put => Remember(ParseIndex()),
        PickleOpcode.Memoize => Remember((uint)_memo.Count),
        PickleOpcode.BinGet => Push(Recall(input.ReadByte())),
        PickleOpcode.LongBinGet => Push(Recall(input.ReadUInt32())),
        PickleOpcode.Get => Push(Recall(ParseIndex())),
        _ => false,
    };

    private bool Call(PickleOpcode opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.Global: return Push(ReadGlobal());
            case PickleOpcode.StackGlobal:
                var names = PopMany(2);
                return Push(names is [string module, string name] ? PickleGlobals.Find(input.File, module, name) : throw Damaged());
            case PickleOpcode.Reduce or PickleOpcode.NewObj:
                var call = PopMany(2);
                return Push(Make(call[0], (call[1] as PickleTuple ?? throw Damaged()).Items));
            case PickleOpcode.NewObjEx:
                var full = PopMany(3);
                if (full is not [_, PickleTuple arguments, PickleDict { Items.Count: 0 }])
                    throw Damaged();
                return Push(Make(full[0], arguments.Items));
            case PickleOpcode.Obj:
                var parts = PopToMark();
                return Push(parts.Length > 0 ? Make(parts[0], parts[1..]) : throw Damaged());
            case PickleOpcode.Inst:
                return Push(Make(ReadGlobal(), PopToMark()));
            case PickleOpcode.Build:
                var state = Pop();
                Build(Peek(), state);
                return true;
            case PickleOpcode.BinPersId:
                return Push(LoadPersistent(Pop()));
            default:
                return false;
        }
    }

    private PickleGlobal ReadGlobal() => PickleGlobals.Find(input.File, input.ReadLine(), input.ReadLine());

    private object LoadPersistent(object? id)
    {
        var loaded = PersistentId.Load(input, id);
        if (loaded is not StorageReference reference)
            return loaded;
        Storages.TryAdd(reference.Key, reference);
        var first = Storages[reference.Key];
        return first.Type == reference.Type && first.Count == reference.Count ? reference : throw Damaged();
    }

    private object? Make(object? callable, object?[] arguments)
    {
        input.Charge(ContainerBytes);
        return callable switch
        {
            PickleFunction function => function.Call(new PickleArguments(input, function.FullName, arguments)),
            LayerClass layer when arguments.Length == 0 => new PickledLayer(layer.Name),
            PickleGlobal global => throw new PickleArguments(input, global.FullName, arguments).Unexpected(),
            _ => throw Damaged(),
        };
    }

    private void Build(object? target, object? state)
    {
        switch (target)
        {
            case PickledLayer layer when state is PickleDict content:
                Merge(layer.State, content);
                break;
            case PickleDict { StateIsContent: true } dictionary when state is PickleDict content:
                Merge(dictionary, content);
                break;
            case PickleDict { StateIsContent: false } when state is PickleDict:
            case NumpyType when NumpyType.Accepts(state):
            case NumpyArray when NumpyArray.Accepts(state):
                break;
            default:
                throw input.File.Refuse("sets the inner state of a value that has none here; save the state_dict with torch.save.");
        }
    }

    private void Merge(PickleDict target, PickleDict content)
    {
        input.Charge((long)content.Items.Count * ItemBytes);
        if (ReferenceEquals(target, content))
            throw Damaged();
        foreach (var (key, value) in content.Items)
            target.Set(key, value);
    }

    private bool Append(object?[] items)
    {
        (Peek() as List<object?> ?? throw Damaged()).AddRange(items);
        return true;
    }

    private PickleDict SetItems(PickleDict dictionary, object?[] items)
    {
        if (items.Length % 2 != 0)
            throw Damaged();
        for (var i = 0; i < items.Length; i += 2)
            dictionary.Set(Key(items[i]), items[i + 1]);
        input.Charge((long)items.Length * ItemBytes);
        return dictionary;
    }

    private PickleSet AddItems(PickleSet set, object?[] items)
    {
        foreach (var item in items)
            set.Add(Key(item));
        input.Charge((long)items.Length * ItemBytes);
        return set;
    }

    private object Key(object? value) => PickleKeys.From(value)
        ?? throw input.File.Refuse("has a dictionary key or set member that is neither a short text nor a number; save the state_dict instead.");

    private bool Push(object? value)
    {
        _stack.Add(value);
        return true;
    }

    private bool PushContainer(object value)
    {
        input.Charge(ContainerBytes);
        return Push(value);
    }

    private bool PushText(ulong length)
    {
        var bytes = input.ReadBytes(length);
        input.Charge((long)length * sizeof(char));
        return Push(Encoding.UTF8.GetString(bytes));
    }

    private object? Peek() => _stack.Count > Floor ? _stack[^1] : throw Damaged();

    private object? Pop()
    {
        var value = Peek();
        _stack.RemoveAt(_stack.Count - 1);
        return value;
    }

    private object?[] PopMany(int count) => _stack.Count - Floor >= count ? Take(_stack.Count - count) : throw Damaged();

    private object?[] PopToMark() => _marks.TryPop(out var mark) ? Take(mark) : throw Damaged();

    private object?[] Take(int start)
    {
        var items = new object?[_stack.Count - start];
        _stack.CopyTo(start, items, 0, items.Length);
        _stack.RemoveRange(start, items.Length);
        input.Charge((long)items.Length * sizeof(long));
        return items;
    }

    /// <summary>The stack below the last mark is out of reach.</summary>
    private int Floor => _marks.Count > 0 ? _marks.Peek() : 0;

    private bool Remember(uint index)
    {
        if (index > LargestMemoIndex)
            throw input.File.Refuse($"remembers a value under number {index}, more than any weights file needs: it is damaged.");
        _memo[index] = Peek();
        return true;
    }

    private object? Recall(uint index) => _memo.TryGetValue(index, out var value) ? value : throw Damaged();

    private uint ParseIndex() =>
        uint.TryParse(input.ReadLine(), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : throw Damaged();

    private object ReadLong(int length)
    {
        if (length is < 0 or > LongestNumber)
            throw input.File.Refuse($"has a number of {length} bytes, more than any weights file needs ({LongestNumber}): it is damaged.");
        return Narrow(new BigInteger(input.ReadBytes((ulong)length)));
    }

    private object ParseInt(string line) => line switch
    {
        "00" => false,
        "01" => true,
        _ => ParseLong(line),
    };

    private object ParseLong(string line) =>
        line.Length <= LongestNumber && BigInteger.TryParse(line, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? Narrow(value)
            : throw Damaged();

    /// <summary>Numbers are long throughout; only those beyond it stay big.</summary>
    private static object Narrow(BigInteger value)
    {
        var narrow = long.CreateSaturating(value);
        object boxed = narrow;
        return narrow == value ? boxed : value;
    }

    private InputException Damaged() =>
        input.File.Refuse("has pickle instructions that do not fit together: it is damaged or was not written by torch.save.");
}
