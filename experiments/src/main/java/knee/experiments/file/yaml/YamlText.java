package knee.experiments.file.yaml;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Turns the text of a YAML file into nodes with places. Anchors, aliases and merge keys are
 * resolved; an aliased value keeps the place of its anchor. No tag is obeyed and no object is made.
 */
public final class YamlText {
  private static final int MAX_DEPTH = 60;
  private static final int MAX_ALIASES = 2_000;
  private static final long MAX_VALUES = 200_000;

  private final String file;
  private final String text;

  private YamlText(String file, String text) {
    this.file = file;
    this.text = text;
  }

  /**
   * The one document of a text; empty when there is none.
   *
   * @param faults keys given twice, values cut at a comma, ...
   * @throws Fault when it is not YAML, or too deep or too large to be a file that a person wrote
   */
  public static Optional<Node> parse(String file, String text, Faults faults) {
    return new YamlText(file, text).parse(faults);
  }

  private Optional<Node> parse(Faults faults) {
    try {
      checkDepth();
      org.yaml.snakeyaml.nodes.Node root = new Yaml(options()).compose(reader());
      if (root == null) {
        return Optional.empty();
      }
      Node node = new NodeGraph(file, faults).node(root);
      if (expanded(node, new IdentityHashMap<>()) > MAX_VALUES) {
        throw new Fault(
            node.place(),
            "its aliases stand for more than %,d values; write a smaller file"
                .formatted(MAX_VALUES));
      }
      return Optional.of(node);
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
      if (e.getProblem().contains("another document")) {
        throw new Fault(
            place(mark), "a second document begins here; write one document per file, without ---");
      }
      throw new Fault(place(mark), "not YAML: " + e.getProblem() + "; " + advice(e.getProblem()));
    } catch (ReaderException e) {
      throw new Fault(
          placeOf(e.getPosition()), "a character that YAML does not allow; take it out");
    } catch (YAMLException e) {
      throw new Fault(new Place(file, 1, 1), "not YAML: " + e.getMessage() + "; simplify it");
    }
  }

  private java.io.Reader reader() {
    return new java.io.StringReader(text);
  }

  private static LoaderOptions options() {
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(MAX_DEPTH + 1);
    options.setMaxAliasesForCollections(MAX_ALIASES);
    options.setCodePointLimit(Integer.MAX_VALUE);
    return options;
  }

  /** The composer calls itself for every level; the events do not. */
  private void checkDepth() {
    int depth = 0;
    for (Event event : new Yaml(options()).parse(reader())) {
      if (event instanceof CollectionStartEvent && ++depth > MAX_DEPTH) {
        throw new Fault(
            place(event.getStartMark()),
            "nested more than " + MAX_DEPTH + " levels deep; nothing here needs so many");
      } else if (event instanceof CollectionEndEvent) {
        depth--;
      }
    }
  }

  /** Number of values when every alias is written out; aliases share nodes, so each counts once. */
  private static long expanded(Node node, Map<Node, Long> known) {
    Long size = known.get(node);
    if (size != null) {
      return size;
    }
    long sum = 1;
    if (node instanceof Node.Items list) {
      for (Node item : list.items()) {
        sum = Math.min(MAX_VALUES + 1, sum + expanded(item, known));
      }
    } else if (node instanceof Node.Mapping mapping) {
      for (Node.Entry entry : mapping.entries().values()) {
        sum = Math.min(MAX_VALUES + 1, sum + expanded(entry.value(), known));
      }
    }
    known.put(node, sum);
    return sum;
  }

  private static String advice(String problem) {
    if (problem.contains("TAB")) {
      return "indent with spaces";
    }
    if (problem.contains("mapping values are not allowed")) {
      return "check the indentation, or quote a value with ': ' in it";
    }
    if (problem.contains("undefined alias")) {
      return "define it before it is used, as &name";
    }
    if (problem.contains("tag")) {
      return "take the tag (!...) out";
    }
    return "check indentation, quotes and brackets up to here";
  }

  private Place place(Mark mark) {
    return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
  }

  private Place placeOf(int offset) {
    String before = text.substring(0, Math.min(offset, text.length()));
    int lines = (int) before.chars().filter(c -> c == '\n').count();
    return new Place(file, lines + 1, before.length() - before.lastIndexOf('\n'));
  }
}
