using CisLens.Web.Workers;
using Microsoft.Extensions.Logging;

namespace CisLens.Web.Tests.Workers;

public sealed class WorkerLineTests
{
    [Theory]
    [InlineData("fail: CisLens.Inference.Runs.ChunkExecution[0] broken", LogLevel.Error)]
    [InlineData("warn: x", LogLevel.Warning)]
    [InlineData("2026-11-22T09:45:21.123Z warn: CisLens.Inference.Runs.WorkerGate[0] fail: quoted", LogLevel.Warning)]
    [InlineData("info: x", LogLevel.Information)]
    [InlineData("terminate called without an active exception", LogLevel.Information)]
    public void LevelOf_Line_ItsLevel(string line, LogLevel expected) => Assert.Equal(expected, WorkerLine.LevelOf(line));
}
