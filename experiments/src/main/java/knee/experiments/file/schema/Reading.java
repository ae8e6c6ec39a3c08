package knee.experiments.file.schema;

import java.util.List;
import java.util.Optional;
import knee.experiments.file.quantity.DataFiles;
import knee.experiments.file.yaml.Fault;
import knee.experiments.file.yaml.Faults;
import knee.experiments.file.yaml.Node;
import knee.experiments.file.yaml.Node.Mapping;
import knee.experiments.file.yaml.Place;

/**
 * One pass over a file or a part of it.
 *
 * @param whole the point being read; empty for a part of a file, of which it can be said only
 *     whether each value is well formed, not whether it is complete or what its names refer to
 * @param path dotted, of the value being read; empty at the top
 */
public record Reading(Faults faults, DataFiles files, Optional<Mapping> whole, String path) {
  /** One level down; a variant is as good as a file, so its paths begin anew. */
  public Reading at(String name) {
    if (path.equals("variants")) {
      return new Reading(faults, files, whole, "");
    }
    return new Reading(faults, files, whole, path.isEmpty() ? name : path + "." + name);
  }

  /** The value; empty when there was a fault, which is noted. */
  public <T> Optional<T> attempt(Type<T> type, Node node) {
    try {
      return Optional.of(type.read(node, this));
    } catch (Fault fault) {
      faults.add(fault);
      return Optional.empty();
    }
  }

  /** Notes a fault that only a complete point can have. */
  public void faultOfWhole(Place place, String message) {
    if (whole.isPresent()) {
      faults.add(place, message);
    }
  }

  /** Notes a warning about a complete point. */
  public void warn(Place place, String message) {
    if (whole.isPresent()) {
      faults.warn(place, message);
    }
  }

  /** The names given in a section of the point, such as those of the services. */
  public List<String> names(String section) {
    return part(section).map(Mapping::names).orElse(List.of());
  }

  /** A mapping inside the point, by its dotted path. */
  public Optional<Mapping> part(String dotted) {
    Optional<Mapping> part = whole;
    for (String name : dotted.split("\\.")) {
      part =
          part.filter(mapping -> mapping.has(name))
              .map(mapping -> mapping.entries().get(name).value())
              .filter(Mapping.class::isInstance)
              .map(Mapping.class::cast);
    }
    return part;
  }

  /** How the place being read is called in messages. */
  public String under() {
    return path.isEmpty() ? "at the top level" : "under " + path;
  }
}
