namespace CisLens.Shared.Data.Entities;

/// <summary>What a person may do in a project; each role includes the ones before it.</summary>
public enum ProjectRole
{
    /// <summary>Sees everything and downloads.</summary>
    Viewer,

    /// <summary>Also uploads, starts and stops runs.</summary>
    Editor,

    /// <summary>Also renames and deletes, and says who is a member.</summary>
    Owner,
}
