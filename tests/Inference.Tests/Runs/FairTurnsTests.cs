using CisLens.Shared.Runs;
using CisLens.Shared.Settings;
using CisLens.Shared.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace CisLens.Inference.Tests.Runs;

/// <summary>A real worker with the real job store: who is served when.</summary>
public sealed class FairTurnsTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    // In the smallest chunks of 16, one chunk more than a small run has.
    private const int Large = 33 * 16;
    private const int Small = 16;
    private const int CallOfTheSmall = 12;

    [Fact]
    public Task Runs_OfThreePeople_TakeTurnsAndTheSmallOneGoesFirst() => CheckAsync(null);

    [SkippableFact]
    public Task Runs_OfThreePeopleOnPostgres_TakeTurnsAndTheSmallOneGoesFirst()
    {
        Skip.If(postgres.Binaries is null, PostgresServer.Absent);
        return CheckAsync(postgres.NewDatabase());
    }

    private static async Task CheckAsync(DatabaseSettings? database)
    {
        await using var lab = await RunLab.CreateAsync(database);
        var large = lab.Spec(await lab.AddSequencesAsync(Large, 30));
        var few = lab.Spec(await lab.AddSequencesAsync(Small, 30));
        var first = await SubmitAsync(lab, large, "first0000000");
        var second = await SubmitAsync(lab, large, "second000000");
        var small = "";
        var models = new LabModels((call, _) => small = call == CallOfTheSmall ? SubmitAsync(lab, few, "third0000000").GetAwaiter().GetResult() : small);
        await using (await lab.StartWorkerAsync(models))
        {
            await lab.WaitAsync(first, RunState.Done);
            await lab.WaitAsync(second, RunState.Done);
        }

        Assert.Equal(RunState.Done, (await lab.Runs.DetailAsync(small, default))!.Summary.State);
        await using var db = await lab.Contexts.CreateDbContextAsync();
        var order = await db.RunChunks.OrderBy(chunk => chunk.StartedAt).Select(chunk => chunk.RunId).ToListAsync();
        var at = order.IndexOf(small);
        Assert.InRange(at, CallOfTheSmall, CallOfTheSmall + 2);
        Assert.Equal([small, small, small], order.GetRange(at, 3));
        order.RemoveAll(run => run == small);
        Assert.Equal(2 * (1 + 33 + 1), order.Count);
        Assert.All(Enumerable.Range(1, order.Count), count => Assert.InRange(order.Take(count).Count(run => run == first) - order.Take(count).Count(run => run == second), -1, 1));
    }

    private static Task<string> SubmitAsync(RunLab lab, RunSpec spec, string person) =>
        lab.Runs.SubmitAsync(new RunSubmission(lab.Project, spec) { PersonId = person }, default);
}
