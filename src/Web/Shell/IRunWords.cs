using CisLens.Inference.Runs.Bundles.People;

namespace CisLens.Web.Shell;

/// <summary>One kind of what people say or choose of a run after it ended: a file that goes with its bundle, and is read when the bundle is imported.</summary>
public interface IRunWords
{
    /// <summary>The file's name below <c>people/</c>.</summary>
    public string File { get; }

    /// <summary>What it is.</summary>
    public string Description { get; }

    /// <summary>Whether it is kept from whoever reads the run by a link.</summary>
    public bool IsForMembers { get; }

    /// <summary>Whether the file is kept with an imported run, because the database has no room for the names in it.</summary>
    public bool IsKept { get; }

    /// <summary>The file's content; null when there is nothing to say. It is asked for with every download.</summary>
    public Task<string?> WriteAsync(string run, CancellationToken cancellationToken);

    /// <summary>Files that follow from it and from the run's numbers. They are made once and not read back.</summary>
    public Task<IReadOnlyList<PeopleFile>> DeriveAsync(string project, string run, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<PeopleFile>>([]);

    /// <summary>Reads the file of a bundle.</summary>
    /// <param name="text">Its content.</param>
    /// <param name="name">What to call it in an error.</param>
    /// <param name="run">The run that the bundle becomes.</param>
    /// <param name="rows">Rows of the run.</param>
    /// <exception cref="Shared.InputException">It is not what <see cref="WriteAsync"/> writes.</exception>
    public RestoredWords Read(string text, string name, string run, long rows);
}
