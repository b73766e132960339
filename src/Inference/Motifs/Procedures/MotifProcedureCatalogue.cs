using System.Text.Json.Nodes;
using CisLens.Inference.Motifs.Discovery;
using CisLens.Inference.Motifs.Regions;
using CisLens.Inference.Settings;
using CisLens.Shared;

namespace CisLens.Inference.Motifs.Procedures;

/// <summary>All procedures that find patterns. Loads no native library, so the portal uses it too.</summary>
public static class MotifProcedureCatalogue
{
    /// <summary>The procedures, in the order in which they are shown. A new one is added here.</summary>
    public static IReadOnlyList<IMotifProcedure> All { get; } =
    [
        new ModiscoProcedure(),
        new RegionProcedure(),
    ];

    /// <summary>A procedure.</summary>
    /// <param name="id">Its id, e.g. <c>modisco</c>.</param>
    /// <exception cref="InputException">There is no such procedure.</exception>
    public static IMotifProcedure Get(string id) => All.FirstOrDefault(procedure => procedure.Info.Id == id)
        ?? throw new InputException($"There is no procedure '{id}' that finds motifs; there are {string.Join(", ", All.Select(procedure => procedure.Info.Id))}.");

    /// <summary>A procedure's settings, for a form.</summary>
    /// <param name="id">Its id.</param>
    public static IReadOnlyList<MethodSetting> Settings(string id) => MethodOptions.Settings(Get(id).Info.OptionsType);

    /// <summary>Reads and checks a procedure's settings.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="options">The settings by name; absent ones have their default.</param>
    /// <returns>An object of the procedure's options type.</returns>
    /// <exception cref="InputException">The procedure or a setting is unknown, or a value is out of range; names the setting.</exception>
    public static object Options(string id, JsonObject? options) => MethodOptions.Read(id, Get(id).Info.OptionsType, options);
}
