using CisLens.Inference.Commands;

return await CommandLine.RunAsync(args).ConfigureAwait(false);
