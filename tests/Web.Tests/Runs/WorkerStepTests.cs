using Bunit;
using CisLens.Shared;
using CisLens.Shared.Data.Entities;
using CisLens.Web.Runs;
using CisLens.Web.Tests.Portal;

namespace CisLens.Web.Tests.Runs;

public class WorkerStepTests : PortalContext
{
    private RunForm _form = new();

    [Fact]
    public void Step_NobodyComputes_SaysThatTheRunWillWait()
    {
        var step = RenderStep();
        step.WaitForAssertion(() => Assert.Contains("No worker is alive", step.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Step_OtherDeviceOrMemory_SaysHowManyCanTakeIt()
    {
        await AddWorkerAsync("one", "cpu", 16_000_000_000);
        await AddWorkerAsync("two", "gpu", 80_000_000_000);
        var step = RenderStep();
        step.WaitForAssertion(() => Assert.Contains("2 of 2 workers can take it now", step.Markup, StringComparison.Ordinal));

        step.Find("#memory").Change("48");
        Assert.Equal(48, _form.MemoryGb);
        step = RenderStep();
        step.WaitForAssertion(() => Assert.Contains("1 of 2 workers can take it now", step.Markup, StringComparison.Ordinal));

        step.Find("#device").Change("cpu");
        step = RenderStep();
        step.WaitForAssertion(() => Assert.Contains("0 of 2 workers can take it now", step.Markup, StringComparison.Ordinal));

        step.Find("#memory").Change("");
        Assert.Equal(("cpu", null), (_form.Device, _form.MemoryGb));
    }

    private IRenderedComponent<WorkerStep> RenderStep() => Render<WorkerStep>(parameters => parameters
        .Add(one => one.Form, _form).Add(one => one.Changed, form => _form = form));

    private async Task AddWorkerAsync(string id, string tag, long memory)
    {
        await using var database = await Databases.CreateDbContextAsync();
        database.Workers.Add(new WorkerEntity
        {
            Id = id, Host = id, Device = tag, Tags = tag, MemoryBytes = memory, Version = SoftwareVersion.Current, StartedAt = DateTimeOffset.UtcNow, SeenAt = DateTimeOffset.UtcNow.AddHours(1),
        });
        await database.SaveChangesAsync();
    }
}
