using static TorchSharp.Binding.Operators;

namespace TorchSharp;

public static partial class torch
{
    /// <content>Random numbers of the generator of the tensor's device.</content>
    public partial class Tensor
    {
        public Tensor uniform_(double from, double to) => Change("uniform_", this, from, to);

        public Tensor normal_(double mean = 0, double std = 1) => Change("normal_", this, mean, std);

        public Tensor bernoulli_(double p = 0.5) => Change("bernoulli_.float", this, p);

        /// <summary>1 with the probability that each element gives.</summary>
        public Tensor bernoulli() => One("bernoulli", this);

        public Tensor multinomial(long num_samples, bool replacement = false) =>
            One("multinomial", this, num_samples, replacement);

        public Tensor rand_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Made(One("rand_like", this, dtype, Binding.Argument.None, device), requires_grad);

        public Tensor randn_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
            Made(One("randn_like", this, dtype, Binding.Argument.None, device), requires_grad);
    }
}
