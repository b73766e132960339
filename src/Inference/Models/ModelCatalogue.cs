using CisLens.Shared;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Models;

/// <summary>The model packages on disk: those that ship, in one folder, and those that were added, in the data folder. Needs no tensors.</summary>
/// <param name="shipped">The folder <c>models</c> of the installation.</param>
/// <param name="data">Where added packages lie.</param>
public sealed class ModelCatalogue(string shipped, DataFolder data)
{
    /// <summary>The packages that ship, by folder name.</summary>
    /// <exception cref="InputException">One of them is damaged.</exception>
    public IReadOnlyList<CatalogueModel> Shipped() => Directory.Exists(shipped)
        ? [.. Directory.GetDirectories(shipped)
            .Where(folder => File.Exists(Path.Combine(folder, ModelCard.FileName)))
            .Order(StringComparer.Ordinal)
            .Select(folder => new CatalogueModel(Path.GetFileName(folder), ModelPackage.Open(folder)))]
        : [];

    /// <summary>Opens a package.</summary>
    /// <param name="id">A shipped package's folder name, or the identifier of an added one.</param>
    /// <exception cref="InputException">There is no such model, or its package is damaged.</exception>
    public ModelPackage Open(string id) => ModelPackage.Open(FolderOf(id));

    /// <summary>Whether a model is here with the weights that a specification names.</summary>
    public bool Has(ModelSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        try
        {
            return ReplicaSet.Sha256(Open(source.Id).Card, source.Replica).Equals(source.Sha256, StringComparison.OrdinalIgnoreCase);
        }
        catch (InputException)
        {
            return false;
        }
    }

    /// <summary>Whether there is a model of an identifier, whosoever it is.</summary>
    public bool Contains(string id) => Find(id) is not null;

    /// <summary>The folder of a package.</summary>
    /// <param name="id">A shipped package's folder name, or the identifier of an added one.</param>
    /// <exception cref="InputException">There is no such model.</exception>
    public string FolderOf(string id) => Find(id) ?? throw new InputException($"There is no model '{id}' in the catalogue; it may have been removed.");

    /// <summary>Unpacks a package that a user gives.</summary>
    /// <param name="zip">The zip.</param>
    /// <returns>The new model with its identifier.</returns>
    /// <exception cref="InputException">It is no package.</exception>
    public CatalogueModel AddZip(string zip)
    {
        var id = Identifier.New();
        return new CatalogueModel(id, ModelPackageZip.Extract(zip, data.Model(id)));
    }

    /// <summary>Makes a package from a weights file that a user gives.</summary>
    /// <param name="request">The file and what the user says of it.</param>
    /// <returns>The new model with its identifier.</returns>
    /// <exception cref="InputException">File and description do not fit.</exception>
    public CatalogueModel AddWeights(ModelPackageRequest request)
    {
        var id = Identifier.New();
        return new CatalogueModel(id, ModelPackageBuilder.Build(request, data.Model(id)));
    }

    private string? Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (Identifier.IsValid(id) && Directory.Exists(data.Model(id)))
            return data.Model(id);
        // An id becomes part of a path only as a plain name.
        return id.Length > 0 && id == Path.GetFileName(id) && id is not ("." or "..") && Directory.Exists(Path.Combine(shipped, id)) ? Path.Combine(shipped, id) : null;
    }
}
