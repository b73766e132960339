namespace CisLens.Inference.Models.Checkpoints;

/// <summary>What torch.save puts outside the pickle: storages, and in the old form the classes of whole modules.</summary>
internal static class PersistentId
{
    /// <summary>
    /// Reads ("storage", class, key, location, count) and the old form's ("storage", class, key, location, count, view) with view
    /// None or (view key, offset, count), and ("module", class, source file, source text), whose source is never looked at.
    /// </summary>
    public static object Load(PickleInput input, object? id)
    {
        if (id is PickleTuple { Items: ["storage", StorageClass type, string key, string, long count, .. var rest] } && count >= 0)
        {
            // An untyped storage counts bytes.
            switch (rest)
            {
                case [] or [null]:
                    return new StorageReference(key, type.Type, count);
                case [PickleTuple { Items: [string, long offset, long viewCount] }] when offset >= 0 && viewCount >= 0:
                    return new StorageReference(key, type.Type, count, offset, viewCount);
            }
        }

        if (id is PickleTuple { Items: ["module", LayerClass layer, ..] })
            return layer;
        throw input.File.Refuse("refers to something outside its pickle that is no tensor storage; save the state_dict with torch.save.");
    }
}
