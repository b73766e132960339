// The border between .NET and libtorch: C functions over plain structures.
//
// All operators go through one door: torch_operator finds an operator in libtorch's dispatcher by name and
// overload, torch_call pushes the arguments and calls it. What the dispatcher does not offer stands around it:
// memory in and out, gradients, modes, threads, devices, TorchScript. No exception crosses the border: every
// function returns 0, or 1 with the message in torch_error().
#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/ops/empty.h>
#include <c10/core/InferenceMode.h>
#include <cstring>
#include <torch/csrc/api/include/torch/cuda.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/jit/api/module.h>
#include <torch/csrc/jit/serialization/import.h>
#include <torch/version.h>

#define BORDER extern "C" __attribute__((visibility("default")))

namespace {

// The same numbers stand in Native.cs.
enum Kind : int32_t { None, Tensor, Integer, Number, Boolean, Integers, Tensors, Text, Numbers, Device, Group };

struct Value {
  Kind kind;
  int32_t count;  // of a list, of the members of a group, of the bytes of a text
  union {
    int64_t integer;
    double number;
    const void* pointer;
  };
};

struct Description {
  const int64_t* sizes;
  const int64_t* strides;
  int64_t elements;
  int32_t dimensions, type, device_type, device_index;
  int32_t requires_grad, is_leaf, is_contiguous, element_size;
};

thread_local std::string error;
thread_local std::vector<Value> results;

template <class Body>
int guard(Body body) noexcept {
  try {
    body();
    return 0;
  } catch (const c10::Error& e) {
    error = e.what_without_backtrace();
  } catch (const std::bad_alloc&) {
    error = "out of memory";
  } catch (const std::exception& e) {
    error = e.what();
  } catch (...) {
    error = "libtorch failed without a message";
  }
  return 1;
}

// A handle is a counted reference to a tensor's implementation; null is the undefined tensor.
at::Tensor borrow(const void* handle) {
  if (!handle) return {};
  auto* impl = static_cast<at::TensorImpl*>(const_cast<void*>(handle));
  return at::Tensor(c10::intrusive_ptr<at::TensorImpl, at::UndefinedTensorImpl>::reclaim_copy(impl));
}

void* lend(at::Tensor tensor) { return tensor.defined() ? tensor.unsafeReleaseTensorImpl() : nullptr; }

void release(const void* handle) {
  auto* impl = static_cast<at::TensorImpl*>(const_cast<void*>(handle));
  c10::intrusive_ptr<at::TensorImpl, at::UndefinedTensorImpl>::reclaim(impl);
}

std::vector<at::Tensor> borrow_all(void* const* handles, int count) {
  std::vector<at::Tensor> tensors;
  for (int i = 0; i < count; ++i) tensors.push_back(borrow(handles[i]));
  return tensors;
}

c10::Device device_of(int64_t packed) {
  return c10::Device(static_cast<c10::DeviceType>(packed >> 32), static_cast<c10::DeviceIndex>(packed & 0xff));
}

c10::IValue list_of_tensors(const Value& value, const c10::Argument* declared) {
  auto tensors = borrow_all(static_cast<void* const*>(value.pointer), value.count);
  auto* list = declared ? declared->type()->castRaw<c10::ListType>() : nullptr;
  if (!list || list->getElementType()->kind() != c10::TypeKind::OptionalType) return c10::List<at::Tensor>(tensors);
  c10::List<c10::optional<at::Tensor>> optional;
  for (auto& tensor : tensors) optional.push_back(tensor.defined() ? c10::make_optional(tensor) : c10::nullopt);
  return optional;
}

c10::IValue unpack(const Value& value, const c10::Argument* declared = nullptr) {
  switch (value.kind) {
    case Tensor: return borrow(value.pointer);
    case Integer:
      if (declared && declared->type()->kind() == c10::TypeKind::FloatType) return double(value.integer);
      return value.integer;
    case Number: return value.number;
    case Boolean: return value.integer != 0;
    case Integers: return c10::IntArrayRef(static_cast<const int64_t*>(value.pointer), value.count);
    case Numbers: return c10::ArrayRef<double>(static_cast<const double*>(value.pointer), value.count);
    case Tensors: return list_of_tensors(value, declared);
    case Text: return std::string(static_cast<const char*>(value.pointer), value.count);
    case Device: return device_of(value.integer);
    default: return {};
  }
}

void pack(const c10::IValue& value);

// A tuple is a Group and a list is Tensors; the members follow.
template <class Members>
void pack_group(Kind kind, const Members& members) {
  results.push_back({kind, static_cast<int32_t>(members.size()), {0}});
  for (const auto& member : members) pack(c10::IValue(member));
}

void pack(const c10::IValue& value) {
  Value packed{None, 0, {0}};
  if (value.isTuple()) return pack_group(Group, value.toTupleRef().elements().vec());
  if (value.isTensorList()) return pack_group(Tensors, value.toTensorVector());
  if (value.isList()) return pack_group(Tensors, value.toListRef().vec());
  if (value.isTensor()) packed.kind = Tensor, packed.pointer = lend(value.toTensor());
  else if (value.isInt()) packed.kind = Integer, packed.integer = value.toInt();
  else if (value.isDouble()) packed.kind = Number, packed.number = value.toDouble();
  else if (value.isBool()) packed.kind = Boolean, packed.integer = value.toBool();
  else TORCH_CHECK(value.isNone(), "a result of type ", value.tagKind(), " is not supported");
  results.push_back(packed);
}

// The caller owns the tensors among the results; the memory of the list is this thread's until its next call.
template <class List>
void hand_over(const List& list, const Value** values, int* count) {
  results.clear();
  try {
    for (const auto& value : list) pack(value);
  } catch (...) {
    for (const auto& value : results)
      if (value.kind == Tensor && value.pointer) release(value.pointer);
    throw;
  }
  *values = results.data();
  *count = static_cast<int>(results.size());
}

}  // namespace

BORDER const char* torch_error() { return error.c_str(); }
BORDER const char* torch_version() { return TORCH_VERSION; }

BORDER int torch_operator(const char* name, const char* overload, void** handle) {
  return guard([&] {
    auto found = c10::Dispatcher::singleton().findSchema({name, overload});
    TORCH_CHECK(found, "libtorch ", TORCH_VERSION, " has no operator ", name, ".", overload);
    *handle = new c10::OperatorHandle(*found);  // kept for the life of the process
  });
}

BORDER int torch_call(const void* handle, const Value* arguments, int given, const Value** values, int* count) {
  return guard([&] {
    auto& op = *static_cast<const c10::OperatorHandle*>(handle);
    auto& declared = op.schema().arguments();
    c10::Stack stack;
    stack.reserve(declared.size());
    for (int i = 0; i < given; ++i) stack.push_back(unpack(arguments[i], &declared.at(i)));
    for (size_t i = given; i < declared.size(); ++i) {
      TORCH_CHECK(declared[i].default_value(), op.schema().name(), " needs the argument ", declared[i].name());
      stack.push_back(*declared[i].default_value());
    }
    op.callBoxed(stack);
    hand_over(stack, values, count);
  });
}

BORDER void torch_free(void* tensor) { release(tensor); }

BORDER int torch_from_memory(const void* data, const int64_t* sizes, int dimensions, int type, void** tensor) {
  return guard([&] {
    auto made = at::empty(c10::IntArrayRef(sizes, dimensions), static_cast<c10::ScalarType>(type));
    if (made.nbytes()) std::memcpy(made.data_ptr(), data, made.nbytes());
    *tensor = lend(made);
  });
}

BORDER int torch_to_memory(const void* tensor, void* data, int64_t bytes) {
  return guard([&] {
    auto source = borrow(tensor).detach().cpu().contiguous().resolve_conj().resolve_neg();
    TORCH_CHECK(int64_t(source.nbytes()) == bytes, "the tensor has ", source.nbytes(), " bytes, not ", bytes);
    if (bytes) std::memcpy(data, source.data_ptr(), bytes);
  });
}

BORDER int torch_data(const void* tensor, void** data) {
  return guard([&] { *data = borrow(tensor).data_ptr(); });
}

BORDER int torch_describe(const void* tensor, Description* description) {
  return guard([&] {
    auto t = borrow(tensor);
    *description = {t.sizes().data(), t.strides().data(), t.numel(), int32_t(t.dim()), int32_t(t.scalar_type()),
                    int32_t(t.device().type()), t.device().index(), t.requires_grad(), t.is_leaf(),
                    t.is_contiguous(), int32_t(t.element_size())};
  });
}

BORDER int torch_set_requires_grad(const void* tensor, int requires_grad) {
  return guard([&] { borrow(tensor).set_requires_grad(requires_grad != 0); });
}

BORDER int torch_grad(void* const* outputs, int output_count, void* const* inputs, int input_count,
                      void* const* seeds, int seed_count, int retain_graph, int create_graph, int allow_unused,
                      void** gradients) {
  return guard([&] {
    auto found = torch::autograd::grad(
        borrow_all(outputs, output_count), borrow_all(inputs, input_count), borrow_all(seeds, seed_count),
        retain_graph != 0, create_graph != 0, allow_unused != 0);
    for (int i = 0; i < input_count; ++i) gradients[i] = lend(found[i]);
  });
}

BORDER int torch_grad_mode() { return c10::GradMode::is_enabled(); }
BORDER void torch_set_grad_mode(int enabled) { c10::GradMode::set_enabled(enabled != 0); }
BORDER int torch_inference_mode() { return c10::InferenceMode::is_enabled(); }
BORDER void* torch_begin_inference_mode(int enabled) { return new c10::InferenceMode(enabled != 0); }
BORDER void torch_end_inference_mode(void* guard) { delete static_cast<c10::InferenceMode*>(guard); }

BORDER int torch_threads() { return at::get_num_threads(); }
BORDER int torch_set_threads(int count) { return guard([&] { at::set_num_threads(count); }); }
BORDER int torch_interop_threads() { return at::get_num_interop_threads(); }
BORDER int torch_set_interop_threads(int count) { return guard([&] { at::set_num_interop_threads(count); }); }

BORDER int torch_seed(int64_t seed) { return guard([&] { at::manual_seed(static_cast<uint64_t>(seed)); }); }
BORDER int torch_cuda_count(int* count) { return guard([&] { *count = int(torch::cuda::device_count()); }); }
BORDER int torch_cuda_synchronize(int64_t index) { return guard([&] { torch::cuda::synchronize(index); }); }

BORDER int torch_jit_load(const char* path, int64_t device, void** module) {
  return guard([&] { *module = new torch::jit::Module(torch::jit::load(path, device_of(device))); });
}

BORDER void torch_jit_free(void* module) { delete static_cast<torch::jit::Module*>(module); }

BORDER int torch_jit_forward(void* module, const Value* arguments, int given, const Value** values, int* count) {
  return guard([&] {
    std::vector<c10::IValue> inputs;
    for (int i = 0; i < given; ++i) inputs.push_back(unpack(arguments[i]));
    c10::Stack output{static_cast<torch::jit::Module*>(module)->forward(std::move(inputs))};
    hand_over(output, values, count);
  });
}

BORDER int torch_jit_train(void* module, int training) {
  return guard([&] { static_cast<torch::jit::Module*>(module)->train(training != 0); });
}

BORDER int torch_jit_training(void* module) { return static_cast<torch::jit::Module*>(module)->is_training(); }

BORDER int torch_jit_to(void* module, int64_t device, int type) {
  return guard([&] {
    auto& m = *static_cast<torch::jit::Module*>(module);
    if (type < 0) m.to(device_of(device));
    else m.to(device_of(device), static_cast<c10::ScalarType>(type));
  });
}

// The tensors are the results; names points to as many texts.
BORDER int torch_jit_tensors(void* module, int buffers, const char* const** names, const Value** values, int* count) {
  return guard([&] {
    auto& m = *static_cast<torch::jit::Module*>(module);
    thread_local std::vector<std::string> texts;
    thread_local std::vector<const char*> pointers;
    texts.clear();
    pointers.clear();
    c10::Stack tensors;
    auto collect = [&](const auto& list) {
      for (const auto& named : list) texts.push_back(named.name), tensors.push_back(named.value);
    };
    if (buffers) collect(m.named_buffers());
    else collect(m.named_parameters());
    for (const auto& text : texts) pointers.push_back(text.c_str());
    hand_over(tensors, values, count);
    *names = pointers.data();
  });
}
