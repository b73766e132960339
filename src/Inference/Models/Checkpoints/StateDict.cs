using CisLens.Shared;

namespace CisLens.Inference.Models.Checkpoints;

/// <summary>
/// The parameters of one network, found in a checkpoint and named as the network names them.
/// <para>Where: (1) tensors at the top level, unless a known wrapper holds some; (2) the first of the wrappers <c>state_dict</c>,
/// <c>model_state_dict</c>, <c>model_state</c>, <c>model</c>, <c>net</c>, <c>network</c>, <c>params</c>, <c>weights</c>, <c>module</c>,
/// <c>ema_state_dict</c>, <c>model_ema</c>, <c>ema</c> that holds tensors, looked into again; (3) the only dictionary that holds
/// tensors, optimizers and schedulers left aside. Several such dictionaries are refused, never chosen among.</para>
/// <para>Names: a prefix <c>module.</c> (DataParallel) or <c>_orig_mod.</c> (torch.compile) that all names share is removed.
/// <c>num_batches_tracked</c> counters are left out.</para>
/// </summary>
/// <param name="Tensors">Tensors by parameter name, in the order of the file.</param>
/// <param name="Notes">What was chosen, stripped and left out, one sentence each.</param>
public sealed record StateDict(IReadOnlyDictionary<string, CheckpointTensor> Tensors, IReadOnlyList<string> Notes)
{
    private const char Level = '/';
    private const string Counter = "num_batches_tracked";
    private static readonly string[] DefaultPrefixes = ["module.", "_orig_mod."];
    private static readonly string[] Wrappers =
    [
        "state_dict", "model_state_dict", "model_state", "model", "net", "network", "params", "weights", "module",
        "ema_state_dict", "model_ema", "ema",
    ];

    /// <summary>Finds and names the parameters.</summary>
    /// <param name="checkpoint">Any checkpoint but TorchScript; it must stay open while the tensors are read.</param>
    /// <param name="extraPrefixes">Further prefixes to remove when all names share them, for example <c>model.</c> of a wrapping class.</param>
    /// <exception cref="InputException">There are no tensors, or several dictionaries of them.</exception>
    public static StateDict Normalize(ICheckpoint checkpoint, params string[] extraPrefixes)
    {
        if (checkpoint.Format == CheckpointFormat.TorchScript)
            throw Refuse(checkpoint, "is a TorchScript archive, which is loaded as a whole; it has no separate parameters to read.");
        var notes = new List<string>();
        var tensors = checkpoint.Tensors.Select(pair => (Name: pair.Key, Tensor: pair.Value)).ToList();
        if (checkpoint.Format is CheckpointFormat.PyTorch or CheckpointFormat.PyTorchLegacy)
            tensors = Unwrap(checkpoint, tensors, notes);

        var counters = tensors.RemoveAll(item => item.Name == Counter || item.Name.EndsWith("." + Counter, StringComparison.Ordinal));
        if (counters > 0)
            notes.Add($"Left out {counters} batch counters ({Counter}), which inference does not use.");
        if (tensors.Count == 0)
            throw Refuse(checkpoint, "holds no tensors; save the network's state_dict.");
        StripPrefixes(tensors, [.. DefaultPrefixes, .. extraPrefixes], notes);

        var named = new OrderedDictionary<string, CheckpointTensor>();
        foreach (var (name, tensor) in tensors)
            named.Add(name, tensor with { Name = name });
        return new StateDict(named, notes);
    }

    private static List<(string Name, CheckpointTensor Tensor)> Unwrap(
        ICheckpoint checkpoint, List<(string Name, CheckpointTensor Tensor)> tensors, List<string> notes)
    {
        while (true)
        {
            var direct = tensors.Where(item => !item.Name.Contains(Level)).ToList();
            var groups = tensors
                .Where(item => item.Name.Contains(Level))
                .GroupBy(item => item.Name[..item.Name.IndexOf(Level, StringComparison.Ordinal)])
                .ToDictionary(group => group.Key, group => group.ToList());
            var wrapper = Wrappers.FirstOrDefault(groups.ContainsKey);
            if (wrapper is null && direct.Count > 0)
            {
                NoteUnread(groups.Keys, notes);
                return direct;
            }

            wrapper ??= OnlyCandidate(checkpoint, groups.Keys);
            if (wrapper is null)
                return [];
            notes.Add($"Read the parameters under \"{CheckpointFile.Show(wrapper)}\".");
            NoteUnread(groups.Keys.Where(name => name != wrapper).Concat(direct.Select(item => item.Name)), notes);
            tensors = [.. groups[wrapper].Select(item => (item.Name[(wrapper.Length + 1)..], item.Tensor))];
        }
    }

    private static string? OnlyCandidate(ICheckpoint checkpoint, IReadOnlyCollection<string> names)
    {
        var candidates = names
            .Where(name => !name.Contains("optim", StringComparison.OrdinalIgnoreCase) && !name.Contains("sched", StringComparison.OrdinalIgnoreCase))
            .ToArray();
        if (candidates.Length <= 1)
            return candidates.FirstOrDefault();
        var shown = string.Join(", ", candidates.Take(5).Select(CheckpointFile.Show));
        throw Refuse(checkpoint, $"holds {candidates.Length} sets of tensors ({shown}); save the one network's state_dict alone.");
    }

    private static void NoteUnread(IEnumerable<string> names, List<string> notes)
    {
        var unread = names.Take(5).Select(name => $"\"{CheckpointFile.Show(name)}\"").ToArray();
        if (unread.Length > 0)
            notes.Add($"Did not read {string.Join(", ", unread)}.");
    }

    private static void StripPrefixes(List<(string Name, CheckpointTensor Tensor)> tensors, string[] prefixes, List<string> notes)
    {
        while (prefixes.FirstOrDefault(prefix => prefix.Length > 0 && tensors.All(item => IsLonger(item.Name, prefix))) is { } shared)
        {
            for (var i = 0; i < tensors.Count; i++)
                tensors[i] = (tensors[i].Name[shared.Length..], tensors[i].Tensor);
            notes.Add($"Removed the prefix \"{shared}\" from all names.");
        }
    }

    private static InputException Refuse(ICheckpoint checkpoint, string sentence) =>
        new($"{Path.GetFileName(checkpoint.Path)} {sentence}", Path.GetFileName(checkpoint.Path));

    private static bool IsLonger(string name, string prefix) => name.Length > prefix.Length && name.StartsWith(prefix, StringComparison.Ordinal);
}
