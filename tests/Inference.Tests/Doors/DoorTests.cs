using System.Diagnostics;
using System.Globalization;
using CisLens.Shared;
using Xunit.Abstractions;

namespace CisLens.Inference.Tests.Doors;

/// <summary>
/// Changed and hostile files at every door: each is taken or refused in one sentence, nothing is written elsewhere, and none keeps
/// the reader busy. <c>CISLENS_DOOR_INPUTS</c> says how many at each door, <c>CISLENS_DOOR_SEED</c> which.
/// </summary>
[Trait("Part", "doors")]
public sealed class DoorTests(ITestOutputHelper output) : IDisposable
{
    private static readonly int Inputs = Setting("CISLENS_DOOR_INPUTS", 60);
    private static readonly int Seed = Setting("CISLENS_DOOR_SEED", 1);

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Names => [.. Doors.All.Select(door => door.Name)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Enter_ChangedFile_IsTakenOrRefusedInASentence(string name)
    {
        var door = Doors.All.Single(one => one.Name == name);
        var (taken, refused, slowest, largest) = (0, 0, TimeSpan.Zero, 0L);
        for (var input = 0; input < Inputs; input++)
        {
            var random = new Random(HashCode(name) + (Seed * 1_000_003) + input);
            var bytes = door.Change(door.Seeds[input % door.Seeds.Count], random);
            var (error, time, allocated) = await EnterAsync(door, bytes);
            if (error is null)
                taken++;
            else
                AssertSentence(error, input, bytes);
            refused += error is null ? 0 : 1;
            (slowest, largest) = (time > slowest ? time : slowest, Math.Max(largest, allocated));
        }
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name}\t{Inputs}\t{taken} taken\t{refused} refused\tslowest {slowest.TotalMilliseconds:F0} ms\tlargest {largest / 1e6:F1} MB allocated"));
        // Both ways must have been walked for this to say anything.
        Assert.InRange(refused, 1, Inputs);
        foreach (var seed in door.Seeds)
        {
            var (whole, _, _) = await EnterAsync(door, seed);
            if (door.Refusal is { } refusal)
                Assert.Contains(refusal, Assert.IsType<InputException>(whole).Message, StringComparison.Ordinal);
            else
                Assert.Null(whole);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Enter_HostileFile_IsRefused(string name)
    {
        var door = Doors.All.Single(one => one.Name == name);
        foreach (var (why, bytes) in door.Hostile)
        {
            var (error, _, _) = await EnterAsync(door, bytes);
            Assert.True(error is InputException, $"{why}: {error?.ToString() ?? "was taken"}");
        }
        Assert.False(File.Exists("/tmp/cislens-escaped"));
    }

    private async Task<(Exception? Error, TimeSpan Time, long Allocated)> EnterAsync(Door door, byte[] bytes)
    {
        var (root, arrived) = (_folder.PathOf("root"), _folder.PathOf("arrived"));
        var inside = Path.Combine(root, "project", "inside");
        Directory.CreateDirectory(inside);
        Directory.CreateDirectory(arrived);
        var path = Path.Combine(arrived, door.FileName);
        await File.WriteAllBytesAsync(path, bytes);
        Exception? caught = null;
        var allocated = 0L;
        var clock = Stopwatch.StartNew();
        var entering = Task.Factory.StartNew(
            () =>
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                try
                {
                    door.Enter(path, inside);
                }
                catch (Exception error)
                {
                    caught = error;
                }
                allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            },
            TaskCreationOptions.LongRunning);
        await entering.WaitAsync(Patience.Limit);
        clock.Stop();
        Assert.Equal([Path.Combine(root, "project"), inside], Directory.EnumerateFileSystemEntries(root, "*", SearchOption.AllDirectories).Where(one => !one.StartsWith(inside + "/", StringComparison.Ordinal)).Order());
        Assert.Equal([path], Directory.EnumerateFileSystemEntries(arrived));
        if (caught is not null)
            Assert.False(Directory.EnumerateFileSystemEntries(inside).Any(one => !one.EndsWith(".zip", StringComparison.Ordinal)), $"{door.Name}: a refused file left something: {caught.Message}");
        Directory.Delete(root, recursive: true);
        return (caught, clock.Elapsed, allocated);
    }

    private static void AssertSentence(Exception error, int input, byte[] bytes)
    {
        Assert.True(error is InputException, $"Input {input}: {error}\n{Convert.ToBase64String(bytes)[..Math.Min(2000, 4 * ((bytes.Length + 2) / 3))]}");
        Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
        Assert.InRange(error.Message.Length, 10, 1000);
        Assert.DoesNotContain('\n', error.Message);
    }

    // The usual hash of a text is another in each process.
    private static int HashCode(string text) => text.Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter));

    private static int Setting(string name, int usual) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;
}
