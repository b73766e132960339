using System.Text.Json;
using CisLens.Inference.Sequences;
using CisLens.Shared.Arrays;
using Xunit;

namespace CisLens.Inference.Tests.Sequences;

/// <summary>The case e07-sequence-utilities: encoding, the other strand, composition and edits as a published program does them.</summary>
[Trait("Part", "golden")]
public sealed class EditGoldenTests
{
    [SkippableFact]
    public void Encode_GoldenStrings_EqualsTheArrays()
    {
        var letters = Strings("sequences");

        Assert.Equal(Rows("X.npy", letters.Length), letters.Select(s => OneHot.Encode(s)));
        Assert.Equal(Rows("X_with_N.npy", letters.Length), Strings("with_N").Select(s => OneHot.Encode(s)));
        Assert.Equal(letters, Rows("X.npy", letters.Length).Select(row => OneHot.Decode(row)));
    }

    [SkippableFact]
    public void ReverseComplement_GoldenArrays_EqualsTheArrays()
    {
        var turned = Strings("sequences").Select(s =>
        {
            var result = new float[4 * s.Length];
            OneHot.ReverseComplement(OneHot.Encode(s), result);
            return result;
        });

        Assert.Equal(Rows("utilities.reverse_complement.npy", 3), turned);
        Assert.Equal(Strings("reverse_complements"), turned.Select(row => OneHot.Decode(row)));
    }

    [SkippableFact]
    public void GcContent_GoldenStrings_EqualsTheValues()
    {
        Assert.All(Rows("utilities.gc.npy", 3).Zip(Strings("sequences")), p => Assert.Equal(p.First[0], Bases.GcContent(Bases.Encode(p.Second)), 5));
        Assert.All(Rows("utilities.gc_with_N.npy", 3).Zip(Strings("with_N")), p => Assert.Equal(p.First[0], Bases.GcContent(Bases.Encode(p.Second)), 5));
    }

    [SkippableFact]
    public void Edits_GoldenStrings_EqualTheArrays()
    {
        var letters = Strings("sequences");

        AssertEdit("utilities.insert_default.npy", letters, s => SequenceEdits.Insert(s, "ACGTT", s.Length / 2));
        AssertEdit("utilities.insert_start.npy", letters, s => SequenceEdits.Insert(s, "ACGTT", 7));
        AssertEdit("utilities.delete.npy", letters, s => SequenceEdits.Delete(s, 5, 12));
        AssertEdit("utilities.substitute_N.npy", letters, s => SequenceEdits.Substitute(s, "ANNT", 2));
    }

    private static void AssertEdit(string file, string[] letters, Func<string, string> edit) =>
        Assert.Equal(Rows(file, letters.Length).Select(row => OneHot.Decode(row)), letters.Select(edit));

    private static string Folder()
    {
        var folder = Path.Combine(GoldenFolders.Oracles(), "attribution", "e07-sequence-utilities");
        Skip.IfNot(Directory.Exists(folder), "The case e07-sequence-utilities is not here.");
        return folder;
    }

    private static List<float[]> Rows(string file, int count)
    {
        var values = NpyFile.Read<float>(Path.Combine(Folder(), file)).Data;
        return [.. values.Chunk(values.Length / count)];
    }

    private static string[] Strings(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder(), "case.json")));
        return [.. document.RootElement.GetProperty("runs").EnumerateArray()
            .Single(run => run.GetProperty("id").GetString() == "strings")
            .GetProperty("values").GetProperty(name).EnumerateArray().Select(value => value.GetString()!)];
    }
}
