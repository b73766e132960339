namespace CisLens.Inference.Tests.Training;

/// <summary>The model packages that ship, in the folder <c>models</c> of the checkout.</summary>
internal static class ShippedModels
{
    /// <summary>The folder of a package.</summary>
    public static string Folder(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "WebApp.sln")))
                return Path.Combine(folder.FullName, "models", name);
        throw new DirectoryNotFoundException("The tests run outside of a checkout.");
    }
}
