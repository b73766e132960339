using CisLens.Shared.Storage;
using CisLens.Web.Live;
using CisLens.Web.Shell;
using CisLens.Web.Tracks;
using Microsoft.AspNetCore.Components;

namespace CisLens.Web.Audits;

/// <summary>The page of one test of a run's audit: all that the test found, behind the rules that rest on it.</summary>
/// <typeparam name="TQuery">What the address says.</typeparam>
/// <typeparam name="TResult">What the test found.</typeparam>
public abstract class TestPage<TQuery, TResult> : LiveRunPage<TQuery>
    where TQuery : class, IPageQuery<TQuery>
    where TResult : class
{
    [Inject]
    private TestResults Results { get; set; } = null!;

    /// <summary>The test's id.</summary>
    protected abstract string Test { get; }

    protected override string Path => AuditAddress.Test(ProjectId, RunId, Test);

    /// <summary>Reads what the test found; null where there is nothing.</summary>
    protected abstract TResult? Open(RunFolder folder);

    protected async Task<TestView<TResult>?> LoadAsync(CancellationToken cancellationToken)
    {
        var view = await Results.ReadAsync(ProjectId, RunId, Open, cancellationToken);
        if (view is not null)
            Watch(view.Head.Run);
        return view;
    }
}
