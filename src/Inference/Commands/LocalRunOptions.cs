using System.CommandLine;

namespace CisLens.Inference.Commands;

/// <summary>The options that predict, attribute and run share.</summary>
internal sealed class LocalRunOptions
{
    private readonly Option<string> _sequences = new("--sequences", "-s") { Description = "FASTA, TSV, CSV or one sequence a line; also .gz", Required = true };
    private readonly Option<string> _model = new("--model", "-m") { Description = "model package (folder or zip), or the name of one that ships", Required = true };
    private readonly Option<string> _out = new("--out", "-o") { Description = "folder for the results; a second call goes on where the first ended", Required = true };
    private readonly Option<string?> _device = new("--device") { Description = "auto, cpu, or cuda:0" };
    private readonly Option<int> _threads = new("--threads") { Description = "threads of the processor; 0 takes every core" };
    private readonly Option<string[]> _knownMotifs = new("--known-motifs")
    {
        Description = "file of known motifs (MEME, JASPAR, TRANSFAC, HOMER, table), or starter for those that ship; repeat for more",
    };

    private readonly Option<string?> _truth = new("--truth") { Description = "folder that the command simulate wrote: the audit then judges maps by what was planted" };

    public void AddTo(Command command)
    {
        command.Add(_sequences);
        command.Add(_model);
        command.Add(_out);
        command.Add(_device);
        command.Add(_threads);
        command.Add(_knownMotifs);
        command.Add(_truth);
    }

    public LocalRunRequest Read(ParseResult parsed) => new(
        parsed.GetRequiredValue(_sequences),
        parsed.GetRequiredValue(_model),
        parsed.GetRequiredValue(_out),
        parsed.GetValue(_device),
        parsed.GetValue(_threads),
        parsed.GetValue(_knownMotifs) ?? [])
    {
        Truth = parsed.GetValue(_truth),
    };
}
