"""Has ONNX's checker read files, and tells what they say of themselves."""
import json, os, sys

# A folder "onnx" where this is started from would be taken for the package.
sys.path = [place for place in sys.path if place not in ("", os.getcwd())]
import onnx


def shape(value):
    return [each.dim_param or each.dim_value for each in value.type.tensor_type.shape.dim]


for file in sys.argv[1:]:
    model = onnx.load(file)
    onnx.checker.check_model(model, full_check=True)
    told = {each.key: each.value for each in model.metadata_props}
    [given], [result] = model.graph.input, model.graph.output
    assert [(each.domain, each.version) for each in model.opset_import] == [("", 17)] and model.ir_version == 8, file
    assert (given.name, shape(given)) == ("frames", ["batch", "height", "width", 1]), shape(given)
    classes = len(json.loads(told["class_names"]))
    assert (result.name, shape(result)) == ("probabilities", ["batch", "height", "width", classes]), shape(result)
    assert json.loads(told["normalization"])["deviation"] > 0 and float(told["temperature"]) > 0, told
    print(f"{os.path.basename(file)}: checked, opset 17, {shape(given)} to {shape(result)}, {told['class_names']}, "
          f"normalization {told['normalization']}, temperature {told['temperature']}")
