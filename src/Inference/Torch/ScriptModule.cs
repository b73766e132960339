using System.Runtime.InteropServices;
using TorchSharp.Binding;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>TorchScript.</summary>
    public static partial class jit
    {
        /// <summary>Loads a file that torch.jit.save wrote.</summary>
        /// <exception cref="FileNotFoundException">There is no such file.</exception>
        /// <exception cref="ExternalException">It is not a TorchScript file.</exception>
        public static ScriptModule load(string filename, Device map_location)
        {
            if (!File.Exists(filename))
                throw new FileNotFoundException($"there is no file {filename}", filename);
            Native.Check(Native.torch_jit_load(filename, InitializeDevice(map_location).Packed, out var module));
            return new ScriptModule(module);
        }

        public static ScriptModule load(string filename, DeviceType device_type = DeviceType.CPU, long device_index = -1) =>
            load(filename, new Device(device_type, (int)device_index));

        /// <summary>A network that was saved as TorchScript.</summary>
        public class ScriptModule : nn.Module
        {
            private readonly ScriptHandle _handle;

            internal ScriptModule(nint module) => _handle = new ScriptHandle(module);

            public override bool training => Native.torch_jit_training(_handle) != 0;

            public override void train(bool on = true) => Native.Check(Native.torch_jit_train(_handle, on ? 1 : 0));

            public override void eval() => train(false);

            public override unsafe IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true) =>
                Named(buffers: false, pointer => new Parameter(pointer));

            public override unsafe IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true) =>
                Named(buffers: true, pointer => new Tensor(pointer));

            /// <summary>
            /// Runs the network on tensors and numbers. The result is a tensor, a tuple of up to five tensors, or an array
            /// of tensors.
            /// </summary>
            public unsafe object forward(params object[] input)
            {
                Span<Argument> arguments = new Argument[input.Length];
                for (var i = 0; i < input.Length; i++)
                    arguments[i] = ArgumentOf(input[i]);
                Span<NativeValue> given = stackalloc NativeValue[input.Length];
                Span<long> room = stackalloc long[ArgumentWriter.Room];
                var writer = new ArgumentWriter(given, room);
                try
                {
                    writer.Write(arguments);
                    fixed (NativeValue* first = given)
                    {
                        Native.Check(Native.torch_jit_forward(_handle, first, given.Length, out var values, out var count));
                        return Output(new ReadOnlySpan<NativeValue>(values, count));
                    }
                }
                finally
                {
                    writer.Dispose();
                }
            }

            public object call(params object[] input) => forward(input);

            internal override void Move(Device device, ScalarType? type) =>
                Native.Check(Native.torch_jit_to(_handle, InitializeDevice(device).Packed, type is { } wanted ? (int)wanted : -1));

            protected override void Dispose(bool disposing) => _handle.Dispose();

            private static Argument ArgumentOf(object input) => input switch
            {
                Tensor tensor => tensor,
                Scalar scalar => scalar,
                int number => (long)number,
                long number => number,
                float number => (double)number,
                double number => number,
                bool truth => truth,
                Tensor[] tensors => tensors,
                _ => throw new ArgumentException($"{input.GetType().Name} cannot be given to a TorchScript module."),
            };

            private static object Output(ReadOnlySpan<NativeValue> values)
            {
                List<Tensor> tensors = [];
                var group = values[0].Kind is Kind.Group or Kind.Tensors ? 1 : 0;
                foreach (var value in values[group..])
                {
                    if (value.Kind == Kind.Tensor)
                        tensors.Add(new Tensor(value.Pointer));
                }
                if (tensors.Count == values.Length - group)
                    return values[0].Kind == Kind.Tensors ? tensors.ToArray() : TupleOrArray(tensors);
                tensors.ForEach(tensor => tensor.Dispose());
                throw new ExternalException("the TorchScript module returns something other than tensors or a tuple of tensors");
            }

            private static object TupleOrArray(List<Tensor> tensors) => tensors switch
            {
                [var one] => one,
                [var one, var two] => (one, two),
                [var one, var two, var three] => (one, two, three),
                [var one, var two, var three, var four] => (one, two, three, four),
                [var one, var two, var three, var four, var five] => (one, two, three, four, five),
                _ => tensors.ToArray(),
            };

            private unsafe List<(string, T)> Named<T>(bool buffers, Func<nint, T> make)
            {
                Native.Check(Native.torch_jit_tensors(_handle, buffers ? 1 : 0, out var names, out var values, out var count));
                List<(string, T)> named = [];
                for (var i = 0; i < count; i++)
                    named.Add((Marshal.PtrToStringUTF8((nint)names[i]) ?? "", make(values[i].Pointer)));
                return named;
            }
        }
    }
}
