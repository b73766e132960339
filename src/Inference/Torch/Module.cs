using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A network with named parameters. Of TorchSharp's modules only TorchScript ones are bound.</summary>
        public abstract class Module : IDisposable
        {
            public abstract bool training { get; }

            public abstract void train(bool train = true);

            public abstract void eval();

            public abstract IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true);

            public abstract IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true);

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            internal abstract void Move(Device device, ScalarType? type);

            protected abstract void Dispose(bool disposing);
        }
    }
}
