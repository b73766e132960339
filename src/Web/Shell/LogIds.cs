using CisLens.Shared;

namespace CisLens.Web.Shell;

/// <summary>The short id that ties the sentence on the page to the details in the log.</summary>
public static class LogIds
{
    public static string New() => Identifier.New()[..8];
}
