namespace CisLens.Web.Storage;

/// <summary>What takes room in a project, the largest first.</summary>
public sealed record StorageView(string ProjectName, IReadOnlyList<StorageLine> Lines)
{
    public long Bytes => Lines.Sum(line => line.Bytes);

    public long Intermediates => Lines.Sum(line => line.Intermediates);
}
