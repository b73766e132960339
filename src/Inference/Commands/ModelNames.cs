using CisLens.Inference.Models;
using CisLens.Shared;
using CisLens.Shared.Runs;
using CisLens.Shared.Settings;
using Microsoft.Extensions.Configuration;

namespace CisLens.Inference.Commands;

/// <summary>Finds the package that a person names.</summary>
internal static class ModelNames
{
    /// <summary>Opens a folder, a zip (unpacked below the work folder), or a model that ships.</summary>
    public static ModelPackage Open(string name, string workFolder)
    {
        if (Directory.Exists(name))
            return ModelPackage.Open(name);
        if (File.Exists(name))
            return Unpack(name, Path.Combine(workFolder, "model"));
        var shipped = Path.Combine(ShippedFolder(), Path.GetFileName(name));
        return Directory.Exists(shipped) && name == Path.GetFileName(name)
            ? ModelPackage.Open(shipped)
            : throw new InputException($"There is no model '{name}'; give the folder or zip of a package, or the name of a model that ships.");
    }

    /// <summary>The package as a specification names it.</summary>
    public static ModelSource Source(ModelPackage package, string? replica) => new()
    {
        Id = Path.GetFileName(Path.TrimEndingDirectorySeparator(package.Folder)),
        Name = package.Card.Title,
        Version = package.Card.Version,
        Sha256 = ReplicaSet.Sha256(package.Card, replica),
        Replica = replica,
        Replicas = ReplicaSet.Weights(package.Card, replica).Count is > 1 and var count ? count : null,
    };

    private static ModelPackage Unpack(string zip, string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        return ModelPackageZip.Extract(zip, folder);
    }

    private static string ShippedFolder()
    {
        var root = ContentRoot.Find();
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(root, ContentRoot.SettingsFile), optional: true).AddEnvironmentVariables().Build();
        return SettingsReader.Read(configuration, root).Models;
    }
}
