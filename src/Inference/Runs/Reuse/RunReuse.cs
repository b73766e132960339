using System.Globalization;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Runs.Reuse;

/// <summary>
/// Takes over from the run that a run was made of what both have in common. Only stages with equal inputs (<see cref="StageInputs"/>)
/// are taken over, by hard links, so that either run can be deleted. A run is prepared only when this is done: a process that is
/// killed in the middle leaves a run that begins anew.
/// </summary>
internal static class RunReuse
{
    /// <summary>Takes over chunks.</summary>
    /// <param name="context">The run, which is being prepared.</param>
    /// <param name="prepared">Its stages with their inputs.</param>
    /// <param name="progress">Hears what is taken over.</param>
    /// <param name="token">Checked before each chunk.</param>
    public static void TakeOver(RunContext context, PreparedRun prepared, IStageProgress? progress, CancellationToken token)
    {
        // What a killed process left may be of another build.
        foreach (var stage in prepared.Stages.Select(stage => context.Folder.Stage(stage.Key)).Where(Directory.Exists))
            Directory.Delete(stage, recursive: true);
        if (context.Origin is not { } origin)
            return;
        if (PreparedRun.Read(origin) is not { } before)
        {
            progress?.Say("the run that this one was made of is gone or was never prepared, so nothing is taken over");
            return;
        }
        var titles = RunPlanner.Plan(context.Spec, context.Package).ToDictionary(stage => stage.Key, stage => stage.Title);
        var taken = new List<string>();
        foreach (var stage in prepared.Stages.Where(stage => stage.Inputs is not null && before.Stages.Any(one => one.Key == stage.Key && one.Inputs == stage.Inputs)))
        {
            var count = prepared.Layout(stage.Key)!.Value.Count;
            if (Enumerable.Range(0, count).Count(index => TryTake(context, origin, stage.Key, index, token)) is > 0 and var chunks)
                taken.Add(chunks == count ? titles[stage.Key] : string.Create(CultureInfo.InvariantCulture, $"{titles[stage.Key]} ({chunks} of {count} parts)"));
        }
        progress?.Say(taken.Count == 0
            ? "nothing is taken over from the run that this one was made of: its model, sequences, settings or software differ"
            : $"taken over from '{Name(origin)}', not computed again: {string.Join("; ", taken)}");
    }

    private static bool TryTake(RunContext context, RunFolder origin, string stageKey, int index, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        if (!origin.IsWhole(stageKey, index))
            return false;
        try
        {
            return AtomicDirectory.Write(context.Folder.Chunk(stageKey, index), folder =>
            {
                FolderLinks.Fill(origin.Chunk(stageKey, index), folder);
                // Looked at last: what was removed meanwhile was marked before.
                if (File.Exists(origin.Reclaimed) && (stageKey == StageKeys.Predict || StageKeys.ParseAttribute(stageKey) is not null))
                    throw new FileNotFoundException("Arrays of the origin were removed.");
            });
        }
        catch (Exception error) when (error is DirectoryNotFoundException or FileNotFoundException)
        {
            // The origin was deleted meanwhile, or lacks arrays; the chunk is computed.
            return false;
        }
    }

    private static string Name(RunFolder origin) => File.Exists(origin.Spec) ? RunSpec.FromJson(File.ReadAllText(origin.Spec), origin.Spec).Name : Path.GetFileName(origin.Root);
}
