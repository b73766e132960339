using System.Diagnostics;
using CisLens.Shared.Arrays;

namespace CisLens.Shared.Tests.Arrays;

/// <summary>NumPy itself opens what is written here, and what NumPy writes opens here.</summary>
public sealed class NumPyTests : IDisposable
{
    private const string Python = "/usr/bin/python3";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public void Load_OurFilesInNumPy_HasSameTypeShapeAndNumbers()
    {
        RequireNumPy();
        NpyFile.Write<float>(_folder.File("f.npy"), [0, 1, 2, 3, 4, 5], 2, 3);
        NpyFile.Write<bool>(_folder.File("b.npy"), [true, false], 2);
        NpyFile.Write<double>(_folder.File("scalar.npy"), [2.5]);
        using (var npz = new NpzWriter(File.Create(_folder.File("a.npz"))))
            npz.Add<Half>("arr_0", [(Half)1, (Half)2, (Half)3, (Half)4], 2, 2);

        Assert.Equal(
            "float32 (2, 3) [[0.0, 1.0, 2.0], [3.0, 4.0, 5.0]] bool (2,) [True, False] float64 () 2.5 float16 (2, 2) [[1.0, 2.0], [3.0, 4.0]]",
            Run("""
                show = lambda a: f"{a.dtype} {a.shape} {a.tolist()}"
                print(show(numpy.load("f.npy", mmap_mode="r")), show(numpy.load("b.npy")), show(numpy.load("scalar.npy")), show(numpy.load("a.npz")["arr_0"]))
                """));
    }

    [SkippableFact]
    public void Read_NumPysFiles_GivesSameNumbersOrRefuses()
    {
        RequireNumPy();
        Run("""
            a = numpy.arange(24, dtype=numpy.int64).reshape(2, 3, 4)
            numpy.save("c.npy", a)
            numpy.save("fortran.npy", numpy.asfortranarray(a))
            numpy.save("big.npy", a.astype(">i8"))
            numpy.save("objects.npy", numpy.array([{}], dtype=object), allow_pickle=True)
            numpy.savez("plain.npz", first=a.astype(numpy.int8), second=a > 3)
            numpy.savez_compressed("small.npz", a.astype(numpy.float16))
            """);

        Assert.Equal(Enumerable.Range(0, 24).Select(i => (long)i), NpyFile.Read<long>(_folder.File("c.npy")).Data);
        foreach (var refused in new[] { "fortran.npy", "big.npy", "objects.npy" })
            Assert.Throws<InputException>(() => NpyFile.Read<long>(_folder.File(refused)));
        using var plain = new NpzFile(_folder.File("plain.npz"));
        Assert.Equal(Enumerable.Range(0, 24).Select(i => (sbyte)i), plain.Read<sbyte>("first").Data);
        Assert.Equal(20, plain.Read<bool>("second").Data.Count(value => value));
        using var small = new NpzFile(_folder.File("small.npz"));
        Assert.Equal((Half)23, small.Read<Half>("arr_0").Data[^1]);
    }

    private static void RequireNumPy()
    {
        Skip.IfNot(File.Exists(Python), $"{Python} is not installed.");
        using var process = Process.Start(new ProcessStartInfo(Python, ["-c", "import numpy"]) { RedirectStandardError = true })!;
        process.WaitForExit();
        Skip.If(process.ExitCode != 0, "NumPy is not installed.");
    }

    private string Run(string script)
    {
        var start = new ProcessStartInfo(Python, ["-c", "import numpy\n" + script]) { RedirectStandardOutput = true, WorkingDirectory = _folder.Path };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output.Trim();
    }
}
