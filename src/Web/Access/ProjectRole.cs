namespace CisLens.Web.Access;

/// <summary>What a person may do in a project; each role includes the ones before it.</summary>
public enum ProjectRole
{
    /// <summary>Sees everything and downloads.</summary>
    Reader,

    /// <summary>Also uploads, starts and stops runs.</summary>
    Writer,

    /// <summary>Also renames and deletes.</summary>
    Owner,
}
