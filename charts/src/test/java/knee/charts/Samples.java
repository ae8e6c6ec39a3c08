package knee.charts;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;

/** Made-up results that cover what figures must cope with. */
public final class Samples {
  public static final List<String> NAMES =
      List.of(
          "one-variant",
          "three-variants-measured",
          "no-vary",
          "single-point",
          "two-paths",
          "transient",
          "categories",
          "categories-long",
          "nulls",
          "timeouts",
          "twelve-variants",
          "many-lines",
          "tiny",
          "huge",
          "wide",
          "one-grid-point",
          "times-as-text");

  private Samples() {}

  public static Path path(String name) {
    try {
      return Path.of(Samples.class.getResource("/" + name + ".json").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
