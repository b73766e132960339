using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace CisLens.Shared.Data;

/// <summary>Makes SQLite work with the system's own library, in the programs and in test hosts.</summary>
internal static class SqliteLibrary
{
    private const string Core = "SQLitePCLRaw.core";
    private const string Provider = "SQLitePCLRaw.provider.e_sqlite3";

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "The resolver must be there before the first connection, whichever program opens it.")]
    internal static void Register()
    {
        // The core's version is older than Microsoft.Data.Sqlite asks for; the interface it uses is the same.
        AssemblyLoadContext.Default.Resolving += (context, name) => name.Name == Core
            ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, Core + ".dll"))
            : null;
        NativeLibrary.SetDllImportResolver(Assembly.Load(Provider), Resolve);
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) =>
        name == "e_sqlite3" && NativeLibrary.TryLoad("libsqlite3.so.0", out var handle) ? handle : 0;
}
