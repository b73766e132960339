using System.Text.Json;
using CisLens.Shared;
using CisLens.Shared.Runs;
using CisLens.Shared.Storage;

namespace CisLens.Inference.Training.Sets;

/// <summary>
/// Trainings on disk, one file each. The portal writes it first, then only the worker; what a person stops is marked by a file beside. Needs no tensors.
/// </summary>
/// <param name="data">The data folder.</param>
public sealed class TrainingStore(DataFolder data)
{
    private const string Extension = ".json";

    /// <summary>All trainings that were asked for, the latest first; without those that another version wrote and this one cannot read.</summary>
    /// <param name="project">Of this project only; null for all.</param>
    public IReadOnlyList<TrainingRecord> List(string? project) => Directory.Exists(data.Trainings)
        ? [.. Directory.GetFiles(data.Trainings, "*" + Extension).Select(Read).OfType<TrainingRecord>()
            .Where(record => project is null || record.ProjectId == project).OrderByDescending(record => record.SubmittedAt)]
        : [];

    /// <summary>A training; null when there is none.</summary>
    /// <param name="id">Its identifier.</param>
    public TrainingRecord? Find(string id) => Identifier.IsValid(id) && File.Exists(PathOf(id)) ? Read(PathOf(id)) : null;

    /// <summary>Keeps a new training.</summary>
    /// <param name="record">The training.</param>
    public void Add(TrainingRecord record)
    {
        Directory.CreateDirectory(data.Trainings);
        Write(record);
    }

    /// <summary>Keeps how far a training is; nothing where its project was deleted meanwhile.</summary>
    /// <param name="record">The training.</param>
    public void Update(TrainingRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (File.Exists(PathOf(record.Id)))
            Write(record);
    }

    /// <summary>Marks a training that a person stops.</summary>
    /// <param name="id">Its identifier.</param>
    public void Stop(string id) => AtomicFile.Write(MarkOf(id), _ => { });

    /// <summary>Whether a person stopped a training, or deleted its project.</summary>
    /// <param name="id">Its identifier.</param>
    public bool IsStopped(string id) => File.Exists(MarkOf(id)) || !File.Exists(PathOf(id));

    /// <summary>Forgets the trainings of a project; those under way stop.</summary>
    /// <param name="project">The project.</param>
    public void Delete(string project)
    {
        foreach (var record in List(project))
        {
            File.Delete(PathOf(record.Id));
            File.Delete(MarkOf(record.Id));
        }
    }

    private void Write(TrainingRecord record) => AtomicFile.Write(PathOf(record.Id), stream => JsonSerializer.Serialize(stream, record, RunJson.Indented));

    private static TrainingRecord? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<TrainingRecord>(File.ReadAllText(path), RunJson.Indented);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private string PathOf(string id) => Path.Combine(data.Trainings, id + Extension);

    private string MarkOf(string id) => Path.Combine(data.Trainings, id + ".stop");
}
