using System.Buffers.Binary;
using System.Text;
using CisLens.Inference.Models.Checkpoints;
using CisLens.Shared;

namespace CisLens.Inference.Tests.Models.Checkpoints;

public sealed class SafetensorsTests : IDisposable
{
    private readonly TorchFiles _files = new();

    [Fact]
    public void Write_ThenOpen_GivesTheSameTensorsAndMetadata()
    {
        var path = _files.File("model.safetensors");
        var tensors = new[]
        {
            CheckpointTensor.FromFloats("conv.weight", [2, 1, 3], [1, 2, 3, 4, 5, float.NaN]),
            CheckpointTensor.FromFloats("bias \"é\"\n", [], [-0f]),
            CheckpointTensor.FromFloats("empty", [0, 7], []),
        };

        SafetensorsWriter.Write(path, tensors, new Dictionary<string, string> { ["seed"] = "3", ["author"] = "CisLens" });

        using var checkpoint = Checkpoint.Open(path);
        Assert.Equal("CisLens", checkpoint.Metadata["author"]);
        Assert.Equal("3", checkpoint.Metadata["seed"]);
        Assert.Equal(3, checkpoint.Tensors.Count);
        foreach (var tensor in tensors)
        {
            Assert.Equal(tensor.Shape, checkpoint.Tensors[tensor.Name].Shape);
            Assert.Equal(tensor.ToBytes(), checkpoint.Tensors[tensor.Name].ToBytes());
        }
    }

    [Fact]
    public void Write_InAnotherOrder_GivesTheSameBytes()
    {
        CheckpointTensor[] tensors = [CheckpointTensor.FromFloats("b", [1], [1]), CheckpointTensor.FromFloats("a", [2], [2, 3])];
        SafetensorsWriter.Write(_files.File("1"), tensors, new Dictionary<string, string> { ["x"] = "1", ["y"] = "2" });
        SafetensorsWriter.Write(_files.File("2"), tensors.Reverse(), new Dictionary<string, string> { ["y"] = "2", ["x"] = "1" });

        Assert.Equal(Checkpoint.Sha256(_files.File("1")), Checkpoint.Sha256(_files.File("2")));
        Assert.Equal(0, (8 + BinaryPrimitives.ReadInt64LittleEndian(File.ReadAllBytes(_files.File("1")))) % 8);
    }

    [Fact]
    public void Write_SameNameTwice_Throws()
    {
        var tensor = CheckpointTensor.FromFloats("a", [1], [1]);

        Assert.Throws<ArgumentException>(() => SafetensorsWriter.Write(_files.File("model"), [tensor, tensor]));
        Assert.False(File.Exists(_files.File("model")));
    }

    [SkippableFact]
    public void Write_PublishedModel_CanBeReadAgain()
    {
        var source = Path.Combine(GoldenFolders.Models(), "openspliceai-mane-400nt", "model_400nt_rs10.pt");
        using var original = Checkpoint.Open(source);
        SafetensorsWriter.Write(_files.File("copy"), original.Tensors.Values, original.Metadata);

        using var copy = Checkpoint.Open(_files.File("copy"));
        Assert.All(original.Tensors, pair => Assert.Equal(pair.Value.ToBytes(), copy.Tensors[pair.Key].ToBytes()));
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", "shape [2] but 4 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", "shape [-1]")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,4]}}""", "shape [")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "bytes 0 to 8 of 4")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[-4,0]}}""", "bytes -4 to 0")]
    [InlineData("""{"a":{"dtype":"F8_E4M3","shape":[4],"data_offsets":[0,4]}}""", "as F8_E4M3")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}""", "describe 2")]
    [InlineData("""{"a":{"dtype":"U8","shape":[3],"data_offsets":[0,3]},"b":{"dtype":"U8","shape":[2],"data_offsets":[2,4]}}""", "overlap or hole")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"b":{"dtype":"U8","shape":[2],"data_offsets":[2,4]}}""", "overlap or hole")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[0],"data_offsets":[4,4]}}""", "twice")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1]}}""", "without a proper")]
    [InlineData("""{"a":{"dtype":4,"shape":[1],"data_offsets":[0,4]}}""", "without a proper")]
    [InlineData("""{"a":[]}""", "without a proper")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}""", "not valid JSON")]
    [InlineData("""{"__metadata__":3,"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "__metadata__")]
    [InlineData("""{"\ud800":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "broken text")]
    public void Open_HeaderThatDoesNotFit_IsRefused(string header, string words)
    {
        var path = Write(header, [0, 0, 0, 0]);

        var error = Assert.Throws<InputException>(() => Checkpoint.Open(path));

        Assert.StartsWith("model.safetensors ", error.Message, StringComparison.Ordinal);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_HeaderLongerThanTheFile_IsRefused()
    {
        var bytes = File.ReadAllBytes(Write("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", [0, 0, 0, 0]));

        var path = _files.Write("cut.safetensors", bytes[..20]);

        Assert.Contains("incomplete", Assert.Throws<InputException>(() => Checkpoint.Open(path)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _files.Dispose();

    private string Write(string header, byte[] data)
    {
        var json = Encoding.UTF8.GetBytes(header);
        var length = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(length, json.Length);
        return _files.Write("model.safetensors", [.. length, .. json, .. data]);
    }
}
