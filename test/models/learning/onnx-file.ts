/** Writes small ONNX files, right and wrong ones: one `Relu` from `x` to `y`. Fields go by their numbers in `onnx.proto3`. */
export interface OnnxParts {
  irVersion?: number;
  opset?: number;
  operator?: string;
  domain?: string;
  input?: string;
  output?: string;
  columns?: number;
  /** `elem_type`; 1 is a float. */
  type?: number;
  /** Further fields of the node, of the graph, and of the model. */
  node?: Uint8Array[];
  graph?: Uint8Array[];
  extra?: Uint8Array[];
}

export function onnxFile(parts: OnnxParts): Uint8Array {
  const { irVersion = 8, opset = 13, operator = 'Relu', domain = '' } = parts;
  const { input = 'x', output = 'y', columns = 4, type = 1, node = [], graph = [], extra = [] } = parts;
  const relu = bytes([text(1, input), text(2, output), text(4, operator), text(7, domain), ...node]);
  const value = (name: string): Uint8Array => {
    const shape = bytes([message(1, text(2, 'rows')), message(1, number(1, columns))]);
    return bytes([text(1, name), message(2, message(1, bytes([number(1, type), message(2, shape)])))]);
  };
  const whole = [message(1, relu), text(2, 'g'), message(11, value(input)), message(12, value(output)), ...graph];
  return bytes([number(1, irVersion), message(7, bytes(whole)), message(8, number(2, opset)), ...extra]);
}

export function text(field: number, value: string): Uint8Array {
  return message(field, new TextEncoder().encode(value));
}

export function message(field: number, content: Uint8Array): Uint8Array {
  return bytes([varint(field * 8 + 2), varint(content.length), content]);
}

export function number(field: number, value: number): Uint8Array {
  return bytes([varint(field * 8), varint(value)]);
}

export function bytes(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}

function varint(value: number): Uint8Array {
  const digits: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Uint8Array.from([...digits, rest]);
    digits.push((rest % 128) + 128);
  }
}
