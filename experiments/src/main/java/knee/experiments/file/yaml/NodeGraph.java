package knee.experiments.file.yaml;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import knee.experiments.file.yaml.Node.Entry;
import knee.experiments.file.yaml.Node.Items;
import knee.experiments.file.yaml.Node.Mapping;
import knee.experiments.file.yaml.Node.Text;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Turns SnakeYAML's node graph into ours: merge keys resolved, double keys and cuts noted. */
final class NodeGraph {
  private static final String MERGE = "<<";

  private final String file;
  private final Faults faults;
  private final Map<org.yaml.snakeyaml.nodes.Node, Node> done = new IdentityHashMap<>();

  NodeGraph(String file, Faults faults) {
    this.file = file;
    this.faults = faults;
  }

  /** An alias is the very node of its anchor, so each is turned once. */
  Node node(org.yaml.snakeyaml.nodes.Node from) {
    if (done.containsKey(from)) {
      Node known = done.get(from);
      if (known == null) {
        throw new Fault(place(from), "this contains itself through an alias; write it out");
      }
      return known;
    }
    done.put(from, null);
    Node node;
    if (from instanceof MappingNode mapping) {
      node = mapping(mapping);
    } else if (from instanceof SequenceNode sequence) {
      node = items(sequence);
    } else {
      ScalarNode scalar = (ScalarNode) from;
      node = new Text(place(from), scalar.getValue(), !scalar.isPlain());
    }
    done.put(from, node);
    return node;
  }

  private Items items(SequenceNode sequence) {
    List<Node> items = new ArrayList<>();
    List<org.yaml.snakeyaml.nodes.Node> values = sequence.getValue();
    for (int i = 0; i < values.size(); i++) {
      Node item = node(values.get(i));
      FlowCut cut = new FlowCut(pairValue(item).orElse(item));
      while (flow(sequence)
          && cut.open()
          && i + 1 < values.size()
          && node(values.get(i + 1)) instanceof Text next) {
        cut.add(next.text());
        i++;
      }
      Node mended = cut.mended(faults);
      items.add(pairValue(item).isPresent() ? withValue((Mapping) item, mended) : mended);
    }
    return new Items(place(sequence), items);
  }

  /** The value of an item {@code key: value} without braces of its own, which may be cut too. */
  private static Optional<Node> pairValue(Node item) {
    return item instanceof Mapping mapping && mapping.entries().size() == 1
        ? Optional.of(mapping.entries().values().iterator().next().value())
        : Optional.empty();
  }

  private static Mapping withValue(Mapping pair, Node value) {
    Map.Entry<String, Entry> only = pair.entries().entrySet().iterator().next();
    Entry entry = new Entry(only.getValue().place(), value);
    return new Mapping(pair.place(), Map.of(only.getKey(), entry));
  }

  private Mapping mapping(MappingNode mapping) {
    Map<String, Entry> own = new LinkedHashMap<>();
    Map<String, Entry> merged = new LinkedHashMap<>();
    List<NodeTuple> tuples = mapping.getValue();
    for (int i = 0; i < tuples.size(); i++) {
      NodeTuple tuple = tuples.get(i);
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        faults.add(place(tuple.getKeyNode()), "a list or mapping as a key; a key is a plain word");
        continue;
      }
      if (key.isPlain() && key.getValue().equals(MERGE)) {
        merge(node(tuple.getValueNode()), merged);
        continue;
      }
      FlowCut cut = new FlowCut(node(tuple.getValueNode()));
      while (flow(mapping) && cut.open() && i + 1 < tuples.size() && loneKey(tuples.get(i + 1))) {
        cut.add(((ScalarNode) tuples.get(i + 1).getKeyNode()).getValue());
        i++;
      }
      put(own, key, cut.mended(faults));
    }
    merged.forEach(own::putIfAbsent);
    return new Mapping(place(mapping), own);
  }

  private void put(Map<String, Entry> own, ScalarNode key, Node value) {
    Entry first = own.putIfAbsent(key.getValue(), new Entry(place(key), value));
    if (first != null) {
      faults.add(
          place(key),
          "key '%s' is given twice, first on line %d; keep one of them"
              .formatted(key.getValue(), first.place().line()));
    }
  }

  /** The mapping's own keys win over merged ones, and earlier merged ones over later ones. */
  private void merge(Node from, Map<String, Entry> into) {
    if (from instanceof Mapping mapping) {
      mapping.entries().forEach(into::putIfAbsent);
    } else if (from instanceof Items list
        && list.items().stream().allMatch(Mapping.class::isInstance)) {
      list.items().forEach(item -> merge(item, into));
    } else {
      faults.add(from.place(), "<< merges mappings only; write <<: *name of an anchored mapping");
    }
  }

  private static boolean flow(CollectionNode<?> node) {
    return node.getFlowStyle() == DumperOptions.FlowStyle.FLOW;
  }

  private static boolean loneKey(NodeTuple tuple) {
    return tuple.getKeyNode() instanceof ScalarNode
        && tuple.getValueNode() instanceof ScalarNode value
        && value.isPlain()
        && value.getValue().isEmpty();
  }

  private Place place(org.yaml.snakeyaml.nodes.Node node) {
    return new Place(file, node.getStartMark().getLine() + 1, node.getStartMark().getColumn() + 1);
  }
}
