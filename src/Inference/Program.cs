using System.CommandLine;

return new RootCommand("CisLens: sequence-to-function models, explained.").Parse(args).Invoke();
